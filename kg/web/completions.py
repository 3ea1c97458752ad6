"""What the editor completes from: prefixes, the terms of the ontology and of the graph, the saved queries."""

import json

from pyoxigraph import Literal, RdfFormat, parse

from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.sparql.shipped import rows
from kg.web.handler import handle
from kg.web.jobs import CompletionsJob
from kg.web.open_graph import OpenGraph
from kg.web.query_catalogue import load_queries
from kg.web.replies import Reply

__all__ = ["HANDLERS", "list_completions"]


def list_completions(store: OpenGraph, job: CompletionsJob, reply: Reply) -> None:
    """Answer what the editor completes from, as JSON."""
    labels = _labels(job.language)
    classes = {row["class"] for row in rows(store, "classes")}
    properties = {row["relation"] for row in rows(store, "relations")}
    evidence = (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT, v.EXACT, v.CONFIDENCE, v.DERIVED_FROM)
    known = {
        "prefixes": v.PREFIXES,
        "classes": [{"iri": iri, "label": labels.get(iri, "")} for iri in sorted(classes)],
        "properties": [{"iri": iri, "label": labels.get(iri, "")} for iri in sorted(properties.union(evidence))],
        "queries": [
            {"name": query.name, "summary": query.summary, "text": query.text} for query in load_queries().values()
        ],
    }
    reply.send("json", json.dumps(known, ensure_ascii=False).encode())


def _labels(language: str) -> dict[str, str]:
    """The labels of the ontology's own terms."""
    found: dict[str, str] = {}
    for quad in parse(path=ontology_folder() / "paperkg.ttl", format=RdfFormat.TURTLE):
        if quad.predicate.value == v.LABEL and isinstance(quad.object, Literal) and quad.object.language == language:
            found[str(getattr(quad.subject, "value", ""))] = quad.object.value
    return found


HANDLERS = (handle(CompletionsJob, list_completions),)
"""What this module does for the server."""
