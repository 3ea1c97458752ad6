"""Places points in the plane so that neighbours stay neighbours: a neighbour embedding with a grid for repulsion.

Sources: L. van der Maaten and G. Hinton, "Visualizing data using t-SNE" (2008); G. Linderman et al., "Fast
interpolation-based t-SNE" (2019), for the grid and the Fourier transform; D. Kobak and P. Berens, "The art of using
t-SNE" (2019), for the start; J. N. Böhm, P. Berens and D. Kobak, "Attraction-repulsion spectrum in neighbor embeddings"
(2022), for attraction stronger than t-SNE's, which makes clusters compact.
"""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]
    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["embedded"]

_EARLY, _LATE = 4.0, 1.15  # how many times stronger than in t-SNE neighbours attract, first and later
_STEPS = (60, 220)
_MANY = 6_000  # points beyond which fewer steps are taken
_CELL = 0.45  # of the grid, in units of the repulsion's width
_LEAST, _MOST = 64, 384  # cells along a side


def embedded(start: "Array", neighbours: "Numbers", likeness: "Array") -> "Array":
    """Return a place in the plane for each point.

    Args:
        start: x and y of each point to begin with.
        neighbours: of each point.
        likeness: how similar each of these is, from 0 to 1.
    """
    import numpy

    count = len(start)
    if count < 3:
        return start - start.mean(axis=0) if count else start
    one, other, weight = _links(neighbours, likeness)
    places: Array = (start - start.mean(axis=0)) / max(float(start.std()), 1e-9) * 1e-2
    speed = numpy.zeros_like(places)
    gains = numpy.ones_like(places)
    repulsion = _Repulsion()
    fewer = min(1.0, (_MANY / count) ** 0.5)
    for steps, strength, momentum in zip(_STEPS, (_EARLY, _LATE), (0.5, 0.8), strict=True):
        rate = max(count / _EARLY, 20.0)
        for _ in range(max(60, int(steps * fewer))):
            apart = places[one] - places[other]
            near = weight / (1.0 + (apart * apart).sum(axis=1))
            push = repulsion(places)
            for axis in (0, 1):
                pull = near * apart[:, axis]
                force = numpy.bincount(other, pull, count) - numpy.bincount(one, pull, count)
                change = 4.0 * (strength * force + push[:, axis])
                same = numpy.sign(change) == numpy.sign(speed[:, axis])
                gains[:, axis] = numpy.clip(numpy.where(same, gains[:, axis] + 0.2, gains[:, axis] * 0.8), 0.01, 8.0)
                speed[:, axis] = momentum * speed[:, axis] + rate * gains[:, axis] * change
            length = numpy.maximum(numpy.linalg.norm(speed, axis=1), 1e-12)
            speed *= numpy.minimum(1.0, 5.0 / length)[:, None]
            places += speed
            places -= places.mean(axis=0)
    return places


def _links(neighbours: "Numbers", likeness: "Array") -> "tuple[Numbers, Numbers, Array]":
    """Each pair of neighbours once, with the weight of its attraction; all weights together are 1/2."""
    import numpy

    count, each = neighbours.shape
    strength = numpy.maximum(likeness, 0.05)
    strength = strength / strength.sum(axis=1, keepdims=True)
    a, b = numpy.repeat(numpy.arange(count), each), neighbours.ravel()
    low, high = numpy.minimum(a, b), numpy.maximum(a, b)
    keys, place = numpy.unique(low * count + high, return_inverse=True)
    weight = numpy.bincount(place.ravel(), strength.ravel())
    return keys // count, keys % count, weight / (2.0 * weight.sum())


class _Repulsion:
    """How all points together push each: the sum of d / (1 + d²)² over the sum of 1 / (1 + d²), on a grid."""

    def __init__(self) -> None:
        self._kernels: dict[tuple[int, float], tuple[Array, ...]] = {}

    def __call__(self, places: "Array") -> "Array":
        import numpy

        low = places.min(axis=0)
        extent = max(float((places.max(axis=0) - low).max()), 1e-3)
        cells, step = _grid(extent)
        kernels = self._kernels.get((cells, step)) or self._transformed(cells, step)
        at = (places - low + (cells * step - extent) / 2) / step
        corner = numpy.clip(at.astype(numpy.int64), 0, cells - 2)
        part = at - corner
        density = numpy.zeros(cells * cells)
        shares = []
        for dx in (0, 1):
            for dy in (0, 1):
                share = numpy.abs(1 - dx - part[:, 0]) * numpy.abs(1 - dy - part[:, 1])
                index = (corner[:, 0] + dx) * cells + corner[:, 1] + dy
                density += numpy.bincount(index, share, cells * cells)
                shares.append((index, share))
        size = (2 * cells, 2 * cells)  # twice as many, so that the transform's ends do not meet
        spectrum = numpy.fft.rfft2(density.reshape(cells, cells), size)
        fields = [numpy.fft.irfft2(kernel * spectrum, size)[:cells, :cells].ravel() for kernel in kernels]
        pairs, across, up = (sum(share * field[index] for index, share in shares) for field in fields)
        total = max(float(numpy.sum(pairs)) - len(places), 1.0)
        return numpy.column_stack((across, up)) / total

    def _transformed(self, cells: int, step: float) -> "tuple[Array, ...]":
        import numpy

        size = 2 * cells
        number = numpy.arange(size)
        along = numpy.where(number < cells, number, number - size) * step
        x, y = along[:, None], along[None, :]
        near = 1.0 / (1.0 + x * x + y * y)
        self._kernels = {
            (cells, step): tuple(numpy.fft.rfft2(kernel) for kernel in (near, x * near * near, y * near * near))
        }
        return self._kernels[cells, step]


def _grid(extent: float) -> tuple[int, float]:
    """How many cells a side has, and how wide they are; rounded, so that it stays the same for some steps."""
    needed = extent / _CELL + 3
    if needed <= _MOST:
        return max(math.ceil(needed / 32) * 32, _LEAST), _CELL
    return _MOST, 1.05 ** math.ceil(math.log(extent / (_MOST - 3), 1.05))
