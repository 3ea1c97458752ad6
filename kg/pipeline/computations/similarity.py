"""Computes which papers are like each paper, and why.

Papers are compared by the cosine of their features, weighted by how rare they are (G. Salton and C. Buckley,
"Term-weighting approaches in automatic text retrieval", 1988), found through an inverted index of the rarer ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri
from kg.pipeline.computations.features import FeatureTable, paper_features
from kg.pipeline.computations.links import sorted_nquads
from kg.schema import terms as v
from kg.schema.iris import similarity
from kg.store import GraphStore

__all__ = ["SimilarPair", "Similarity", "similar_papers"]

_KEPT = 10  # similar papers of each
_CANDIDATES = 40  # papers that are compared by all features
_COMMON = 1_000  # papers with a feature from which it finds no candidates: time grows with the papers, not their square
_LEAST = 0.05  # a score below which two papers have little in common
_REASONS = 5
_LITTLE = 1e-9  # a score that is nothing but rounding


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

    def compute(self, store: GraphStore) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        return sorted_nquads(
            quad for pair in similar_papers(paper_features(store)) for quad in _quads(pair, NamedNode(self.graph))
        )


def similar_papers(table: FeatureTable) -> Iterator[SimilarPair]:
    """Yield the papers most like each paper of a table, in the order of the papers and then of the scores."""
    import numpy

    if len(table.papers) < 2 or not len(table.features):
        return
    count = len(table.papers)
    by_feature = numpy.argsort(table.features, kind="stable")
    rows = numpy.repeat(numpy.arange(count), numpy.diff(table.starts))[by_feature]
    weights = table.weights[by_feature]
    ends = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(table.features, minlength=len(table.names))))).tolist()
    for place in range(count):
        own = dict(table.row(place))
        rare = {feature: weight for feature, weight in own.items() if ends[feature + 1] - ends[feature] <= _COMMON}
        if not rare:
            continue
        postings = [slice(ends[feature], ends[feature + 1]) for feature in rare]
        met = numpy.concatenate([rows[each] for each in postings])
        shares = [weights[each] * weight for each, weight in zip(postings, rare.values(), strict=True)]
        scores = numpy.bincount(met, numpy.concatenate(shares), minlength=count)
        scores[place] = 0
        common = {feature: weight for feature, weight in own.items() if feature not in rare}
        best = numpy.flatnonzero(scores > (_LITTLE if common else _LEAST / 2))
        if len(best) > _CANDIDATES:
            best = best[scores[best] >= numpy.partition(scores[best], -_CANDIDATES)[-_CANDIDATES]]
        found = dict(zip(best.tolist(), scores[best].tolist(), strict=True))
        if common:
            for other in found:
                found[other] += sum(common[each] * weight for each, weight in table.row(other) if each in common)
        yield from _best(table, place, own, found)


def _best(
    table: FeatureTable, place: int, own: Mapping[int, float], found: Mapping[int, float]
) -> Iterator[SimilarPair]:
    """The candidates that are most like a paper, with what they share."""
    ranked = sorted((-round(score, 4), table.papers[other], other) for other, score in found.items())
    for score, paper, other in ranked[:_KEPT]:
        if -score >= _LEAST:
            shared = [(own[feature] * weight, feature) for feature, weight in table.row(other) if feature in own]
            yield SimilarPair(table.papers[place], paper, min(1.0, -score), table.reasons(shared, _REASONS))


def _quads(pair: SimilarPair, graph: NamedNode) -> Iterator[Quad]:
    paper, other = NamedNode(pair.paper), NamedNode(pair.other)
    node = NamedNode(similarity(Iri(pair.paper), Iri(pair.other)))
    yield Quad(paper, NamedNode(v.SIMILAR_TO), other, graph)
    yield Quad(node, NamedNode(v.SIMILARITY_OF), paper, graph)
    yield Quad(node, NamedNode(v.SIMILAR_PAPER), other, graph)
    yield Quad(node, NamedNode(v.SCORE), Literal(f"{pair.score:.4f}", datatype=NamedNode(v.DECIMAL)), graph)
    if pair.reasons:
        yield Quad(node, NamedNode(v.SHARED), Literal(", ".join(pair.reasons)), graph)
