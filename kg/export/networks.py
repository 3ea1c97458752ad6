"""The network formats: GraphML and GEXF for tools that draw, CSV tables of nodes and edges for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.export.content import Content

if TYPE_CHECKING:
    import networkx

    from kg.model import Iri
    from kg.network import EdgeView, NodeView

__all__ = ["edges_csv", "gexf", "graphml", "nodes_csv"]

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
_MODIFIED = re.compile(rb' lastmodifieddate="[^"]*"')
_NODE_COLUMNS = ("id", "kind", "label", "labelKo", "names", "arxiv", "date", "votes", "type", "url", "distance")
_EDGE_COLUMNS = ("source", "target", "relation", "position", "scores")


def graphml(content: Content) -> bytes:
    """Return GraphML (http://graphml.graphdrawing.org/)."""
    import networkx

    written = io.BytesIO()
    networkx.write_graphml_xml(_plain_graph(content), written, named_key_ids=True)
    return written.getvalue() + b"\n"


def gexf(content: Content) -> bytes:
    """Return GEXF 1.2 (https://gexf.net/), without its date, so that the bytes depend on the graph alone."""
    import networkx

    written = io.BytesIO()
    networkx.write_gexf(_plain_graph(content), written, version="1.2draft")
    return _MODIFIED.sub(b"", written.getvalue(), count=1) + b"\n"


def nodes_csv(content: Content) -> bytes:
    """Return the table of nodes as CSV (RFC 4180), several values of a cell joined by " | "."""
    return _csv(_NODE_COLUMNS, (_node_row(node) for node in content.network.nodes))


def edges_csv(content: Content) -> bytes:
    """Return the table of edges as CSV (RFC 4180), several figures of an edge joined by " | "."""
    return _csv(_EDGE_COLUMNS, (_edge_row(edge) for edge in content.network.edges))


def _node_row(node: "NodeView") -> dict[str, str]:
    known = {name: _cell(value) for name, value in node.attributes.items()}
    return {"id": node.iri, "kind": node.kind, "label": node.label, **known}


def _edge_row(edge: "EdgeView") -> dict[str, str]:
    row = {"source": edge.source, "target": edge.target, "relation": edge.relation}
    if edge.position:
        row["position"] = str(edge.position)
    if edge.scores:
        row["scores"] = _cell(tuple(_score(score) for score in edge.scores))
    return row


def _score(score: object) -> str:
    parts = (getattr(score, name) for name in ("system", "metric", "as_written", "setting", "kind"))
    return " ".join(part for part in parts if part)


def _cell(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _plain_graph(content: Content) -> "networkx.MultiDiGraph[Iri]":
    """The networkx graph with attributes that XML can hold."""
    import networkx

    graph: networkx.MultiDiGraph[Iri] = networkx.MultiDiGraph()
    for node in content.network.nodes:
        row = _node_row(node)
        numbers = {name: value for name, value in node.attributes.items() if isinstance(value, int)}
        graph.add_node(node.iri, **{name: _NO_XML.sub("", row[name]) for name in row if name != "id"} | numbers)
    for edge in content.network.edges:
        row = _edge_row(edge)
        known: dict[str, object] = {
            name: _NO_XML.sub("", row[name]) for name in row if name not in ("source", "target")
        }
        if edge.position:
            known["position"] = edge.position
        graph.add_edge(edge.source, edge.target, key=edge.relation, **known)
    return graph
