"""Takes pipe tables apart into rows of cells, each with the place where its words stand."""

import re
from dataclasses import dataclass

from kg.model import Passage, Span

__all__ = ["Cell", "Table", "parse_table"]

_RULE = re.compile(r"[\s|:-]+")
_CELL = re.compile(r"(?:[^|\\\n]|\\.)*")
_MARKS = re.compile(r"\*+|`+|<[^<>]{0,60}>|\\(?=[%_|*&#])|(?<![^\W_])_+|_+(?![^\W_])")
_LINK = re.compile(r"!?\[\[?([^\[\]|]*)(?:\|([^\[\]]*))?\]\]?(?:\([^()\s]*\))?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: its words as a reader of the page sees them, without emphasis and links.
        span: where it stands, without white space around it.
        bold: whether it is emphasised.
    """

    text: str
    span: Span
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table.

    Attributes:
        header: the cells above its rule.
        rows: the cells of each row below.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def parse_table(passage: Passage) -> Table | None:
    """Return the table that a passage holds, None if it has no rule below its first row or no row below that.

    Source: GitHub Flavored Markdown, section "Tables (extension)".
    """
    text, start = passage.quote.text, passage.quote.span.start
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        lines.append((start + offset, line))
        offset += len(line) + 1
    lines = [(place, line) for place, line in lines if line.strip()]
    if len(lines) < 3 or "-" not in lines[1][1] or not _RULE.fullmatch(lines[1][1]):
        return None
    header = _cells(*lines[0])
    rows = tuple(_cells(place, line) for place, line in lines[2:] if not _RULE.fullmatch(line))
    return Table(header, rows) if len(header) > 1 and rows else None


def _cells(start: int, line: str) -> tuple[Cell, ...]:
    """Return the cells of a line; the pipes at its ends may be left out, and a pipe behind a backslash is text."""
    cells: list[Cell] = []
    place = len(line) - len(line.lstrip())
    place += line[place : place + 1] == "|"
    end = len(line.rstrip())
    if end > place and line[end - 1] == "|" and line[end - 2 : end - 1] != "\\":
        end -= 1
    while place <= end:
        found = _CELL.match(line, place, end)
        stop = found.end() if found else end
        words = line[place:stop]
        lead = len(words) - len(words.lstrip())
        span = Span(start + place + lead, start + place + max(lead, len(words.rstrip())))
        plain = _MARKS.sub("", _LINK.sub(lambda link: link[2] or link[1], words)).strip()
        cells.append(Cell(plain, span, "**" in words or "<b>" in words or "\\textbf" in words))
        place = stop + 1
    return tuple(cells)
