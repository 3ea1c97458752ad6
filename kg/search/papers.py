"""What the index keeps of papers and topics: what they are called, and which paper is on which topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.search.tokens import index_terms
from kg.vocabularies.names import key

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["IndexedPaper", "IndexedTopic", "read_papers", "read_topics"]

_PREFERRED = v.SKOS + "prefLabel"
_NAMES = (_PREFERRED, v.LABEL, v.ALTERNATIVE_NAME, v.SKOS + "notation")
_BROADER = v.SKOS + "broader"
_KEPT = 16_384  # names of people and things that are kept


@dataclass(frozen=True, slots=True)
class IndexedPaper:
    """A paper that some document presents.

    Attributes:
        iri: the paper.
        title: its title, on one line; empty if no document gives one.
        arxiv: its bare arXiv id; empty if it has none.
        day: its kg:date: ISO 8601, perhaps a month or a year; empty if unknown.
        terms: the index's terms of its title, of what it introduces, of its authors, of its topics in both languages,
            and the pairs of syllables of all of them.
        topics: the IRIs of its topics and of all broader ones.
    """

    iri: str
    title: str
    arxiv: str
    day: str
    terms: tuple[str, str, str, str, str]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedTopic:
    """A topic of the vocabulary.

    Attributes:
        iri: the topic.
        names: its labels and other names in both languages, as :func:`kg.vocabularies.names.key` writes them.
    """

    iri: str
    names: tuple[str, ...]


def read_topics(store: "GraphStore") -> Iterator[IndexedTopic]:
    """Return the topics of the graph.

    Args:
        store: the graph.
    """
    from pyoxigraph import DefaultGraph, NamedNode

    labels = _labels(store, _NAMES)
    quads = store.quads(predicate=NamedNode(v.TYPE), object=NamedNode(v.TOPIC), graph=DefaultGraph())
    for topic in sorted(quad.subject.value for quad in quads):  # type: ignore[union-attr]  # an IRI
        yield IndexedTopic(topic, tuple(sorted({key(name) for name in labels.get(topic, ())} - {""})))


def read_papers(store: "GraphStore") -> Iterator[IndexedPaper]:
    """Return the papers that documents present, in the order of their IRIs.

    Args:
        store: the graph.
    """
    # paper by paper: all values of all papers at once would take memory that grows with the graph
    listed = {paper for papers in _values(store, v.LISTS).values() for paper in papers}
    broader = _values(store, _BROADER)
    values = partial(_values_of, store)
    names = lru_cache(_KEPT)(lambda person: values(person, v.NAME))
    labels = lru_cache(_KEPT)(lambda thing: [name for each in _NAMES for name in values(thing, each)])
    preferred = lru_cache(_KEPT)(lambda topic: values(topic, _PREFERRED))
    for paper in sorted(listed):
        title = " ".join(min(values(paper, v.TITLE), default="").split())
        number = min(values(paper, v.HAS_ARXIV_ID), default="")
        introduced = [*values(paper, v.INTRODUCES), *values(paper, v.INTRODUCES_BENCHMARK)]
        subjects = values(paper, v.SUBJECT)
        own = {name for thing in introduced for name in labels(thing)}
        people = {name for person in values(paper, v.CREATOR) for name in names(person)}
        topics = sorted(_with_broader(subjects, broader))
        called = {name for topic in subjects for name in preferred(topic)}
        fields = [index_terms(" | ".join(sorted(words))) for words in ({title}, {*own, number}, people, called)]
        pairs = " ".join(pair for _, pair in fields if pair)
        first, second, third, fourth = (words for words, _ in fields)
        day = min(values(paper, v.PAPER_DATE, v.COMPUTED_GRAPH), default="")
        yield IndexedPaper(paper, title, number, day, (first, second, third, fourth, pairs), tuple(topics))


def _values_of(store: "GraphStore", subject: str, predicate: str, graph: str = "") -> list[str]:
    """The objects of one subject, in a graph; that of the knowledge if none is named."""
    from pyoxigraph import DefaultGraph, NamedNode

    within = NamedNode(graph) if graph else DefaultGraph()
    quads = store.quads(NamedNode(subject), NamedNode(predicate), graph=within)
    return [quad.object.value for quad in quads]  # type: ignore[union-attr]  # the graph has no other terms


def _values(store: "GraphStore", predicate: str) -> dict[str, list[str]]:
    """The objects of each subject in the graph of the knowledge."""
    from pyoxigraph import DefaultGraph, NamedNode

    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
        found[quad.subject.value].append(quad.object.value)  # type: ignore[union-attr]  # the graph has no other terms
    return found


def _labels(store: "GraphStore", predicates: Iterable[str]) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = defaultdict(list)
    for predicate in predicates:
        for thing, names in _values(store, predicate).items():
            labels[thing] += names
    return labels


def _with_broader(topics: Iterable[str], broader: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(topics)
    while waiting:
        topic = waiting.pop()
        if topic not in found:
            found.add(topic)
            waiting += broader.get(topic, ())
    return found
