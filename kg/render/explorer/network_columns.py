"""The network in columns, as the page takes it (frontend/src/data/payload.ts has the other side).

Nodes are numbered by importance, so that the beginning of the columns is the part to show first.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, importance
from kg.schema import terms as v
from kg.schema.kinds import DRAWN, Kind
from kg.schema.relations import RELATIONS
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from kg.network.layout import NetworkLayout

__all__ = ["Numbered", "Scale", "network_columns", "numbered"]

_EXTENT, _FINENESS = 999, 25  # places are whole numbers: some twenty between neighbours, however many there are


class Numbered(NamedTuple):
    """A network with its nodes and edges in the order of the page's numbers.

    Attributes:
        nodes: the most important first.
        number: the number of each node.
        relations: the names of the relations that occur, in the order of the legend.
        edges: by relation, then source, then target.
    """

    nodes: tuple[NodeView, ...]
    number: Mapping[Iri, int]
    relations: tuple[str, ...]
    edges: tuple[EdgeView, ...]


def numbered(view: NetworkView) -> Numbered:
    """Return a network's nodes by importance, and its edges in the order of the page.

    Nodes of one importance stand beside what they are linked with, authors in their order, so that the columns compress
    well.
    """
    ranks = importance(view)
    order = {node.iri: place for place, node in enumerate(sorted(view.nodes, key=lambda n: (-ranks[n.iri], n.iri)))}
    beside: dict[Iri, tuple[int, int]] = {}  # what a node is linked with first, and its position there
    for edge in view.edges:
        for end, other, position in (
            (edge.target, edge.source, edge.position),
            (edge.source, edge.target, 0),
        ):
            link = (order[other], position)
            beside[end] = min(beside.get(end, link), link)
    kinds = {kind.name: place for place, kind in enumerate(DRAWN)}

    def standing(node: NodeView) -> tuple[int, int, int, int, Iri]:
        first, position = beside.get(node.iri, (len(order), 0))
        return -ranks[node.iri], first, kinds[node.kind], position, node.iri

    nodes = tuple(sorted(view.nodes, key=standing))
    number = {node.iri: place for place, node in enumerate(nodes)}
    known = [relation.name for relation in RELATIONS]
    present = {edge.relation for edge in view.edges}
    names = tuple(name for name in known if name in present) + tuple(sorted(present - set(known)))
    place = {name: index for index, name in enumerate(names)}
    edges = sorted(view.edges, key=lambda edge: (place[edge.relation], number[edge.source], number[edge.target]))
    return Numbered(nodes, number, names, tuple(edges))


def network_columns(
    network: Numbered,
    layout: "NetworkLayout",
    communities: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Return the columns of nodes, edges and communities.

    Args:
        network: what to draw.
        layout: its places and communities.
        communities: the names of the layout's communities, in English and Korean.
    """
    nodes = network.nodes
    papers = [node for node in nodes if node.kind == "paper"]
    home = {iri: number for number, members in enumerate(layout.communities) for iri in members}
    community = [home.get(node.iri, -1) for node in nodes]
    scale = Scale.of(layout)
    points = [scale.point(*layout.places[node.iri]) for node in nodes]
    across, up = [x for x, _ in points], [y for _, y in points]
    anchors = _anchors(network, community)
    artifacts = [node for node in nodes if node.kind == "artifact"]
    types = sorted({str(node.attributes.get("type", "")) for node in artifacts})
    numbers = {kind.name: place for place, kind in enumerate(DRAWN)}
    return {
        "kinds": [_kind_column(kind) for kind in DRAWN],
        "nodes": {
            "kind": "".join(str(numbers[node.kind]) for node in nodes),
            "label": [[node.label for node in nodes if node.kind == kind.name] for kind in DRAWN],
            "id": [_identifier(node) for node in nodes],
            "x": _differences(across, anchors),
            "y": _differences(up, anchors),
            "community": community,
        },
        "korean": _sparse([node.attributes.get("labelKo") for node in nodes]),
        "names": _sparse([_names(node) for node in nodes]),
        "types": [types, [types.index(str(node.attributes.get("type", ""))) for node in artifacts]],
        "papers": {
            "arxiv": [node.attributes.get("arxiv", 0) for node in papers],
            "url": [_address(node) for node in papers],
            "date": [node.attributes.get("date", 0) for node in papers],
            "votes": [node.attributes.get("votes", -1) for node in papers],
        },
        "venues": _venues(nodes),
        "relations": [_relation(network, name) for name in network.relations],
        "communities": [
            {"name": name, "size": len(members)} for name, members in zip(communities, layout.communities, strict=True)
        ],
    }


def _kind_column(kind: Kind) -> dict[str, Any]:
    """What the page has to know of a kind to name, draw and write down its nodes."""
    look = kind.look
    assert look is not None  # noqa: S101 - every drawn kind has a look
    return {
        "name": kind.name,
        "label": kind.names.singular,
        "plural": kind.names.plural,
        "shape": look.shape,
        "light": look.light,
        "dark": look.dark,
        "type": short_iri(kind.type),
        "title": short_iri(kind.labels[0]) if kind.labels else "",
    }


