"""How nodes are called in the language of a page."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.sparql import labels as called
from kg.web.page_cells import NodeLink

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["links", "page_labels"]


def page_labels(store: "GraphStore", iris: Iterable[str], language: str) -> dict[str, str]:
    """Return how nodes are called; see :func:`kg.sparql.labels.page_labels`."""
    return called.labels(store, iris, language)


def links(store: "GraphStore", iris: Iterable[str], language: str) -> list[NodeLink]:
    """Return nodes with their labels, in the order given."""
    wanted = list(iris)
    found = page_labels(store, wanted, language)
    return [NodeLink(iri, found[iri]) for iri in wanted]
