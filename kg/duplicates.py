"""Papers noted twice: presented by several notes, or by one title under several ids."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.papers import Paper, papers_of
from kg.schema import iris
from kg.schema import terms as v
from kg.sparql.shipped import rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Duplicate", "find_duplicates"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A paper that is noted more than once.

    Attributes:
        papers: the paper; several where papers of different ids have the same title, and may be one.
        documents: the notes that present it.
    """

    papers: tuple[Paper, ...]
    documents: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """Whether it is one paper, and not several of the same title."""
        return len(self.papers) == 1


def find_duplicates(store: "GraphStore") -> list[Duplicate]:
    """Return the papers that are noted twice or more: first those that may be one under several ids."""
    presented, titles = _presented(store), _titles(store)
    by_title: dict[str, list[str]] = defaultdict(list)
    for paper in sorted(presented):
        if titles.get(paper):
            by_title[iris.slug(titles[paper])].append(paper)
    alike = [several for _, several in sorted(by_title.items()) if len(several) > 1]
    twice = [paper for paper, documents in presented.items() if len(documents) > 1]
    # only those found are read as a whole
    known = {each.iri: each for each in papers_of(store, {paper for several in (*alike, twice) for paper in several})}
    likely = [
        Duplicate(
            tuple(known[paper] for paper in several),
            tuple(sorted({name for paper in several for name in known[paper].documents})),
        )
        for several in alike
    ]
    certain = [Duplicate((known[paper],), known[paper].documents) for paper in twice]
    return [*likely, *sorted(certain, key=lambda each: (-len(each.documents), each.papers[0].title))]


def _presented(store: "GraphStore") -> dict[str, set[str]]:
    """The papers that notes present, each with the documents that do."""
    documents = dict(_pairs(store, v.IN_DOCUMENT))
    found: dict[str, set[str]] = defaultdict(set)
    for listing, paper in _pairs(store, v.LISTS):
        found[paper].add(documents.get(listing, ""))
    return found


def _titles(store: "GraphStore") -> dict[str, str]:
    """The title of each paper, the first in the alphabet of several spellings."""
    found: dict[str, str] = {}
    for paper, title in _pairs(store, v.TITLE):
        found[paper] = min(found.get(paper, title), title)
    return found


def _pairs(store: "GraphStore", predicate: str) -> Iterator[tuple[str, str]]:
    return ((row["_subject"], row["_object"]) for row in rows(store, "triples", property=predicate))
