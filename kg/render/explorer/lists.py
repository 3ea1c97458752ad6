"""What the explorer's page holds for readers without JavaScript, and the line that says how much is drawn."""

from typing import Any

from kg.network import NODE_KINDS, NetworkView
from kg.render.explorer.data import Numbered

__all__ = ["counted", "plain_lists"]

_LISTED = {"paper": 120}  # rows of a list, by kind
_LISTED_ELSE = 20
_KINDS = {
    "paper": ("Papers", "논문"),
    "person": ("People", "사람"),
    "topic": ("Topics", "주제"),
    "benchmark": ("Benchmarks", "벤치마크"),
    "model": ("Models", "모델"),
    "artifact": ("Introduced things", "소개된 것"),
    "other": ("Other", "기타"),
}


def counted(view: NetworkView) -> tuple[str, str]:
    """Return how many nodes of each kind and how many links there are, in English and Korean."""
    counts = view.counts()
    return (
        ", ".join(f"{count:,} {_KINDS[kind][0].lower()}" for kind, count in counts.items())
        + f", {len(view.edges):,} links",
        ", ".join(f"{_KINDS[kind][1]} {count:,}" for kind, count in counts.items()) + f", 연결 {len(view.edges):,}",
    )


def plain_lists(network: Numbered) -> list[dict[str, Any]]:
    """Return the most important nodes of each kind, as the template takes them."""
    degrees = [0] * len(network.nodes)
    for edge in network.edges:
        degrees[network.number[edge.source]] += 1
        degrees[network.number[edge.target]] += 1
    lists = []
    for kind in NODE_KINDS:
        members = [node for node in network.nodes if node.kind == kind]
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
            for node in members[: _LISTED.get(kind, _LISTED_ELSE)]
        ]
        lists.append({"names": _KINDS[kind], "rows": rows, "all": len(members), "dated": kind == "paper"})
    return lists


def _http(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
