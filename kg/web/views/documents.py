"""A document's page: what it is, and the papers that it lists."""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.sparql.shipped import facts
from kg.web.page_model import Item, NodeLink, Page, TableSection
from kg.web.quotes import quotes
from kg.web.views.listings import listings_in
from kg.web.views.papers import COLUMNS, NUMERIC, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["document_page"]

_FIELDS = (("layout", v.LAYOUT), ("claims", v.CLAIM_COUNT), ("SHA-256", v.CONTENT_HASH), ("warnings", v.WARNING))


def document_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a document's page.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="document")
    votes = {each.paper: each.votes for each in listings_in(store, iri)}
    why: dict[str, list[Testimony]] = defaultdict(list)
    for (_, _, paper), testimonies in quotes(store, "quotes-in-document", document=iri, relation=v.LISTS).items():
        why[paper] += testimonies
    papers = sorted(votes, key=lambda each: (-votes[each], each))
    return Page(
        min(stated[v.PATH], default=iri),
        "document",
        iri,
        fields=tuple((key, tuple(Item(NodeLink("", each)) for each in stated[name])) for key, name in _FIELDS),
        sections=(TableSection("papers", COLUMNS, paper_lines(store, papers, why), NUMERIC),),
    ).shown()
