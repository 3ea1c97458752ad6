"""The things of each kind, with how many papers are related with them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, NamedNode

from kg.schema import terms as v
from kg.schema.kinds import KINDS, Kind, kind_of
from kg.schema.relations import relations_reaching
from kg.sparql.shipped import linked
from kg.web.labels import page_labels
from kg.web.memory import remembered

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["ThingCount", "authors_by_paper", "papers_by_thing", "stated_pairs", "things_in_list"]


class ThingCount(NamedTuple):
    """A thing, how it is called, and how many papers are related with it."""

    iri: str
    label: str
    papers: int


@remembered
def things_in_list(store: "GraphStore", key: str, language: str) -> tuple[ThingCount, ...]:
    """Return the things of a list, those of most papers first; a process reads them once."""
    numbers = papers_by_thing(store, key)
    called = page_labels(store, numbers, language)
    found = (ThingCount(iri, called[iri], number) for iri, number in numbers.items() if iri.startswith(v.DATA))
    return tuple(sorted(found, key=lambda each: (-each.papers, each.label.casefold(), each.iri)))


@remembered
def papers_by_thing(store: "GraphStore", key: str) -> dict[str, int]:
    """Return how many papers are related with each thing of a list; of documents, how many papers they present."""
    kind = next(each for each in KINDS if each.page == key)
    numbers = dict.fromkeys(linked(store, kind.type, v.TYPE), 0) if kind.lists_all else {}
    if kind.type == v.DOCUMENT:
        numbers |= {document: int(count) for document, count in stated_pairs(store, v.PAPER_COUNT)}
    else:
        papers: dict[str, set[str]] = defaultdict(set)
        for paper, thing in _related(store, kind):
            papers[thing].add(paper)
        numbers |= {thing: len(each) for thing, each in papers.items()}
    return numbers


@remembered
def authors_by_paper(store: "GraphStore") -> dict[str, set[str]]:
    """Return the authors of each paper; a process reads them once."""
    found: dict[str, set[str]] = defaultdict(set)
    for paper, person in stated_pairs(store, v.CREATOR):
        found[paper].add(person)
    return dict(found)


def stated_pairs(store: "GraphStore", predicate: str) -> Iterator[tuple[str, str]]:
    """Give what a predicate relates.

    The quads are read as they are: for tens of thousands of pairs, a query's rows take five times as long.
    """
    quads = store.quads(None, NamedNode(predicate), None, DefaultGraph())
    return ((quad.subject.value, quad.object.value) for quad in quads)  # type: ignore[union-attr]  # not triples


def _related(store: "GraphStore", kind: Kind) -> Iterator[tuple[str, str]]:
    """Papers and the things of a kind that they are related with; by a metric they report results."""
    if kind.type == v.METRIC:
        reporters = dict(stated_pairs(store, v.REPORTED_BY))
        by_metric = stated_pairs(store, v.BY_METRIC)
        yield from ((reporters[result], metric) for result, metric in by_metric if result in reporters)
    for relation in relations_reaching(kind.name):
        for predicate in relation.predicates:
            pairs = stated_pairs(store, predicate)
            yield from pairs if relation.target == kind.name else (pair for pair in pairs if kind_of(pair[1]) is kind)
