"""Brings decoded text into the form that is read: one Unicode form, nothing that a reader of the page does not see.

Names are matched in composed characters (NFC) without zero-width characters and soft hyphens, with full-width letters
and digits as plain ones. HTML and Obsidian comments and struck-out words become blanks of the same length. Where the
length changes, :class:`Offsets` leads back to the decoded text, so that evidence quotes the document as it stands.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["Normalised", "Offsets", "normalised"]

_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"
_REMOVED = re.compile(
    rf"[{_INVISIBLE}]|&shy;|&ZeroWidthSpace;|&#(?:173|8203|x0*(?:ad|200b));|<wbr\s?/?>", re.IGNORECASE
)
_HAS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_COMBINING = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a\ua960-\ua97f\ud7b0-\ud7ff]")
_DECOMPOSED = re.compile(
    "[^\u0300-\u036f\u1160-\u11ff\u3099\u309a\ud7b0-\ud7ff][\u0300-\u036f\u1160-\u11ff\u3099\u309a\ud7b0-\ud7ff]{1,30}"
)
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_OPEN_COMMENT = re.compile(r"[ \t]{0,3}<!--")
_EDGE = re.compile(r"^[ \t]*%%[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"[^\r\n]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_FULL_WIDTH[0xFF05] = ord("%")
_HAS_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％]")
_HAS_ANY = re.compile(
    f"[{_INVISIBLE}\u0300-\u036f\u1100-\u11ff\u3099\u309a\ua960-\ua97f\ud7b0-\ud7ff０-９Ａ-Ｚａ-ｚ％．]"
)
_FULL_WIDTH_POINT = re.compile(r"(?<=[0-9])．(?=[0-9])")


class Offsets:
    """Leads from places of normalised text to places of the text that it was made from."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in pieces]
        self._sources = [source for _, source in pieces]

    def source(self, offset: int) -> int:
        """Return where the character at ``offset`` stands in the text before normalisation."""
        place = bisect_right(self._starts, offset) - 1
        return self._sources[place] + offset - self._starts[place]


class Normalised(NamedTuple):
    """Text to read, and the way back; ``offsets`` is None where every character kept its place."""

    text: str
    offsets: Offsets | None = None


def normalised(text: str) -> Normalised:
    """Return ``text`` as it is read.

    Args:
        text: a document's decoded text.
    """
    if "<!--" in text or "%%" in text or "~~" in text:
        text = _without_hidden(text)
    entities = ("&" in text or "<" in text) and any(mark in text for mark in ("&shy;", "&Zero", "&#", "<wbr", "<WBR"))
    if (text.isascii() or _HAS_ANY.search(text) is None) and not entities:
        return Normalised(text)
    if _HAS_FULL_WIDTH.search(text):
        text = _FULL_WIDTH_POINT.sub(".", text.translate(_FULL_WIDTH))
    changes = []
    if entities or _HAS_INVISIBLE.search(text):
        changes = [(found.start(), found.end(), "") for found in _REMOVED.finditer(text)]
    if _COMBINING.search(text) and not unicodedata.is_normalized("NFC", text):
        changes += _compositions(text)
    return _changed(text, sorted(changes)) if changes else Normalised(text)


def _compositions(text: str) -> list[tuple[int, int, str]]:
    found = []
    for piece in _DECOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", piece[0])
        if composed != piece[0]:
            found.append((piece.start(), piece.end(), composed))
    return found


def _changed(text: str, changes: list[tuple[int, int, str]]) -> Normalised:
    kept: list[str] = []
    pieces = [(0, 0)]
    position = length = 0
    for start, end, new in changes:
        if start < position:
            continue
        kept += (text[position:start], new)
        length += start - position
        if new:
            pieces.append((length, start))
            length += len(new)
        pieces.append((length, end))
        position = end
    kept.append(text[position:])
    return Normalised("".join(kept), Offsets(pieces))


def _without_hidden(text: str) -> str:
    """Return ``text`` with blanks for comments and struck-out words, line ends kept; code stays as it is."""
    fences = _fenced(text) if "```" in text or "~~~" in text else []
    if "<!--" in text:
        text = _blanked(text, _comments(text), fences)
    if "%%" in text:
        edges = [edge.span() for edge in _EDGE.finditer(text)]
        blocks = [(opened[0], closed[1]) for opened, closed in zip(edges[::2], edges[1::2], strict=False)]
        text = _blanked(text, blocks, fences)
        text = _blanked(text, _paired(text, "%%"), fences)
    if "~~" in text:
        text = _blanked(text, _paired(text, "~~"), fences)
    return text


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where HTML comments stand; one that begins a line and is never closed hides the rest (CommonMark 4.6)."""
    place = text.find("<!--")
    while place >= 0:
        end = text.find("-->", place + 4)
        if end < 0:
            line = text.rfind("\n", 0, place) + 1
            if _OPEN_COMMENT.match(text, line, place + 4):
                yield place, len(text)
            return
        yield place, end + 3
        place = text.find("<!--", end + 3)


def _paired(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between two marks of one line, the marks included."""
    opened = -1
    place = text.find(mark)
    while place >= 0:
        step = len(mark)
        if opened < 0 or text.find("\n", opened, place) >= 0:
            opened = place if not text.startswith(mark[0], place + step) else -1
            if opened < 0:  # a longer run of the character is not a mark
                step += 1
        elif place > opened + step and (mark == "%%" or _is_tight(text, opened + step, place)):
            yield opened, place + step
            opened = -1
        else:
            opened = place
        place = text.find(mark, place + step)


def _is_tight(text: str, start: int, end: int) -> bool:
    return not text[start].isspace() and not text[end - 1].isspace()


def _blanked(text: str, spans: Iterable[tuple[int, int]], fences: list[tuple[int, int]]) -> str:
    kept: list[str] = []
    position = 0
    for start, end in spans:
        if start >= position and not _within(fences, start):
            kept += (text[position:start], _blanks(text[start:end]))
            position = end
    kept.append(text[position:])
    return "".join(kept)


def _blanks(words: str) -> str:
    return _BLANK.sub(" ", words)


def _fenced(text: str) -> list[tuple[int, int]]:
    """Return where fenced code stands; a fence that is never closed fences nothing."""
    found: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not fence[0].strip().strip(fence[1][0]):
            found.append((opened.start(), fence.end()))
            opened = None
    return found


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and place < spans[at][1]
