"""Chooses a part of a network: by kinds, months, votes and topic, or by what the rows of a query name."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.model import Iri
from kg.network.communities import Community
from kg.network.views import NetworkView
from kg.schema.arxiv import arxiv_id
from kg.schema.iris import paper_by_arxiv
from kg.schema.kinds import DRAWN
from kg.sparql.shipped import rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Choice", "chosen", "named_in", "narrower"]

_COLUMNS = {ending: kind.name for kind in DRAWN for ending in kind.columns}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of a network is wanted.

    Attributes:
        kinds: kinds of nodes; empty for all.
        topics: papers must have one of these topics; empty for any.
        start, end: papers must have been listed in these months or days, as "2024-02" or "2024-02-26"; empty for any.
        min_votes: papers must have as many votes.
    """

    kinds: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    start: str = ""
    end: str = ""
    min_votes: int = 0

    @property
    def of_papers(self) -> bool:
        """Whether it asks anything of papers."""
        return bool(self.topics or self.start or self.end or self.min_votes)


def chosen(view: NetworkView, choice: Choice) -> NetworkView:
    """Return the part of a network that is wanted: the papers that fit, and what is linked with them."""
    if choice.of_papers:
        topics: dict[str, set[str]] = defaultdict(set)
        for edge in view.edges:
            if edge.relation == "subject":
                topics[edge.source].add(edge.target)
        papers = {
            node.iri
            for node in view.nodes
            if node.kind == "paper" and _fits(node.attributes, choice) and _on_topic(topics[node.iri], choice.topics)
        }
        ends = {end for edge in view.edges for end in (edge.source, edge.target) if {edge.source, edge.target} & papers}
        others = {node.iri for node in view.nodes if node.kind != "paper"}
        view = view.restricted(papers | (ends & others))
    if choice.kinds:
        view = view.restricted(node.iri for node in view.nodes if node.kind in choice.kinds)
    return view


def narrower(store: "GraphStore", topic: str) -> frozenset[str]:
    """Return a topic and all narrower ones."""
    return frozenset({topic} | {row["concept"] for row in rows(store, "narrower-topics", topic=topic)})


def named_in(
    view: NetworkView,
    solutions: QuerySolutions,
    communities: Sequence[Community] = (),
    limit: int | None = None,
) -> NetworkView:
    """Return the part of a network that the rows of a query name, and the edges among it.

    An IRI names itself, that of a community its members, a text with an arXiv id the paper; other texts name a node of
    the kind that their column is called after ("coauthor": a person).

    Args:
        view: the network.
        solutions: the rows.
        communities: those of the graph, whose IRIs may occur.
        limit: how many rows count; None for all.
    """
    known = {node.iri for node in view.nodes}
    labels: dict[tuple[str, str], set[Iri]] = defaultdict(set)
    for node in view.nodes:
        names = node.attributes.get("names", ())
        korean = str(node.attributes.get("labelKo", ""))
        for name in (node.label, korean, *(names if isinstance(names, tuple) else ())):
            labels[node.kind, name].add(node.iri)
    columns = [variable.value for variable in solutions.variables]
    kinds = {name: _kind_in_column(name) for name in columns}
    members = {community.iri: community.members for community in communities}
    found: set[str] = set()
    for row in islice(solutions, limit):
        for name in columns:
            value = row[name]
            if isinstance(value, NamedNode):
                found.update(members.get(Iri(value.value), (Iri(value.value),)))
            elif isinstance(value, Literal):
                found.update(_named(value.value, kinds[name], labels))
    return view.restricted(found & known)


def _kind_in_column(column: str) -> str:
    words = re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", column).lower())
    return next((kind for word in words for ending, kind in _COLUMNS.items() if word.endswith(ending)), "")


def _named(text: str, kind: str, labels: Mapping[tuple[str, str], set[Iri]]) -> Iterable[str]:
    identifier = arxiv_id(text)
    if identifier and identifier == text.strip():
        return (paper_by_arxiv(identifier),)
    return labels.get((kind, unicodedata.normalize("NFC", text)), ()) if kind else ()


def _fits(attributes: Mapping[str, object], choice: Choice) -> bool:
    date = str(attributes.get("date", ""))
    votes = attributes.get("votes", -1)
    if choice.start and date[: len(choice.start)] < choice.start:
        return False
    if choice.end and (not date or date[: len(choice.end)] > choice.end):
        return False
    return not choice.min_votes or (isinstance(votes, int) and votes >= choice.min_votes)


def _on_topic(topics: Iterable[str], wanted: frozenset[str] | Sequence[str]) -> bool:
    return not wanted or any(topic in wanted for topic in topics)
