"""Draws scores as bars, in the order in which a query gives them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.errors import QueryError
from kg.render.charts.paper import Part, Sheet, chart_heading, drawn_chart, sheet_of
from kg.render.charts.words import value_name
from kg.render.poster.drawing import Drawing, Shape, Text
from kg.render.poster.letters import text_width, wrapped

__all__ = ["draw_ranking"]

_KEY = (
    "Bold and blue: what the paper itself presents. Grey: another's system, people, or a baseline.",
    "굵은 파란색: 논문이 직접 제시한 것. 회색: 다른 시스템, 사람, 기준선.",
)
_MOST = 40
_ROW, _BAR, _SIZE, _SMALL, _GROUP = 58, 22, 25, 20, 28
_NAMES, _FIGURES = 560, 1130  # where bars begin and end
_NARROW_SIZE, _NARROW_SMALL, _NARROW_LINE, _NARROW_GAP = 28, 23, 34, 22
_NARROW_ROOM = 150  # for the figure behind the longest bar


def draw_ranking(rows: Sequence[Mapping[str, str]], title: str, sheet: Sheet | None = None) -> Drawing:
    """Draw a ranking: a bar a row, with its figure, date and paper, in groups that have a scale each.

    A group is a metric and unit; where a query mixes the figures of several, as those of a benchmark's usual metric
    with those whose metric is not stated, they are one group.

    Args:
        rows: with "value" and, where they are known, "metric", "unit", "system", "role", "setting", "date", "title".
        title: what stands above.
        sheet: what it is drawn on; None for a wide light one.

    Raises:
        QueryError: the rows have no figures.
    """
    sheet = sheet or sheet_of()
    ink = sheet.ink
    shown = [row for row in rows if _number(row.get("value", "")) is not None][:_MOST]
    if not shown:
        raise QueryError("The answer has no figures to rank.", hint="Another value of its parameters may give some.")
    parts: list[Part] = []
    texts, y = chart_heading(title, sheet)
    parts += texts
    for scores in _together(shown):
        y += 24
        if named := _named(scores, sheet.language):
            parts.append(Text(named, sheet.margin, y + _GROUP, _GROUP, ink.text, bold=True))
            y += _GROUP + 20
        most = max((abs(_number(row["value"]) or 0.0) for row in scores), default=1.0) or 1.0
        for row in scores:
            drawn, down = (_narrow_row if sheet.narrow else _row)(row, most, y, sheet)
            parts += drawn
            y += down
    if any(row.get("role", "own") != "own" for row in shown):
        size = _NARROW_SMALL if sheet.narrow else _SMALL
        for line in wrapped(_KEY[sheet.language], sheet.width - 2 * sheet.margin, size, most=4):
            y += 40 if not sheet.narrow else _NARROW_LINE
            parts.append(Text(line, sheet.margin, y, size, ink.small))
    best = shown[0]
    described = f"{title}: {len(shown)} scores, first {_called(best, sheet)} {best['value']}."
    return drawn_chart(title, described, y + sheet.margin, parts, sheet)


def _together(rows: Sequence[Mapping[str, str]]) -> Iterator[list[Mapping[str, str]]]:
    """Yield the rows that one scale is for: those of a metric and unit, and of others that stand among them."""
    last = {_measure(row): place for place, row in enumerate(rows)}
    found: list[Mapping[str, str]] = []
    end = -1
    for place, row in enumerate(rows):
        if place > end and found:
            yield found
            found = []
        found.append(row)
        end = max(end, last[_measure(row)])
    if found:
        yield found


def _named(rows: Sequence[Mapping[str, str]], language: int) -> str:
    """The metrics and units of some rows, that of most rows first."""
    counts = Counter(_measure(row) for row in rows)
    names = [
        " · ".join(each for each in (metric, value_name("unit", unit, ("en", "ko")[language])) if each)
        for (metric, unit), _ in counts.most_common()
    ]
    return " / ".join(name for name in names if name)


def _measure(row: Mapping[str, str]) -> tuple[str, str]:
    return row.get("metric", ""), row.get("unit", "")


def _called(row: Mapping[str, str], sheet: Sheet) -> str:
    """What reached a figure, or else the paper that reports it."""
    return value_name("system", row.get("system", ""), ("en", "ko")[sheet.language]) or row.get("title", "")


def _row(row: Mapping[str, str], most: float, y: int, sheet: Sheet) -> tuple[list[Part], int]:
    """A system, its bar, its figure and what is known of it, side by side; and how high that is."""
    ink, middle = sheet.ink, y + _ROW // 2
    value, is_own = _number(row["value"]) or 0.0, row.get("role", "own") == "own"
    parts: list[Part] = []
    line = wrapped(_called(row, sheet), _NAMES - sheet.margin - 30, _SIZE, most=1)
    parts += [Text(each, sheet.margin, middle + 9, _SIZE, ink.text, bold=is_own) for each in line[:1]]
    end = _NAMES + max(round((_FIGURES - _NAMES) * abs(value) / most), 3)
    parts.append(_bar(_NAMES, middle - _BAR // 2, end, ink.strong if is_own else ink.weak))
    figure = _figure(row)
    parts.append(Text(figure, end + 14, middle + 9, _SIZE, ink.text, bold=True))
    about = _about(row)
    left = max(end + 40 + round(text_width(figure, _SIZE, bold=True)), _FIGURES + 120)
    words = wrapped(about, sheet.width - sheet.margin - left, _SMALL, most=1) if about else ()
    parts += [Text(each, left, middle + 7, _SMALL, ink.small) for each in words[:1]]
    return parts, _ROW


def _narrow_row(row: Mapping[str, str], most: float, y: int, sheet: Sheet) -> tuple[list[Part], int]:
    """A system, below it its bar and figure, below these what is known of it; and how high that is."""
    ink, across = sheet.ink, sheet.width - 2 * sheet.margin
    value, is_own = _number(row["value"]) or 0.0, row.get("role", "own") == "own"
    parts: list[Part] = []
    top = y
    for line in wrapped(_called(row, sheet), across, _NARROW_SIZE, bold=is_own):
        y += _NARROW_LINE
        parts.append(Text(line, sheet.margin, y, _NARROW_SIZE, ink.text, bold=is_own))
    y += 12
    end = sheet.margin + max(round((across - _NARROW_ROOM) * abs(value) / most), 3)
    parts.append(_bar(sheet.margin, y, end, ink.strong if is_own else ink.weak))
    parts.append(Text(_figure(row), end + 12, y + _BAR - 1, _NARROW_SIZE, ink.text, bold=True))
    y += _BAR + 2
    about = _about(row)
    for line in wrapped(about, across, _NARROW_SMALL) if about else ():
        y += _NARROW_SMALL + 6
        parts.append(Text(line, sheet.margin, y, _NARROW_SMALL, ink.small))
    return parts, y - top + _NARROW_GAP


def _bar(left: int, top: int, right: int, colour: str) -> Shape:
    return Shape((((left, top), (right, top), (right, top + _BAR), (left, top + _BAR)),), colour)


def _figure(row: Mapping[str, str]) -> str:
    return row["value"] + (unit if (unit := row.get("unit", "")) in ("%", "x") else "")


def _about(row: Mapping[str, str]) -> str:
    return " · ".join(each for each in (row.get("date", ""), row.get("setting", ""), row.get("title", "")) if each)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
