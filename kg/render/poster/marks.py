"""The marks of a poster: where papers stand on the page, how large and in which colour, and the glow behind them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Iri
from kg.network import NetworkView, PapersMap, importance
from kg.network.papers_map import GAP
from kg.network.spreading import spread
from kg.render.colours import hex_colour, legible, place_colour
from kg.render.poster.drawing import Dots, Shape
from kg.render.poster.free_places import Box
from kg.render.poster.glow import soft_shapes
from kg.render.poster.room import AreaName, make_room

if TYPE_CHECKING:
    from kg.network.similarity import Array

__all__ = ["SHADES", "Marks", "enlarged", "marks_of", "turns_of"]

SHADES = (0.0, -0.055, 0.05, -0.025, 0.025)
"""How much lighter each region of an area is than the area."""

_STRETCH = 1.8  # how much wider or higher than its layout a map may get to fill the page
_RADII = (0.17, 0.25, 0.34, 0.45, 0.58, 0.74)  # of marks, as parts of the gap between small ones
_LARGEST = 0.0062  # of the page's width
_USUAL, _LARGER = 400, 2.0  # papers, of which fewer have larger marks; and how much larger at most
_TOP = 0.99  # the share of papers with fewer votes than those with the largest mark
_AROUND = 2.1  # radii that a large mark is wide, with the paper around it
_AIRY = 0.92  # the gap between marks, as a part of the distance at which the map was laid out
_SPREADING = 40
_GLOW, _GLOW_DARK = 0.085, 0.10  # the opacity of each level
_FITTINGS = 4  # times that a map is fitted at most
_WIDEST = 0.32  # of the frame's width: a line of an area's name
_BEYOND = 0.05  # of the frame's width: how far names may stand beside it
_WIDEST_GLOW = 0.02  # of the frame's width, around a mark that stands alone
_CELLS = 260  # of the grid for the glow, along the page's width
_CONTRAST = 6.0  # of names with the paper: more than 4.5, as they may stand in a glow


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of the papers of a map, on a page.

    Attributes:
        centres: of each paper.
        radii: of each paper.
        weights: how important each paper is.
        steps: the radius of marks, and the least weight for it, the smallest first.
        by_votes: whether that are its votes; else its links.
        gap: the distance between neighbouring marks.
        turns: for each area, where its hue is.
        text_colours: for each area, the colour of its names.
        area_names: where the names of areas stand.
        glow, dots: what is drawn.
    """

    centres: Mapping[Iri, tuple[int, int]]
    radii: Mapping[Iri, int]
    weights: Mapping[Iri, int]
    steps: tuple[tuple[int, int], ...]
    by_votes: bool
    gap: float
    turns: tuple[float, ...]
    text_colours: tuple[str, ...]
    area_names: tuple[AreaName, ...]
    glow: tuple[Shape, ...]
    dots: tuple[Dots, ...]


def marks_of(
    view: NetworkView,
    papers: PapersMap,
    names: Sequence[tuple[str, int]],
    frame: Box,
    paper: str,
    *,
    dark: bool,
) -> Marks:
    """Return the marks of papers, fitted into a part of the page, with room for the names of areas.

    Args:
        view: the network.
        papers: the map of its papers.
        names: of its areas, and their sizes.
        frame: the part of the page.
        paper: the colour of the page.
        dark: whether that is dark.
    """
    import numpy

    margin = round(_BEYOND * (frame.right - frame.left))
    order = list(papers.places)
    number = {iri: place for place, iri in enumerate(order)}
    members = [numpy.array([number[iri] for iri in area.members]) for area in papers.areas]
    room = Box(frame.left - margin, frame.top, frame.right + margin, frame.bottom)
    weights, by_votes = _weights(view, papers)
    limits = _limits(sorted(weights.values()))
    step = {iri: sum(weight >= limit for limit in limits) - 1 for iri, weight in weights.items()}
    wide = numpy.array([max(1.0, _AROUND * _RADII[step[iri]]) for iri in order])
    placed = _placed(papers, order, members, names, frame, room, wide)
    moved, area_names, gap = min(placed, key=lambda each: each[0])[1:]
    centres = {iri: (int(x), int(y)) for iri, (x, y) in zip(order, moved, strict=True)}
    larger = enlarged(len(order))
    largest = (frame.right - frame.left) * _LARGEST * larger
    sizes = tuple(max(2, round(min(gap * part, largest * part / _RADII[-1]))) for part in _RADII)
    radii = {iri: sizes[each] for iri, each in step.items()}
    turns = turns_of([_middle(area.members, centres) for area in papers.areas])
    dots: list[Dots] = []
    numbers: dict[int, int] = {}
    for region in papers.regions:
        numbers[region.area] = shade = numbers.get(region.area, -1) + 1
        colour = hex_colour(place_colour(turns[region.area], dark=dark, lighter=SHADES[shade % len(SHADES)]))
        for radius in sorted(set(sizes)):
            inside = tuple(centres[iri] for iri in region.members if radii[iri] == radius)
            if inside:
                dots.append(Dots(inside, 2 * radius, colour))
    glow = [
        shape
        for area, turn in zip(papers.areas, turns, strict=True)
        for shape in _glow(
            [centres[iri] for iri in area.members],
            gap,
            frame,
            larger,
            hex_colour(place_colour(turn, dark=dark)),
            dark=dark,
        )
    ]
    colours = tuple(legible(place_colour(turn, dark=dark), paper, _CONTRAST) for turn in turns)
    steps = tuple(zip(sizes, limits, strict=False))
    return Marks(centres, radii, weights, steps, by_votes, gap, turns, colours, area_names, tuple(glow), tuple(dots))


