"""Draws things side by side: a bar for each on every benchmark that they share."""

from collections.abc import Mapping, Sequence

from kg.errors import QueryError
from kg.render.charts.paper import MARGIN, WIDTH, Part, heading, ink_of, page
from kg.render.poster.drawing import Drawing, Shape, Text
from kg.render.poster.letters import text_width, wrapped

__all__ = ["draw_comparison"]

_MOST = 30
_SIZE, _SMALL, _BAR, _ROW, _GAP = 26, 21, 26, 44, 34
_OTHERS = (("#0b8a63", "#cf5214", "#7250c7", "#b23a83"), ("#4fd0a5", "#f59b62", "#b69cf5", "#ef8cc6"))
_BARS, _ENDS = 470, 1180  # where bars begin, and where the longest ends


def draw_comparison(
    rows: Sequence[Mapping[str, str]], title: str, names: Mapping[str, str], *, dark: bool = False
) -> Drawing:
    """Draw the scores of things, benchmark by benchmark; bars are compared within a benchmark only.

    Args:
        rows: with "benchmark"; for each thing the scores as printed in its own column, empty for none, and the highest
            of them in the column of that name and "Value".
        title: what stands above.
        names: of the things, by their columns.
        dark: whether the paper is dark.

    Raises:
        QueryError: there is nothing to compare.
    """
    ink = ink_of(dark=dark)
    shown = [row for row in rows if sum(_value(row, column) is not None for column in names) > 1][:_MOST]
    if not shown:
        raise QueryError("They share no benchmark with figures.", hint="Other things to compare may share some.")
    colours = dict(zip(names, (ink.strong, ink.weak, *_OTHERS[dark]), strict=False))
    parts: list[Part] = []
    texts, y = heading(title, ink)
    parts += texts
    y += 20
    left = MARGIN
    for column, name in names.items():
        (said,) = wrapped(name, WIDTH / 2 - MARGIN - 60, _SIZE, bold=True, most=1)
        across = _BAR + 60 + round(text_width(said, _SIZE, bold=True))
        if left > MARGIN and left + across > WIDTH - MARGIN:
            left, y = MARGIN, y + _ROW
        parts.append(_bar(left, y, left + _BAR, colours[column]))
        parts.append(Text(said, left + _BAR + 14, y + 23, _SIZE, ink.text, bold=True))
        left += across
    y += _BAR + _GAP
    for row in shown:
        known = {column: value for column in names if (value := _value(row, column)) is not None}
        most = max(*(abs(value) for value in known.values()), 1e-9)
        lines = wrapped(row.get("benchmark", ""), _BARS - MARGIN - 30, _SIZE, bold=True)
        parts += [
            Text(line, MARGIN, y + 24 + place * round(_SIZE * 1.2), _SIZE, ink.text, bold=True)
            for place, line in enumerate(lines)
        ]
        for column, value in known.items():
            end = _BARS + max(round((_ENDS - _BARS) * abs(value) / most), 3)
            parts.append(_bar(_BARS, y, end, colours[column]))
            (words,) = wrapped(row[column], WIDTH - MARGIN - end - 16, _SMALL, most=1)
            parts.append(Text(words, end + 16, y + 21, _SMALL, ink.text))
            y += _ROW
        y += _GAP
    described = f"{title}: {', '.join(names.values())} on {len(shown)} benchmarks, first {shown[0]['benchmark']}."
    return page(title, described, y + MARGIN - _GAP, parts, ink)


def _value(row: Mapping[str, str], column: str) -> float | None:
    """The highest score of a thing; None if it has none."""
    try:
        return float(row[f"{column}Value"]) if row.get(column) else None
    except (KeyError, ValueError):
        return None


def _bar(left: int, top: int, right: int, colour: str) -> Shape:
    return Shape((((left, top), (right, top), (right, top + _BAR), (left, top + _BAR)),), colour)
