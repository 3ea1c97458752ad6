"""What the vocabularies say of a thing: its other names, what it is, what is above and below it."""

from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.sparql.shipped import facts, linked
from kg.web.column_names import value_in
from kg.web.labels import links
from kg.web.page_cells import Item, NodeLink

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["concept_fields"]

_NAMES = (v.SKOS + "prefLabel", v.SKOS + "altLabel", v.LABEL, v.NAME)


def concept_fields(
    store: "GraphStore", iri: str, language: str, called: str
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return the fields of a concept's page.

    Args:
        store: the graph.
        iri: the concept.
        language: for labels.
        called: the name that the page has already.
    """
    stated = facts(store, iri)
    names = {name for predicate in _NAMES for name in stated[predicate]} - {called}
    below = linked(store, iri, v.SKOS + "broader")

    def things(*predicates: str) -> tuple[Item, ...]:
        objects = sorted({each for name in predicates for each in stated[name]})
        return tuple(Item(link) for link in links(store, objects, language))

    def texts(predicate: str) -> tuple[Item, ...]:
        return tuple(Item(NodeLink("", each)) for each in sorted(set(stated[predicate])))

    ordered = sorted(names, key=lambda each: _in_order(each, language))
    return (
        ("definition", texts(v.SKOS + "definition")),
        (
            "type",
            tuple(
                Item(NodeLink("", value_in("type", each, language))) for each in sorted(set(stated[v.ARTIFACT_TYPE]))
            ),
        ),
        ("developer", texts(v.DEVELOPER)),
        (
            "names",
            tuple(Item(NodeLink("", each)) for each in ordered),
        ),
        ("topics", things(v.TASK)),
        ("broader", things(v.SKOS + "broader")),
        ("narrower", tuple(sorted(Item(link) for link in links(store, below, language)))),
        ("links", things(v.RDFS + "seeAlso", v.SKOS + "exactMatch", v.SKOS + "closeMatch")),
    )


def _in_order(name: str, language: str) -> tuple[bool, str, str]:
    """Sorts names: those of the reader's language first."""
    is_korean = any("가" <= letter <= "힣" for letter in name)
    return (is_korean != (language == "ko"), name.casefold(), name)
