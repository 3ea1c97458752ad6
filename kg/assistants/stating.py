"""Finds the words that state what an answer says of papers, so that each fact of it can be checked."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.assistants.evidence import Checked
from kg.explain import Testimony, testimonies
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_id
from kg.schema.iris import paper_by_arxiv
from kg.schema.kinds import kind_of
from kg.sparql.labels import labels
from kg.sparql.shipped import facts, linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Statements"]

_MOST = 3  # pieces of evidence for one item
_LITERALS: Mapping[str, tuple[str, ...]] = {
    "title": (v.TITLE,),
    "date": (v.LISTED_ON, v.ISSUED),
    "votes": (v.VOTES,),
    "url": (v.PAGE, v.CODE_REPOSITORY),
}
"""The columns and fields that hold what is stated of a paper as it is, with the properties that state it."""

_NAMES = frozenset({"author", "topic", "label", "benchmark", "model", "artifact", "name", "title"})
_FIGURES = ("value", "otherValue", "other_value")


class _Stated(NamedTuple):
    predicate: str
    value: str
    said: tuple[Testimony, ...]


class Statements:
    """The words that state facts about papers; each paper is read once.

    Args:
        store: the graph.
        checked: writes facts with what they can be checked by.
    """

    def __init__(self, store: "GraphStore", checked: Checked) -> None:
        self._store = store
        self._checked = checked
        self._read: dict[str, tuple[_Stated, ...]] = {}
        self._called: dict[str, str] = {}

    def of_item(self, item: Mapping[str, Any], things: Collection[str] = ()) -> list[dict[str, Any]]:
        """Return the words behind a row or an item of a list; none where no paper's note states it.

        Args:
            item: its values by name; papers are known by IRIs and by arXiv ids.
            things: what else the item is about, by IRI.
        """
        named = {*things, *_iris(item)}
        papers = [each for each in dict.fromkeys(_papers(item, things)) if kind_of(each).name == "paper"]
        found: dict[tuple[str, int, int], Testimony] = {}
        for paper in papers:
            others = (named | {*papers}) - {paper}
            told = [each for each in self._about(paper) if each.value != paper and self._is_said(each, item, others)]
            for stated in sorted(told, key=_weight):
                best = max(stated.said, key=lambda each: (each.document == item.get("document"), each.confidence))
                found.setdefault((best.document, best.start, best.end), best)
        return [self._checked.testimony(each) for each in list(found.values())[:_MOST]]

    def of_result(self, result: str) -> list[dict[str, Any]]:
        """Return the words that report a result, the surest first."""
        said = testimonies(self._store, "quotes-of-object", object=result, relation=v.REPORTS)
        found = sorted({each for several in said.values() for each in several}, key=lambda each: -each.confidence)
        return [self._checked.testimony(each) for each in found[:_MOST]]

    def _is_said(self, stated: _Stated, item: Mapping[str, Any], named: Collection[str]) -> bool:
        if stated.predicate == v.REPORTS:
            return self._is_figure(stated.value, item)
        if stated.value in named:
            return True
        if any(stated.value == str(item.get(name)) for name, of in _LITERALS.items() if stated.predicate in of):
            return True
        called = {str(item[name]) for name in _NAMES if item.get(name)}
        return bool(called) and stated.value.startswith(v.DATA) and self._label(stated.value) in called

    def _is_figure(self, result: str, item: Mapping[str, Any]) -> bool:
        """Whether a result is the one of which an item gives the figure."""
        figures = {str(item[name]) for name in _FIGURES if item.get(name) not in (None, "")}
        if not figures:
            return False
        known = facts(self._store, result)
        benchmarks = {*known[v.ON_BENCHMARK], *(self._label(each) for each in known[v.ON_BENCHMARK])}
        return bool(figures & set(known[v.HAS_VALUE])) and bool(benchmarks & {item.get("benchmark"), item.get("on")})

    def _about(self, paper: str) -> tuple[_Stated, ...]:
        if paper not in self._read:
            subjects = (paper, *linked(self._store, paper, v.LISTS))
            self._read[paper] = tuple(
                _Stated(predicate, term.value, tuple(said))
                for subject in subjects
                for (_, predicate, term), said in testimonies(self._store, "quotes-of-subject", subject=subject).items()
            )
        return self._read[paper]

    def _label(self, iri: str) -> str:
        if iri not in self._called:
            self._called.update(labels(self._store, [iri], "en"))
        return self._called[iri]


def _weight(stated: _Stated) -> int:
    """Figures come first, then things, then titles and dates."""
    return 0 if stated.predicate == v.REPORTS else 1 if stated.value.startswith(v.DATA) else 2


def _iris(item: Mapping[str, Any]) -> Iterator[str]:
    """The things that an item names by their IRIs."""
    for value in item.values():
        if isinstance(value, str) and value.startswith(v.DATA):
            yield value
        elif isinstance(value, Mapping) and str(value.get("iri", "")).startswith(v.DATA):
            yield value["iri"]


def _papers(item: Mapping[str, Any], things: Collection[str]) -> Iterator[str]:
    yield from _iris(item)
    yield from things
    for name, value in item.items():
        if name.lower().endswith("arxiv") and isinstance(value, str) and arxiv_id(value):
            yield paper_by_arxiv(value)
