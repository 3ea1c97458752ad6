"""Places what papers are linked with on their map: around its paper, or among its papers in one region."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.model import Iri
from kg.network.papers_map import GAP, PapersMap
from kg.network.views import NetworkView

__all__ = ["attached"]

_GOLDEN = math.pi * (3 - math.sqrt(5))
_NEAR, _WIDER = 0.3, 0.035  # of a gap: the distance of a paper's first satellite, and how much farther each next is
_BESIDE = 0.22  # of a gap: what belongs to several papers stands beside the middle of these


def attached(view: NetworkView, papers: PapersMap) -> tuple[dict[Iri, tuple[float, float]], dict[Iri, int]]:
    """Return the place of each thing that is not a paper, and the number of its region, -1 for none.

    Args:
        view: the network.
        papers: the map of its papers.
    """
    home = {iri: number for number, region in enumerate(papers.regions) for iri in region.members}
    linked: dict[Iri, list[Iri]] = defaultdict(list)
    for edge in view.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one in home and other not in home:
                linked[other].append(one)
    places: dict[Iri, tuple[float, float]] = {}
    regions: dict[Iri, int] = {}
    satellites: dict[Iri, int] = defaultdict(int)
    low = max((y for _, y in papers.places.values()), default=0.0) + 2 * GAP
    left = min((x for x, _ in papers.places.values()), default=0.0)
    alone = 0
    for node in view.nodes:
        if node.iri in home:
            continue
        ends = sorted(set(linked[node.iri]))
        if not ends:  # below the map, side by side
            places[node.iri] = (round(left + alone % 100 * GAP / 2, 1), round(low + alone // 100 * GAP / 2, 1))
            regions[node.iri] = -1
            alone += 1
            continue
        counts = Counter(home[end] for end in ends)
        region = min(counts, key=lambda number: (-counts[number], number))
        inside = [end for end in ends if home[end] == region]
        middle = _middle(papers.places, inside)
        if len(inside) == 1:
            number = satellites[inside[0]]
            satellites[inside[0]] += 1
            away = GAP * min(_NEAR + _WIDER * math.sqrt(number), 0.55)
        else:
            number, away = len(places), GAP * _BESIDE
        angle = number * _GOLDEN
        places[node.iri] = (
            round(middle[0] + away * math.cos(angle), 1),
            round(middle[1] + away * math.sin(angle), 1),
        )
        regions[node.iri] = region
    return places, regions


def _middle(places: Mapping[Iri, tuple[float, float]], papers: list[Iri]) -> tuple[float, float]:
    return (
        sum(places[paper][0] for paper in papers) / len(papers),
        sum(places[paper][1] for paper in papers) / len(papers),
    )
