"""What the log of changes remembers of a graph: papers with titles, scores, and contradictions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, NamedNode

from kg.schema import terms as v
from kg.sparql.lookup import label_of
from kg.sparql.shipped import rows

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import GraphStore

__all__ = ["Conflict", "Snapshot", "SnapshotScore", "take_snapshot"]

_SURE = 0.6  # a score is news before it is sure enough for a leaderboard


class SnapshotScore(NamedTuple):
    """A score of a system on a benchmark.

    Attributes:
        paper, benchmark: IRIs.
        on: the benchmark's label.
        metric: the metric's label; empty where none is stated.
        value, unit: the figure.
        system: what reached it.
        setting: shots, split and the like.
        role: own, other, human or baseline.
        lower_is_better: whether less of the metric is better.
    """

    paper: str
    benchmark: str
    on: str
    metric: str
    value: str
    unit: str = ""
    system: str = ""
    setting: str = ""
    role: str = ""
    lower_is_better: bool = False


class Conflict(NamedTuple):
    """Two documents give a paper's figure with different values."""

    paper: str
    system: str
    on: str
    metric: str
    value: str
    document: str
    other_value: str
    other_document: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph at one time.

    Attributes:
        papers: the titles of the papers that notes present, by IRI.
        scores: the scores that are read with some confidence, by the IRI of the result.
        conflicts: the contradictions between documents.
    """

    papers: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, SnapshotScore] = field(default_factory=dict)
    conflicts: frozenset[Conflict] = frozenset()


def take_snapshot(store: "GraphStore") -> Snapshot:
    """Return what the log remembers of a graph."""
    reader = _Reader(store)
    listed = {quad.object.value for quad in reader.quads(v.LISTS) if isinstance(quad.object, NamedNode)}
    papers = {iri: reader.first(iri, v.TITLE) for iri in sorted(listed)}
    found = (
        (quad.subject.value, quad.object.value)
        for quad in reader.quads(v.REPORTED_BY)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    )
    scores = {result: score for result, paper in sorted(found) if (score := reader.score(result, paper)) is not None}
    conflicts = frozenset(
        Conflict(
            row["_paper"], row["system"], row["benchmark"], row["metric"],
            row["value"], row["document"], row["otherValue"], row["otherDocument"],
        )
        for row in rows(store, "conflicting-results")
    )  # fmt: skip
    return Snapshot(papers, scores, conflicts)


class _Reader:
    def __init__(self, store: "GraphStore") -> None:
        self._store = store
        self._label = cache(partial(label_of, store))

    def quads(self, predicate: str) -> "Iterator[Quad]":
        return self._store.quads(predicate=NamedNode(predicate), graph=DefaultGraph())

    def first(self, subject: str, predicate: str) -> str:
        found = self._store.quads(subject=NamedNode(subject), predicate=NamedNode(predicate), graph=DefaultGraph())
        return min((str(getattr(quad.object, "value", "")) for quad in found), default="")

    def score(self, result: str, paper: str) -> SnapshotScore | None:
        node = NamedNode(result)
        stated: dict[str, str] = {}
        for quad in self._store.quads(subject=node, graph=DefaultGraph()):
            value = str(getattr(quad.object, "value", ""))
            stated[quad.predicate.value] = min(stated.get(quad.predicate.value, value), value)
        if stated.get(v.RESULT_KIND) != "score" or v.ON_BENCHMARK not in stated or self._confidence(node) < _SURE:
            return None
        metric = stated.get(v.BY_METRIC, "")
        return SnapshotScore(
            paper,
            stated[v.ON_BENCHMARK],
            self._label(stated[v.ON_BENCHMARK]),
            self._label(metric) if metric else stated.get(v.METRIC_NAME, ""),
            stated.get(v.HAS_VALUE, ""),
            stated.get(v.UNIT, ""),
            stated.get(v.SYSTEM_NAME, ""),
            stated.get(v.SETTING, ""),
            stated.get(v.RESULT_ROLE, ""),
            bool(metric) and self.first(metric, v.DIRECTION) == v.LOWER_IS_BETTER,
        )

    def _confidence(self, result: NamedNode) -> float:
        sure = 0.0
        for quad in self._store.quads(predicate=NamedNode(v.STATED_OBJECT), object=result):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                confidences = self._store.quads(quad.subject, NamedNode(v.CONFIDENCE), None, quad.graph_name)
                sure = max([sure, *(float(getattr(each.object, "value", 0)) for each in confidences)])
        return sure
