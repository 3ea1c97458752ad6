"""The blocks of a Markdown note in order, with exact offsets: headings, paragraphs, list items, tables, code.

markdown-it-py says which lines are what (CommonMark 0.31 and pipe tables); where the words of a line begin and end is
found here. Inline Markdown is left as it stands.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.model import Span
from kg.readers.markdown.html_tables import find_table
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.text.quotes import stripped

__all__ = ["outline"]

_LONGEST = 2_000_000  # characters of a note that are parsed
_UNDERLINES = frozenset("=-")  # below a paragraph of several lines they are a rule, not the mark of a heading
_MOST_OPEN_FENCES = 3
_HTML_HEADING = re.compile(
    r"<(?:h([1-6])|summary)\b[^<>]{0,200}>(.{1,500}?)</(?:h[1-6]|summary)\s*>", re.IGNORECASE | re.DOTALL
)
_HTML_ITEM = re.compile(r"(?:<[uo]l\b[^<>]{0,200}>\s*)?<li\b[^<>]{0,200}>(.*?)(?:</li\s*>.*)?$", re.IGNORECASE)
_BOLD = re.compile(
    r"(\*\*\*?|__)(?=\S)(?:(?!\1).){1,300}\1"
    r"(?:[ \t]*[(\[][^()\[\]\n]{0,60}(?:19|20)\d\d[^()\[\]\n]{0,6}[)\]])?[ \t]*(?:<br\s?/?>|\\)?"
)
_BOLD_AND_PLACE = re.compile(
    r"(\*\*|__)(?=\S)(?:(?!\1).){12,300}\1[ \t]*\([^\W\d_][^()\[\]\d\n]{1,30}\)"
)  # "**Title** (Lab)"
_BEFORE_BOLD = re.compile(r"[^\w\s\[\]<>*_`\\$#|&~(){}\"'“”‘’.,:;!?=+-]{1,4}[ \t]*(?=\*\*|__)")  # a sign such as ✅
_SQUARE = re.compile(r"[■□◆◇▣◈][ \t]*(\S.{0,200}[^\s.。!?다])")  # a line that heads what follows in Korean notes
_BULLET = re.compile(r"[•‣▪◦●·∙][ \t]*(?=\S)")
_ROW_EDGE = re.compile(r"(?<!\\)\|")
_TASK = re.compile(r"\[[ xX/-]\][ \t]+")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def outline(text: str, start: int = 0) -> tuple[Node, ...]:
    """Return the blocks of ``text`` from ``start`` on, which begins a line.

    Indented text is prose, not code: notes indent below list items without counting columns.
    """
    end = min(len(text), start + _LONGEST)
    source = text[start:end]
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", " ")
    tokens = _parser().parse(source)
    for _ in range(_MOST_OPEN_FENCES):
        opened = _open_fence(source, tokens)
        if opened < 0:
            break
        marks = len(source[opened:]) - len(source[opened:].lstrip(source[opened]))
        source = source[:opened] + " " * marks + source[opened + marks :]
        tokens = _parser().parse(source)
    return tuple(_Builder(text, start, end).nodes(tokens))


def _open_fence(source: str, tokens: list[Token]) -> int:
    """Return where a fence stands that is never closed, -1 if there is none: it fences nothing."""
    fence = next((token for token in reversed(tokens) if token.type == "fence"), None)
    if fence is None or fence.map is None:
        return -1
    lines = source.split("\n")
    last = lines[min(fence.map[1], len(lines)) - 1].strip(" \t>")
    closed = fence.map[1] - fence.map[0] > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])
    if closed:
        return -1
    begin = sum(len(line) + 1 for line in lines[: fence.map[0]])
    return source.find(fence.markup, begin)


class _Builder:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._lines: list[tuple[int, int]] = []
        place = start
        while place <= end:
            stop = text.find("\n", place, end)
            stop = end if stop < 0 else stop
            self._lines.append((place, stop - 1 if stop > place and text[stop - 1] == "\r" else stop))
            place = stop + 1
        self._nodes: list[Node] = []
        self._depth = 0
        self._quotes = 0
        self._ordered: list[bool] = []
        self._below = 0  # the line where what has been read already ends
        self._first = False  # whether the next paragraph is the first of its list item

    def nodes(self, tokens: list[Token]) -> list[Node]:
        table: list[tuple[Span, ...]] | None = None
        for place, token in enumerate(tokens):
            kind = token.type
            if kind == "list_item_open":
                self._depth += 1
                self._first = True
            elif kind == "list_item_close":
                self._depth -= 1
                self._first = False
            elif kind in {"bullet_list_open", "ordered_list_open"}:
                self._ordered.append(kind.startswith("ordered"))
            elif kind in {"bullet_list_close", "ordered_list_close"}:
                self._ordered.pop()
            elif kind == "blockquote_open":
                self._quotes += 1
            elif kind == "blockquote_close":
                self._quotes -= 1
            elif kind == "table_open":
                table = []
            elif kind == "tr_open" and table is not None and token.map:
                table.append(self._cells(token.map[0]))
            elif kind == "table_close" and table:
                self._table(table)
                table = None
            elif table is None and (not token.map or token.map[0] >= self._below):
                self._leaf(token, tokens[place - 1] if place else None)
        return self._nodes

    def _leaf(self, token: Token, before: Token | None) -> None:
        kind = token.type
        if kind == "inline" and before is not None and token.map:
            underlined = before.type == "heading_open" and before.markup in _UNDERLINES and "\n" in token.content
            if before.type == "heading_open" and not underlined:
                self._heading(token, int(before.tag[1]))
            else:
                self._paragraph(token)
            if underlined and before.map:
                self._add(NodeKind.RULE, [Span(*self._lines[min(before.map[1], len(self._lines)) - 1])])
            self._first = False
        elif kind == "fence" and token.map:
            self._code(token)
        elif kind == "html_block" and token.map:
            self._html(token.map)
        elif kind == "hr" and token.map:
            start, end = self._lines[token.map[0]]
            self._add(NodeKind.RULE, [Span(start, end)])

    def _add(self, kind: NodeKind, lines: list[Span], *, level: int = 0, info: str = "", ordered: bool = False) -> None:
        node = Node(
            kind=kind,
            start=lines[0].start,
            end=lines[-1].end,
            lines=tuple(lines),
            level=level,
            depth=self._depth,
            quoted=self._quotes > 0,
            ordered=ordered,
            info=info,
        )
        self._nodes.append(node)

    def _words(self, token: Token) -> list[Span]:
        found = []
        for number, words in enumerate(token.content.split("\n"), token.map[0] if token.map else 0):
            start, end = self._lines[min(number, len(self._lines) - 1)]
            words = words.strip()
            if words.endswith("\\") and not words.endswith("\\\\"):
                words = words[:-1].rstrip()  # the mark of a line break
            at = self._text.rfind(words, start, end) if words else -1
            span = Span(at, at + len(words)) if at >= 0 else Span(*stripped(self._text, start, end))
            if span.start < span.end:
                found.append(span)
        return found

    def _heading(self, token: Token, level: int) -> None:
        lines = self._words(token)
        if lines:
            self._add(NodeKind.HEADING, lines, level=level)

    def _paragraph(self, token: Token) -> None:
        lines = self._words(token)
        if not lines:
            return
        item = self._first
        if item and (task := _TASK.match(self._text, lines[0].start, lines[0].end)):
            lines[0] = Span(task.end(), lines[0].end)
        first, *rest = lines
        sign = _BEFORE_BOLD.match(self._text, first.start, first.end)
        begin = sign.end() if sign else first.start
        square = None if item or self._depth or rest else _SQUARE.fullmatch(self._text, first.start, first.end)
        if square is not None:
            self._add(NodeKind.HEADING, [Span(*square.span(1))], level=BOLD_LINE)
            return
        forms = (_BOLD,) if self._quotes else (_BOLD, _BOLD_AND_PLACE)
        if not (item or self._depth) and any(form.fullmatch(self._text, begin, first.end) for form in forms):
            # a bold line heads what follows, also without a blank line between
            self._add(NodeKind.HEADING, [Span(begin, first.end)], level=BOLD_LINE)
            lines = rest
        paragraph: list[Span] = []
        for line in lines:
            bullet = _BULLET.match(self._text, line.start, line.end)
            if bullet is None:
                paragraph.append(line)
                continue
            self._flush(paragraph, item=item)
            item = False
            self._depth += 1
            self._add(NodeKind.ITEM, [Span(bullet.end(), line.end)])
            self._depth -= 1
            paragraph = []
        self._flush(paragraph, item=item)

    def _flush(self, lines: list[Span], *, item: bool) -> None:
        if lines:
            ordered = item and bool(self._ordered) and self._ordered[-1]
            self._add(NodeKind.ITEM if item else NodeKind.PARAGRAPH, lines, ordered=ordered)

    def _code(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        inside = self._lines[first + 1 : max(first + 1, last - 1)]
        if inside:
            start, end = inside[0][0], inside[-1][1]
            end = start + len(self._text[start:end].rstrip())
            if start < end:
                self._add(NodeKind.CODE, [Span(start, end)], info=token.info.strip())

    def _html(self, lines: list[int]) -> None:
        start, end = self._lines[lines[0]][0], self._lines[min(lines[1], len(self._lines)) - 1][1]
        start, end = stripped(self._text, start, end)
        below = min(lines[1], len(self._lines))
        while (table := find_table(self._text, start, end, self._lines[-1][1])) is not None:
            self._html_lines(start, table.start)
            self._table(list(table.rows))
            while below < len(self._lines) and self._lines[below][0] < table.end:
                below += 1
            start, end = table.end, max(end, self._lines[below - 1][1])
        self._below = below
        self._html_lines(start, end)

    def _html_lines(self, start: int, end: int) -> None:
        place = start
        for heading in _HTML_HEADING.finditer(self._text, start, min(end, start + 20_000)):
            self._html_part(place, heading.start())
            span = Span(*stripped(self._text, *heading.span(2)))
            if span.start < span.end:
                self._add(NodeKind.HEADING, [span], level=int(heading[1] or BOLD_LINE))
            place = heading.end()
        self._html_part(place, end)

    def _html_part(self, start: int, end: int) -> None:
        lines: list[Span] = []
        for line in re.finditer(r"[^\r\n]+", self._text[start:end]):
            span = Span(*stripped(self._text, start + line.start(), start + line.end()))
            item = _HTML_ITEM.match(self._text, span.start, span.end)
            if item is not None:
                self._html_item(lines, Span(*stripped(self._text, *item.span(1))))
                lines = []
            elif span.start < span.end:
                lines.append(span)
        if lines:
            self._add(NodeKind.HTML, lines)

    def _html_item(self, before: list[Span], words: Span) -> None:
        if before:
            self._add(NodeKind.HTML, before)
        if words.start < words.end:
            self._depth += 1
            self._add(NodeKind.ITEM, [words])
            self._depth -= 1

    def _cells(self, number: int) -> tuple[Span, ...]:
        start, end = stripped(self._text, *self._lines[number])
        while start < end and self._text[start] in "> \t":  # a table in a block quote
            start += 1
        if start < end and self._text[start] == "|":
            start += 1
        if end > start and self._text[end - 1] == "|" and not self._text.startswith("\\", end - 2):
            end -= 1
        cells = []
        for edge in [*_ROW_EDGE.finditer(self._text, start, end), None]:
            stop = edge.start() if edge else end
            cells.append(Span(*stripped(self._text, start, stop)))
            start = edge.end() if edge else end
        return tuple(cells)

    def _table(self, rows: list[tuple[Span, ...]]) -> None:
        cells = [cell for row in rows for cell in row]
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        node = Node(
            kind=NodeKind.TABLE,
            start=start,
            end=end,
            lines=tuple(Span(row[0].start, max(row[0].start, row[-1].end)) for row in rows),
            depth=self._depth,
            quoted=self._quotes > 0,
            rows=tuple(rows),
        )
        self._nodes.append(node)
        self._first = False
