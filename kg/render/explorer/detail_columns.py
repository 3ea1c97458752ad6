"""What the explorer's cards show beyond the drawing: figures, the order of authors, links, and the words behind."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.render.explorer.network_columns import Numbered
from kg.schema import terms as v
from kg.show.figures import system_text
from kg.sparql.batches import linked_pairs

if TYPE_CHECKING:
    from kg.network import ScoreView
    from kg.store import GraphStore

__all__ = ["detail_columns", "links_of"]


def links_of(store: "GraphStore", network: Numbered) -> dict[str, list[tuple[str, str]]]:
    """Return the pages and code repositories of papers: for each "code" or "page", and its address, each once."""
    papers = sorted(node.iri for node in network.nodes if node.kind == "paper")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, predicate in (("code", v.CODE_REPOSITORY), ("page", v.PAGE)):
        for paper, address in linked_pairs(store, f"?a <{predicate}> ?b", "a", papers):
            if paper in network.number:
                found[paper].setdefault(address, name)
    return {paper: sorted((name, address) for address, name in each.items()) for paper, each in found.items()}


def detail_columns(
    network: Numbered, links: Mapping[str, Sequence[tuple[str, str]]], evidence: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the columns of details.

    Args:
        network: what is drawn.
        links: addresses by paper, each with the name of its property.
        evidence: its columns.
    """
    scores = [
        (place, [_score(score) for score in edge.scores]) for place, edge in enumerate(network.edges) if edge.scores
    ]
    numbered = sorted((network.number[iri], each) for iri, each in links.items())  # type: ignore[index]
    return {
        "scores": _columns(scores),
        "positions": _positions(network),
        "links": _columns(numbered),
        "evidence": dict(evidence),
    }


def _score(score: "ScoreView") -> tuple[str, ...]:
    metric_ko = score.metric_ko if score.metric_ko != score.metric else ""
    named = system_text(score.system)
    system, system_ko = (named, "") if isinstance(named, str) else named
    rank = "usual" if score.is_usual else "lower" if score.lower_is_better else ""
    columns = [system, score.metric, score.value, score.unit, score.kind, score.setting, score.as_written]
    columns += [metric_ko, system_ko, rank]
    while columns and not columns[-1]:
        columns.pop()
    return tuple(columns)


def _positions(network: Numbered) -> list[int]:
    """For each edge to an author how many places after the last author of the paper it stands; 0 where unknown."""
    differences, source, last = [], "", 0
    for edge in network.edges:
        if edge.relation != "creator":
            continue
        if edge.source != source:
            source, last = edge.source, 0
        differences.append(edge.position - last if edge.position else 0)
        last = edge.position or last
    return differences


def _columns(rows: Sequence[tuple[int, Any]]) -> tuple[list[int], list[Any]]:
    return [place for place, _ in rows], [value for _, value in rows]
