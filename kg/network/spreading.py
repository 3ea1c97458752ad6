"""Moves points apart until each has room for its mark, and brings stragglers near; neighbours stay neighbours."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]
    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["gathered", "spread"]

_FAR = 0.94  # of the points are not stragglers
_SHORTER = 0.35  # of what a straggler is farther away remains
_STEPS = 80
_MOST = 24  # points of a cell that each is compared with in one step
_BEYOND = 1.6  # gaps from a box that points leave, at most
_GOLDEN = 0.618034  # multiples of it are spread evenly
_TRIED = 8  # half gaps to each side: places for a point that two boxes push to and fro
_NEARBY = ((0, 0), (1, 0), (0, 1), (1, 1), (1, -1))


def gathered(places: "Array") -> "Array":
    """Return points around the origin, the longest axis across, stragglers brought near."""
    import numpy

    if len(places) < 2:
        return places * 0.0
    centred = places - numpy.median(places, axis=0)
    _, axes = numpy.linalg.eigh(numpy.cov(centred.T))
    turned = centred @ axes[:, ::-1]
    turned *= numpy.where(turned.sum(axis=0) < 0, -1.0, 1.0)
    width = numpy.maximum(numpy.quantile(numpy.abs(turned), _FAR, axis=0), 1e-9)
    far = numpy.sqrt(((turned / width) ** 2).sum(axis=1))
    limit = float(numpy.quantile(far, _FAR))
    nearer = numpy.where(far > limit, limit + (far - limit) * _SHORTER, far) / numpy.maximum(far, 1e-9)
    moved: Array = turned * nearer[:, None]
    return moved


def spread(
    places: "Array",
    gap: float,
    keep_out: Sequence[tuple[float, float, float, float]] = (),
    steps: int = _STEPS,
    room: "Array | None" = None,
) -> "Array":
    """Return points of which hardly any two are nearer to each other than ``gap``.

    Args:
        places: x and y of each.
        gap: the distance that is aimed at.
        keep_out: boxes that no point stands in: left, top, right and bottom.
        steps: how many are taken at most.
        room: how many gaps wide each point is; None for one each.
    """
    import numpy

    count = len(places)
    if count < 2:
        return places
    turns = numpy.arange(count) * 2.399963  # points in one place need a direction to part in
    places = places + numpy.column_stack((numpy.cos(turns), numpy.sin(turns))) * gap * 1e-3
    wider = numpy.zeros(count) if room is None else gap * (room - 1) / 2
    widest = gap if room is None else gap * float(room.max())
    for step in range(steps):
        one, other = _pairs(places, widest)
        wanted = numpy.full(len(one), gap) if room is None else gap * (room[one] + room[other]) / 2
        apart = places[one] - places[other]
        distance = numpy.maximum(numpy.sqrt((apart * apart).sum(axis=1)), gap * 1e-6)
        close = distance < wanted
        if not close.any() and not keep_out:
            break
        one, other, apart, distance = one[close], other[close], apart[close], distance[close]
        push = apart * ((wanted[close] - distance) / distance * 0.35)[:, None]
        move = numpy.column_stack(
            [numpy.bincount(one, push[:, axis], count) - numpy.bincount(other, push[:, axis], count) for axis in (0, 1)]
        )
        length = numpy.maximum(numpy.linalg.norm(move, axis=1), 1e-12)
        places = places + move * numpy.minimum(1.0, gap * (1.0 if step < steps // 2 else 0.5) / length)[:, None]
        for box in keep_out:
            _push_out(places, box, gap, wider)
    return _freed(places, keep_out, gap, wider)


def _push_out(places: "Array", box: tuple[float, float, float, float], gap: float, wider: "Array") -> None:
    """Move the points in a box across its upper or lower edge, or across a side that is very near.

    They come to stand at different distances from it: on the edge itself they would make a straight row.
    """
    import numpy

    left, top, right, bottom = box
    x, y = places[:, 0], places[:, 1]
    inside = numpy.flatnonzero((x > left - wider) & (x < right + wider) & (y > top - wider) & (y < bottom + wider))
    if not len(inside):
        return
    ways = numpy.stack((y[inside] - top, bottom - y[inside], 2 * (x[inside] - left), 2 * (right - x[inside])))
    way = ways.argmin(axis=0)
    beyond = wider[inside] + gap * _BEYOND * (inside * _GOLDEN % 1.0)
    for side, (edge, axis, sign) in enumerate(((top, 1, -1), (bottom, 1, 1), (left, 0, -1), (right, 0, 1))):
        out = way == side
        places[inside[out], axis] = edge + sign * beyond[out]


def _freed(places: "Array", boxes: Sequence[tuple[float, float, float, float]], gap: float, wider: "Array") -> "Array":
    """Move the points that two boxes push to and fro to a place beside all of them that is near and has room."""
    import numpy

    stuck = numpy.zeros(len(places), dtype=bool)
    x, y = places[:, 0], places[:, 1]
    for left, top, right, bottom in boxes:
        stuck |= (x > left - wider) & (x < right + wider) & (y > top - wider) & (y < bottom + wider)
    steps = numpy.arange(-_TRIED, _TRIED + 1) * gap * 0.5
    for place in numpy.flatnonzero(stuck).tolist():
        margin = float(wider[place])
        grown = [(left - margin, top - margin, right + margin, bottom + margin) for left, top, right, bottom in boxes]
        across = numpy.concatenate([x[place] + steps, *([left, right] for left, _, right, _ in grown)])
        down = numpy.concatenate([y[place] + steps, *([top, bottom] for _, top, _, bottom in grown)])
        ways = numpy.column_stack((numpy.tile(across, len(down)), numpy.repeat(down, len(across))))
        for left, top, right, bottom in grown:
            inside = (ways[:, 0] > left) & (ways[:, 0] < right) & (ways[:, 1] > top) & (ways[:, 1] < bottom)
            ways = ways[~inside]
        others = numpy.delete(places, place, axis=0)
        nearest = numpy.sqrt(((ways[:, None, :] - others[None, :, :]) ** 2).sum(axis=2)).min(axis=1)
        short = numpy.maximum(gap + margin - nearest, 0.0)  # of the room that is wanted around it
        away = numpy.sqrt(((ways - places[place]) ** 2).sum(axis=1))
        places[place] = ways[int(numpy.round(away + 4 * short, 6).argmin())]
    return places


def _pairs(places: "Array", gap: float) -> "tuple[Numbers, Numbers]":
    """The pairs of points that may be nearer than ``gap``: those in one cell of a grid or in neighbouring cells."""
    import numpy

    cells = numpy.floor(places / gap).astype(numpy.int64)
    cells -= cells.min(axis=0) - 1
    height = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * height + cells[:, 1]
    order = numpy.argsort(keys, kind="stable")
    ordered = keys[order]
    ones, others = [], []
    for dx, dy in _NEARBY:
        wanted = ordered + dx * height + dy
        first = numpy.searchsorted(ordered, wanted, "left")
        last = numpy.searchsorted(ordered, wanted, "right")
        if not (dx or dy):
            first = numpy.arange(len(ordered)) + 1  # each pair of one cell once
        each = numpy.clip(last - first, 0, _MOST)
        one = numpy.repeat(numpy.arange(len(ordered)), each)
        within = numpy.arange(len(one)) - numpy.repeat(numpy.cumsum(each) - each, each)
        ones.append(order[one])
        others.append(order[first[one] + within])
    return numpy.concatenate(ones), numpy.concatenate(others)
