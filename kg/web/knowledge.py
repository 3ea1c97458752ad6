"""What the editor knows: prefixes, the terms of the ontology and of the graph, the saved queries."""

import json
from typing import TYPE_CHECKING

from pyoxigraph import Literal, RdfFormat, parse

from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.sparql.shipped import rows
from kg.web.jobs import Job, Reply, Work
from kg.web.saved import load_queries

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WORKS", "tell_editor"]


def tell_editor(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Answer what the editor completes from and offers, as JSON."""
    labels = _labels(job["lang"])
    classes = {row["class"] for row in rows(store, "classes")}
    properties = {row["relation"] for row in rows(store, "relations")}
    evidence = (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT, v.EXACT, v.CONFIDENCE, v.DERIVED_FROM)
    told = {
        "prefixes": v.PREFIXES,
        "classes": [{"iri": iri, "label": labels.get(iri, "")} for iri in sorted(classes)],
        "properties": [{"iri": iri, "label": labels.get(iri, "")} for iri in sorted(properties.union(evidence))],
        "queries": [
            {"name": query.name, "summary": query.summary, "text": query.text} for query in load_queries().values()
        ],
    }
    reply.begin("json")
    reply.write(json.dumps(told, ensure_ascii=False).encode())
    reply.end()


def _labels(language: str) -> dict[str, str]:
    """The labels of the ontology's own terms."""
    found: dict[str, str] = {}
    for quad in parse(path=ontology_folder() / "paperkg.ttl", format=RdfFormat.TURTLE):
        if quad.predicate.value == v.LABEL and isinstance(quad.object, Literal) and quad.object.language == language:
            found[str(getattr(quad.subject, "value", ""))] = quad.object.value
    return found


WORKS = (Work("editor", tell_editor),)
"""What this module does for the server."""
