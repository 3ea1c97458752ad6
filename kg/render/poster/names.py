"""Places the names of a poster where nothing else stands, with lines that lead to what they name."""

import math
from itertools import product
from typing import NamedTuple

from kg.model import Iri
from kg.render.poster.drawing import Line, Text
from kg.render.poster.free_places import Box, FreePlaces
from kg.render.poster.letters import text_width
from kg.render.poster.marks import Marks
from kg.render.poster.room import LINE
from kg.render.poster.wanted_names import WantedName

__all__ = ["Label", "NameInk", "PosterNames", "place_names"]

_DETAIL_SIZE = 6.2  # thousandths of the page's width
_SHRINKING = {"region": (1.0, 0.85), "paper": (1.0,)}  # a name is smaller rather than far away
_FARTHEST = {"region": (0.01, 0.05), "paper": (0.03, 0.17, 0.26)}
"""How far a name may be from what it names, as parts of the page's width: nearer places are tried first."""

_NEAR = 2.2  # gaps between marks: a region's name so near needs no line
_CELLS = 640  # along the page's width
_CORNERS = 24  # of a ring


class NameInk(NamedTuple):
    """The colours of titles, of small text and of lines."""

    text: str
    small: str
    line: str


class Label(NamedTuple):
    """A name on the page: what it names ("area", "region", "paper"), where it stands, and the papers it belongs to."""

    kind: str
    text: str
    box: Box
    size: int
    members: tuple[Iri, ...]


class PosterNames(NamedTuple):
    """The names of a poster, and what is drawn for them."""

    labels: tuple[Label, ...]
    parts: tuple[Line | Text, ...]


def place_names(
    wanted: list[WantedName], areas: list[tuple[Iri, ...]], marks: Marks, frame: Box, width: int, ink: NameInk
) -> PosterNames:
    """Place names where nothing else stands.

    Args:
        wanted: the names of regions and papers, in the order in which they choose their places.
        areas: the papers of each named area, whose name has room already.
        marks: of the papers.
        frame: the part of the page that names may stand in.
        width: of the page.
        ink: the colours of text.
    """
    cell = max(width // _CELLS, 1)
    free = FreePlaces(frame, cell)
    for iri, centre in marks.centres.items():
        free.take_disc(centre, marks.radii[iri] + cell)
    labels: list[Label] = []
    parts: list[Line | Text] = []
    for name, members in zip(marks.area_names, areas, strict=True):
        colour = marks.text_colours[name.area]
        labels.append(Label("area", " ".join(name.lines), name.box, name.size, members))
        parts += _text(name.lines, name.box, name.size, colour, name.box.middle, bold=True)
        free.take(_wider(name.box, cell))
    for each in wanted:
        own = [marks.centres[iri] for iri in each.members]
        middle = (sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own))
        for limit, part in product(_FARTHEST[each.kind], _SHRINKING[each.kind]):
            size = round(each.size * part)
            across, down = _extent(each, size, width)
            if found := free.find(across, down, middle, own, limit * width):
                box, mark = found
                labels.append(Label(each.kind, " ".join(each.lines), box, size, each.members))
                free.take(_wider(box, cell))
                parts += _drawn(each, box, mark, size, marks, free, width, ink)
                break
    return PosterNames(tuple(labels), tuple(parts))


def _extent(name: WantedName, size: int, width: int) -> tuple[int, int]:
    across = max(text_width(line, size, bold=name.kind != "paper") for line in name.lines)
    down = size * (LINE * (len(name.lines) - 1) + 0.98)
    if name.detail:
        small = _small(width)
        across, down = max(across, text_width(name.detail, small)), down + small * 1.25
    return math.ceil(across), math.ceil(down)


def _drawn(
    name: WantedName,
    box: Box,
    mark: tuple[int, int],
    size: int,
    marks: Marks,
    free: FreePlaces,
    width: int,
    ink: NameInk,
) -> list[Line | Text]:
    """The letters of a name, the line that leads to what it names, and a ring around a paper's mark."""
    parts: list[Line | Text] = []
    is_paper = name.kind == "paper"
    colour = ink.text if is_paper else marks.text_colours[name.area]
    start = box.nearest(*mark)
    away = math.dist(start, mark)
    reach = marks.radii[name.members[0]] + width // 900 if is_paper else round(marks.gap * 0.5)
    if away > reach + 2 and (is_paper or away > max(_NEAR * marks.gap, width * 0.012)):
        part = (away - reach) / away
        end = (round(start[0] + (mark[0] - start[0]) * part), round(start[1] + (mark[1] - start[1]) * part))
        parts.append(Line((start, end), ink.line if is_paper else colour, max(width // 3200, 1)))
        free.take_line(start, end)
    if is_paper:
        parts.append(Line(_circle(mark, reach), ink.text, max(width // 2600, 1)))
    parts += _text(name.lines, box, size, colour, mark, bold=not is_paper)
    if name.detail:
        small = _small(width)
        left = _left(box, text_width(name.detail, small), mark)
        parts.append(Text(name.detail, left, box.bottom - round(small * 0.2), small, ink.small))
    return parts


def _text(
    lines: tuple[str, ...], box: Box, size: int, colour: str, mark: tuple[int, int], *, bold: bool
) -> list[Line | Text]:
    found: list[Line | Text] = []
    for place, line in enumerate(lines):
        across = text_width(line, size, bold=bold)
        left = round(box.left + (box.right - box.left - across) / 2) if bold else _left(box, across, mark)
        found.append(Text(line, left, round(box.top + size * (0.84 + LINE * place)), size, colour, bold=bold))
    return found


def _left(box: Box, across: float, mark: tuple[int, int]) -> int:
    """Where a line of text begins: on the side of the mark."""
    spare = box.right - box.left - across
    if mark[0] >= box.right:
        return round(box.left + spare)
    return box.left if mark[0] <= box.left else round(box.left + spare / 2)


def _wider(box: Box, margin: int) -> Box:
    return Box(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)


def _small(width: int) -> int:
    return round(_DETAIL_SIZE * width / 1000)


def _circle(middle: tuple[int, int], radius: int) -> tuple[tuple[int, int], ...]:
    turns = (2 * math.pi * step / _CORNERS for step in range(_CORNERS + 1))
    return tuple((round(middle[0] + radius * math.cos(t)), round(middle[1] + radius * math.sin(t))) for t in turns)
