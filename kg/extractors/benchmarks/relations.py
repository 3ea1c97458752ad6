"""What a sentence says that a paper does with a benchmark: introduces it, evaluates or trains on it, mentions it."""

import re
from enum import IntEnum
from functools import cache

from kg.extractors.benchmarks.names import OWN_RULES, is_attributive
from kg.extractors.benchmarks.relation_cues import TRAINING_LABEL, is_figure, is_source, is_used, trains
from kg.extractors.benchmarks.rules import INTRODUCING
from kg.extractors.benchmarks.titles import names_data, own_data
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.patterns import PatternSet
from kg.nlp.word_classes import Particle, WordClass, beginnings
from kg.vocabularies import key

__all__ = ["BenchmarkRelation", "introduced", "stated_relation"]


class BenchmarkRelation(IntEnum):
    """What a sentence says the paper does with a benchmark, the weightier the higher."""

    NAMED = 0
    MENTIONS = 1
    USED = 2  # for what the sentence does not say
    TRAINS = 3
    EVALUATES = 4
    INTRODUCES = 5


@cache
def _introducing() -> PatternSet:
    return PatternSet(INTRODUCING)


def introduced(groups: list[Coordination]) -> dict[int, str]:
    """Return the rule by which a sentence presents a benchmark, by the place of the benchmark's group."""
    found: dict[int, str] = {}
    for rule, first, last in _introducing().matches([group.chunk for group in groups]):
        if rule == "is-new-data" and is_attributive(groups[last - 1].chunk):
            continue
        if rule == "is-made" and not _PASSIVE.search(groups[last - 1].chunk.text):
            continue
        if rule in {"made-data", "english-new"} and groups[first].chunk.text.startswith("공개"):
            continue  # "공개된 X 데이터셋" is there for all
        if rule == "collected-data" and not _MADE.match(groups[first].chunk.text):
            continue
        for place in range(first, last):
            if groups[place].members:
                found.setdefault(place, rule)
                break  # the rule speaks of the first name only
    return found


_MADE = re.compile(r"(?!구성|합성|작성).*[한된든낸]$")
_PASSIVE = re.compile(r"되[었어며고]|됐|됩|된다|만들어[졌집진]")
_DESCRIBING = frozenset(("is-new-data", "data-being-new", "data-name-new", "is-made", "beside-new", "collected-data"))
_TELLING = frozenset(("is-made", "beside-new", "collected-data"))
"""Rules that fit what others made, too, where the benchmark is known."""

_NOVEL = re.compile(r"새로운|새롭게|최초|신규|\bnew\b|\bnovel\b")
_PRESENTING = re.compile(
    f"{'|'.join(beginnings(WordClass.PRESENT))}|구성하|구성했|제작|만들|introduc|present|propos|releas"
)
_LACKING = re.compile("한계|부족|문제|지적|못하|못한|존재하|않는다는|어렵|으나|지만|반면")
_EXPERIMENTS = re.compile(r"실험|결과|평가|성능|experiment|evaluation|result|performance", re.IGNORECASE)
_BACKGROUND = re.compile(r"관련\s?연구|배경|서론|도입|related work|background|introduction", re.IGNORECASE)


def stated_relation(
    analysis: TextAnalysis,
    sentence: Sentence,
    groups: list[Coordination],
    place: int,
    member: Chunk,
    rule: str,
    introducing: dict[int, str],
) -> tuple[BenchmarkRelation, str]:
    """Return what a sentence says the paper does with a benchmark, and the rule that says so.

    Args:
        analysis: the entry.
        sentence: the sentence.
        groups: it, folded.
        place: the benchmark's group.
        member: the benchmark.
        rule: how it was found.
        introducing: what :func:`introduced` gave.
    """
    known = member.benchmark is not None and member.benchmark.sure
    if rule == "title-name":
        return BenchmarkRelation.INTRODUCES, rule
    if _extends_own(analysis, member) or (_is_own(analysis, member) and rule in OWN_RULES | {"lexicon-cue"}):
        return BenchmarkRelation.INTRODUCES, "own-name"
    if key(member.text) == own_data(analysis):
        return BenchmarkRelation.INTRODUCES, "own-name"
    because = introducing.get(place, "")
    if because:
        presenting = bool(_PRESENTING.search(sentence.text)) and because not in _DESCRIBING
        novel = because not in _TELLING and bool(_NOVEL.search(sentence.text))
        titled = because == "is-new-data" and analysis.title_name is None and names_data(analysis)
        if not known or because == "called-new-data" or presenting or novel or titled or _is_own(analysis, member):
            return BenchmarkRelation.INTRODUCES, because
    if _is_compared(groups, place):
        return BenchmarkRelation.MENTIONS, "compared"
    if training := trains(groups, place):
        return BenchmarkRelation.TRAINS, training
    if is_source(groups, place):
        return BenchmarkRelation.TRAINS, "made-from"
    if _is_criticised(sentence, groups, place):
        return BenchmarkRelation.MENTIONS, "background"
    if TRAINING_LABEL.search(sentence.label) and not any(
        is_figure(group.chunk) or group.chunk.word_class is WordClass.EVALUATE for group in groups
    ):
        return BenchmarkRelation.TRAINS, "training-section"
    if any(group.chunk.word_class in _EVALUATING for group in groups[place + 1 :]) or _is_place(groups, place):
        trained = member.benchmark is not None and member.benchmark.concept.for_training
        if (
            trained
            and not _is_place(groups, place)
            and any(group.chunk.text.startswith(_HELD_AGAINST) for group in groups[place : place + 8])
        ):
            return BenchmarkRelation.MENTIONS, "compared"
        return BenchmarkRelation.EVALUATES, "evaluated-on"
    if rule == "data-example" or _BACKGROUND.search(sentence.label):
        return BenchmarkRelation.MENTIONS, "background"
    if member.benchmark is not None and member.benchmark.concept.for_training:
        return BenchmarkRelation.TRAINS, "training-data"
    if _EXPERIMENTS.search(sentence.label):
        return BenchmarkRelation.EVALUATES, "named"
    if is_used(groups, place):
        return BenchmarkRelation.USED, "used"
    return BenchmarkRelation.NAMED, "named"


