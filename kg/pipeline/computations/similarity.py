"""Computes which papers are like each paper, and why.

Papers are compared by the cosine of their features, which :mod:`kg.weighting` weighs by how rare they are, and by how
far apart they appeared: work of the same months tends to answer the same questions. Candidates
are found through an inverted index of the rarer features, one paper at a time, and quads are given in blocks, so that
memory grows with the features and not with the pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from kg.model import Iri
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.features import FeatureTable, paper_features
from kg.schema import terms as v
from kg.schema.iris import similarity

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SimilarPair", "Similarity", "similar_papers"]

_KEPT = 10  # similar papers of each
_CANDIDATES = 40  # papers that are compared by all features
_COMMON = 500  # papers with a feature from which it finds no candidates: time grows with the papers, not their square
_LEAST = 0.05  # a score below which two papers have little in common
_REASONS = 5
_FADING = 6.0  # months apart at which the part of the score that fades with time is down to a third
_LASTING = 0.3  # the part of the score that does not fade
_UNKNOWN = 12.0  # months apart that papers count as of which one has no date
_FEW = 8  # of how many papers one holds a feature of another, for these to count as few
_BLOCK = 10_000  # pairs whose quads are held at once


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """A paper, one like it, how similar they are (0 to 1), and the features they share, most telling first."""

    paper: str
    other: str
    score: float
    reasons: tuple[str, ...]


class Similarity:
    """A paper's kg:similarTo: the ten papers most like it, each with a kg:Similarity that has score and reasons."""

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.SIMILAR_GRAPH

    def compute(self, facts: Facts) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        return b"".join(self.blocks(facts))

    def blocks(self, facts: Facts) -> Iterator[bytes]:
        """Yield the same some papers at a time, so that memory does not grow with what is found."""
        pairs = similar_papers(paper_features(facts))
        while lines := [line for pair in islice(pairs, _BLOCK) for line in _nquads(pair)]:
            yield "".join(lines).encode()


def similar_papers(table: FeatureTable) -> Iterator[SimilarPair]:
    """Yield the papers most like each paper of a table, in the order of the papers and then of the scores."""
    import numpy

    rows, count = table.rows, len(table.papers)
    if count < 2 or not len(rows.columns):
        return
    order = numpy.argsort(rows.columns, kind="stable")
    holders = numpy.repeat(numpy.arange(count, dtype=numpy.int32), numpy.diff(rows.starts))[order]
    weights = rows.weights[order]
    ends = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(rows.columns, minlength=rows.width))))
    own = numpy.zeros(rows.width, dtype=rows.weights.dtype)
    for place in range(count):
        mine = slice(rows.starts[place], rows.starts[place + 1])
        features = rows.columns[mine]
        sizes = ends[features + 1] - ends[features]
        finding = sizes <= _COMMON
        if not finding.any():
            continue
        postings = _ranges(ends[features[finding]], sizes[finding])
        gains = weights[postings] * numpy.repeat(rows.weights[mine][finding], sizes[finding])
        others, scores = _summed(holders[postings], gains, count)
        chosen = (others != place) & (scores != 0)
        best = others[chosen]
        scores = scores[chosen] * _closeness(table.months, place, best)
        if len(best) > _CANDIDATES:
            best = best[scores >= numpy.partition(scores, -_CANDIDATES)[-_CANDIDATES]]
        if not len(best):
            continue
        own[features] = rows.weights[mine]
        yield from _best(table, place, best, own)
        own[features] = 0


def _summed(holders: "NDArray[Any]", gains: "NDArray[Any]", count: int) -> "tuple[NDArray[Any], NDArray[Any]]":
    """The papers that hold some features, ascending, and the sum of what each gains.

    Where they are few among all, they are sorted instead of counted in an array that has a place for every paper.
    """
    import numpy

    if len(holders) * _FEW < count:
        found, places = numpy.unique(holders, return_inverse=True)
        return found, numpy.bincount(places, gains)
    sums = numpy.bincount(holders, gains, minlength=count)
    return numpy.flatnonzero(sums), sums[sums != 0]


def _closeness(months: "NDArray[Any]", place: int, others: "NDArray[Any]") -> "NDArray[Any]":
    """What the time between a paper and others leaves of their scores."""
    import numpy

    apart = numpy.abs(months[others] - months[place])
    apart = numpy.where(numpy.isnan(apart), _UNKNOWN, apart)
    closeness: NDArray[Any] = _LASTING + (1 - _LASTING) * numpy.exp(-apart / _FADING)
    return closeness


def _best(table: FeatureTable, place: int, others: "NDArray[Any]", own: "NDArray[Any]") -> Iterator[SimilarPair]:
    """The candidates that are most like a paper, with what they share."""
    import numpy

    rows = table.rows
    sizes = rows.starts[others + 1] - rows.starts[others]
    entries = _ranges(rows.starts[others], sizes)
    gains = rows.weights[entries].astype(float) * own[rows.columns[entries]]
    alike = numpy.add.reduceat(gains, numpy.cumsum(sizes) - sizes)
    scores = numpy.round(alike * _closeness(table.months, place, others), 4)
    ranked = numpy.lexsort((others, -scores))[:_KEPT]
    ranked = ranked[alike[ranked] >= _LEAST]
    number = numpy.full(len(others), -1)
    number[ranked] = numpy.arange(len(ranked))
    pairs = numpy.repeat(number, sizes)
    positive = numpy.flatnonzero((gains > 0) & (pairs >= 0))
    reasons = table.reasons(pairs[positive], rows.columns[entries[positive]], gains[positive], len(ranked), _REASONS)
    for other, score, shared in zip(others[ranked].tolist(), scores[ranked].tolist(), reasons, strict=True):
        yield SimilarPair(table.papers[place], table.papers[other], min(1.0, score), shared)


def _ranges(starts: "NDArray[Any]", sizes: "NDArray[Any]") -> "NDArray[Any]":
    """The numbers of several ranges, one range after the other."""
    import numpy

    before = numpy.cumsum(sizes) - sizes
    places: NDArray[Any] = numpy.arange(int(sizes.sum())) + numpy.repeat(starts - before, sizes)
    return places


def _nquads(pair: SimilarPair) -> Iterator[str]:
    """Lines of N-Quads; written as text, since there are ten times as many as papers."""
    node = similarity(Iri(pair.paper), Iri(pair.other))
    end = f"<{v.SIMILAR_GRAPH}> .\n"
    yield f"<{pair.paper}> <{v.SIMILAR_TO}> <{pair.other}> {end}"
    yield f"<{node}> <{v.SIMILARITY_OF}> <{pair.paper}> {end}"
    yield f"<{node}> <{v.SIMILAR_PAPER}> <{pair.other}> {end}"
    yield f'<{node}> <{v.SCORE}> "{pair.score:.4f}"^^<{v.DECIMAL}> {end}'
    if pair.reasons:
        yield f"<{node}> <{v.SHARED}> {Literal(', '.join(pair.reasons))} {end}"
