"""What the explorer's page holds for readers without JavaScript, and the line that says how much is drawn."""

from typing import Any

from kg.network import NetworkView
from kg.render.explorer.network_columns import Numbered
from kg.schema.kinds import DRAWN, counted, kind_named

__all__ = ["plain_lists", "size_in_words"]

_LISTED = {"paper": 120}  # rows of a list, by kind
_LISTED_ELSE = 20


def size_in_words(view: NetworkView) -> tuple[str, str]:
    """Return how many nodes of each kind and how many links there are, in English and Korean."""
    parts = [counted(kind_named(name), number) for name, number in view.counts().items()]
    links = len(view.edges)
    parts.append((f"{links:,} {'link' if links == 1 else 'links'}", f"연결 {links:,}개"))
    return ", ".join(english for english, _ in parts), ", ".join(korean for _, korean in parts)


def plain_lists(network: Numbered) -> list[dict[str, Any]]:
    """Return the most important nodes of each kind, as the template takes them."""
    degrees = [0] * len(network.nodes)
    for edge in network.edges:
        degrees[network.number[edge.source]] += 1
        degrees[network.number[edge.target]] += 1
    lists = []
    for kind in DRAWN:
        members = [node for node in network.nodes if node.kind == kind.name]
        if not members:
            continue
        rows = [
            {
                "label": node.label,
                "url": _http(str(node.attributes.get("url", ""))),
                "date": node.attributes.get("date", ""),
                "votes": node.attributes.get("votes", ""),
                "links": degrees[network.number[node.iri]],
            }
            for node in members[: _LISTED.get(kind.name, _LISTED_ELSE)]
        ]
        lists.append({"names": kind.names.plural, "rows": rows, "all": len(members), "dated": kind.name == "paper"})
    return lists


def _http(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
