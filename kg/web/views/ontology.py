"""The page of the ontology: its classes and properties, where links to them lead."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.sparql.lookup import short_iri
from kg.web.page_cells import TableRow
from kg.web.page_model import Page, TableSection

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["ontology_page"]

_CLASS = v.PREFIXES["owl"] + "Class"
_ABOVE = (v.RDFS + "subClassOf", v.RDFS + "subPropertyOf")


def ontology_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page of the ontology's own terms, labelled in a language; see :mod:`kg.web.site_pages`."""
    described: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=ontology_folder() / "paperkg.ttl", format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            described[quad.subject.value][quad.predicate.value].append(quad.object)
    lines: dict[str, list[TableRow]] = {"classes": [], "properties": []}
    for iri in sorted(each for each in described if each.startswith(v.KG)):
        types = {each.value for each in described[iri][v.TYPE]}
        if not any(each.startswith(v.PREFIXES["owl"]) for each in types):
            continue  # one thing, no term
        above = ", ".join(short_iri(each.value) for name in _ABOVE for each in described[iri][name])
        cells = (
            short_iri(iri),
            _text(described[iri][v.LABEL], language),
            _text(described[iri][v.RDFS + "comment"], language),
            above,
        )
        lines["classes" if _CLASS in types else "properties"].append(TableRow(cells, anchor=iri.removeprefix(v.KG)))
    columns = ("term", "name", "definition", "broader")
    sections = tuple(TableSection(key, columns, tuple(found)) for key, found in lines.items())
    return Page("", key, v.BASE + "ontology", sections=sections)


def _text(found: list[NamedNode | Literal], language: str) -> str:
    """The text in a language, else in English."""
    texts = {each.language: each.value for each in found if isinstance(each, Literal)}
    return texts.get(language) or texts.get("en", "")
