"""Draws the neighbourhood of a paper as rings: a step away on the inner one, two on the outer."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.errors import QueryError
from kg.render.charts.paper import MARGIN, WIDTH, Ink, Part, heading, ink_of, page
from kg.render.poster.drawing import Dots, Drawing, Line, Text
from kg.render.poster.letters import text_width, wrapped
from kg.render.poster.wanted_names import plain_title

__all__ = ["draw_rings"]


class _Ring(NamedTuple):
    """A ring: its radius, how many papers it has room for, how wide and high their titles may be."""

    radius: int
    most: int
    wide: int
    lines: int


_RINGS = (_Ring(330, 12, 250, 2), _Ring(680, 26, 230, 2))
_SIZE, _LINE = 20, 25
_CORNERS = 72
_DOTS = (16, 22, 28, 34)  # by how many ways lead there


def draw_rings(rows: Sequence[Mapping[str, str]], title: str, centre: str, *, dark: bool = False) -> Drawing:
    """Draw papers in rings around one, those with most ways to it first; larger dots mean more ways.

    Args:
        rows: with "hops" (1 or 2), "paths" and "title".
        title: what stands above.
        centre: the title of the paper in the middle.
        dark: whether the paper is dark.

    Raises:
        QueryError: nothing is near.
    """
    ink = ink_of(dark=dark)
    near = [[row for row in rows if row.get("hops") == str(hop + 1)] for hop in range(len(_RINGS))]
    if not any(near):
        raise QueryError("Nothing is near this paper.", hint="Another paper may have neighbours.")
    parts: list[Part] = []
    texts, top = heading(title, ink)
    parts += texts
    middle = (WIDTH // 2, top + 60 + _RINGS[-1].radius)
    for ring in _RINGS:
        parts.append(Line(_circle(middle, ring.radius), ink.line, 2))
    for ring, found in zip(_RINGS, near, strict=True):
        chosen = found[: ring.most]
        for place, row in enumerate(chosen):
            parts += _paper(row, place, len(chosen), ring, middle, ink)
    lines = wrapped(plain_title(centre), 330, 24, bold=True, most=4)
    parts.append(Dots((middle,), 40, ink.strong))
    for place, line in enumerate(lines):
        left = round(middle[0] - text_width(line, 24, bold=True) / 2)
        parts.append(Text(line, left, middle[1] + 56 + place * 30, 24, ink.text, bold=True))
    below = middle[1] + _RINGS[-1].radius + 70
    counted = [f"{min(len(found), ring.most)} of {len(found)}" for ring, found in zip(_RINGS, near, strict=True)]
    key = f"Inner ring: one step away ({counted[0]}). Outer ring: two steps ({counted[1]}). Larger: more ways."
    parts.append(Text(key, MARGIN, below, _SIZE, ink.small))
    described = f"{title}: {len(near[0])} papers one step from {centre}, {len(near[1])} papers two steps."
    return page(title, described, below + MARGIN, parts, ink)


def _paper(
    row: Mapping[str, str], place: int, count: int, ring: _Ring, middle: tuple[int, int], ink: Ink
) -> list[Part]:
    """The dot of a paper and its title: right and left in turn, evenly from top to bottom, so that titles have room."""
    right = place % 2 == 0
    side = (count + 1) // 2 if right else count // 2
    down = ((place // 2) + 0.5) / max(side, 1) * 2 - 1
    reach = 0.97 if ring is _RINGS[-1] else 0.88
    y = round(middle[1] + down * reach * ring.radius)
    across = math.sqrt(max(ring.radius**2 - (y - middle[1]) ** 2, 0))
    x = round(middle[0] + (across if right else -across))
    ways = int(row["paths"]) if row.get("paths", "").isdecimal() else 1
    size = _DOTS[min(ways, len(_DOTS)) - 1 if ways else 0]
    wide = ring.wide if ring is not _RINGS[-1] else round(WIDTH / 2 - MARGIN - across - 30)
    lines = wrapped(plain_title(row.get("title") or row.get("arxiv", "")), wide, _SIZE, most=ring.lines)
    start = y + 7 - round((len(lines) - 1) * _LINE / 2)
    parts: list[Part] = [Dots(((x, y),), size, ink.strong if ring is _RINGS[0] else ink.weak)]
    for number, line in enumerate(lines):
        left = x + size // 2 + 10 if right else round(x - size // 2 - 10 - text_width(line, _SIZE))
        parts.append(Text(line, left, start + number * _LINE, _SIZE, ink.text))
    return parts


def _circle(middle: tuple[int, int], radius: int) -> tuple[tuple[int, int], ...]:
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS + 1)]
    return tuple((round(middle[0] + radius * math.cos(t)), round(middle[1] + radius * math.sin(t))) for t in turns)
