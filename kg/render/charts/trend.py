"""Draws a course of time as a line: a number a month."""

from collections.abc import Mapping, Sequence

from kg.errors import QueryError
from kg.render.charts.paper import Part, Sheet, chart_heading, drawn_chart, sheet_of
from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import text_width

__all__ = ["draw_trend"]

_HIGH, _SIZE = 620, 24
_LABELS = 90  # room for the numbers on the left


def draw_trend(rows: Sequence[Mapping[str, str]], title: str, sheet: Sheet | None = None) -> Drawing:
    """Draw a line over months; a month without a row counts 0.

    Args:
        rows: with "month" ("2024-02") and a column of whole numbers.
        title: what stands above.
        sheet: what it is drawn on; None for a wide light one.

    Raises:
        QueryError: the rows have no months or no numbers.
    """
    sheet = sheet or sheet_of()
    ink, width, margin = sheet.ink, sheet.width, sheet.margin
    edge = margin + _LABELS
    counts: dict[int, int] = {}
    for row in rows:
        number = next((int(value) for name, value in row.items() if name != "month" and value.isdecimal()), None)
        when = row.get("month", "")
        if number is not None and len(when) >= 7 and when[:4].isdecimal() and when[5:7].isdecimal():
            counts[int(when[:4]) * 12 + int(when[5:7]) - 1] = number
    if not counts:
        raise QueryError(
            "The answer has no months with numbers.", hint="Another value of its parameters may give some."
        )
    first, last, most = min(counts), max(counts), max(max(counts.values()), 1)
    texts, top = chart_heading(title, sheet)
    parts: list[Part] = [*texts]
    bottom = top + 60 + _HIGH
    step = (width - margin - edge) / max(last - first, 1)
    points = tuple(
        (round(edge + (month - first) * step), round(bottom - _HIGH * counts.get(month, 0) / most))
        for month in range(first, last + 1)
    )
    for mark in sorted({0, most // 2, most}):
        y = round(bottom - _HIGH * mark / most)
        parts.append(Line(((edge, y), (width - margin, y)), ink.line, 2))
        words = f"{mark:,}"
        parts.append(Text(words, round(edge - 20 - text_width(words, _SIZE)), y + 9, _SIZE, ink.small))
    if len(points) > 1:
        under = (*points, (points[-1][0], bottom), (points[0][0], bottom))
        parts += [Shape((under,), ink.strong, 0.12), Line(points, ink.strong, 5)]
    parts.append(Dots(points, 10 if sheet.narrow else 14, ink.strong))
    every = max(1, -(-(last - first + 1) // (4 if sheet.narrow else 8)))
    for month in range(first, last + 1, every):
        words = f"{month // 12}-{month % 12 + 1:02}"
        across = text_width(words, _SIZE)
        x = min(max(edge + (month - first) * step - across / 2, margin), width - margin - across)
        parts.append(Text(words, round(x), bottom + 46, _SIZE, ink.small))
    described = (
        f"{title}: {sum(counts.values()):,} from {first // 12}-{first % 12 + 1:02} to {last // 12}-{last % 12 + 1:02}."
    )
    return drawn_chart(title, described, bottom + 46 + margin, parts, sheet)
