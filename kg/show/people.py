"""What there is to know of a person."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.show.reading import GraphReader, newest_first
from kg.show.records import Named, PaperLine
from kg.show.thing_records import PersonRecord
from kg.sparql.shipped import facts, linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["coauthor_groups", "person_record"]


def person_record(store: "GraphStore", iri: str, language: str = "en") -> PersonRecord:
    """Return what there is to know of a person.

    Args:
        store: the graph.
        iri: the person.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: the graph does not know them.
    """
    names = facts(store, iri)[v.NAME]
    if not names:
        raise UnknownThingError(iri, kind="person")
    read = GraphReader(store, language)
    called = read.label(iri)
    papers = linked(store, iri, v.CREATOR)
    coauthors = {paper: set(read.objects(paper, v.CREATOR)) - {iri} for paper in papers}
    return PersonRecord(
        person=Named(iri, called),
        other_names=tuple(sorted({" ".join(each.split()) for each in names} - {called})),
        papers=read.papers(papers),
        groups=_groups(read, coauthors),
        topics=read.counted((topic for paper in papers for topic in set(read.objects(paper, v.SUBJECT))), set()),
        coauthors=read.counted((other for others in coauthors.values() for other in others), set()),
    )


def coauthor_groups(coauthors: Mapping[str, Collection[str]]) -> list[set[str]]:
    """Return papers in groups: two papers are in one group if a chain of common coauthors connects them.

    Args:
        coauthors: who else wrote each paper.
    """
    groups: list[tuple[set[str], set[str]]] = []  # papers, and everybody who wrote one of them
    for paper, others in coauthors.items():
        apart = []
        papers, people = {paper}, set(others)
        for group in groups:
            if group[1] & people:
                papers |= group[0]
                people |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (papers, people)]
    return [papers for papers, _ in groups]


def _groups(read: GraphReader, coauthors: Mapping[str, Collection[str]]) -> tuple[tuple[PaperLine, ...], ...]:
    """The papers in groups that share no coauthor, the largest first."""
    found = (newest_first(read.paper(each) for each in papers) for papers in coauthor_groups(coauthors))
    return tuple(sorted(found, key=lambda each: (-len(each), each[0].title)))
