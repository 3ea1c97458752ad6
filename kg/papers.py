"""What the graph knows of a paper as a publication: who wrote what, when and where, and which notes present it."""

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.schema import terms as v
from kg.sparql.lookup import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import GraphStore

__all__ = ["Paper", "paper_of", "papers_of", "presented_papers"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a publication.

    Attributes:
        iri: its IRI.
        title: its title; empty where no note gives one. Of several spellings the first in the alphabet.
        authors: the names in the order of the author list, as written by the note that lists most of them.
        others: whether that list leaves authors out.
        arxiv: the bare arXiv id; empty where no note gives one.
        doi: the DOI; empty where no note gives one.
        issued: the year as a note gives it; empty where none does.
        venue: the journal or the proceedings.
        urls: addresses of the paper.
        topics: labels of its topics.
        listed_on: the earliest day, or month, on which a note lists it.
        votes: the most votes that a note lists it with.
        documents: the notes that present it.
    """

    iri: str
    title: str = ""
    authors: tuple[str, ...] = ()
    others: bool = False
    arxiv: str = ""
    doi: str = ""
    issued: str = ""
    venue: str = ""
    urls: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    listed_on: str = ""
    votes: int | None = None
    documents: tuple[str, ...] = ()

    @property
    def year_and_month(self) -> tuple[int, ...]:
        """The year, with the month where the arXiv id, which begins with both, gives one of the same year."""
        submitted: tuple[int, ...] = ()
        digits = self.arxiv.rpartition("/")[2]
        if digits[:4].isdecimal():
            century = 1900 if "/" in self.arxiv and digits[:1] == "9" else 2000
            submitted = (century + int(digits[:2]), int(digits[2:4]))
        if not self.issued[:4].isdecimal():
            return submitted
        year = int(self.issued[:4])
        return submitted if submitted[:1] == (year,) else (year,)


def presented_papers(store: "GraphStore") -> list[str]:
    """Return the IRIs of the papers that notes present, sorted; papers that are only cited are not among them."""
    listed = store.quads(predicate=NamedNode(v.LISTS), graph=DefaultGraph())
    return sorted({quad.object.value for quad in listed if isinstance(quad.object, NamedNode)})


def paper_of(store: "GraphStore", iri: str) -> Paper:
    """Return what the graph knows of a paper; of a thing that is not a paper, nothing but its IRI."""
    return _Shelf(store).paper(iri)


def papers_of(store: "GraphStore", iris: "Iterable[str]") -> list[Paper]:
    """Return what the graph knows of some papers, in the order given."""
    shelf = _Shelf(store)
    return [shelf.paper(iri) for iri in iris]


class _Shelf:
    """Reads papers from a store and keeps the labels of topics."""

    def __init__(self, store: "GraphStore") -> None:
        self._store = store
        self._label = cache(partial(label_of, store))

    def paper(self, iri: str) -> Paper:
        stated: dict[str, list[str]] = {}
        node = NamedNode(iri)
        for quad in self._store.quads(subject=node, graph=DefaultGraph()):
            stated.setdefault(quad.predicate.value, []).append(str(getattr(quad.object, "value", quad.object)))
        first = {name: min(values) for name, values in stated.items()}
        authors, others = self._authors(node)
        listed_on, votes, documents = self._listings(node)
        return Paper(
            iri=iri,
            title=first.get(v.TITLE, ""),
            authors=authors,
            others=others,
            arxiv=first.get(v.HAS_ARXIV_ID, ""),
            doi=first.get(v.DOI, ""),
            issued=first.get(v.ISSUED, ""),
            venue=first.get(v.VENUE, ""),
            urls=tuple(sorted(stated.get(v.URL, ()))),
            topics=tuple(sorted(map(self._label, stated.get(v.SUBJECT, ())))),
            listed_on=listed_on,
            votes=votes,
            documents=documents,
        )

    def _authors(self, paper: NamedNode) -> tuple[tuple[str, ...], bool]:
        """The longest author list of any note, and whether it leaves names out."""
        lists: dict[str, list[tuple[int, str, str]]] = {}
        for quad in self._store.quads(subject=paper, predicate=NamedNode(v.HAS_AUTHORSHIP)):
            if isinstance(quad.graph_name, NamedNode) and isinstance(quad.object, NamedNode):
                position = self._values(quad.object, v.POSITION)
                name = min(self._values(quad.object, v.NAME_AS_WRITTEN), default="")
                place = int(position[0]) if position else 10**6  # after those whose position is known
                lists.setdefault(quad.graph_name.value, []).append((place, quad.object.value, name))
        if not lists:
            return (), False
        graph = min(lists, key=lambda each: (-len(lists[each]), each))
        authors = sorted(lists[graph], key=lambda each: (each[0], each[2], each[1]))
        return tuple(name for _, _, name in authors), any(
            place != number for number, (place, _, _) in enumerate(authors, 1)
        )

    def _listings(self, paper: NamedNode) -> tuple[str, int | None, tuple[str, ...]]:
        days: list[str] = []
        votes: list[int] = []
        documents: set[str] = set()
        for quad in self._store.quads(predicate=NamedNode(v.LISTS), object=paper, graph=DefaultGraph()):
            listing = quad.subject
            if isinstance(listing, NamedNode):
                days += self._values(listing, v.LISTED_ON)
                votes += map(int, self._values(listing, v.VOTES))
                for document in self._values(listing, v.IN_DOCUMENT):
                    documents.update(self._values(NamedNode(document), v.PATH))
        return min(days, default=""), max(votes, default=None), tuple(sorted(documents))

    def _values(self, subject: NamedNode, predicate: str) -> list[str]:
        found = self._store.quads(subject=subject, predicate=NamedNode(predicate), graph=DefaultGraph())
        return sorted(str(getattr(quad.object, "value", quad.object)) for quad in found)
