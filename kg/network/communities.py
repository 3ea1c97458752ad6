"""The communities that a build computed, as the graph keeps them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.model import Iri
from kg.schema import terms as v

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Community", "communities"]


@dataclass(frozen=True, slots=True)
class Community:
    """A community of a graph.

    Attributes:
        iri: the community.
        members: its nodes, in order.
        name: its leading topics, in English and Korean; empty if it has none.
    """

    iri: Iri
    members: tuple[Iri, ...]
    name: tuple[str, str] = ("", "")


def communities(store: "GraphStore") -> tuple[Community, ...]:
    """Return the communities that the last build computed, largest first; () if it computed none."""
    graph = NamedNode(v.COMPUTED_GRAPH)
    members: dict[str, list[Iri]] = defaultdict(list)
    for quad in store.quads(predicate=NamedNode(v.IN_COMMUNITY), graph=graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            members[quad.object.value].append(Iri(quad.subject.value))
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in store.quads(predicate=NamedNode(v.LABEL), graph=graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            names[quad.subject.value][quad.object.language or ""] = quad.object.value
    found = [
        Community(Iri(iri), tuple(sorted(nodes)), (names[iri].get("en", ""), names[iri].get("ko", "")))
        for iri, nodes in members.items()
    ]
    return tuple(sorted(found, key=lambda community: (-len(community.members), community.iri)))
