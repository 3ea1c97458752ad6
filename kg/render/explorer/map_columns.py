"""The map behind the drawn papers, as the page takes it: soft shapes of its areas, their names and colours.

The names of areas have room among their papers, which have moved aside, at any zoom from the first view on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.model import Iri
from kg.network import NetworkView
from kg.network.attached import attached
from kg.network.layout import NetworkLayout
from kg.network.papers_map import GAP
from kg.network.region_names import JOINTS
from kg.render.colours import hex_colour, legible, place_colour
from kg.render.poster.free_places import Box
from kg.render.poster.glow import soft_shapes
from kg.render.poster.letters import text_width
from kg.render.poster.marks import SHADES, turns_of
from kg.render.poster.room import TWO, AreaName, make_room, name_lines

if TYPE_CHECKING:
    from kg.render.explorer.network_columns import Scale

__all__ = ["map_columns", "with_room"]

_PAPERS = ("#fcfcfb", "#14171b")  # the colours of the page, light and dark
_LETTERS = 0.027  # of the map's width: the size of the largest names at the first view
_LEAST = 0.7  # of that: the smallest
_WIDEST = 0.34  # of the map's width: a line of a name
_WIDER = 1.12  # letters of other fonts are wider than those that are measured here
_ASPECT, _STRETCH = 1.4, 1.35  # of the map, as most screens are wider than high, and how much wider it gets at most
_CELLS = 200


def with_room(view: NetworkView, layout: NetworkLayout) -> tuple[NetworkLayout, tuple[AreaName, ...]]:
    """Return a layout whose papers leave room for the names of areas, and where these stand.

    Args:
        view: the network.
        layout: of it; one without a map is returned as it is.
    """
    import numpy

    papers = layout.papers
    if papers is None:
        return layout, ()
    order = list(papers.places)
    number = {iri: place for place, iri in enumerate(order)}
    centres = numpy.array([papers.places[iri] for iri in order])
    low, high = centres.min(axis=0), centres.max(axis=0)
    stretch = min(max(_ASPECT * (high[1] - low[1]) / max(high[0] - low[0], GAP), 1.0), _STRETCH)
    centres = centres * numpy.array((stretch, 1.0))
    low, high = low * numpy.array((stretch, 1.0)), high * numpy.array((stretch, 1.0))
    width = float(max((high - low).max(), GAP * 12))
    largest = max(len(area.members) for area in papers.areas)
    names = []
    for area in papers.areas:
        wider = max(area.name, key=lambda name: text_width(name, 100, bold=True))
        part = _LEAST + (1 - _LEAST) * (len(area.members) / largest) ** 0.5
        part = max(part * TWO, TWO) if JOINTS[0] in area.name[0] else part
        names.append((wider, round(_LETTERS * _WIDER * width * part)))
    members = [numpy.array([number[iri] for iri in area.members]) for area in papers.areas]
    frame = Box(*(round(float(value)) for value in (*(low - GAP), *(high + GAP))))
    moved, placed = make_room(centres, members, names, GAP, frame, _WIDEST * width)
    papers = replace(papers, places={iri: (float(x), float(y)) for iri, (x, y) in zip(order, moved, strict=True)})
    others, _ = attached(view, papers)
    return replace(layout, places={**papers.places, **others}, papers=papers), placed


def map_columns(layout: NetworkLayout, names: Sequence[AreaName], scale: "Scale") -> dict[str, Any] | None:
    """Return the areas of a map; None for a layout without one.

    Args:
        layout: places and regions.
        names: where the names of areas stand.
        scale: from places to the whole numbers of the page.
    """
    papers = layout.papers
    if papers is None:
        return None
    places: Mapping[Iri, tuple[float, float]] = papers.places
    middles = [_middle([places[iri] for iri in area.members]) for area in papers.areas]
    turns = turns_of(middles)
    standing = {name.area: name for name in names}
    areas = []
    for number, (area, turn) in enumerate(zip(papers.areas, turns, strict=True)):
        name = standing.get(number)
        x, y = name.box.middle if name else middles[number]
        centres = [(round(px), round(py)) for px, py in (places[iri] for iri in area.members)]
        width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
        shapes = soft_shapes(centres, GAP, max(width / _CELLS, 1.0))
        areas.append(
            {
                "name": area.name,
                "lines": [_lines(text, name) for text in area.name],
                "size": len(area.members),
                "at": scale.point(x, y),
                "room": round((name.box.right - name.box.left) * scale.factor) if name else 0,
                "letters": round((name.size if name else 0) / _WIDER * scale.factor, 1),
                "colours": [hex_colour(place_colour(turn, dark=dark)) for dark in (False, True)],
                "text": [legible(place_colour(turn, dark=dark), _PAPERS[dark], 5.0) for dark in (False, True)],
                "shapes": [
                    [_differences([scale.point(*point) for point in ring]) for ring in rings] for rings in shapes
                ],
            }
        )
    shade: dict[int, int] = {}
    colours = []
    for home in layout.areas:
        shade[home] = place = shade.get(home, -1) + 1
        lighter = SHADES[place % len(SHADES)]
        turn = turns[home] if home >= 0 else 0.0
        colours.append([hex_colour(place_colour(turn, dark=dark, lighter=lighter)) for dark in (False, True)])
    return {"gap": round(GAP * scale.factor, 1), "areas": areas, "homes": list(layout.areas), "colours": colours}


def _lines(text: str, name: AreaName | None) -> tuple[str, ...]:
    """A name in as many lines as it has room for."""
    if name is None or not text:
        return ()
    width = 1.05 * (name.box.right - name.box.left) + 2
    return name_lines(text, width, name.size, len(name.lines))


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _differences(ring: Sequence[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    last = (0, 0)
    for x, y in ring:
        found += [x - last[0], y - last[1]]
        last = (x, y)
    return found
