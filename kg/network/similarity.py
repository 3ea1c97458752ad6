"""Which papers are about the same: their features in few dimensions, and the nearest neighbours there.

Sources: S. Deerwester et al., "Indexing by latent semantic analysis" (1990); N. Halko, P.-G. Martinsson and J. Tropp,
"Finding structure with randomness" (2011), for the truncated singular value decomposition.
"""

from typing import TYPE_CHECKING, Any

from kg.weighting import SparseRows

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]
    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["latent_vectors", "nearest"]

_MORE = 8  # dimensions besides those wanted, which the random projection needs to be exact
_ROUNDS = 3
_SHARED = 1e-10  # of the largest product: a direction that is smaller is noise
_EXACT = 6_000  # rows up to which each is compared with each
_BLOCK = 1_000
_CELLS_SEARCHED = 8


def latent_vectors(features: SparseRows, dimensions: int = 48, seed: int = 0) -> "Array":
    """Return the rows of a matrix in few dimensions, each of length 1 (or 0 where it has no feature).

    Args:
        features: the matrix.
        dimensions: how many are wanted; fewer come back from a small matrix.
        seed: of the random projection.
    """
    import numpy

    height = len(features.starts) - 1
    width = min(dimensions + _MORE, height, features.width)
    if width == 0:
        return numpy.zeros((height, 1))
    across = _turned(features)
    basis = numpy.random.default_rng(seed).standard_normal((features.width, width))
    for _ in range(_ROUNDS):
        basis = _orthonormal(_times(features, basis))
        basis = _orthonormal(_times(across, basis))
    small = _times(features, basis)
    _, turn = numpy.linalg.eigh(small.T @ small)
    kept = min(dimensions, small.shape[1])
    vectors = small @ turn[:, ::-1][:, :kept]
    signs = numpy.sign(vectors[numpy.abs(vectors).argmax(axis=0), numpy.arange(kept)])
    vectors *= numpy.where(signs == 0, 1.0, signs)  # a decomposition leaves the signs open
    lengths = numpy.linalg.norm(vectors, axis=1)
    vectors /= numpy.where(lengths > 1e-9, lengths, 1.0)[:, None]
    rounded: Array = numpy.round(vectors, 6)  # what processors and libraries compute differently stays below
    return rounded


def nearest(vectors: "Array", count: int, seed: int = 0) -> "tuple[Numbers, Array]":
    """Return for each row the rows that are nearest to it, and how similar these are (by cosine), nearest first.

    Up to some thousand rows all are compared; beyond, those in the nearest cells of a partition, which misses a few.

    Args:
        vectors: rows of length 1.
        count: how many neighbours; there must be more rows.
        seed: of the partition.
    """
    import numpy

    height = len(vectors)
    if height <= _EXACT:
        blocks = [
            (numpy.arange(start, min(start + _BLOCK, height)), numpy.arange(height))
            for start in range(0, height, _BLOCK)
        ]
    else:
        blocks = _cells(vectors, seed)
    found = numpy.zeros((height, count), dtype=numpy.int64)
    likeness = numpy.zeros((height, count))
    for asked, candidates in blocks:
        near = numpy.round(vectors[asked] @ vectors[candidates].T, 6)
        near[asked[:, None] == candidates[None, :]] = -2.0
        best = numpy.argpartition(-near, count - 1, axis=1)[:, :count]
        scores = numpy.take_along_axis(near, best, axis=1)
        order = numpy.lexsort((candidates[best], -scores), axis=1)
        found[asked] = candidates[numpy.take_along_axis(best, order, axis=1)]
        likeness[asked] = numpy.take_along_axis(scores, order, axis=1)
    return found, numpy.maximum(likeness, 0.0)


def _orthonormal(tall: "Array") -> "Array":
    """Columns that span the same space, of length 1 and upright to each other; what they share too much of is left out.

    By the small matrix of their products: libraries take tall matrices apart in many threads, which wait for each
    other on a busy machine.
    """
    import numpy

    values, turn = numpy.linalg.eigh(tall.T @ tall)
    kept = values > max(float(values[-1]), 1e-300) * _SHARED
    basis: Array = tall @ (turn[:, kept] / numpy.sqrt(values[kept]))
    return basis


def _cells(vectors: "Array", seed: int) -> "list[tuple[Numbers, Numbers]]":
    """The rows in cells around chosen rows, each with the rows of the nearest cells."""
    import numpy

    height = len(vectors)
    count = int(height**0.5)
    middles = vectors[numpy.sort(numpy.random.default_rng(seed).choice(height, count, replace=False))]
    for _ in range(2):
        home = numpy.concatenate(
            [(vectors[start : start + _BLOCK] @ middles.T).argmax(axis=1) for start in range(0, height, _BLOCK)]
        )
        sums = numpy.zeros_like(middles)
        numpy.add.at(sums, home, vectors)
        lengths = numpy.linalg.norm(sums, axis=1)
        middles = numpy.where(lengths[:, None] > 1e-9, sums / numpy.maximum(lengths, 1e-9)[:, None], middles)
    members = [numpy.flatnonzero(home == cell) for cell in range(count)]
    near = numpy.argsort(-(middles @ middles.T), axis=1, kind="stable")
    blocks = []
    for cell in range(count):
        if len(members[cell]):
            searched = near[cell, :_CELLS_SEARCHED]
            blocks.append((members[cell], numpy.sort(numpy.concatenate([members[each] for each in searched]))))
    return blocks


def _times(matrix: SparseRows, dense: "Array") -> "Array":
    """A sparse matrix times a dense one."""
    import numpy

    product = numpy.zeros((len(matrix.starts) - 1, dense.shape[1]))
    filled = numpy.flatnonzero(numpy.diff(matrix.starts))
    if len(filled):
        terms = dense[matrix.columns] * matrix.weights[:, None]
        product[filled] = numpy.add.reduceat(terms, matrix.starts[filled], axis=0)
    return product


def _turned(matrix: SparseRows) -> SparseRows:
    """The transposed matrix."""
    import numpy

    height = len(matrix.starts) - 1
    rows = numpy.repeat(numpy.arange(height), numpy.diff(matrix.starts))
    order = numpy.argsort(matrix.columns, kind="stable")
    starts = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(matrix.columns, minlength=matrix.width))))
    starts = starts.astype(numpy.int64)
    return SparseRows(starts, rows[order], matrix.weights[order], height, numpy.arange(height))
