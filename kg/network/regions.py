"""Finds the regions of a map: hills of density in the plane, and larger areas that neighbouring hills make up.

Sources: F. Chazal et al., "Persistence-based clustering in Riemannian manifolds" (2013), for hills that grow together
at their saddles; J. H. Ward, "Hierarchical grouping to optimize an objective function" (1963), for the areas.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]
    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["areas_of", "density", "hills_of"]

_CELLS = 192  # along a side of the grid
_WIDTH = 0.014  # of the Gaussian that smoothes the density, as a part of the extent
_LEAST = 6  # points of a region
_SHARE = 0.006  # of all points are in a region at least
_MOST = 60
_SADDLE = 0.55  # of the lower peak: two hills with a higher saddle are one
_ABOUT = 0.8  # how much what regions are about counts beside where they lie, when areas are made


def hills_of(places: "Array") -> "Numbers":
    """Return the number of the hill that each point stands on, the largest hill first."""
    import numpy

    if not len(places):
        return numpy.zeros(0, dtype=numpy.int64)
    height, cells = density(places, _CELLS, _WIDTH)
    home, saddles = _flooded(height)
    hill = numpy.array([home[cell] for cell in cells])
    sizes = {peak: int((hill == peak).sum()) for peak in sorted(set(hill.tolist()))}
    middles = {peak: places[hill == peak].mean(axis=0) for peak in sizes}
    into = {peak: peak for peak in sizes}
    least = max(_LEAST, int(_SHARE * len(places)))
    while len(sizes) > 1:
        smallest = min(sizes, key=lambda peak: (sizes[peak], peak))
        if sizes[smallest] >= least and len(sizes) <= _MOST:
            break
        linked = [(saddles.get((smallest, other), saddles.get((other, smallest), 0.0)), other) for other in sizes]
        best, target = max((each for each in linked if each[1] != smallest), key=lambda each: (each[0], -each[1]))
        if best == 0.0:
            target = min(
                (other for other in sizes if other != smallest),
                key=lambda other: (float(((middles[other] - middles[smallest]) ** 2).sum()), other),
            )
        total = sizes[smallest] + sizes[target]
        middles[target] = (middles[smallest] * sizes[smallest] + middles[target] * sizes[target]) / total
        sizes[target] = total
        del sizes[smallest], middles[smallest]
        into[smallest] = target
        for (one, other), saddle in list(saddles.items()):
            if smallest in (one, other):
                rest = other if one == smallest else one
                if rest != target:
                    pair = (min(rest, target), max(rest, target))
                    saddles[pair] = max(saddles.get(pair, 0.0), saddle)
                del saddles[one, other]
    ordered = sorted(sizes, key=lambda peak: (-sizes[peak], peak))
    number = {peak: place for place, peak in enumerate(ordered)}

    def final(peak: int) -> int:
        while into[peak] != peak:
            peak = into[peak]
        return number[peak]

    return numpy.array([final(peak) for peak in hill.tolist()], dtype=numpy.int64)


def density(places: "Array", cells: int, width: float) -> "tuple[Array, Numbers]":
    """Return a grid of how densely points stand, and the cell of each point.

    Args:
        places: x and y of each point.
        cells: along a side of the grid, which is square and wider than the points by a tenth on each side.
        width: of the Gaussian that smoothes, as a part of the grid's side.
    """
    import numpy

    low, high = places.min(axis=0), places.max(axis=0)
    extent = max(float((high - low).max()), 1e-9) * 1.2
    corner = (low + high) / 2 - extent / 2
    at = numpy.clip(((places - corner) / extent * cells).astype(numpy.int64), 0, cells - 1)
    index = at[:, 0] * cells + at[:, 1]
    counts = numpy.bincount(index, minlength=cells * cells).reshape(cells, cells).astype(float)
    along = numpy.fft.fftfreq(cells)
    falloff = numpy.exp(-2 * (numpy.pi * along * width * cells) ** 2)
    smooth = numpy.fft.ifft2(numpy.fft.fft2(counts) * falloff[:, None] * falloff[None, :]).real
    heights: Array = numpy.round(numpy.maximum(smooth, 0.0), 9)
    return heights, index


def _flooded(height: "Array") -> tuple[dict[int, int], dict[tuple[int, int], float]]:
    """Which peak each cell belongs to, as water that falls finds it, and how high the saddles between peaks are."""
    import numpy

    side = height.shape[1]
    flat = height.ravel()
    floor = float(flat.max()) * 1e-6
    order = [int(cell) for cell in numpy.lexsort((numpy.arange(len(flat)), -flat)) if flat[cell] > floor]
    level = flat.tolist()
    home: dict[int, int] = {}
    into: dict[int, int] = {}
    saddles: dict[tuple[int, int], float] = {}

    def top(peak: int) -> int:
        while into[peak] != peak:
            into[peak] = into[into[peak]]
            peak = into[peak]
        return peak

    for cell in order:
        row, column = divmod(cell, side)
        around = [
            home[near]
            for near in (
                *((cell - side,) if row else ()),
                *((cell + side,) if row < side - 1 else ()),
                *((cell - 1,) if column else ()),
                *((cell + 1,) if column < side - 1 else ()),
            )
            if near in home
        ]
        tops = sorted({top(peak) for peak in around}, key=lambda peak: (-level[peak], peak))
        if not tops:
            home[cell] = into[cell] = cell
            continue
        home[cell] = tops[0]
        for other in tops[1:]:
            if level[cell] > _SADDLE * level[other]:
                into[other] = tops[0]
            else:
                pair = (min(tops[0], other), max(tops[0], other))
                saddles.setdefault(pair, level[cell])
    merged: dict[tuple[int, int], float] = {}
    for (one, other), saddle in saddles.items():
        a, b = sorted((top(one), top(other)))
        if a != b:
            merged[a, b] = max(merged.get((a, b), 0.0), saddle)
    return {cell: top(peak) for cell, peak in home.items()}, merged


def areas_of(places: "Array", vectors: "Array", hills: "Numbers", most: int = 12) -> "Numbers":
    """Return for each hill the number of its area, the largest area first.

    Args:
        places: x and y of each point.
        vectors: what each point is about.
        hills: the hill of each point.
        most: how many areas there are at most.
    """
    import numpy

    count = int(hills.max()) + 1 if len(hills) else 0
    sizes = [int((hills == hill).sum()) for hill in range(count)]
    about = vectors / max(float(vectors.std()), 1e-9) * _ABOUT
    spread = places / max(float(places.std()), 1e-9)
    joint = numpy.hstack((spread, about / max(vectors.shape[1], 1) ** 0.5))
    middles = [joint[hills == hill].mean(axis=0) for hill in range(count)]
    groups: list[list[int]] = [[hill] for hill in range(count)]
    while len(groups) > most:
        one, other = min(
            ((a, b) for b in range(len(groups)) for a in range(b)), key=lambda pair: (_cost(pair, sizes, middles), pair)
        )
        total = sizes[one] + sizes[other]
        middles[one] = (middles[one] * sizes[one] + middles[other] * sizes[other]) / total
        sizes[one] = total
        groups[one] += groups[other]
        del groups[other], sizes[other], middles[other]
    home = numpy.zeros(count, dtype=numpy.int64)
    for place, group in enumerate(sorted(zip(sizes, groups, strict=True), key=lambda each: (-each[0], each[1]))):
        home[group[1]] = place
    return home


def _cost(pair: tuple[int, int], sizes: Sequence[int], middles: "Sequence[Array]") -> float:
    one, other = pair
    apart = middles[one] - middles[other]
    return round(sizes[one] * sizes[other] / (sizes[one] + sizes[other]) * float((apart * apart).sum()), 6)
