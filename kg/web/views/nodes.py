"""The page of a node that has no page of its own: the triples it stands in."""

from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.sparql.labels import as_node
from kg.sparql.shipped import rows
from kg.web.labels import page_labels
from kg.web.page_cells import NodeLink, TableRow
from kg.web.page_model import Page, TableSection

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["node_page"]

_MOST = 300  # lines of a table


def node_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a node's page.

    Raises:
        UnknownThingError: no triple holds it.
    """
    facts = _triples(store, subject=iri)
    pointing = _triples(store, object=iri)
    if not facts and not pointing:
        found = islice(rows(store, "triples-in-graphs", subject=iri), _MOST)
        facts = [(row["property"], row["object"]) for row in found]
    if not facts and not pointing:
        raise UnknownThingError(iri)
    nodes = {iri, *(name for name, _ in facts + pointing), *(value for _, value in facts + pointing if as_node(value))}
    called = page_labels(store, nodes, language)

    def cell(value: str) -> NodeLink | str:
        return NodeLink(value, called[value]) if value in called else value

    said = sorted((called[name], value, TableRow((cell(name), cell(value)))) for name, value in facts)
    said_of = sorted((called[name], value, TableRow((cell(value), cell(name)))) for name, value in pointing)
    return Page(
        called[iri],
        "node",
        iri,
        sections=(
            TableSection("said", ("relation", "value"), tuple(line for _, _, line in said)),
            TableSection("said_of", ("value", "relation"), tuple(line for _, _, line in said_of)),
        ),
    ).shown()


def _triples(store: "GraphStore", **terms: str) -> list[tuple[str, str]]:
    """The properties of triples, and the ends that are not given."""
    end = "_object" if "subject" in terms else "_subject"
    return [(row["_property"], row[end]) for row in islice(rows(store, "triples", **terms), _MOST)]
