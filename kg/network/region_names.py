"""Names the regions of a map after their topics, else after benchmarks and models, else after words of titles."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Iri
from kg.network.features import title_words
from kg.network.views import NetworkView

__all__ = ["region_names"]

_LEAST_SHARE = 0.12  # of the papers must have what names them
_LEAST_WORDS, _FEWEST_WORDS = 0.2, 3  # of the titles must have a word that names them: most words say little
_ENOUGH = 0.45  # of the best topic's score is still good for a name that no other region has

_Name = tuple[str, str]


def region_names(view: NetworkView, *levels: Sequence[Sequence[Iri]]) -> list[_Name]:
    """Return the names of regions in English and Korean, level by level.

    No two have the same name, except a region and the larger one that consists of it alone. Words of titles name
    only what has no topic in common.
    A topic counts by the share of a region's papers that have it, times the root of the share of its papers that are
    in the region. The regions of the first level choose first, the largest of each level before the others.

    Args:
        view: the network.
        levels: the papers of each region, for each level.
    """
    labels = {node.iri: (node.label, str(node.attributes.get("labelKo", node.label))) for node in view.nodes}
    topics: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    kinds = {node.iri: node.kind for node in view.nodes}
    for edge in view.edges:
        if edge.relation == "subject":
            topics[edge.source].append(edge.target)
        elif kinds[edge.target] in ("benchmark", "model"):
            others[edge.source].append(edge.target)
    titles = {node.iri: node.label for node in view.nodes if node.kind == "paper"}
    words: dict[str, list[str]] = {iri: sorted(set(title_words(title))) for iri, title in titles.items()}
    sources: list[tuple[Mapping[str, Sequence[str]], Counter[str]]] = [
        (named, Counter(feature for each in named.values() for feature in set(each)))
        for named in (topics, others, words)
    ]
    taken: set[_Name] = set()
    known: dict[tuple[Iri, ...], _Name] = {}
    names: list[_Name] = []
    for regions in levels:
        for members in regions:
            if tuple(members) in known:
                names.append(known[tuple(members)])
                continue
            leasts = ((_LEAST_SHARE, 2), (_LEAST_SHARE, 2), (_LEAST_WORDS, _FEWEST_WORDS))
            ranked = [_ranked(members, *each, *least) for each, least in zip(sources, leasts, strict=True)]
            candidates = (
                *(tuple(labels[Iri(iri)] for iri in chosen) for chosen in _choices(ranked[0])),
                *(tuple(labels[Iri(iri)] for iri in chosen) for chosen in _choices(ranked[1])),
                *(
                    tuple((word if word.isascii() else "", word) for word in chosen)
                    for chosen in _choices(ranked[2])
                    if not ranked[0]
                ),
            )
            joined = (_joined(parts) for parts in candidates)
            name = next((each for each in joined if each not in taken), ("", ""))
            taken.add(name)
            known[tuple(members)] = name
            names.append(name)
    return names


def _ranked(
    members: Sequence[Iri], named: Mapping[str, Sequence[str]], total: Mapping[str, int], share: float, fewest: int
) -> list[tuple[float, str]]:
    """What may name a region, the best first."""
    papers = [iri for iri in members if named.get(iri)]
    inside = Counter(feature for paper in papers for feature in set(named[paper]))
    least = max(fewest, share * len(papers))
    found = [
        (count / len(papers) * (count / total[feature]) ** 0.5, feature)
        for feature, count in inside.items()
        if count >= least
    ]
    return sorted(found, key=lambda each: (-each[0], each[1]))[:4]


def _choices(ranked: Sequence[tuple[float, str]]) -> Iterator[tuple[str, ...]]:
    """One feature alone, as long as it is good enough; then two together."""
    good = [feature for score, feature in ranked if score >= _ENOUGH * ranked[0][0]]
    yield from ((feature,) for feature in good)
    yield from ((one, other) for place, one in enumerate(good) for other in good[place + 1 :])
    yield from ((ranked[0][1], feature) for _, feature in ranked if feature not in good)


def _joined(parts: Sequence[_Name]) -> _Name:
    return tuple(" · ".join(filter(None, names)) for names in zip(*parts, strict=True))  # type: ignore[return-value]
