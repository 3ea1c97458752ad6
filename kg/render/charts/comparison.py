"""Draws things side by side: a bar for each on every benchmark that they share."""

from collections.abc import Mapping, Sequence

from kg.errors import QueryError
from kg.render.charts.paper import Part, Sheet, chart_heading, drawn_chart, sheet_of
from kg.render.charts.words import scores_in_words
from kg.render.poster.drawing import Drawing, Shape, Text
from kg.render.poster.letters import text_width, wrapped

__all__ = ["draw_comparison"]

_MOST = 30
_SIZE, _SMALL, _BAR, _ROW, _GAP = 26, 21, 26, 44, 34
_OTHERS = (("#0b8a63", "#cf5214", "#7250c7", "#b23a83"), ("#4fd0a5", "#f59b62", "#b69cf5", "#ef8cc6"))
_BARS, _ENDS = 470, 1180  # where bars begin, and where the longest ends


def draw_comparison(
    rows: Sequence[Mapping[str, str]], title: str, names: Mapping[str, str], sheet: Sheet | None = None
) -> Drawing:
    """Draw the scores of things, benchmark by benchmark; bars are compared within a benchmark only.

    Args:
        rows: with "benchmark"; for each thing the scores as printed in its own column, empty for none, and the highest
            of them in the column of that name and "Value".
        title: what stands above.
        names: of the things, by their columns.
        sheet: what it is drawn on; None for a wide light one.

    Raises:
        QueryError: there is nothing to compare.
    """
    sheet = sheet or sheet_of()
    ink, width, margin = sheet.ink, sheet.width, sheet.margin
    is_dark = ink.paper == sheet_of(dark=True).ink.paper
    shown = [row for row in rows if sum(_value(row, column) is not None for column in names) > 1][:_MOST]
    if not shown:
        raise QueryError("They share no benchmark with figures.", hint="Other things to compare may share some.")
    colours = dict(zip(names, (ink.strong, ink.weak, *_OTHERS[is_dark]), strict=False))
    parts: list[Part] = []
    texts, y = chart_heading(title, sheet)
    parts += texts
    y += 20
    left = margin
    for column, name in names.items():
        (said,) = wrapped(name, (width - margin if sheet.narrow else width / 2) - margin - 60, _SIZE, bold=True, most=1)
        across = _BAR + 60 + round(text_width(said, _SIZE, bold=True))
        if left > margin and left + across > width - margin:
            left, y = margin, y + _ROW
        parts.append(_bar(left, y, left + _BAR, colours[column]))
        parts.append(Text(said, left + _BAR + 14, y + 23, _SIZE, ink.text, bold=True))
        left += across
    y += _BAR + _GAP
    for row in shown:
        known = {column: value for column in names if (value := _value(row, column)) is not None}
        most = max(*(abs(value) for value in known.values()), 1e-9)
        room = width - 2 * margin if sheet.narrow else _BARS - margin - 30
        lines = wrapped(row.get("benchmark", ""), room, _SIZE, bold=True)
        parts += [
            Text(line, margin, y + 24 + place * round(_SIZE * 1.2), _SIZE, ink.text, bold=True)
            for place, line in enumerate(lines)
        ]
        if sheet.narrow:
            y += len(lines) * round(_SIZE * 1.2) + 6
        for column, value in known.items():
            said = scores_in_words(row[column], ("en", "ko")[sheet.language])
            start, longest = (margin, width - margin) if sheet.narrow else (_BARS, _ENDS)
            end = start + max(round((longest - start) * abs(value) / most), 3)
            if sheet.narrow:  # the words stand above the bar
                said_lines = wrapped(said, width - 2 * margin, _SMALL + 2)
                parts += [
                    Text(line, margin, y + 24 + place * 28, _SMALL + 2, ink.text)
                    for place, line in enumerate(said_lines)
                ]
                y += 28 * len(said_lines) + 6
            else:
                (words,) = wrapped(said, width - margin - end - 16, _SMALL, most=1)
                parts.append(Text(words, end + 16, y + 21, _SMALL, ink.text))
            parts.append(_bar(start, y, end, colours[column]))
            y += _ROW
        y += _GAP
    described = f"{title}: {', '.join(names.values())} on {len(shown)} benchmarks, first {shown[0]['benchmark']}."
    return drawn_chart(title, described, y + margin - _GAP, parts, sheet)


def _value(row: Mapping[str, str], column: str) -> float | None:
    """The highest score of a thing; None if it has none."""
    try:
        return float(row[f"{column}Value"]) if row.get(column) else None
    except (KeyError, ValueError):
        return None


def _bar(left: int, top: int, right: int, colour: str) -> Shape:
    return Shape((((left, top), (right, top), (right, top + _BAR), (left, top + _BAR)),), colour)
