"""JSON-LD 1.1 with the context of ontology/context.jsonld, which stands in the file: reading it needs no network."""

import json
from functools import cache
from typing import Any

from kg.export.content import Content
from kg.export.rdf import ntriples
from kg.resources import ontology_folder

__all__ = ["jsonld"]


def jsonld(content: Content) -> bytes:
    """Return compact JSON-LD, nodes by their id; evidence stands beside the knowledge, each triple once."""
    from rdflib import Graph

    graph = Graph().parse(data=ntriples(content), format="nt")
    context = _context()
    document = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    nodes = document.get("@graph", [document])  # a single node is not wrapped
    ordered = sorted((_ordered(node) for node in nodes if "id" in node), key=lambda node: str(node["id"]))
    lines = ",\n".join("  " + json.dumps(node, ensure_ascii=False) for node in ordered)
    head = json.dumps(context, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.encode()


@cache
def _context() -> dict[str, Any]:
    file = ontology_folder() / "context.jsonld"
    context: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["@context"]
    return context


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """A node with its id and type first; no value is an ordered list in RDF's sense, so values are sorted."""
    keys = sorted(node.keys() - {"@context"}, key=lambda key: (key != "id", key != "type", key))
    return {key: _in_order(node[key]) for key in keys}


def _in_order(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return sorted(value, key=lambda each: json.dumps(each, sort_keys=True, ensure_ascii=False))
