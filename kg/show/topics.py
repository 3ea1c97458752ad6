"""What there is to know of a topic."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.show.reading import GraphReader, other_names
from kg.show.records import Named
from kg.show.thing_records import Counted, Month, TopicRecord
from kg.sparql.shipped import facts, linked, rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["months_of", "topic_record"]

_BROADER = v.SKOS + "broader"
_MOST_MONTHS = 600
_MOST_PAPERS = 50  # of which a record holds more than their number


def topic_record(store: "GraphStore", iri: str, language: str = "en") -> TopicRecord:
    """Return what there is to know of a topic; its papers include those of narrower topics.

    Args:
        store: the graph.
        iri: the topic.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="topic")
    read = GraphReader(store, language)
    called = read.label(iri)
    papers = {row["paper"]: row for row in rows(store, "topic-members", topic=iri)}
    below = read.named(linked(store, iri, _BROADER))
    narrower = [Counted(each.iri, each.label, _size(store, each.iri)) for each in below]
    leading = sorted(papers, key=lambda each: (-float(papers[each]["importance"] or 0), each))
    return TopicRecord(
        topic=Named(iri, called),
        other_names=other_names(stated, called),
        broader=read.named(stated[_BROADER]),
        narrower=tuple(sorted(narrower, key=lambda each: (-each.papers, each.label))),
        months=months_of(row["date"] for row in papers.values()),
        count=len(papers),
        leading=tuple(read.paper(each) for each in leading[:_MOST_PAPERS]),
        benchmarks=_counted(read, rows(store, "topic-benchmarks", topic=iri), "node"),
        people=_counted(read, rows(store, "topic-people", topic=iri), "person"),
    )


def _size(store: "GraphStore", topic: str) -> int:
    return sum(1 for _ in rows(store, "topic-members", topic=topic))


def months_of(dates: Iterable[str]) -> tuple[Month, ...]:
    """Return how many dates each month has, from the first month to the last; a date without a month is left out."""
    counts = Counter(each[:7] for each in dates if len(each) >= len("2024-05"))
    if not counts:
        return ()
    year, month = (int(each) for each in min(counts).split("-"))
    last = max(counts)
    found: list[Month] = []
    while (name := f"{year:04}-{month:02}") <= last and len(found) < _MOST_MONTHS:
        found.append(Month(name, counts[name]))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)


def _counted(read: GraphReader, found: Iterable[dict[str, str]], column: str) -> tuple[Counted, ...]:
    return tuple(Counted(row[column], read.label(row[column]), int(row["papers"])) for row in found)