def _is_own(analysis: TextAnalysis, member: Chunk) -> bool:
    own = analysis.title_name
    return own is not None and key(own.surface) == key(member.text)


def _extends_own(analysis: TextAnalysis, member: Chunk) -> bool:
    """Return whether the name is the paper's own with something behind ("FIRE-Bench" of "FIRE: ...").

    So is one with which the paper's own name begins, and something behind ("VisCode-200K" of "VisCoder: ..."),
    where that beginning is not a known benchmark's.
    """
    own = analysis.title_name
    if own is None or member.model is not None or len(own.surface) < _SHORTEST_OWN:
        return False
    title, name = own.surface.casefold(), member.text.casefold()
    if name.startswith(title):
        return bool(_BEHIND.match(member.text[len(title) :]))
    if len(own.surface.split()) > 1:
        return False
    stem = _STEM.match(name)
    return stem is not None and title.startswith(stem[1]) and title != stem[1]


_SHORTEST_OWN = 3
_BEHIND = re.compile(r"[-_ ]|(?:[A-Z]?[a-z]*)(?:Bench|Eval|Corpus|Set|Data|QA|Instruct|\d)")
_STEM = re.compile(r"([a-z]{5,})-\d+(?:\.\d+)?[kmt]$")


_EVALUATING = frozenset(
    (
        WordClass.NUMBER,
        WordClass.EVALUATE,
        WordClass.REACH,
        WordClass.SHOW,
        WordClass.GAIN,
        WordClass.METRIC,
        WordClass.THAN,
    )
)


def _is_place(groups: list[Coordination], place: int) -> bool:
    """Return whether something was done on the benchmark ("X에서", "on X") other than collecting."""
    if place and groups[place - 1].chunk.word_class is WordClass.ON:
        return True
    following = groups[place + 1 : place + 6]
    beside = [
        groups[place].chunk,
        *(group.chunk for group in following[:2] if group.chunk.word_class is WordClass.DATA),
    ]
    collected = any(group.chunk.word_class is WordClass.MAKE for group in following)
    return any(chunk.particle is Particle.LOCATIVE for chunk in beside) and not collected


def _is_compared(groups: list[Coordination], place: int) -> bool:
    """Return whether other data is held against the benchmark ("X와 달리", "X에서 영감을 받은")."""
    at = place
    while (
        at + 1 < len(groups)
        and at < place + 5
        and groups[at + 1].chunk.word_class in _BESIDE
        and not _PLACED & {groups[at].chunk.particle}
    ):
        at += 1
    chunk = groups[at].chunk
    following = [group.chunk.text for group in groups[at + 1 : at + 3]]
    if following and following[0] in {"와", "과"}:
        following = [group.chunk.text for group in groups[at + 2 : at + 4]]
    if not following:
        return False
    if chunk.particle is Particle.WITH:
        return following[0].startswith(("달리", "달라", "다르", "다른", "유사", "비슷", "일관"))
    return chunk.particle is Particle.LOCATIVE and following[0].startswith("영감")


_HELD_AGAINST = ("비교", "보다", "대비", "비해", "능가", "앞서", "뛰어넘", "초과", "웃돌")
_BESIDE = frozenset((WordClass.DATA, WordClass.LIKE, WordClass.CLOSE, WordClass.PART))
_PLACED = frozenset((Particle.WITH, Particle.LOCATIVE, Particle.OBJECT, Particle.TOPIC, Particle.SUBJECT))


def _is_criticised(sentence: Sentence, groups: list[Coordination], place: int) -> bool:
    """Return whether the sentence says what known benchmarks lack, and no figure."""
    around = groups[max(place - 5, 0) : place + 5]
    known = any(group.chunk.text.startswith(("기존", "이전", "현재")) for group in around)
    return known and bool(_LACKING.search(sentence.text)) and not any(is_figure(group.chunk) for group in groups)
