"""Makes room on a map for the names of its areas: each stands among its own marks, which move aside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.network.region_names import JOINTS
from kg.network.spreading import spread
from kg.render.poster.free_places import Box
from kg.render.poster.letters import text_width, wrapped

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["LINE", "TWO", "AreaName", "make_room", "name_lines"]

LINE = 1.14
"""From one line of text to the next, as a part of its size."""

TWO = 0.74
"""How large a name of two topics is written, as a part of the size of other names."""

_STEPS = 90
_TIGHTER = 0.78  # than the gap marks may stand beside a name
_APART = 3.0  # gaps between two names, or half a line, so that marks between them have room
_AROUND = 0.55  # of a gap: the margin of a name
_REACH = 4.0  # half heights of a name: what is farther away stays
_FOREIGN = 3.0  # how much worse it is to move the marks of another area
_GRID = 24  # places that are tried along each axis of an area


class AreaName(NamedTuple):
    """The name of an area: its number, its lines, their size, and where they stand."""

    area: int
    lines: tuple[str, ...]
    size: int
    box: Box


def make_room(
    centres: "Array",
    members: Sequence["Array"],
    names: Sequence[tuple[str, int]],
    gap: float,
    frame: Box,
    widest: float,
    room: "Array | None" = None,
) -> "tuple[Array, tuple[AreaName, ...]]":
    """Return where marks stand once the names of areas have room among them, and the names.

    Args:
        centres: x and y of each mark.
        members: the marks of each area.
        names: the name of each area and its size; an empty name takes no room.
        gap: between neighbouring marks.
        frame: the part of the page that names may stand in.
        widest: how wide a line may be.
        room: how many gaps wide each mark is; None for one each.
    """
    import numpy

    placed: list[AreaName] = []
    for area, (inside, (name, size)) in enumerate(zip(members, names, strict=True)):
        if not name:
            continue
        lines = name_lines(name, widest, size)
        width = max(text_width(line, size, bold=True) for line in lines)
        height = size * (LINE * (len(lines) - 1) + 0.95)
        box = _best(centres, inside, (width, height), gap, frame, [each.box for each in placed])
        placed.append(AreaName(area, lines, size, box))
    around = gap * _AROUND
    boxes = [
        (each.box.left - around, each.box.top - around, each.box.right + around, each.box.bottom + around)
        for each in placed
    ]
    moved = centres.astype(float)
    for edges in boxes:
        _part_from(moved, edges)
    if boxes:
        moved = spread(moved, gap * _TIGHTER, boxes, _STEPS, room)
    return numpy.round(moved).astype(int), tuple(placed)


def name_lines(name: str, widest: float, size: int, most: int = 4) -> tuple[str, ...]:
    """Return the name of an area in lines, one topic of two after the other where both do not fit into one line.

    Args:
        name: one topic, or two joined.
        widest: how wide a line may be.
        size: of the letters.
        most: how many lines there may be.
    """
    joint = next((each for each in JOINTS if each in name), "")
    if not joint or text_width(name, size, bold=True) <= widest:
        return wrapped(name, widest, size, bold=True, most=most)
    first, _, second = name.partition(joint)
    above = wrapped(first + joint.rstrip(), widest, size, bold=True, most=max(most - 1, 1))
    below = wrapped(second, widest, size, bold=True, most=max(most - len(above), 1))
    return (*above, *below)


def _wider(box: Box, margin: float) -> Box:
    return Box(
        *(round(value) for value in (box.left - margin, box.top - margin, box.right + margin, box.bottom + margin))
    )


def _part_from(places: "Array", box: tuple[float, float, float, float]) -> None:
    """Open a slit: what is above a box moves up and what is below moves down, the less the farther away it is."""
    import numpy

    left, top, right, bottom = box
    half = (bottom - top) / 2
    reach = half * _REACH
    beside = numpy.maximum(numpy.maximum(left - places[:, 0], places[:, 0] - right), 0.0)
    share = numpy.clip(1.0 - beside / (2 * half), 0.0, 1.0)
    share = share * share * (3 - 2 * share)
    away = places[:, 1] - (top + bottom) / 2
    inside = numpy.abs(away) < reach
    farther = half + numpy.abs(away) * (reach - half) / reach - numpy.abs(away)
    places[:, 1] += numpy.where(inside, numpy.where(away < 0, -1.0, 1.0) * farther * share, 0.0)


def _best(
    centres: "Array", inside: "Array", size: tuple[float, float], gap: float, frame: Box, others: Sequence[Box]
) -> Box:
    """The box near the middle of an area that the fewest marks have to leave, those of other areas least of all."""
    import numpy

    own = centres[inside]
    foreign = numpy.delete(centres, inside, axis=0)
    middle = numpy.median(own, axis=0)
    reach = numpy.maximum(numpy.abs(own - middle).mean(axis=0) * 1.6, gap)
    half = numpy.array(size) / 2
    low = numpy.array((frame.left, frame.top)) + half
    high = numpy.maximum(numpy.array((frame.right, frame.bottom)) - half, low)
    steps = numpy.arange(_GRID) / (_GRID - 1) * 2 - 1
    parts = numpy.column_stack((numpy.tile(steps, _GRID), numpy.repeat(steps, _GRID)))
    tried = numpy.clip(middle + parts * reach, low, high)
    boxes = [Box(*(int(value) for value in (*(at - half), *(at + half)))) for at in tried]
    apart = min(gap * _APART, half[1] / 2)
    overlapping = numpy.array([sum(box.overlaps(other) for other in others) for box in boxes])
    close = numpy.array([sum(box.overlaps(_wider(other, apart)) for other in others) for box in boxes])
    margin = half + gap * 0.5
    counts = _within(own, tried, margin) + _FOREIGN * _within(foreign, tried, margin)
    costs = counts + 6.0 * numpy.abs(parts).sum(axis=1) + 30.0 * close + 1000.0 * overlapping
    return boxes[int(numpy.round(costs, 6).argmin())]


def _within(points: "Array", middles: "Array", half: "Array") -> "Array":
    """How many points lie near each middle."""
    across = abs(points[None, :, 0] - middles[:, None, 0]) < half[0]
    inside: Array = (across & (abs(points[None, :, 1] - middles[:, None, 1]) < half[1])).sum(axis=1)
    return inside
