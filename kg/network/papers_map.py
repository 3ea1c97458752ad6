"""A map of papers: those about the same stand together, in regions that are named after their topics."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Iri
from kg.network.embedding import embedded
from kg.network.features import network_features
from kg.network.region_names import region_names
from kg.network.regions import areas_of, hills_of
from kg.network.similarity import latent_vectors, nearest
from kg.network.spreading import gathered, spread
from kg.network.views import NetworkView

if TYPE_CHECKING:
    from kg.network.similarity import Array

__all__ = ["GAP", "PapersMap", "Region", "map_papers"]

GAP = 60.0
"""The distance between neighbouring papers that the map aims at; all places are in its unit."""

_DIMENSIONS = 96
_NEIGHBOURS = 15
_AIRY = 0.64  # the gap as a part of the distance at which papers would fill the map evenly
_JITTER = 0.01  # of the start, so that papers alike do not begin in one place
_NOTHING = 0.5  # a vector of length 0 and not 1
_AREAS = 14
_FEW = 8  # hills that need no larger areas
_HILLS_AN_AREA = 2.5


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a map.

    Attributes:
        name: after its most distinctive topics, in English and Korean; empty if nothing names it.
        members: its papers, in order.
        area: the number of the area that it lies in; an area's own number.
    """

    name: tuple[str, str]
    members: tuple[Iri, ...]
    area: int


@dataclass(frozen=True, slots=True)
class PapersMap:
    """Where papers stand.

    Attributes:
        places: x and y of each paper, around the origin; y grows downwards, as on pages.
        regions: small ones; each paper is in one. The largest first.
        areas: what neighbouring regions make up; each paper is in one. The largest first.
    """

    places: Mapping[Iri, tuple[float, float]]
    regions: tuple[Region, ...]
    areas: tuple[Region, ...]


def map_papers(view: NetworkView, seed: int = 0) -> PapersMap:
    """Place the papers of a network by what they are about.

    That is: topics, benchmarks, models, similar papers and the words of titles. The same network and seed give the
    same map.

    Args:
        view: the network.
        seed: of what is random in it.
    """
    import numpy

    papers = [node.iri for node in view.nodes if node.kind == "paper"]
    if not papers:
        return PapersMap({}, (), ())
    vectors = latent_vectors(network_features(view, papers), _DIMENSIONS, seed)
    unknown = numpy.linalg.norm(vectors, axis=1, keepdims=True) < _NOTHING
    vectors = numpy.hstack((vectors, unknown))  # papers of which nothing is known stand together
    count = min(_NEIGHBOURS, len(papers) - 1)
    if count:
        start = numpy.random.default_rng(seed).normal(scale=_JITTER, size=(len(papers), 2))
        start[:, : vectors[:, 1:3].shape[1]] += vectors[:, 1:3]
        near = gathered(embedded(start, *nearest(vectors, count, seed)))
    else:
        near = numpy.zeros((1, 2))
    hills = hills_of(near)
    areas = areas_of(near, vectors, hills, _area_count(int(hills.max()) + 1))
    places = _spaced(near)
    regions = [tuple(papers[place] for place in numpy.flatnonzero(hills == hill)) for hill in range(hills.max() + 1)]
    larger = [
        tuple(papers[place] for place in numpy.flatnonzero(areas[hills] == area)) for area in range(areas.max() + 1)
    ]
    names = region_names(view, larger, regions)
    return PapersMap(
        {iri: (round(float(x), 1), round(float(y), 1)) for iri, (x, y) in zip(papers, places, strict=True)},
        tuple(
            Region(name, members, int(areas[hill]))
            for hill, (name, members) in enumerate(zip(names[len(larger) :], regions, strict=True))
        ),
        tuple(Region(name, members, area) for area, (name, members) in enumerate(zip(names, larger, strict=False))),
    )


def _area_count(hills: int) -> int:
    return min(_AREAS, max(min(hills, _FEW), round(hills / _HILLS_AN_AREA)))


def _spaced(near: "Array") -> "Array":
    """The points with room for each, in units of :data:`GAP`."""
    import numpy

    extent = numpy.maximum(numpy.quantile(numpy.abs(near), 0.95, axis=0), 1e-9)
    gap = _AIRY * float(numpy.sqrt(numpy.pi * extent[0] * extent[1] / len(near)))
    return spread(near, gap) / gap * GAP
