"""What the index keeps of papers and topics: what they are called, and which paper is on which topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    listed = {paper for papers in _values(store, v.LISTS).values() for paper in papers}
    days = _values(store, v.PAPER_DATE, v.COMPUTED_GRAPH)
    titles, arxiv = (_values(store, each) for each in (v.TITLE, v.HAS_ARXIV_ID))
    creators, names = _values(store, v.CREATOR), _values(store, v.NAME)
    introduced = [_values(store, each) for each in (v.INTRODUCES, v.INTRODUCES_BENCHMARK)]
    subjects, broader = _values(store, v.SUBJECT), _values(store, _BROADER)
    labels, preferred = _labels(store, _NAMES), _labels(store, (_PREFERRED,))
    for paper in sorted(listed):
        title = " ".join(min(titles.get(paper, ("",))).split())
        number = min(arxiv.get(paper, ("",)))
        own = {name for each in introduced for thing in each.get(paper, ()) for name in labels.get(thing, ())}
        people = {name for person in creators.get(paper, ()) for name in names.get(person, ())}
        topics = sorted(_with_broader(subjects.get(paper, ()), broader))
        called = {name for topic in subjects.get(paper, ()) for name in preferred.get(topic, ())}
        fields = [index_terms(" | ".join(sorted(words))) for words in ({title}, {*own, number}, people, called)]
        pairs = " ".join(pair for _, pair in fields if pair)
        first, second, third, fourth = (words for words, _ in fields)
        day = min(days.get(paper, ("",)))
        yield IndexedPaper(paper, title, number, day, (first, second, third, fourth, pairs), tuple(topics))


def _values(store: "GraphStore", predicate: str, graph: str = "") -> dict[str, list[str]]:
    """The objects of each subject, in a graph; that of the knowledge if none is named."""
    from pyoxigraph import DefaultGraph, NamedNode

    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads(predicate=NamedNode(predicate), graph=NamedNode(graph) if graph else DefaultGraph()):
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
