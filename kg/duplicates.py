"""Papers noted twice: presented by several notes, or by one title under several ids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.papers import Paper, papers_of
from kg.schema import iris
from kg.schema import terms as v

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Duplicate", "DuplicateGroup", "find_duplicates", "group_duplicates"]


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

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the notes that present it."""
        return tuple(sorted({document.rpartition("/")[0] for document in self.documents}))


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Papers that are noted more than once in the same folders.

    Attributes:
        folders: the folders.
        duplicates: the papers.
        is_certain: whether each is one paper, and not several of the same title.
    """

    folders: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    is_certain: bool


def group_duplicates(found: Iterable[Duplicate]) -> list[DuplicateGroup]:
    """Return papers noted twice in groups, those first that are likely to be mistakes.

    First come papers that may be one under several ids, then those noted twice in one folder, then those that several
    folders hold, such as a digest and a page of its own, which may be meant so; the smallest groups of each first.
    """
    groups: dict[tuple[bool, tuple[str, ...]], list[Duplicate]] = defaultdict(list)
    for each in found:
        groups[each.is_certain, each.folders if each.is_certain else ()].append(each)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], len(item[0][1]) > 1, len(item[1]), item[0]))
    return [DuplicateGroup(folders, tuple(several), is_certain) for (is_certain, folders), several in ordered]


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
    quads = store.quads(None, NamedNode(predicate), None, DefaultGraph())
    return ((quad.subject.value, quad.object.value) for quad in quads)  # type: ignore[union-attr]  # not triples
