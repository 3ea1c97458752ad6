"""What a graph holds, in numbers; each is the answer of a saved query that ships with paper-kg."""

from typing import TYPE_CHECKING, NamedTuple

from kg.resources import queries_folder
from kg.sparql import Answer, ask_saved, find_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import GraphStore

__all__ = ["Statistic", "statistics"]


class Statistic(NamedTuple):
    """A table of numbers: what it counts, the saved query it is from, and its rows."""

    title: str
    query: str
    answer: Answer


_TABLES = (
    ("Things by class", "classes", False),
    ("Facts by relation", "relations", False),
    ("Topics of most papers", "most-used-topics", True),
    ("Documents with most claims", "largest-documents", True),
)


def statistics(store: "GraphStore", top: int = 10) -> "Iterator[Statistic]":
    """Return the tables of numbers, one after the other.

    Args:
        store: the graph.
        top: how many topics and documents to list.
    """
    folders = (queries_folder(),)  # a user's own query of one of these names must not stand in
    for title, name, limited in _TABLES:
        values = {"limit": str(top)} if limited else {}
        yield Statistic(title, name, ask_saved(store, find_query(name, folders), values))
