"""What a paper's title and passages say for each topic, as a few general figures.

The figures are those that topic indexing has long been done by: where the words stand (title, opening), how often and
in how many spellings, how rare they are, and what else the paper speaks of (Medelyan and Witten 2008,
"Domain-independent automatic keyphrase indexing with small training sets").
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extractors.topics.concepts import TopicConcept
from kg.extractors.topics.matching import LabelMatcher

__all__ = ["FEATURES", "Place", "Support", "TopicReader", "figures"]

FEATURES = (
    "title name",  # a name of the topic stands in the title
    "title cue",  # a cue stands there
    "title rarity",  # how rare that name is
    "title length",  # how long: long names are seldom there by chance
    "names",  # how often names stand in the passages
    "cues",  # how often cues do
    "names without title",  # how often names do where the title has none
    "rarity",  # of the rarest label in the passages
    "first",  # how early the first name stands
    "spellings",  # how many different labels
    "coverage",  # in what part of the passages
    "lead",  # how much the topic stands out beside the strongest one
    "rank",  # its place among all topics met
    "related",  # how strong a related topic is
    "other titles",  # how many other topics the title names, where it does not name this one
    "breadth",  # how many labels the paper holds in all
    "presented",  # how often words of presenting stand near
    "shown",  # how often a thing of the topic is the object of presenting ("데이터셋을 공개")
    "shown early",  # how early it is for the first time
    "new",  # how often a thing of the topic is called new
    "broad names",  # how often names of a broad topic stand in the passages
)
"""Names of the figures, in order; the comments say what each is."""

_NAME_WEIGHT, _CUE_WEIGHT = 0.55, 0.25
_PRESENTING = (
    "제안|소개|공개|구축|제시|개발|만들|만든|발표|도입|출시|제공|구성|제작|수집|마련|설계|"
    "introduc|present|propos|releas|construct|build|built|curat|creat|collect"
)
_NEAR_PRESENTING = re.compile(rf"{_PRESENTING}|새로운|new |novel ", re.IGNORECASE)
_THEN_PRESENTED = re.compile(rf"(?:[을를도과와인,]|들을|로서|으로)?[^.。]{{0,22}}?(?:{_PRESENTING})", re.IGNORECASE)
_SO_NEW = re.compile(
    r"(?:새로운|새롭게|최초|대규모|처음|이라는|라는|종합적|포괄적|\bnew\b|novel|\bfirst\b|large-scale)[^.。]{0,18}$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 25, 40  # characters looked at around a label for words of presenting
_ENOUGH = 100_000  # characters of a paper that are read: longer than papers are, short enough for a damaged file


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the passage (None is the title) and the span in it, in characters."""

    passage: int | None
    start: int
    end: int


@dataclass(slots=True)
class Support:
    """What is met of one topic in a paper (filled while reading, then only read)."""

    title_name: bool = False
    title_cue: bool = False
    title_rarity: float = 0.0
    title_length: int = 0
    names: int = 0
    cues: int = 0
    weight: float = 0.0
    rarity: float = 0.0
    first: float = 0.0
    presented: int = 0
    shown: int = 0
    shown_early: float = 0.0
    new: int = 0
    labels: set[int] = field(default_factory=set)
    passages: set[int] = field(default_factory=set)
    best: Place = Place(None, 0, 0)
    best_rank: tuple[float, ...] = ()

    @property
    def strength(self) -> float:
        """How much speaks for the topic, before other topics are looked at."""
        title = _NAME_WEIGHT if self.title_name else _CUE_WEIGHT if self.title_cue else 0.0
        return 2 * title + 0.7 * math.log1p(self.weight)

    def offer(self, place: Place, *rank: float) -> None:
        """Keep ``place`` as the best evidence if it ranks higher than what is kept (the earlier one stays)."""
        if rank > self.best_rank:
            self.best, self.best_rank = place, rank