class Scale(NamedTuple):
    """Turns places of a layout into whole numbers, both axes on one scale, y upwards."""

    left: float
    bottom: float
    factor: float

    @classmethod
    def of(cls, layout: "NetworkLayout") -> "Scale":
        """Return the scale of a layout: its places become numbers from 0."""
        places = list(layout.places.values()) or [(0.0, 0.0)]
        left, bottom = min(x for x, _ in places), max(y for _, y in places)
        extent = max(max(x for x, _ in places) - left, bottom - min(y for _, y in places)) or 1.0
        return cls.over(places, max(_EXTENT, _FINENESS * math.sqrt(len(places))) / extent)

    @classmethod
    def over(cls, places: Sequence[tuple[float, float]], factor: float) -> "Scale":
        """Return the scale of a factor that makes places numbers from 0."""
        return cls(min(x for x, _ in places), max(y for _, y in places), factor)

    def point(self, x: float, y: float) -> tuple[int, int]:
        """Return a place as whole numbers."""
        return round((x - self.left) * self.factor), round((self.bottom - y) * self.factor)


def _anchors(network: Numbered, community: Sequence[int]) -> list[int]:
    """The node that each is placed by: the last before it that it is linked with in its community, else the last of it.

    Those places are near, so that the differences are small numbers; -1 for the first of a community.
    """
    linked = [-1] * len(network.nodes)
    for edge in network.edges:
        first, second = sorted((network.number[edge.source], network.number[edge.target]))
        if first < second and community[first] == community[second]:
            linked[second] = max(linked[second], first)
    last: dict[int, int] = {}
    anchors = []
    for node, home in enumerate(community):
        anchors.append(linked[node] if linked[node] >= 0 else last.get(home, -1))
        last[home] = node
    return anchors


def _differences(values: Sequence[int], anchors: Sequence[int]) -> list[int]:
    return [value - (values[anchor] if anchor >= 0 else 0) for value, anchor in zip(values, anchors, strict=True)]


def _identifier(node: NodeView) -> str | int:
    """The end of a node's IRI, 0 where the page derives it from the label (``derivedId`` in network.ts)."""
    stem = f"{v.DATA}{node.kind}/"
    if node.kind == "other" or not node.iri.startswith(stem):
        return node.iri.removeprefix(v.DATA)
    identifier = node.iri.removeprefix(stem)
    if node.kind == "paper":
        return 0 if identifier == f"arxiv/{node.attributes.get('arxiv', '')}" else identifier
    if not node.label.isascii():
        return identifier
    lower = node.label.lower()
    derived = re.sub(r"[ .]+", "", lower)
    if node.kind != "person":
        derived = re.sub(r"^-|-$", "", re.sub(r"[^a-z0-9]+", "-", lower))
    return 0 if identifier == derived else identifier


def _address(node: NodeView) -> str | int:
    """A paper's address, 0 where it follows from the arXiv id."""
    url = str(node.attributes.get("url", ""))
    return 0 if not url or url == f"https://arxiv.org/abs/{node.attributes.get('arxiv', '')}" else url


def _names(node: NodeView) -> list[str]:
    """The other names of a node that searches would not take for one another, as they pass over spaces and hyphens."""
    names = node.attributes.get("names", ())
    known = {_squeezed(node.label), _squeezed(str(node.attributes.get("labelKo", "")))}
    kept = []
    for name in names if isinstance(names, tuple) else ():
        if _squeezed(name) not in known:
            known.add(_squeezed(name))
            kept.append(name)
    return kept


def _squeezed(name: str) -> str:
    return re.sub(r"[\s\-\u00b7]+", "", unicodedata.normalize("NFKC", name).lower())


def _venues(nodes: Sequence[NodeView]) -> tuple[list[str], list[int], list[int]]:
    """The names of venues, the numbers of papers that appeared in one, and which."""
    known = [(number, str(node.attributes["venue"])) for number, node in enumerate(nodes) if "venue" in node.attributes]
    names = sorted({venue for _, venue in known})
    place = {venue: at for at, venue in enumerate(names)}
    return names, [number for number, _ in known], [place[venue] for _, venue in known]


def _sparse(values: Sequence[object]) -> tuple[list[int], list[object]]:
    present = [(place, value) for place, value in enumerate(values) if value]
    return [place for place, _ in present], [value for _, value in present]


def _relation(network: Numbered, name: str) -> dict[str, Any]:
    known = next((relation for relation in RELATIONS if relation.name == name), None)
    sources: list[int] = []
    targets: list[int] = []
    source = target = 0
    for edge in network.edges:
        if edge.relation != name:
            continue
        at, to = network.number[edge.source], network.number[edge.target]
        sources.append(at - source)
        targets.append(to - (target if at == source else 0))
        source, target = at, to
    return {
        "name": name,
        "iri": known.predicates[0] if known else v.KG + name,
        "also": list(known.predicates[1:]) if known else [],
        "direct": known is not None and not known.through,
        "label": known.label if known else (name, name),
        "reverse": known.reverse if known else (name, name),
        "source": sources,
        "target": targets,
    }
