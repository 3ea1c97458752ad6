"""The map behind the drawn papers, as the page takes it: soft shapes of its areas, their names and colours.

The names of areas have room among their papers, which have moved aside, at any zoom from the first view on. Screens
that are higher than wide show the map turned, with room for fewer and shorter names in letters of a readable size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kg.model import Iri
from kg.network import NetworkView
from kg.network.attached import attached
from kg.network.layout import NetworkLayout
from kg.network.papers_map import GAP, PapersMap
from kg.network.region_names import JOINTS
from kg.render.colours import legible, place_colour
from kg.render.explorer.network_columns import Scale
from kg.render.poster.free_places import Box
from kg.render.poster.glow import soft_shapes
from kg.render.poster.letters import text_width
from kg.render.poster.marks import SHADES, turns_of
from kg.render.poster.room import AreaName, make_room, name_lines

__all__ = ["map_columns", "with_room"]

_PAPERS = ("#fcfcfb", "#14171b")  # the colours of the page, light and dark
_WIDEST = 0.37  # of the map's width: a line of a name
_STRETCH = 1.35  # how much longer the map gets at most
_CELLS = 200
_MARKS = 3.0  # the contrast of marks with the page: what WCAG asks of graphics
_TWO = 0.85  # how large a name of two topics is written, as a part of the size of other names


class _Screens(NamedTuple):
    """How a map is fitted to a kind of screens.

    Attributes:
        aspect: how much longer than wide it is.
        letters: the size of the largest names, as a part of the map's width.
        least: the size of the smallest ones, as a part of that.
        wider: how much more room they get: letters of other fonts are wider than those that are measured here.
        names: how many of the largest areas are named.
        whole: whether a name of two topics is written out.
        upright: whether it is turned, and longer from top to bottom.
    """

    aspect: float
    letters: float
    least: float
    wider: float
    names: int
    whole: bool
    upright: bool


_WIDE = _Screens(1.4, 0.027, 0.6, 1.12, 64, whole=True, upright=False)
"""For screens that are wider than high."""

_UPRIGHT = _Screens(1.3, 0.038, 1.0, 1.3, 10, whole=False, upright=True)
"""For phones."""


def with_room(view: NetworkView, layout: NetworkLayout) -> tuple[NetworkLayout, tuple[AreaName, ...]]:
    """Return a layout whose papers leave room for the names of areas, and where these stand.

    Args:
        view: the network.
        layout: of it; one without a map is returned as it is.
    """
    if layout.papers is None:
        return layout, ()
    papers, placed = _fitted(layout.papers, _WIDE)
    others, _ = attached(view, papers)
    return replace(layout, places={**papers.places, **others}, papers=papers), placed


def _fitted(papers: PapersMap, screens: _Screens) -> tuple[PapersMap, tuple[AreaName, ...]]:
    """A map whose papers leave room for names, in the form of some screens."""
    import numpy

    order = list(papers.places)
    number = {iri: place for place, iri in enumerate(order)}
    centres = numpy.array([papers.places[iri] for iri in order])
    if screens.upright:
        centres = -centres[:, ::-1]
    extent = centres.max(axis=0) - centres.min(axis=0)
    long, short = (1, 0) if screens.upright else (0, 1)
    longer = numpy.ones(2)
    longer[long] = min(max(screens.aspect * extent[short] / max(extent[long], GAP), 1.0), _STRETCH)
    centres = centres * longer
    low, high = centres.min(axis=0), centres.max(axis=0)
    width = float(max(high[0] - low[0] if screens.upright else (high - low).max(), GAP * 12))
    largest = max(len(area.members) for area in papers.areas)
    names = []
    for place, area in enumerate(papers.areas):
        wider = max(_written(area.name, screens), key=lambda name: text_width(name, 100, bold=True))
        part = screens.least + (1 - screens.least) * (len(area.members) / largest) ** 0.5
        part = max(part * _TWO, screens.least) if screens.whole and JOINTS[0] in area.name[0] else part
        names.append((wider if place < screens.names else "", round(screens.letters * screens.wider * width * part)))
    members = [numpy.array([number[iri] for iri in area.members]) for area in papers.areas]
    frame = Box(*(round(float(value)) for value in (*(low - GAP), *(high + GAP))))
    moved, placed = make_room(centres, members, names, GAP, frame, _WIDEST * width)
    places = {iri: (float(x), float(y)) for iri, (x, y) in zip(order, moved, strict=True)}
    return replace(papers, places=places), placed


def _written(names: Sequence[str], screens: _Screens) -> tuple[str, ...]:
    """The names of an area in both languages; of two topics the first alone where there is no room for both."""
    if screens.whole:
        return tuple(names)
    joints = [next((joint for joint in JOINTS if joint in name), "") for name in names]
    return tuple(name.partition(joint)[0] if joint else name for name, joint in zip(names, joints, strict=True))


def map_columns(
    layout: NetworkLayout, names: Sequence[AreaName], original: PapersMap | None, papers: Sequence[Iri]
) -> dict[str, Any] | None:
    """Return the areas of a map; None for a layout without one.

    Args:
        layout: places and regions, with room for names.
        names: where the names of areas stand.
        original: the map before it got this room.
        papers: in the order of the page.
    """
    wide = layout.papers
    if wide is None or original is None:
        return None
    scale = Scale.of(layout)
    turns = turns_of([_middle([wide.places[iri] for iri in area.members]) for area in wide.areas])
    upright, fewer = _fitted(original, _UPRIGHT)
    upright_scale = Scale.over(list(upright.places.values()), scale.factor)
    drawn = (_drawn(wide, names, scale, _WIDE), _drawn(upright, fewer, upright_scale, _UPRIGHT))
    columns = zip(wide.areas, turns, *drawn, strict=True)
    areas = [
        {
            "name": area.name,
            "size": len(area.members),
            "colours": [_mark_colour(turn, dark) for dark in (False, True)],
            "text": [legible(place_colour(turn, dark=dark), _PAPERS[dark], 5.0) for dark in (False, True)],
            "wide": across,
            "upright": turned,
        }
        for area, turn, across, turned in columns
    ]
    shade: dict[int, int] = {}
    colours = []
    for home in layout.areas:
        shade[home] = place = shade.get(home, -1) + 1
        lighter = SHADES[place % len(SHADES)]
        turn = turns[home] if home >= 0 else 0.0
        colours.append([_mark_colour(turn, dark, lighter) for dark in (False, True)])
    return {
        "gap": round(GAP * scale.factor, 1),
        "areas": areas,
        "homes": list(layout.areas),
        "colours": colours,
        "upright": _moves(
            [scale.point(*wide.places[iri]) for iri in papers],
            [upright_scale.point(*upright.places[iri]) for iri in papers],
        ),
    }


def _mark_colour(turn: float, dark: bool, lighter: float = 0.0) -> str:
    return legible(place_colour(turn, dark=dark, lighter=lighter), _PAPERS[dark], _MARKS)


def _moves(wide: Sequence[tuple[int, int]], upright: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """How far each paper of an upright map stands from where a turned one would have it."""
    across = [x - y for (_, y), (x, _) in zip(wide, upright, strict=True)]
    up = [y - x for (x, _), (_, y) in zip(wide, upright, strict=True)]
    return across, up


def _drawn(papers: PapersMap, names: Sequence[AreaName], scale: Scale, screens: _Screens) -> Iterator[dict[str, Any]]:
    """The soft shapes of areas, and where their names stand."""
    places = papers.places
    standing = {name.area: name for name in names}
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    for number, area in enumerate(papers.areas):
        centres = [(round(x), round(y)) for x, y in (places[iri] for iri in area.members)]
        name = standing.get(number)
        x, y = name.box.middle if name else _middle(centres)
        shapes = soft_shapes(centres, GAP, max(width / _CELLS, 1.0))
        yield {
            "lines": [_lines(text, name) for text in _written(area.name, screens)],
            "at": scale.point(x, y),
            "room": round((name.box.right - name.box.left) * scale.factor) if name else 0,
            "letters": round((name.size if name else 0) / screens.wider * scale.factor, 1),
            "shapes": [[_differences([scale.point(*point) for point in ring]) for ring in rings] for rings in shapes],
        }


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