class TopicReader:
    """Finds what speaks for which topic; build it once for a set of topics.

    Args:
        concepts: the topics. Where two have a label that reads the same, the first has it.
    """

    def __init__(self, concepts: Sequence[TopicConcept]) -> None:
        self.concepts = {concept.notation: concept for concept in concepts}
        owned = [(label, concept) for concept in concepts for label in concept.labels]
        owned.sort(key=lambda pair: not pair[0].names)
        self._labels = [label for label, _ in owned]
        self._owners = [concept for _, concept in owned]
        self._rarities = [-math.log(max(label.share, 0.001)) for label in self._labels]
        self._matcher = LabelMatcher([label.text for label in self._labels])
        related: dict[str, set[str]] = {concept.notation: set() for concept in concepts}
        for concept in concepts:
            for other in concept.related:
                related[concept.notation].add(other)
                related.setdefault(other, set()).add(concept.notation)
        self.related = {notation: frozenset(others) for notation, others in related.items()}

    def read(self, title: str, passages: Sequence[str]) -> dict[str, Support]:
        """Return what is met of each topic, by its id, in the order of meeting.

        Args:
            title: the paper's title.
            passages: its text; what comes after the first 100,000 characters is not read.
        """
        title, passages = title[:_ENOUGH], _beginning(passages)
        supports: dict[str, Support] = {}
        for match in self._matcher.find(title):
            support = supports.setdefault(self._owners[match.label].notation, Support())
            names, rarity = self._labels[match.label].names, self._rarities[match.label]
            support.title_name |= names
            support.title_cue |= not names
            support.title_length = max(support.title_length, match.end - match.start)
            if names:
                support.title_rarity = max(support.title_rarity, rarity)
            support.offer(Place(None, match.start, match.end), 2 if names else 0, rarity)
        total = max(sum(map(len, passages)), 1)
        before = 0
        for index, passage in enumerate(passages):
            for match in self._matcher.find(passage):
                support = supports.setdefault(self._owners[match.label].notation, Support())
                earliness = 1 - (before + match.start) / total
                self._add(support, match.label, Place(index, match.start, match.end), passage, earliness)
            before += len(passage)
        return supports

    def _add(self, support: Support, number: int, place: Place, passage: str, earliness: float) -> None:
        label, concept, rarity = self._labels[number], self._owners[number], self._rarities[number]
        support.labels.add(number)
        support.rarity = max(support.rarity, rarity)
        support.passages.add(place.passage or 0)
        near = passage[max(0, place.start - _BEFORE) : place.end + _AFTER]
        support.presented += bool(_NEAR_PRESENTING.search(near))
        if not label.names:
            support.cues += 1
            support.weight += _CUE_WEIGHT
            support.offer(place, 0, rarity)
            return
        support.names += 1
        support.weight += _NAME_WEIGHT
        support.first = max(support.first, earliness)
        shown = concept.presented and bool(_THEN_PRESENTED.match(passage, place.end, place.end + _AFTER))
        if shown:
            support.shown += 1
            support.shown_early = max(support.shown_early, earliness)
        support.new += concept.presented and bool(_SO_NEW.search(passage[max(0, place.start - _BEFORE) : place.start]))
        support.offer(place, 1, rarity + 10 * shown)


def _beginning(passages: Sequence[str]) -> list[str]:
    kept, left = [], _ENOUGH
    for passage in passages:
        kept.append(passage[:left])
        left -= len(kept[-1])
    return kept


def figures(
    supports: Mapping[str, Support],
    concepts: Mapping[str, TopicConcept],
    related: Mapping[str, frozenset[str]],
    passages: int,
) -> dict[str, tuple[float, ...]]:
    """Return the figures of :data:`FEATURES` for each topic met.

    Args:
        supports: what is met, see :meth:`TopicReader.read`.
        concepts: the topics by id.
        related: for each id the ids of related topics.
        passages: how many passages were read.
    """
    strengths = {notation: support.strength for notation, support in supports.items()}
    ranking = sorted(strengths, key=lambda notation: (-strengths[notation], notation))
    top = strengths[ranking[0]] if ranking else 1.0
    titled = sum(support.title_name for support in supports.values())
    breadth = math.log(max(sum(support.names + support.cues for support in supports.values()), 1))
    rows: dict[str, tuple[float, ...]] = {}
    for place, notation in enumerate(ranking):
        support, concept = supports[notation], concepts[notation]
        names, in_title = math.log1p(support.names), float(support.title_name)
        rows[notation] = (
            in_title,
            float(support.title_cue),
            support.title_rarity,
            math.log1p(support.title_length),
            names,
            math.log1p(support.cues),
            (1 - in_title) * names,
            support.rarity,
            support.first,
            math.log1p(len(support.labels)),
            len(support.passages) / max(passages, 1),
            strengths[notation] / top,
            1 / (1 + place),
            max((strengths.get(other, 0.0) for other in related.get(notation, ())), default=0.0),
            titled * (1 - in_title),
            breadth,
            math.log1p(support.presented),
            math.log1p(support.shown),
            support.shown_early,
            math.log1p(support.new),
            concept.broad * names,
        )
    return rows
