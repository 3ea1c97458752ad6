"""The glow behind marks: contours of how densely they stand."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.render.poster.contours import contours

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["soft_shapes"]

_LEVELS = (0.10, 0.28, 0.52, 0.80)  # of the density within a region
_WIDTH = 0.95  # of the Gaussian that smoothes, in gaps between marks

_Ring = tuple[tuple[int, int], ...]


def soft_shapes(
    centres: Sequence[tuple[int, int]], gap: float, cell: float, widest: float = math.inf
) -> list[tuple[_Ring, ...]]:
    """Return the outlines of soft shapes around marks, each shape within the one before.

    Args:
        centres: of the marks.
        gap: between neighbouring marks.
        cell: how fine the shapes are.
        widest: how far the glow of a mark reaches at most.
    """
    import numpy

    points = numpy.array(centres)
    width = max(min(gap * _WIDTH, widest), cell * 1.2) / cell
    margin = math.ceil(4 * width)  # the transform's ends do not meet
    corner = points.min(axis=0) - margin * cell
    at = ((points - corner) / cell).astype(numpy.int64)
    shape = tuple(int(side) + margin + 1 for side in at.max(axis=0))
    counts = numpy.zeros(shape)
    numpy.add.at(counts, (at[:, 0], at[:, 1]), 1.0)
    falloffs = [numpy.exp(-2 * (numpy.pi * numpy.fft.fftfreq(side) * width) ** 2) for side in shape]
    smooth = numpy.fft.ifft2(numpy.fft.fft2(counts) * falloffs[0][:, None] * falloffs[1][None, :]).real
    heights = numpy.round(smooth * (width / _WIDTH) ** 2 / 0.9, 6)
    heights[[0, -1], :] = heights[:, [0, -1]] = 0.0
    shapes = []
    for level in _LEVELS:
        rings = tuple(
            tuple(
                (round((x + 0.5) * cell + corner[0]), round((y + 0.5) * cell + corner[1]))
                for x, y in line[:: 2 if len(line) > 12 else 1]
            )
            for line in contours(heights, level)
        )
        if rings:
            shapes.append(rings)
    return shapes
