"""How nodes are called in the language of a page."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.sparql import labels as called
from kg.web.memory import remembered
from kg.web.page_cells import NodeLink

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["links", "page_labels"]

_MOST = 200_000  # labels of a language that are kept


def page_labels(store: "GraphStore", iris: Iterable[str], language: str) -> dict[str, str]:
    """Return how nodes are called; see :func:`kg.sparql.labels.labels`. A process reads each label once."""
    known = _known(store, language)
    wanted = dict.fromkeys(iris)
    if len(known) > _MOST:
        known.clear()
    known.update(called.labels(store, [each for each in wanted if each not in known], language))
    return {each: known[each] for each in wanted}


@remembered
def _known(store: "GraphStore", language: str) -> dict[str, str]:
    """What is read of the labels of a language so far."""
    return {}


def links(store: "GraphStore", iris: Iterable[str], language: str) -> list[NodeLink]:
    """Return nodes with their labels, in the order given."""
    wanted = list(iris)
    found = page_labels(store, wanted, language)
    return [NodeLink(iri, found[iri]) for iri in wanted]
