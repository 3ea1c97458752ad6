"""The words behind what pages say."""

from typing import TYPE_CHECKING

from kg.explain import Testimony, testimonies
from kg.schema import terms as v
from kg.sparql.shipped import linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Quotes", "quotes", "quotes_of_listings", "quotes_of_result"]

Quotes = dict[tuple[str, str, str], list[Testimony]]
"""Testimonies by subject, property and object."""


def quotes(store: "GraphStore", query: str, **terms: str) -> Quotes:
    """Return the words that state facts; see :func:`kg.explain.testimonies`."""
    found = testimonies(store, query, **terms)
    return {(subject, name, term.value): said for (subject, name, term), said in found.items()}


def quotes_of_listings(store: "GraphStore", paper: str) -> Quotes:
    """Return the words that state how documents list a paper."""
    found: Quotes = {}
    for listing in linked(store, paper, v.LISTS):
        found |= quotes(store, "quotes-of-subject", subject=listing)
    return found


def quotes_of_result(store: "GraphStore", result: str) -> list[Testimony]:
    """Return the words that report a result."""
    said = quotes(store, "quotes-of-object", object=result, relation=v.REPORTS)
    return sorted({each for testimonies in said.values() for each in testimonies})
