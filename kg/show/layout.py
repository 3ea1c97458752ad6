"""Lays text out for a terminal: headings, paragraphs, fields and columns within a width."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from kg.sparql.results.cells import beginning_within, display_width, plain

__all__ = ["columns", "field", "heading", "more", "paragraph"]

_GAP = 2  # blanks between columns
_NARROWEST = 12  # columns that a shortened cell keeps
_NAME = 14  # columns for the name of a field


def heading(text: str) -> Iterator[str]:
    """Return a section's heading after a blank line."""
    yield ""
    yield text


def paragraph(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """Return text as lines of at most a width."""
    blank = " " * indent
    for line in wrap(plain(text), _characters(text, width), break_on_hyphens=False) or [""]:
        yield blank + line


def field(name: str, values: Iterable[str], width: int) -> Iterator[str]:
    """Return a name and values behind it, separated by commas; nothing where there are no values."""
    text = ", ".join(plain(each) for each in values if each)
    if text:
        lines = wrap(text, _characters(text, width - _NAME), break_on_hyphens=False)
        for place, line in enumerate(lines):
            yield f"{name if not place else '':<{_NAME}}{line}"


def columns(
    rows: Sequence[Sequence[str]], width: int, indent: int = 2, right: frozenset[int] = frozenset()
) -> Iterator[str]:
    """Return rows as aligned columns; the widest are shortened where there is no room, empty ones are left out.

    Args:
        rows: the cells, as many in each row.
        width: how many columns to fill.
        indent: how many blanks stand before each line.
        right: the places of columns to align to the right.
    """
    cells = [[plain(cell) for cell in row] for row in rows]
    kept = [place for place in range(len(cells[0]) if cells else 0) if any(row[place] for row in cells)]
    widths = {place: max(display_width(row[place]) for row in cells) for place in kept}
    room = width - indent - _GAP * (len(kept) - 1)
    cap = max(widths.values(), default=0)
    while cap > _NARROWEST and sum(min(each, cap) for each in widths.values()) > room:
        cap -= 1
    widths = {place: min(each, cap) for place, each in widths.items()}
    for row in cells:
        line = (" " * _GAP).join(_cell(row[place], widths[place], right=place in right) for place in kept)
        yield (" " * indent + line).rstrip()


def more(count: int, what: str, indent: int = 2) -> Iterator[str]:
    """Return a line that says how many are left out; nothing where none are."""
    if count > 0:
        yield f"{' ' * indent}… {count} more {what}"


def _cell(text: str, width: int, *, right: bool) -> str:
    if display_width(text) > width:
        text = beginning_within(text, width - 1).rstrip() + "…"
    blank = " " * (width - display_width(text))
    return blank + text if right else text + blank


def _characters(text: str, width: int) -> int:
    """How many characters of a text fill a width: Hangul takes two columns each."""
    return max(20, int(width * len(text) / max(1, display_width(text))))