def _placed(
    papers: PapersMap,
    order: Sequence[Iri],
    members: "Sequence[Array]",
    names: Sequence[tuple[str, int]],
    frame: Box,
    room: Box,
    wide: "Array",
) -> "Iterator[tuple[tuple[int, int], Array, tuple[AreaName, ...], float]]":
    """Ways to fit the marks into the frame, with how bad each is: marks in names, and how far marks leave the frame.

    Marks that move aside for names may leave the frame; then they are fitted into a smaller part of it.
    """
    import numpy

    inner = frame
    for _ in range(_FITTINGS):
        centres, gap = _fitted(papers, inner)
        at = spread(numpy.array([centres[iri] for iri in order], dtype=float), gap, steps=_SPREADING, room=wide)
        moved, area_names = make_room(at, members, names, gap, room, _WIDEST * (frame.right - frame.left), wide)
        above = max(frame.top - int(moved[:, 1].min()), 0)
        below = max(int(moved[:, 1].max()) - frame.bottom, 0)
        x, y = moved[:, 0], moved[:, 1]
        edge = gap * _RADII[-1]  # of the largest marks
        boxes = [(box.left, box.top, box.right, box.bottom) for box in (name.box for name in area_names)]
        covered = sum(
            int(((x > left - edge) & (x < right + edge) & (y > top - edge) & (y < bottom + edge)).sum())
            for left, top, right, bottom in boxes
        )
        yield (covered, above + below), moved, area_names, gap
        if not above and not below:
            return
        inner = Box(inner.left, inner.top + above, inner.right, inner.bottom - below)


def _fitted(papers: PapersMap, frame: Box) -> tuple[dict[Iri, tuple[int, int]], float]:
    """Where papers stand on the page, and how far neighbours are apart."""
    xs, ys = ([place[axis] for place in papers.places.values()] for axis in (0, 1))
    left, top = min(xs), min(ys)
    across, down = max(xs) - left or GAP, max(ys) - top or GAP
    width, height = frame.right - frame.left, frame.bottom - frame.top
    least = min(width / across, height / down)
    scale_x, scale_y = min(width / across, least * _STRETCH), min(height / down, least * _STRETCH)
    start_x, start_y = frame.left + (width - across * scale_x) / 2, frame.top + (height - down * scale_y) / 2
    centres = {
        iri: (round(start_x + (x - left) * scale_x), round(start_y + (y - top) * scale_y))
        for iri, (x, y) in papers.places.items()
    }
    return centres, GAP * math.sqrt(scale_x * scale_y) * _AIRY


def _weights(view: NetworkView, papers: PapersMap) -> tuple[dict[Iri, int], bool]:
    votes = {
        node.iri: votes
        for node in view.nodes
        if node.iri in papers.places and isinstance(votes := node.attributes.get("votes", 0), int)
    }
    if sum(vote > 0 for vote in votes.values()) * 4 >= len(votes):
        return votes, True
    ranks = importance(view)
    return {iri: ranks[iri] for iri in papers.places}, False


def _limits(weights: Sequence[int]) -> tuple[int, ...]:
    """The least weight for each size of marks: an even step in the square root of weights, for areas that tell them."""
    top = max(weights[min(int(_TOP * len(weights)), len(weights) - 1)], 1)
    found = [0]
    for step in range(1, len(_RADII)):
        limit = max(round(top * (step / (len(_RADII) - 1)) ** 2), 1)
        if limit > found[-1]:
            found.append(limit)
    return tuple(found)


def enlarged(papers: int) -> float:
    """Return how much larger the marks of so many papers are than usual: few of them have the page to themselves."""
    return min(max(math.sqrt(_USUAL / max(papers, 1)), 1.0), _LARGER)


def turns_of(middles: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Return where round the middle of all each area lies, spaced evenly, so that hues differ as much as they can."""
    x = sum(place[0] for place in middles) / max(len(middles), 1)
    y = sum(place[1] for place in middles) / max(len(middles), 1)
    angles = [math.atan2(place[1] - y, place[0] - x) for place in middles]
    order = sorted(range(len(middles)), key=lambda place: (round(angles[place], 6), place))
    turns = {place: number / len(middles) for number, place in enumerate(order)}
    return tuple(turns[place] for place in range(len(middles)))


def _middle(members: Sequence[Iri], centres: Mapping[Iri, tuple[int, int]]) -> tuple[float, float]:
    return (
        sum(centres[iri][0] for iri in members) / len(members),
        sum(centres[iri][1] for iri in members) / len(members),
    )


def _glow(
    centres: Sequence[tuple[int, int]], gap: float, frame: Box, larger: float, colour: str, *, dark: bool
) -> list[Shape]:
    across = frame.right - frame.left
    shapes = soft_shapes(centres, gap, max(across // _CELLS, 1), across * _WIDEST_GLOW * larger**0.75)
    return [Shape(rings, colour, _GLOW_DARK if dark else _GLOW, smooth=True) for rings in shapes]
