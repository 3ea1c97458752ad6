"""Draws the neighbourhood of a paper: a step away on the inner ring, two on the outer, with lines along the steps.

Papers that are linked stand near each other, so that lines are short: on the inner ring each is followed by the one it
shares most with, on the outer ring each stands beside the papers that lead to it. On a narrow sheet the rings become a
list, with arcs along the steps.

Source: M. Wattenberg, "Arc diagrams: visualizing structure in strings" (2002), for the list.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from kg.errors import QueryError
from kg.render.charts.arcs import draw_arcs
from kg.render.charts.neighbours import Neighbourhood, neighbourhood_of
from kg.render.charts.paper import Part, Sheet, chart_heading, drawn_chart, sheet_of
from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import text_width, wrapped

__all__ = ["draw_rings"]


class _Ring(NamedTuple):
    """A ring: its radius, how many papers it has room for, how wide and high their titles may be."""

    radius: int
    most: int
    wide: int
    lines: int


_Point = tuple[int, int]

_RINGS = (_Ring(330, 12, 250, 2), _Ring(680, 26, 230, 2))
_NARROW = (10, 12)  # papers of each ring in a list
_SIZE, _LINE = 20, 25
_CORNERS, _BENDS = 72, 14
_BEND = 0.82  # how far from the middle, as a part of the straight line, a curve passes
_WAYS = (16, 22, 28, 34)  # the size of a dot by how many ways lead there
_WORDS = (
    "Inner ring: one step away ({} of {}). Outer ring: two steps ({} of {}). Larger: more ways lead there. "
    "Thicker lines: more papers here are linked with both.",
    "안쪽 원: 한 걸음({}/{}편). 바깥 원: 두 걸음({}/{}편). 클수록 이어지는 길이 많음. "
    "선이 굵을수록 둘 다와 이어진 논문이 많음.",
)


def draw_rings(
    rows: Sequence[Mapping[str, str]],
    title: str,
    centre: str,
    links: Collection[tuple[str, str]] = (),
    sheet: Sheet | None = None,
) -> Drawing:
    """Draw papers in rings around one, those with most ways to it first; larger dots mean more ways.

    Args:
        rows: with "hops" (1 or 2), "paths" and "title"; for lines also with the paper as "other".
        title: what stands above.
        centre: the title of the paper in the middle.
        links: pairs of papers of which one lists the other; the one in the middle is "".
        sheet: what it is drawn on; None for a wide light one.

    Raises:
        QueryError: nothing is near.
    """
    sheet = sheet or sheet_of()
    most = _NARROW if sheet.narrow else tuple(ring.most for ring in _RINGS)
    known = neighbourhood_of(rows, links, most)
    if not any(known.found):
        raise QueryError("Nothing is near this paper.", hint="Another paper may have neighbours.")
    described = f"{title}: {known.found[0]} papers one step from {centre}, {known.found[1]} papers two steps."
    texts, top = chart_heading(title, sheet)
    counts = (len(known.rings[0]), known.found[0], len(known.rings[1]), known.found[1])
    key = _WORDS[sheet.language].format(*counts)
    if sheet.narrow:
        parts, below = draw_arcs(known, centre, top, sheet)
        return drawn_chart(title, described, below + sheet.margin, [*texts, *parts], sheet)
    middle = (sheet.width // 2, top + 60 + _RINGS[-1].radius)
    parts = [*texts, *(Line(_circle(middle, ring.radius), sheet.ink.line, 2) for ring in _RINGS)]
    places = _places(known, middle)
    parts += _lines(known, places, middle, sheet)
    for number, ring in enumerate(known.rings):
        for paper in ring:
            parts += _paper(known, paper, number, places[paper], middle, sheet)
    parts += _centre(centre, middle, sheet)
    below = middle[1] + _RINGS[-1].radius + 40
    for line in wrapped(key, sheet.width - 2 * sheet.margin, _SIZE):
        below += 30
        parts.append(Text(line, sheet.margin, below, _SIZE, sheet.ink.small))
    return drawn_chart(title, described, below + sheet.margin, parts, sheet)


def _places(known: Neighbourhood, middle: _Point) -> dict[int, _Point]:
    """Where the papers stand: on the outer ring each near those of the inner ring that it is linked with."""
    inner, outer = (_slots(len(ring), place, middle) for place, ring in enumerate(known.rings))
    places = dict(zip(known.rings[0], inner, strict=True))
    wanted: dict[int, float] = {}
    for paper in known.rings[1]:
        near = [places[each] for each in known.linked(paper) if each in places]
        if near:
            x, y = (sum(point[axis] for point in near) / len(near) - middle[axis] for axis in (0, 1))
            wanted[paper] = math.atan2(x, -y) % (2 * math.pi)  # from the top, clockwise as the slots are
    ordered = sorted(known.rings[1], key=lambda paper: (round(wanted.get(paper, 0.0), 6), paper))
    turns = [math.atan2(x - middle[0], middle[1] - y) % (2 * math.pi) for x, y in outer]

    def away(shift: int) -> float:
        gaps = (
            abs(turns[(place + shift) % len(turns)] - wanted[paper])
            for place, paper in enumerate(ordered)
            if paper in wanted
        )
        return round(sum(min(gap, 2 * math.pi - gap) for gap in gaps), 6)

    shift = min(range(max(len(ordered), 1)), key=lambda each: (away(each), each))
    places |= {paper: outer[(place + shift) % len(outer)] for place, paper in enumerate(ordered)}
    return places


def _slots(count: int, number: int, middle: _Point) -> list[_Point]:
    """Places on a ring, clockwise from the top, at even heights, so that titles have room."""
    radius, reach = _RINGS[number].radius, 0.97 if number else 0.88
    found = []
    for place in range(count):
        right = place < (count + 1) // 2
        side = (count + 1) // 2 if right else count // 2
        down = ((place if right else count - 1 - place) + 0.5) / side * 2 - 1
        y = round(middle[1] + down * reach * radius)
        across = math.sqrt(max(radius**2 - (y - middle[1]) ** 2, 0))
        found.append((round(middle[0] + (across if right else -across)), y))
    return found


def _lines(known: Neighbourhood, places: Mapping[int, _Point], middle: _Point, sheet: Sheet) -> list[Part]:
    """A curve for each link, the thicker the stronger; those to the middle on top."""
    ends = {**places, -1: middle}
    found: list[Part] = []
    for (one, other), strength in sorted(known.links.items(), key=lambda each: (-1 in each[0], each[0])):
        inner = set(known.rings[0]) & {one, other}
        colour = sheet.ink.strong if -1 in (one, other) else sheet.ink.weak if inner else sheet.ink.line
        found.append(Line(_curve(ends[one], ends[other], middle), colour, min(1 + strength, 8)))
    return found


def _curve(start: _Point, end: _Point, middle: _Point) -> tuple[_Point, ...]:
    if middle in (start, end):
        return start, end
    bent = tuple(middle[axis] + ((start[axis] + end[axis]) / 2 - middle[axis]) * _BEND for axis in (0, 1))
    steps = (step / _BENDS for step in range(_BENDS + 1))
    return tuple(
        (
            round((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bent[0] + t * t * end[0]),
            round((1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bent[1] + t * t * end[1]),
        )
        for t in steps
    )


def _paper(known: Neighbourhood, paper: int, number: int, at: _Point, middle: _Point, sheet: Sheet) -> list[Part]:
    """The dot of a paper, and its title on paper of its own, so that lines do not run through letters."""
    ink, (x, y) = sheet.ink, at
    ring, right = _RINGS[number], at[0] >= middle[0]
    size = _WAYS[min(max(known.ways[paper], 1), len(_WAYS)) - 1]
    wide = round(sheet.width / 2 - sheet.margin - abs(x - middle[0]) - 30) if number else ring.wide
    lines = wrapped(known.titles[paper], wide, _SIZE, most=ring.lines)
    start = y + 7 - round((len(lines) - 1) * _LINE / 2)
    widths = [text_width(line, _SIZE) for line in lines]
    lefts = [x + size // 2 + 10 if right else round(x - size // 2 - 10 - width) for width in widths]
    near, far = min(lefts) - 5, round(max(left + width for left, width in zip(lefts, widths, strict=True))) + 5
    top, low = start - _SIZE, start + (len(lines) - 1) * _LINE + 7
    parts: list[Part] = [Shape((((near, top), (far, top), (far, low), (near, low)),), ink.paper, 0.85)]
    parts.append(Dots(((x, y),), size, ink.weak if number else ink.strong))
    for place, (line, left) in enumerate(zip(lines, lefts, strict=True)):
        parts.append(Text(line, left, start + place * _LINE, _SIZE, ink.text))
    return parts


def _centre(title: str, middle: _Point, sheet: Sheet) -> list[Part]:
    lines = wrapped(title, 330, 24, bold=True, most=4)
    half = round(max((text_width(line, 24, bold=True) for line in lines), default=0) / 2) + 8
    top, low = middle[1] + 30, middle[1] + 66 + (len(lines) - 1) * 30
    box = ((middle[0] - half, top), (middle[0] + half, top), (middle[0] + half, low), (middle[0] - half, low))
    parts: list[Part] = [Shape((box,), sheet.ink.paper, 0.85), Dots((middle,), 40, sheet.ink.strong)]
    for place, line in enumerate(lines):
        left = round(middle[0] - text_width(line, 24, bold=True) / 2)
        parts.append(Text(line, left, middle[1] + 56 + place * 30, 24, sheet.ink.text, bold=True))
    return parts


def _circle(middle: _Point, radius: int) -> tuple[_Point, ...]:
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS + 1)]
    return tuple((round(middle[0] + radius * math.cos(t)), round(middle[1] + radius * math.sin(t))) for t in turns)
