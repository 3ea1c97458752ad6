"""What a paper's title and passages hold of each topic's labels, and its words."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extractors.topics.matching import LabelMatcher, fold
from kg.extractors.topics.words import count_words
from kg.vocabularies.topics import TopicConcept

__all__ = ["LabelPosition", "PaperSignals", "TopicReader", "TopicSupport"]

_NAME_WEIGHT, _CUE_WEIGHT = 0.55, 0.25
# Not the words of WordClass.PRESENT: the weights of topics were learned with these, and 내놓는 misleads here.
_PRESENTING = (
    "제안|소개|공개|구축|제시|개발|만들|만든|발표|도입|출시|제공|구성|제작|수집|마련|설계|"
    "introduc|present|propos|releas|construct|build|built|curat|creat|collect"
)
_NEAR_PRESENTING = re.compile(rf"{_PRESENTING}|새로운|new |novel ")  # in lower case, which takes a tenth of the time
_THEN_PRESENTED = re.compile(rf"(?:[을를도과와인,]|들을|로서|으로)?[^.。]{{0,22}}?(?:{_PRESENTING})", re.IGNORECASE)
_SO_NEW = re.compile(
    r"(?:새로운|새롭게|최초|대규모|처음|이라는|라는|종합적|포괄적|\bnew\b|novel|\bfirst\b|large-scale)[^.。]{0,18}$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 25, 40  # characters looked at around a label for words of presenting
_ENOUGH = 100_000  # characters of a paper that are read: longer than papers are, short enough for a damaged file


class LabelPosition(NamedTuple):
    """Where words stand: the passage (None is the title) and the span in it, in characters."""

    passage: int | None
    start: int
    end: int


_NOWHERE = LabelPosition(None, 0, 0)


@dataclass(slots=True)
class TopicSupport:
    """What a paper holds of one topic; filled while the paper is read.

    Labels are identified by their folded spelling; the value says whether a label names the topic.
    """

    title_labels: dict[str, bool] = field(default_factory=dict)
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
    labels: dict[str, bool] = field(default_factory=dict)
    passages: set[int] = field(default_factory=set)
    best: LabelPosition = _NOWHERE
    best_rank: tuple[float, ...] = ()

    @property
    def title_name(self) -> bool:
        """Whether a name of the topic stands in the title."""
        return any(self.title_labels.values())

    @property
    def title_cue(self) -> bool:
        """Whether a cue stands there."""
        return not all(self.title_labels.values())

    @property
    def strength(self) -> float:
        """How much speaks for the topic, before other topics are looked at."""
        title = _NAME_WEIGHT if self.title_name else _CUE_WEIGHT if self.title_cue else 0.0
        return 2 * title + 0.7 * math.log1p(self.weight)

    def offer(self, place: LabelPosition, *rank: float) -> None:
        """Keep ``place`` as the best evidence if it ranks higher than what is kept (the earlier one stays)."""
        if rank > self.best_rank:
            self.best, self.best_rank = place, rank


@dataclass(frozen=True, slots=True)
class PaperSignals:
    """What a paper holds of all topics.

    Attributes:
        supports: what is met of each topic, by its id, in the order of meeting.
        words: how often each word stands in it, see :func:`kg.extractors.topics.words.count_words`.
        passages: how many passages were read.
    """

    supports: Mapping[str, TopicSupport]
    words: Mapping[str, int]
    passages: int


@dataclass(frozen=True, slots=True)
class _Owned:
    """A spelling that speaks for a topic; one may be the name of a topic and a cue for others."""

    spelling: str
    concept: TopicConcept
    strong: bool
    rarity: float


class TopicReader:
    """Finds what speaks for which topic; build it once for a set of topics.

    Args:
        concepts: the topics. A spelling speaks for every topic that has it.
    """

    def __init__(self, concepts: Sequence[TopicConcept]) -> None:
        self.concepts = {concept.notation: concept for concept in concepts}
        owned: dict[str, dict[str, _Owned]] = {}
        texts: dict[str, str] = {}
        for concept in concepts:
            for label in concept.labels:
                spelling = fold(label.text).text
                texts.setdefault(spelling, label.text)
                owner = _Owned(spelling, concept, label.strong, -math.log(max(label.share, 0.001)))
                owned.setdefault(spelling, {}).setdefault(concept.notation, owner)
        self._owned = tuple(tuple(owned[spelling].values()) for spelling in texts)
        self._matcher = LabelMatcher(list(texts.values()))
        related: dict[str, set[str]] = {notation: set() for notation in self.concepts}
        for concept in concepts:
            for other in concept.related:
                related[concept.notation].add(other)
                related.setdefault(other, set()).add(concept.notation)
        self.related = {notation: frozenset(others) for notation, others in related.items()}
        self.above = {notation: self._above(notation) for notation in self.concepts}
        self.below = {
            notation: frozenset(other for other, above in self.above.items() if notation in above)
            for notation in self.concepts
        }

    def _above(self, notation: str) -> frozenset[str]:
        """Return the ids of all topics above one."""
        found: set[str] = set()
        waiting = list(self.concepts[notation].broader)
        while waiting:
            broader = waiting.pop()
            if broader not in found and broader in self.concepts:
                found.add(broader)
                waiting.extend(self.concepts[broader].broader)
        return frozenset(found)

    def read(self, title: str, passages: Sequence[str]) -> PaperSignals:
        """Return what a paper holds.

        Args:
            title: the paper's title.
            passages: its text; what comes after the first 100,000 characters is not read.
        """
        title, passages = title[:_ENOUGH], _beginning(passages)
        supports: dict[str, TopicSupport] = {}
        for match in self._matcher.find(title):
            for owned in self._owned[match.label]:
                support = _support(supports, owned)
                support.title_labels[owned.spelling] = owned.strong
                support.title_length = max(support.title_length, match.end - match.start)
                if owned.strong:
                    support.title_rarity = max(support.title_rarity, owned.rarity)
                support.offer(LabelPosition(None, match.start, match.end), 2 if owned.strong else 0, owned.rarity)
        total = max(sum(map(len, passages)), 1)
        before = 0
        for index, passage in enumerate(passages):
            for match in self._matcher.find(passage):
                earliness = 1 - (before + match.start) / total
                place = LabelPosition(index, match.start, match.end)
                around = passage[max(0, match.start - _BEFORE) : match.end + _AFTER]
                near = bool(_NEAR_PRESENTING.search(around.lower()))
                for owned in self._owned[match.label]:
                    support = _support(supports, owned)
                    support.presented += near
                    _add(support, owned, index, place, passage, earliness)
            before += len(passage)
        return PaperSignals(supports, count_words(title, passages), len(passages))


def _support(supports: dict[str, TopicSupport], owned: _Owned) -> TopicSupport:
    notation = owned.concept.notation
    support = supports.get(notation)
    if support is None:  # setdefault would make one each time
        support = supports[notation] = TopicSupport()
    return support


def _add(
    support: TopicSupport, owned: _Owned, index: int, place: LabelPosition, passage: str, earliness: float
) -> None:
    support.labels[owned.spelling] = owned.strong
    support.rarity = max(support.rarity, owned.rarity)
    support.passages.add(index)
    if not owned.strong:
        support.cues += 1
        support.weight += _CUE_WEIGHT
        support.offer(place, 0, owned.rarity)
        return
    support.names += 1
    support.weight += _NAME_WEIGHT
    support.first = max(support.first, earliness)
    presented = owned.concept.presented
    shown = presented and bool(_THEN_PRESENTED.match(passage, place.end, place.end + _AFTER))
    if shown:
        support.shown += 1
        support.shown_early = max(support.shown_early, earliness)
    support.new += presented and bool(_SO_NEW.search(passage[max(0, place.start - _BEFORE) : place.start]))
    support.offer(place, 1, owned.rarity + 10 * shown)


def _beginning(passages: Sequence[str]) -> list[str]:
    kept, left = [], _ENOUGH
    for passage in passages:
        kept.append(passage[:left])
        left -= len(kept[-1])
    return kept
