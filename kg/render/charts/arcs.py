"""Draws the neighbourhood of a paper as a list with arcs along the links, for narrow sheets."""

import math

from kg.render.charts.neighbours import Neighbourhood
from kg.render.charts.paper import Part, Sheet
from kg.render.poster.drawing import Dots, Line, Text
from kg.render.poster.letters import wrapped

__all__ = ["draw_arcs"]

_SIZE, _LINE, _GAP, _SMALL = 27, 33, 20, 23
_SPINE, _TEXT = 170, 40  # where the dots stand; how far right of them titles begin
_BENDS = 24
_WAYS = (14, 20, 26, 32)
_RINGS = (("One step away: {} of {}", "한 걸음: {}/{}편"), ("Two steps away: {} of {}", "두 걸음: {}/{}편"))
_KEY = (
    "Arcs: one lists the other; thicker where more papers here are linked with both. Larger: more ways lead there.",
    "호: 한쪽이 다른 쪽을 꼽음. 굵을수록 둘 다와 이어진 논문이 많음. 점이 클수록 이어지는 길이 많음.",
)


def draw_arcs(known: Neighbourhood, centre: str, top: int, sheet: Sheet) -> tuple[list[Part], int]:
    """Return what is drawn of a neighbourhood below a heading, and where it ends.

    Args:
        known: the papers and their links.
        centre: the title of the paper that they are around.
        top: where the heading ends.
        sheet: a narrow one.
    """
    ink, left = sheet.ink, sheet.margin + _SPINE
    texts: list[Part] = []
    heights: dict[int, int] = {}
    y = top + 10

    def name(paper: int, title: str, size: int, colour: str, *, bold: bool = False) -> None:
        nonlocal y
        lines = wrapped(title, sheet.width - sheet.margin - left - _TEXT, _SIZE, bold=bold)
        heights[paper] = y + round(_LINE * len(lines) / 2)
        texts.append(Dots(((left, heights[paper]),), size, colour))
        for line in lines:
            y += _LINE
            texts.append(Text(line, left + _TEXT, y - 8, _SIZE, ink.text, bold=bold))
        y += _GAP

    name(-1, centre, 36, ink.strong, bold=True)
    for number, ring in enumerate(known.rings):
        if not ring:
            continue
        words = _RINGS[number][sheet.language].format(len(ring), known.found[number])
        y += _SMALL + 8
        texts.append(Text(words, left + _TEXT, y, _SMALL, ink.small, bold=True))
        y += 16
        for paper in ring:
            size = _WAYS[min(max(known.ways[paper], 1), len(_WAYS)) - 1]
            name(paper, known.titles[paper], size, ink.weak if number else ink.strong)
    longest = max(heights.values()) - min(heights.values())
    arcs: list[Part] = []
    for (one, other), strength in sorted(known.links.items(), key=lambda each: (-1 in each[0], each[0])):
        colour = ink.strong if -1 in (one, other) else ink.weak
        arcs.append(Line(_arc(left, heights[one], heights[other], longest), colour, min(1 + strength, 7)))
    for line in wrapped(_KEY[sheet.language], sheet.width - 2 * sheet.margin, _SMALL, most=5):
        y += _SMALL + 8
        texts.append(Text(line, sheet.margin, y, _SMALL, ink.small))
    return [*arcs, *texts], y


def _arc(left: int, start: int, end: int, longest: int) -> tuple[tuple[int, int], ...]:
    deep = (_SPINE - 10) * math.sqrt(abs(end - start) / max(longest, 1))
    turns = (math.pi * step / _BENDS for step in range(_BENDS + 1))
    return tuple(
        (round(left - deep * math.sin(turn)), round((start + end) / 2 + (start - end) / 2 * math.cos(turn)))
        for turn in turns
    )
