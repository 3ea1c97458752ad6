"""Cuts Markdown into blocks with exact character offsets, line by line.

A reader of lines, and no full CommonMark parser: such parsers give lines but not characters, and cost more than
everything else in reading. What these documents use is known: ATX headings, bold lines that serve as headings, lists,
pipe tables, fenced code, pictures and HTML. Each pattern is linear in the length of a line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import PassageKind

__all__ = ["BOLD_HEADING", "LONGEST_LINE", "Block", "blocks", "is_furniture"]

LONGEST_LINE = 1_000_000
"""Characters of a line that are read; what follows on it is left out."""

BOLD_HEADING = 7
"""The depth of a bold line that serves as a heading: below the six levels of ``#``."""


class Block(NamedTuple):
    """A block of a document: ``text[start:end]`` is its content without marker and surrounding space.

    ``depth`` is a heading's level; of every other block it is the indentation in characters.
    """

    kind: PassageKind
    start: int
    end: int
    depth: int


_LINE = re.compile(
    r"""([^\S\r\n]*+)                                # 1: indentation
    (?: (\#{1,6})(?=[ \t\[])                       # 2: marks of a heading
      | ((?:[-*+•]|\d{1,3}[.)])(?=\s|\Z))          # 3: mark of a list item
      | (`{3,10}(?![^`\r\n]*+`)|~{3,10})          # 4: fence of code
      | >[> \t]*+
    )?
    [^\S\r\n]*+
    ([^\r\n]*+)                                    # 5: text
    (?:\r\n|\r|\n|\Z)""",
    re.VERBOSE,
)
_CLOSING_HASHES = re.compile(r"(?<=\s)#+$")
_BOLD_LINE = re.compile(r"\*\*\*?(?=\S)([^*\r\n]{1,100})\*\*\*?[ \t]*[:：]?$")
_TABLE_RULE = re.compile(r"\|?(?:[ \t]*+:?-++:?[ \t]*+\|)+(?:[ \t]*+:?-++:?[ \t]*+)?$")
_TAG = re.compile(r"<[^<>]*>")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_MEDIA_LINK = re.compile(r"\[[^\[\]]*\]\(?https?://[^\s()]+\.(?:mp4|mov|qt|webm|gif|png|jpe?g|svg|webp)\)?$", re.I)
_PROSE_FENCES = frozenset({"markdown", "md", "text", "txt", "plaintext"})
_RULE_MARKS = "-*_= \t"
_GLANCE = 200  # characters of a line that suffice to see what it is


def is_furniture(line: str) -> bool:
    """Tell whether a line is only pictures, videos or HTML tags."""
    first = line[:1]
    if first == "<":
        return line.endswith(">") and not _TAG.sub("", line).strip()
    if first == "!":
        return not _IMAGE.sub("", line).strip()
    return first == "[" and _MEDIA_LINK.match(line) is not None


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` in order; rules, pictures, videos and lines of pure HTML are left out.

    Lines of text that follow each other are one paragraph, those right after a list item belong to it. The contents
    of a code fence that says it holds prose (```` ```markdown ````) are blocks like any other; a fence that is never
    closed opens nothing.
    """
    current: Block | None = None
    for piece in _pieces(text):
        if current is None:
            current = piece
        elif piece is not None and (joined := _join(text, current, piece)) is not None:
            current = joined
        else:
            yield current
            current = piece
        if current is not None and current.kind in _SINGLE:
            yield current
            current = None
    if current is not None:
        yield current


_SINGLE = (PassageKind.HEADING, PassageKind.CODE)


def _join(text: str, block: Block, line: Block) -> Block | None:
    """Return the block that goes on with the line, None if the line begins a new one."""
    if line.kind is PassageKind.TABLE:
        return block._replace(end=line.end) if block.kind is PassageKind.TABLE else None
    if line.kind is not PassageKind.PARAGRAPH:
        return None
    if block.kind is PassageKind.TABLE and text.find("|", line.start, line.end) < 0:
        return None
    if block.kind is PassageKind.PARAGRAPH and _TABLE_RULE.match(text, line.start, line.end):
        return Block(PassageKind.TABLE, block.start, line.end, block.depth)
    return block._replace(end=line.end)


def _pieces(text: str) -> Iterator[Block | None]:
    """Yield each line as its own block, fenced code as one, and None for what parts blocks."""
    fences = _Fences(text)
    resume = 0
    for line in _LINE.finditer(text):
        begin = line.start()
        if begin < resume:
            continue
        indentation, heading, item, fence, words = line.groups()
        start = line.start(5)
        words = words[:LONGEST_LINE].rstrip()
        end = start + len(words)
        indent = len(indentation)
        glance = words[:_GLANCE]
        if fence is not None:
            yield None
            code = fences.open(begin, fence, glance, line.end())
            if code is not None:
                resume = code.resume
                if text[code.start : code.end].strip():
                    yield Block(PassageKind.CODE, code.start, code.end, indent)
        elif not glance.strip(_RULE_MARKS):
            yield None
        elif heading is not None:
            stop = _without_hashes(text, start, end)  # "# #" is a heading without words
            yield Block(PassageKind.HEADING, start, stop, len(heading)) if stop > start else None
        elif item is not None:
            yield Block(PassageKind.ITEM, start, end, indent)
        elif glance[0] == "|":
            yield Block(PassageKind.TABLE, start, end, indent)
        elif glance[0] in "<![" and is_furniture(words):
            continue
        elif glance[0] == "*" and (bold := _BOLD_LINE.match(text, start, end)) and bold[1][-1] not in ".!?다":
            yield Block(PassageKind.HEADING, *bold.span(1), BOLD_HEADING)
        else:
            yield Block(PassageKind.PARAGRAPH, start, end, indent)


def _without_hashes(text: str, start: int, end: int) -> int:
    closing = _CLOSING_HASHES.search(text, max(start, end - _GLANCE), end) if text[end - 1] == "#" else None
    return start + len(text[start : closing.start()].rstrip()) if closing else end


class _Code(NamedTuple):
    start: int
    end: int
    resume: int


class _Fences:
    """Pairs the fences of code blocks (CommonMark 0.31, section 4.5), in time linear in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed: dict[str, int] = {}
        self._closing = -1

    def open(self, begin: int, mark: str, info: str, after: int) -> _Code | None:
        """Return the code of the fence on the line at ``begin``, None if it opens none."""
        if begin == self._closing or len(mark) >= self._unclosed.get(mark[0], len(mark) + 1):
            return None
        close = re.compile(rf"^[ \t]*+[{mark[0]}]{{{len(mark)},}}[ \t]*+$", re.MULTILINE).search(self._text, after)
        if close is None:
            self._unclosed[mark[0]] = len(mark)
        elif info.lower() in _PROSE_FENCES:
            self._closing = close.start()
        else:
            return _Code(after, max(close.start() - 1, after), close.end())
        return None
