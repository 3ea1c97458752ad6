"""Names the regions of a map after the topics that cover their papers and are rarer elsewhere.

A region whose papers have no topic in common is named after a benchmark or a model, else after a phrase of its titles;
only one whose papers have no topics at all is named after a single word.

Source: M. Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure" (2022), for names that
weigh how often something occurs in a class against how often it occurs in all.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from kg.model import Iri
from kg.network.features import title_words
from kg.network.views import NetworkView

__all__ = ["JOINTS", "region_names"]

JOINTS = (" & ", " · ")
"""What stands between the two topics of a name, in English and Korean."""

_LEAST = 0.12  # of the papers must have what names them, and two papers
_CANDIDATES = 10  # features of a region, of which one or two make its name
_RARER = 0.4  # the exponent of how much of a feature lies in the region: 0 would choose by coverage alone
_TWO = 0.88  # what two features are worth beside one: the second has to cover more
_NEW = 0.12  # of the papers that only the second feature covers
_WORDS, _OWN = 0.2, 0.5  # of the titles have a word that names them; of all titles with it are in the region

_Name = tuple[str, str]


def region_names(view: NetworkView, *levels: Sequence[Sequence[Iri]]) -> list[_Name]:
    """Return the names of regions in English and Korean, level by level.

    No two have the same name, except a region and the larger one that consists of it alone. A name is one topic, or
    two where the second covers papers that the first does not. It counts by the share of a region's papers with a
    topic that it covers, times a root of the share of its papers that are in the region. The regions of the first level
    choose first, the largest of each level before the others. Where no topic names a region but a phrase of Korean
    titles that a topic is called by, it has that topic's English name.

    Args:
        view: the network.
        levels: the papers of each region, for each level.
    """
    labels: dict[str, _Name] = {
        node.iri: (node.label, str(node.attributes.get("labelKo", node.label))) for node in view.nodes
    }
    english = {str(node.attributes.get("labelKo", "")): node.label for node in view.nodes if node.kind == "topic"}
    kinds = {node.iri: node.kind for node in view.nodes}
    topics: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        if edge.relation == "subject":
            topics[edge.source].add(edge.target)
        elif kinds[edge.target] in ("benchmark", "model"):
            others[edge.source].add(edge.target)
    titles = {str(node.iri): list(title_words(node.label)) for node in view.nodes if node.kind == "paper"}
    by_topics, by_others = _Features(topics, labels), _Features(others, labels)
    by_phrases = _Features({iri: {f"{a} {b}" for a, b in pairwise(words)} for iri, words in titles.items()}, labels)
    by_words = _Features({iri: set(words) for iri, words in titles.items()}, labels)

    def candidates(members: Sequence[Iri]) -> Iterator[_Name]:
        found = False
        for features in (by_topics, by_others):
            for chosen in features.names(members):
                found = True
                yield _joined([labels[iri] for iri in chosen])
        if not found:
            described = any(topics.get(paper) for paper in members)
            for features in (by_phrases,) if described else (by_phrases, by_words):
                for word in features.own(members):
                    yield (word if word.isascii() else english.get(word, ""), word)

    taken: set[_Name] = {("", "")}
    known: dict[tuple[Iri, ...], _Name] = {}
    names: list[_Name] = []
    for members in (members for regions in levels for members in regions):
        if tuple(members) not in known:
            name = next((each for each in candidates(members) if each not in taken), ("", ""))
            taken |= {name, _turned(name)}
            known[tuple(members)] = name
        names.append(known[tuple(members)])
    return names


class _Features:
    """What papers have of one sort, and how many papers have each."""

    def __init__(self, named: Mapping[str, Iterable[str]], labels: Mapping[str, _Name]) -> None:
        self._named, self._labels = named, labels
        self._papers: dict[str, set[str]] = defaultdict(set)
        for paper, features in self._named.items():
            for feature in features:
                self._papers[feature].add(paper)

    def names(self, members: Sequence[Iri]) -> Iterator[tuple[str, ...]]:
        """Yield one or two features that may name a region, the best first; of two, the one with more papers first."""
        inside, described = self._inside(members)
        least = max(2, _LEAST * described)
        common = sorted(
            (feature for feature, papers in inside.items() if len(papers) >= least),
            key=lambda feature: (-self._worth((feature,), inside, described), feature),
        )[:_CANDIDATES]
        found: list[tuple[float, tuple[str, ...]]]
        found = [(self._worth((feature,), inside, described), (feature,)) for feature in common]
        for pair in combinations(common, 2):
            first, second = sorted(pair, key=lambda feature: (-len(inside[feature]), feature))
            if not self._alike(*pair) and len(inside[second] - inside[first]) >= _NEW * described:
                found.append((_TWO * self._worth(pair, inside, described), (first, second)))
        yield from (chosen for _, chosen in sorted(found, key=lambda each: (-each[0], each[1])))

    def own(self, members: Sequence[Iri]) -> Iterator[str]:
        """Yield the features that a region has nearly to itself, the most frequent first."""
        inside, described = self._inside(members)
        least = max(3, _WORDS * described)
        found = [
            (len(papers), feature)
            for feature, papers in inside.items()
            if len(papers) >= least and len(papers) >= _OWN * len(self._papers[feature])
        ]
        yield from (feature for _, feature in sorted(found, key=lambda each: (-each[0], each[1])))

    def _alike(self, one: str, other: str) -> bool:
        """Whether one name says all that the other does, as "text-to-image generation" and "image generation"."""
        words = [set(self._labels[feature][0].lower().replace("-", " ").split()) for feature in (one, other)]
        return words[0] <= words[1] or words[1] <= words[0]

    def _inside(self, members: Sequence[Iri]) -> tuple[dict[str, set[str]], int]:
        """The papers of a region that have each feature, and how many have any."""
        inside: dict[str, set[str]] = defaultdict(set)
        for paper in members:
            for feature in self._named.get(paper, ()):
                inside[feature].add(paper)
        return inside, sum(bool(self._named.get(paper)) for paper in members)

    def _worth(self, chosen: Sequence[str], inside: Mapping[str, set[str]], described: int) -> float:
        covered = len(set[str]().union(*(inside[feature] for feature in chosen)))
        everywhere = len(set[str]().union(*(self._papers[feature] for feature in chosen)))
        return round(covered / described * math.pow(covered / everywhere, _RARER), 9)


def _joined(parts: Sequence[_Name]) -> _Name:
    english, korean = (joint.join(names) for joint, names in zip(JOINTS, zip(*parts, strict=True), strict=True))
    return english, korean


def _turned(name: _Name) -> _Name:
    """The same two topics the other way round."""
    english, korean = (joint.join(reversed(part.split(joint))) for joint, part in zip(JOINTS, name, strict=True))
    return english, korean
