"""Papers noted twice: presented by several notes, or by one title under several ids."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.papers import Paper, papers_of, presented_papers
from kg.schema import iris

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
    by_title: dict[str, list[Paper]] = defaultdict(list)
    certain = []
    for paper in papers_of(store, presented_papers(store)):
        if paper.title:
            by_title[iris.slug(paper.title)].append(paper)
        if len(paper.documents) > 1:
            certain.append(Duplicate((paper,), paper.documents))
    likely = [
        Duplicate(tuple(papers), tuple(sorted({name for paper in papers for name in paper.documents})))
        for _, papers in sorted(by_title.items())
        if len(papers) > 1
    ]
    return [*likely, *sorted(certain, key=lambda each: (-len(each.documents), each.papers[0].title))]
