"""Where the nodes of a network stand: on a map of its papers, or for few papers in discs of communities.

Seeding a force layout with communities, each in its own disc, keeps them apart where plain force layouts end as a
hairball; the discs stay, so the cost is a few numpy steps over pairs within a community. The same network and seed give
the same places.

Sources: V. D. Blondel et al., "Fast unfolding of communities in large networks" (2008), by networkx; T. Fruchterman and
E. Reingold, "Graph drawing by force-directed placement" (1991); H. Vogel's sunflower spiral (1979).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Iri
from kg.network.attached import attached
from kg.network.features import ABOUT
from kg.network.papers_map import PapersMap, map_papers
from kg.network.views import NetworkView

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[numpy.float64]]

__all__ = ["FEWEST", "SPACING", "NetworkLayout", "lay_out"]

SPACING = 60.0
"""The distance between neighbouring nodes that the layout aims at; all places are in its unit."""

FEWEST = 40
"""How many papers a map has at least; half of them have to be described by topics, benchmarks or models."""

_GOLDEN = math.pi * (3 - math.sqrt(5))  # the sunflower's angle
_WIDER = 1.5  # pages are wider than high, so discs are packed into an ellipse
_STEPS = 50
_SLACK = 4.0  # how many times weaker than in a free layout links draw, so that hubs do not crush their neighbours
_PAIRS = 10_000_000  # pairs of nodes that all steps of a community may compare: about half a second
_CANDIDATES = 20_000  # places that are tried for a disc


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """The places of a network's nodes.

    Attributes:
        places: x and y of each node; y grows downwards, as on pages.
        communities: the nodes of each community, largest first; on a map those of each region.
        names: of the communities, in English and Korean; () where the layout gives none.
        areas: the number of the area that each community lies in; () without a map.
        papers: the map of the papers, if the layout is one.
    """

    places: Mapping[Iri, tuple[float, float]]
    communities: tuple[tuple[Iri, ...], ...]
    names: tuple[tuple[str, str], ...] = ()
    areas: tuple[int, ...] = ()
    papers: PapersMap | None = None


def lay_out(view: NetworkView, seed: int = 0, communities: Sequence[Sequence[Iri]] = ()) -> NetworkLayout:
    """Place the nodes of a network: on a map if it has papers enough for one, else in discs of communities.

    Args:
        view: the network.
        seed: another seed gives another, equally good picture.
        communities: nodes that belong together, where that is known, for a layout in discs; the rest goes by what it
            is linked with. () finds the communities of the network itself.
    """
    if not view.nodes:
        return NetworkLayout({}, ())
    papers = {node.iri for node in view.nodes if node.kind == "paper"}
    described = {edge.source for edge in view.edges if edge.relation in ABOUT}
    if not communities and len(papers) >= FEWEST and len(papers & described) * 2 >= len(papers):
        return _on_map(view, seed)
    return _in_discs(view, seed, communities)


def _on_map(view: NetworkView, seed: int) -> NetworkLayout:
    papers = map_papers(view, seed)
    others, homes = attached(view, papers)
    members = [list(region.members) for region in papers.regions]
    for iri, home in homes.items():
        if home >= 0:
            members[home].append(iri)
    names = [region.name for region in papers.regions]
    areas = [region.area for region in papers.regions]
    if bare := [iri for iri, home in homes.items() if home < 0]:
        members.append(bare)
        names.append(("", ""))
        areas.append(-1)
    return NetworkLayout(
        {**papers.places, **others},
        tuple(tuple(sorted(each)) for each in members),
        tuple(names),
        tuple(areas),
        papers,
    )


def _in_discs(view: NetworkView, seed: int, communities: Sequence[Sequence[Iri]]) -> NetworkLayout:
    import networkx
    import numpy

    iris = [node.iri for node in view.nodes]
    links = _links(view, {iri: number for number, iri in enumerate(iris)})
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(iris)))  # numbers: the order of names in a set differs from run to run
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in links.items())
    bare = [node for node in graph if not graph.degree(node)]
    graph.remove_nodes_from(bare)
    if communities:
        number = {iri: place for place, iri in enumerate(iris)}
        found = [{number[iri] for iri in each if iri in number} - set(bare) for each in communities]
        graph.remove_nodes_from(node for each in found for node in each)
        found += networkx.connected_components(graph)
    else:
        found = networkx.community.louvain_communities(graph, seed=seed) if graph else []
    found += [set(bare)]  # what is linked with nothing stands together: a disc each would fill the page
    discs = sorted((sorted(nodes) for nodes in found if nodes), key=lambda nodes: (-len(nodes), nodes[0]))
    radii = [SPACING * 0.62 * math.sqrt(len(disc)) for disc in discs]
    centres = _packed(radii, _weights(discs, links))
    places = numpy.zeros((len(iris), 2))
    home = {node: place for place, disc in enumerate(discs) for node in disc}
    inner: dict[int, list[tuple[int, int]]] = defaultdict(list)
    outer: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in links:
        if home[a] == home[b]:
            inner[home[a]].append((a, b))
        else:
            outer[home[a]].append((a, home[b]))
            outer[home[b]].append((b, home[a]))
    for place, disc in enumerate(discs):
        index = {node: within for within, node in enumerate(disc)}
        edges = [(index[a], index[b]) for a, b in inner[place]]
        pulls = numpy.zeros((len(disc), 2))
        for node, other in outer[place]:
            away = centres[other] - centres[place]
            pulls[index[node]] += away / (math.hypot(*away) or 1.0)
        places[disc] = centres[place] + _inside(len(disc), edges, pulls, radii[place])
    return NetworkLayout(
        {iri: (round(float(x), 1), round(float(y), 1)) for iri, (x, y) in zip(iris, places, strict=True)},
        tuple(tuple(iris[node] for node in disc) for disc in discs),
    )


def _links(view: NetworkView, number: Mapping[Iri, int]) -> dict[tuple[int, int], int]:
    """How many edges join each pair of nodes."""
    links: dict[tuple[int, int], int] = defaultdict(int)
    for edge in view.edges:
        a, b = sorted((number[edge.source], number[edge.target]))
        if a != b:
            links[a, b] += 1
    return dict(sorted(links.items()))


def _weights(communities: Sequence[Sequence[int]], links: Mapping[tuple[int, int], int]) -> dict[int, dict[int, int]]:
    """How many edges join each pair of communities."""
    home = {node: number for number, community in enumerate(communities) for node in community}
    weights: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (a, b), weight in links.items():
        if home[a] != home[b]:
            weights[home[a]][home[b]] += weight
            weights[home[b]][home[a]] += weight
    return weights


def _packed(radii: Sequence[float], weights: Mapping[int, Mapping[int, int]]) -> "Array":
    """Put discs beside each other without overlap: each as near as can be to those it is linked with.

    The next disc is always the one with most links to those that have their place, the largest of equals.
    """
    import numpy

    centres = numpy.zeros((len(radii), 2))
    sizes = numpy.array(radii)
    done: list[int] = []
    waiting = dict.fromkeys(range(len(radii)), 0)
    turns = numpy.arange(_CANDIDATES)
    spiral = numpy.column_stack((_WIDER * numpy.cos(turns * _GOLDEN), numpy.sin(turns * _GOLDEN)))
    spiral *= numpy.sqrt(turns)[:, None]
    tried: dict[float, int] = defaultdict(int)  # by radius: how many places around the middle are taken
    while waiting:
        disc = min(waiting, key=lambda each: (-waiting[each], each))  # radii come largest first
        del waiting[disc]
        linked = [each for each in done if weights.get(disc, {}).get(each)]
        step = max(SPACING * 0.7, radii[disc] * 0.4)
        gaps = sizes[done] + sizes[disc] + SPACING * 0.5
        if linked:
            target = numpy.average(centres[linked], axis=0, weights=[weights[disc][each] for each in linked])
            centres[disc], _ = _free_place(target + spiral * step, centres[done], gaps)
        else:
            first = tried[radii[disc]]
            centres[disc], tried[radii[disc]] = _free_place(spiral * step, centres[done], gaps, first)
        done.append(disc)
        for other, weight in weights.get(disc, {}).items():
            if other in waiting:
                waiting[other] += weight
    return centres


def _free_place(candidates: "Array", centres: "Array", gaps: "Array", first: int = 0) -> "tuple[Array, int]":
    """The first candidate, from number ``first``, that is far enough from each centre, and its number."""
    import numpy

    for start in range(first, len(candidates), 100):
        block = candidates[start : start + 100]
        x, y = (block[:, axis, None] - centres[None, :, axis] for axis in (0, 1))
        free = numpy.flatnonzero((x * x + y * y >= gaps * gaps).all(axis=1))
        if len(free):
            return block[free[0]], start + int(free[0])
    edge = numpy.abs(centres).max() + gaps.max() if len(centres) else 0.0
    return numpy.array((edge, 0.0)), len(candidates)


def _inside(count: int, edges: Sequence[tuple[int, int]], pulls: "Array", radius: float) -> "Array":
    """Place a community's nodes around the origin: a sunflower, best linked in its middle, refined by forces.

    Args:
        count: how many nodes.
        edges: which of them are linked.
        pulls: for each node, where its links to other communities draw it.
        radius: of the community's disc.
    """
    import numpy

    degree = numpy.bincount(numpy.array(edges, dtype=int).ravel(), minlength=count) if edges else numpy.zeros(count)
    order = numpy.lexsort((numpy.arange(count), -degree))
    turns = numpy.arange(count)
    places = numpy.zeros((count, 2))
    places[order] = (
        numpy.column_stack((numpy.cos(turns * _GOLDEN), numpy.sin(turns * _GOLDEN)))
        * (radius * numpy.sqrt(turns / max(count - 1, 1)))[:, None]
    )
    if count < 3:  # two nodes have nothing to sort out
        return places
    ends = numpy.array(edges, dtype=int).reshape(-1, 2)
    steps = max(8, min(_STEPS, _PAIRS // count**2))
    ideal = 0.9 * radius / math.sqrt(count)  # with a pull of 1 to the middle, the nodes then fill the disc evenly
    pulls = pulls / numpy.maximum(numpy.linalg.norm(pulls, axis=1), 1.0)[:, None]
    for step in range(steps):
        x, y = (places[:, axis, None] - places[None, :, axis] for axis in (0, 1))
        strength = ideal**2 / numpy.maximum(x * x + y * y, 1.0)
        force = numpy.column_stack(((x * strength).sum(axis=1), (y * strength).sum(axis=1)))
        if len(ends):
            along = places[ends[:, 0]] - places[ends[:, 1]]
            drawn = along * (numpy.linalg.norm(along, axis=1) / ideal / _SLACK)[:, None]
            numpy.add.at(force, ends[:, 0], -drawn)
            numpy.add.at(force, ends[:, 1], drawn)
        force += pulls * ideal * 2 - places
        length = numpy.maximum(numpy.linalg.norm(force, axis=1), 1e-9)
        limit = radius * 0.2 * (1 - step / steps) + 0.5
        places += force * (numpy.minimum(length, limit) / length)[:, None]
        distance = numpy.maximum(numpy.linalg.norm(places, axis=1), 1e-9)
        places *= numpy.minimum(1.0, radius / distance)[:, None]
    return places
