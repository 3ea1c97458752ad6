"""Where papers are listed, when and with how many votes."""

from typing import TYPE_CHECKING, NamedTuple

from kg.schema import terms as v
from kg.sparql.shipped import facts, linked, rows
from kg.web.memory import remembered

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["ListedEntry", "every_listing", "listings_in", "listings_of"]


class ListedEntry(NamedTuple):
    """An entry of a document.

    Attributes:
        iri: the entry.
        paper, document: what it lists, and where.
        date: the day of the listing; empty for none.
        votes: the votes in the listing; -1 for none.
        title: the title as the document writes it.
        groundedness: how much its text has to do with the title, 0 to 1; -1 if unknown.
    """

    iri: str
    paper: str
    document: str = ""
    date: str = ""
    votes: int = -1
    title: str = ""
    groundedness: float = -1


@remembered
def every_listing(store: "GraphStore") -> tuple[ListedEntry, ...]:
    """Return all entries without their documents and titles; a process reads them once."""
    papers, dates, votes = (
        {row["_subject"]: row["_object"] for row in rows(store, "triples", property=name)}
        for name in (v.LISTS, v.LISTED_ON, v.VOTES)
    )
    return tuple(
        ListedEntry(iri, paper, date=dates.get(iri, ""), votes=int(votes.get(iri, -1))) for iri, paper in papers.items()
    )


def listings_of(store: "GraphStore", paper: str) -> list[ListedEntry]:
    """Return the entries that list a paper, by day and document."""
    found = (_read(store, iri) for iri in linked(store, paper, v.LISTS))
    return sorted(found, key=lambda each: (each.date, each.document, each.votes))


def listings_in(store: "GraphStore", document: str) -> list[ListedEntry]:
    """Return the entries of a document, by their IRIs."""
    return [_read(store, iri) for iri in linked(store, document, v.IN_DOCUMENT)]


def _read(store: "GraphStore", iri: str) -> ListedEntry:
    stated = facts(store, iri)

    def first(predicate: str) -> str:
        return stated[predicate][0] if stated[predicate] else ""

    votes = int(first(v.VOTES) or -1)
    grounded = float(first(v.GROUNDEDNESS) or -1)
    return ListedEntry(iri, first(v.LISTS), first(v.IN_DOCUMENT), first(v.LISTED_ON), votes, first(v.TITLE), grounded)
