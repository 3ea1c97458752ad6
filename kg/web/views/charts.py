"""Values against dates as a chart: where its points, its line and its axes stand."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil, floor, inf, log10
from typing import NamedTuple

from kg.web.page_cells import Cell, TableRow
from kg.web.page_model import Chart, Point, TableSection, Tick

__all__ = ["Measured", "chart_of", "written_day"]

_WIDTH, _HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 12, 12, 36  # room for what stands along the axes
_MOST_DATES = 7


class Measured(NamedTuple):
    """A value on a day.

    Attributes:
        day: the day, as a date is written; a year or a month counts from its first day.
        number: the value.
        value: how it is shown, in English and Korean.
        label: what reached it.
        role: whose it is: own, other, human or baseline.
        cells: what the table of the best shows of it.
        is_sure: whether it is surely read.
    """

    day: str
    number: float
    value: tuple[str, str]
    label: str
    role: str
    cells: tuple[Cell, ...]
    is_sure: bool = True


def written_day(written: str) -> date | None:
    """Return the day that is written as 2024, 2024-05 or 2024-05-17; None if it is none of these."""
    parts = written[:10].split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date(year, month, day)
    except (ValueError, TypeError):
        return None


def chart_of(
    key: str, measure: str, measured: Sequence[Measured], columns: tuple[str, ...], *, lower: bool = False
) -> Chart:
    """Return a chart of values against dates; one without points if there are too few to see anything.

    Args:
        key: the message of its heading.
        measure: what is measured.
        measured: the values; one whose date cannot be read is left out.
        columns: the columns of the table of the best.
        lower: whether less is better.
    """
    dated = sorted(
        ((day, each) for each in measured if (day := written_day(each.day))),
        key=lambda pair: (pair[0], pair[1].number if lower else -pair[1].number),
    )
    ordered = [each for _, each in dated]
    best, loose = _best(ordered, lower=lower), _best(ordered, lower=lower, sure=False)
    unsure = {place for place in loose if not ordered[place].is_sure}
    shown = sorted(unsure | best.keys())
    rows = tuple(TableRow(dated[place][1].cells) for place in reversed(shown))
    table = TableSection(key, columns, rows, ("value",))
    days = [day.toordinal() for day, _ in dated]
    if len(set(days)) < 2:
        return Chart(key, measure, lower, (), "", "", (), (), _WIDTH, _HEIGHT, table)
    ticks = _round_numbers(min(each.number for _, each in dated), max(each.number for _, each in dated))
    low, high = ticks[0], ticks[-1]

    def across(day: int) -> float:
        return round(_LEFT + (day - days[0]) / (days[-1] - days[0]) * (_WIDTH - _LEFT - _RIGHT), 1)

    def down(number: float) -> float:
        return round(_TOP + (high - number) / (high - low) * (_HEIGHT - _TOP - _BOTTOM), 1)

    points = tuple(
        Point(
            across(day.toordinal()),
            down(each.number),
            each.label,
            each.value,
            each.day,
            each.role,
            place in shown,
            each.is_sure,
        )
        for place, (day, each) in enumerate(dated)
    )
    steps = [(points[place].x, points[place].y) for place in best]
    line, dashed = _steps(steps, across(days[-1])), ""
    if unsure:  # from where it leaves the other line
        places = list(loose)
        first = places.index(min(unsure))
        before = [(points[places[first]].x, points[places[first - 1]].y)] if first else []
        dashed = _steps([*before, *((points[place].x, points[place].y) for place in places[first:])], across(days[-1]))
    return Chart(
        key,
        measure,
        lower,
        points,
        line,
        dashed,
        tuple(Tick(across(day), label) for day, label in _round_dates(days[0], days[-1])),
        tuple(Tick(down(number), f"{number:g}") for number in ticks),
        _WIDTH,
        _HEIGHT,
        table,
    )


def _best(ordered: Sequence[Measured], *, lower: bool, sure: bool = True) -> dict[int, float]:
    """The places of values that were better than all before; what people reach is not a record of a system.

    Those that are less surely read count only where they are asked for.
    """
    found: dict[int, float] = {}
    record = inf if lower else -inf
    for place, each in enumerate(ordered):
        is_counted = each.role != "human" and (each.is_sure or not sure)
        if is_counted and (each.number < record if lower else each.number > record):
            record = found[place] = each.number
    return found


def _steps(places: Sequence[tuple[float, float]], end: float) -> str:
    if not places:
        return ""
    parts = [f"M{places[0][0]:g} {places[0][1]:g}"]
    parts += [f"H{after[0]:g}V{after[1]:g}" for _, after in pairwise(places)]
    return "".join([*parts, f"H{end:g}"])


def _round_numbers(low: float, high: float) -> list[float]:
    """Some four round numbers, the first at most the lowest and the last at least the highest."""
    spread = (high - low) or abs(high) or 1.0
    unit = 10.0 ** floor(log10(spread / 4))
    step = next(unit * each for each in (1, 2, 2.5, 5, 10) if unit * each >= spread / 4)
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        last += 1
    return [round(place * step, 10) for place in range(first, last + 1)]


def _round_dates(first: int, last: int) -> list[tuple[int, str]]:
    """Beginnings of months or years between two days, not more than fit beside each other."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    for step in (1, 2, 3, 6, 12, 24, 60, 120, 600):
        places = [month for month in months if month % step == 0]
        days = [(date(month // 12, month % 12 + 1, 1).toordinal(), month) for month in places]
        inside = [(day, month) for day, month in days if first <= day <= last]
        if len(inside) <= _MOST_DATES:
            return [
                (day, f"{month // 12}" if step >= 12 else f"{month // 12}-{month % 12 + 1:02}") for day, month in inside
            ]
    return []
