"""What a sentence says that a paper does with a benchmark: introduces it, evaluates or trains on it, mentions it."""

import re
from enum import IntEnum
from functools import cache

from kg.extractors.analysis import Analysis, NumberRole, Sentence
from kg.extractors.benchmark_names import OWN_RULES
from kg.extractors.gloss import Group, Part
from kg.extractors.patterns import Rules
from kg.extractors.rules.benchmarks import INTRODUCING
from kg.lexicon import key

__all__ = ["Relation", "introduced", "relation_of"]


class Relation(IntEnum):
    """What a sentence says the paper does with a benchmark, the weightier the higher."""

    NAMED = 0
    MENTIONS = 1
    TRAINS = 2
    EVALUATES = 3
    INTRODUCES = 4


@cache
def _introducing() -> Rules:
    return Rules(INTRODUCING)


def introduced(groups: list[Group]) -> dict[int, str]:
    """Return the rule by which a sentence presents a benchmark, by the place of the benchmark's group."""
    found: dict[int, str] = {}
    for rule, first, last in _introducing().matches([group.part for group in groups]):
        for place in range(first, last):
            if groups[place].members:
                found.setdefault(place, rule)
                break  # the rule speaks of the first name only
    return found


_DESCRIBING = frozenset(("is-new-data", "data-being-new", "data-name-new"))
_NOVEL = re.compile(r"새로운|새롭게|최초|신규|\bnew\b|\bnovel\b")
_PRESENTING = re.compile("소개|제안|공개|출시|발표|개발|구축|선보|제시|도입|introduc|present|propos|releas")
_EXPERIMENTS = re.compile(r"실험|결과|평가|성능|experiment|evaluation|result|performance", re.IGNORECASE)
_BACKGROUND = re.compile(r"관련\s?연구|배경|서론|도입|related work|background|introduction", re.IGNORECASE)


def relation_of(
    analysis: Analysis,
    sentence: Sentence,
    groups: list[Group],
    place: int,
    member: Part,
    rule: str,
    introducing: dict[int, str],
) -> tuple[Relation, str]:
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
        return Relation.INTRODUCES, rule
    if _extends_own(analysis, member) or (_is_own(analysis, member) and rule in OWN_RULES | {"lexicon-cue"}):
        return Relation.INTRODUCES, "own-name"
    because = introducing.get(place, "")
    if because:
        presenting = bool(_PRESENTING.search(sentence.text)) and because not in _DESCRIBING
        if not known or presenting or _is_own(analysis, member) or _NOVEL.search(sentence.text):
            return Relation.INTRODUCES, because
    if _trains(groups, place) or _is_corpus(groups, place):
        return Relation.TRAINS, "trained-on"
    if any(group.part.sort in _EVALUATING for group in groups[place + 1 :]) or _is_place(groups, place):
        return Relation.EVALUATES, "evaluated-on"
    if rule == "data-example" or _BACKGROUND.search(sentence.label):
        return Relation.MENTIONS, "background"
    if _EXPERIMENTS.search(sentence.label):
        return Relation.EVALUATES, "named"
    return Relation.NAMED, "named"


def _is_own(analysis: Analysis, member: Part) -> bool:
    own = analysis.title_name
    return own is not None and key(own.surface) == key(member.text)


def _extends_own(analysis: Analysis, member: Part) -> bool:
    """Return whether the name is the paper's own with something behind ("FIRE-Bench" of "FIRE: ...")."""
    own = analysis.title_name
    if own is None or member.model is not None:
        return False
    return len(own.surface) > 2 and re.match(re.escape(own.surface) + r"[-_ ]", member.text) is not None


_EVALUATING = frozenset(("NUMBER", "EVALUATE", "REACH", "SHOW", "GAIN", "METRIC", "THAN"))


def _is_place(groups: list[Group], place: int) -> bool:
    """Return whether something was done on the benchmark ("X에서", "on X") other than collecting."""
    if place and groups[place - 1].part.sort == "ON":
        return True
    following = groups[place + 1 : place + 6]
    beside = [groups[place].part, *(group.part for group in following[:2] if group.part.sort == "DATA")]
    collected = any(group.part.sort == "MAKE" for group in following)
    return any(part.ending == "LOCATIVE" for part in beside) and not collected


def _is_corpus(groups: list[Group], place: int) -> bool:
    """Return whether the name is a corpus's, and no number stands behind: corpora are for training."""
    beside = [groups[at].part for at in (place - 1, place - 2, place + 1) if 0 <= at < len(groups)]
    corpus = any(part.sort == "DATA" and part.text.startswith(("코퍼스", "말뭉치", "corpus")) for part in beside)
    return corpus and not any(group.part.sort == "NUMBER" for group in groups[place:])


def _trains(groups: list[Group], place: int) -> bool:
    """Return whether training is what the words after the name speak of, before any result."""
    for group in groups[place + 1 : place + 12]:
        sort = group.part.sort
        if sort == "TRAIN":
            return True
        if sort in {"REACH", "SHOW", "EVALUATE", "GAIN", "METRIC", "THAN", "STOP", "BENCHMARK"}:
            return False
        if sort == "NUMBER":
            number = group.part.number
            if number is not None and number.role is NumberRole.MEASURE:
                return False
    return False
