"""Draws scores as bars, in the order in which a query gives them."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from kg.errors import QueryError
from kg.render.charts.paper import MARGIN, WIDTH, Part, heading, ink_of, page
from kg.render.poster.drawing import Drawing, Shape, Text
from kg.render.poster.letters import text_width, wrapped

__all__ = ["draw_ranking"]

_KEY = "Bold and blue: what the paper itself presents. Grey: another's system, people, or a baseline."
_MOST = 40
_ROW, _BAR, _SIZE, _SMALL, _GROUP = 58, 22, 25, 20, 28
_NAMES, _FIGURES = 560, 1130  # where bars begin and end


def draw_ranking(rows: Sequence[Mapping[str, str]], title: str, *, dark: bool = False) -> Drawing:
    """Draw a ranking: a bar a row, with its figure, date and paper; one group for each metric and unit.

    Args:
        rows: with "value" and, where they are known, "metric", "unit", "system", "role", "setting", "date", "title".
        title: what stands above.
        dark: whether the paper is dark.

    Raises:
        QueryError: the rows have no figures.
    """
    ink = ink_of(dark=dark)
    shown = [row for row in rows if _number(row.get("value", "")) is not None][:_MOST]
    if not shown:
        raise QueryError("The answer has no figures to rank.", hint="Another value of its parameters may give some.")
    parts: list[Part] = []
    texts, y = heading(title, ink)
    parts += texts
    for (metric, unit), group in groupby(shown, key=lambda row: (row.get("metric", ""), row.get("unit", ""))):
        y += 24
        named = " · ".join(each for each in (metric, unit) if each)
        if named:
            parts.append(Text(named, MARGIN, y + _GROUP, _GROUP, ink.text, bold=True))
            y += _GROUP + 20
        scores = list(group)
        most = max((abs(_number(row["value"]) or 0.0) for row in scores), default=1.0) or 1.0
        for row in scores:
            value = _number(row["value"]) or 0.0
            is_own = row.get("role", "own") == "own"
            middle = y + _ROW // 2
            name = row.get("system") or row.get("title", "")
            line = wrapped(name, _NAMES - MARGIN - 30, _SIZE, most=1)
            parts += [Text(each, MARGIN, middle + 9, _SIZE, ink.text, bold=is_own) for each in line[:1]]
            end = _NAMES + max(round((_FIGURES - _NAMES) * abs(value) / most), 3)
            top, low = middle - _BAR // 2, middle + _BAR // 2
            parts.append(
                Shape((((_NAMES, top), (end, top), (end, low), (_NAMES, low)),), ink.strong if is_own else ink.weak)
            )
            figure = row["value"] + (unit if unit in ("%", "x") else "")
            parts.append(Text(figure, end + 14, middle + 9, _SIZE, ink.text, bold=True))
            about = " · ".join(
                each for each in (row.get("date", ""), row.get("setting", ""), row.get("title", "")) if each
            )
            left = max(end + 40 + round(text_width(figure, _SIZE, bold=True)), _FIGURES + 120)
            words = wrapped(about, WIDTH - MARGIN - left, _SMALL, most=1) if about else ()
            parts += [Text(each, left, middle + 7, _SMALL, ink.small) for each in words[:1]]
            y += _ROW
    if any(row.get("role", "own") != "own" for row in shown):
        parts.append(Text(_KEY, MARGIN, y + 40, _SMALL, ink.small))
        y += 40
    best = shown[0]
    described = f"{title}: {len(shown)} scores, first {best.get('system') or best.get('title', '')} {best['value']}."
    return page(title, described, y + MARGIN, parts, ink)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
