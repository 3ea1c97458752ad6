"""Weighs features by how rare they are, so that things can be compared by what they share.

Source: G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval" (1988): TF-IDF.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SparseRows", "weighted_rows"]

_RAREST = 2  # rows that share a feature: what one alone has relates it with no other
_COMMONEST = 0.3  # of the rows: a word that more of them have says little
_ALONE = 0.5  # how much of its weight the feature of a single row counts for the row's length
_FEW = 20  # rows that may always share a word, however few there are


class SparseRows(NamedTuple):
    """A sparse matrix, row by row. With the features that no other row has, each row has length 1.

    Attributes:
        starts: where each row begins in the next two, and where the last ends.
        columns: the column of each entry, ascending within a row.
        weights: its weight.
        width: how many columns there are.
        features: the number of the feature that each column stands for, ascending.
    """

    starts: "NDArray[Any]"
    columns: "NDArray[Any]"
    weights: "NDArray[Any]"
    width: int
    features: "NDArray[Any]"


def weighted_rows(
    entries: "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]",
    height: int,
    is_word: "NDArray[Any]",
    parts: "tuple[NDArray[Any], Sequence[float]] | None" = None,
) -> SparseRows:
    """Return rows of features weighted by TF-IDF.

    A word of too many rows is left out. A feature of a single row gets no column, and
    counts half for the row's length.

    Args:
        entries: row, feature and count of each entry, in any order; no place twice.
        height: how many rows.
        is_word: for each feature, whether it is a word.
        parts: for each feature the number of the part that it belongs to, and for each part the length to which a row's
            entries in it are brought before the row is brought to length 1; None for no parts.
    """
    import numpy

    rows, features, counts = entries
    sharing = numpy.bincount(features, minlength=len(is_word))
    says_little = is_word & (sharing > max(_FEW, _COMMONEST * height))
    chosen = numpy.flatnonzero(~says_little[features])
    chosen = chosen[numpy.lexsort((features[chosen], rows[chosen]))]
    rows, features = rows[chosen], features[chosen]
    weights = counts[chosen] * numpy.log1p(height / numpy.maximum(sharing, 1))[features]
    weights = numpy.where(sharing[features] < _RAREST, _ALONE * weights, weights)
    if parts is not None:
        part, lengths = parts[0][features], numpy.asarray(parts[1], dtype=float)
        weights *= lengths[part] / _lengths(rows.astype(numpy.int64) * len(lengths) + part, weights)
    weights /= _lengths(rows, weights)
    kept = (sharing >= _RAREST) & ~says_little
    shared = kept[features]
    rows, features = rows[shared], features[shared]
    starts = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(rows, minlength=height)))).astype(numpy.int64)
    columns = (numpy.cumsum(kept) - 1)[features].astype(numpy.int32)
    of_columns = numpy.flatnonzero(kept)
    return SparseRows(starts, columns, weights[shared].astype(numpy.float32), len(of_columns), of_columns)


def _lengths(groups: "NDArray[Any]", weights: "NDArray[Any]") -> "NDArray[Any]":
    """For each weight the length of the vector that the weights of its group make up."""
    import numpy

    lengths: NDArray[Any] = numpy.sqrt(numpy.bincount(groups, weights * weights))[groups]
    return lengths
