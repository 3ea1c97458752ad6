"""Reads the sentences in which an entry presents things: which rules fit, and whether the words around agree."""

import re
from functools import cache

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates, is_common
from kg.extractors.contributions.clauses import noun_kind
from kg.extractors.contributions.kinds import PART_KINDS, WHOLES
from kg.extractors.contributions.rules import BEHIND, CALLED, DOUBTFUL, INTRODUCING, LATE, SUFFICES, WEAK
from kg.extractors.contributions.titles import title_kind
from kg.extractors.contributions.words import ATTRIBUTIVE, CONCEPTS, OLD
from kg.extractors.techniques import KNOWN_TECHNIQUES
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.patterns import PatternSet
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import key

__all__ = ["ACRONYM", "VARIANT", "VERBS", "read_sentence"]

VERBS = frozenset(
    (
        WordClass.PRESENT,
        WordClass.MAKE,
        WordClass.QUOTATIVE,
        WordClass.NEW,
        WordClass.KIND,
        WordClass.DATA,
        WordClass.MEANS,
    )
)
"""Classes of words of which a sentence must hold one, so that a rule can fit it."""


@cache
def _rules() -> PatternSet:
    return PatternSet(INTRODUCING)


_STRENGTH = {rule: place for place, rule in enumerate(("title", *dict.fromkeys(rule for rule, _ in INTRODUCING)))}


def read_sentence(names: ContributionCandidates, sentence: Sentence, groups: list[Coordination], about: bool) -> None:
    """Try the rules on a sentence.

    Args:
        names: where what they find is noted.
        sentence: the sentence.
        groups: its names and classed words.
        about: whether it opens with a name that the title gives to the paper's own.
    """
    best: dict[int, tuple[int, str, Chunk, str, int]] = {}
    for rule, first, last in _rules().matches([group.chunk for group in groups]):
        named = [place for place in range(first, last) if groups[place].members]
        if not named:
            continue
        at = named[-1] if rule in LATE else named[0]
        if not _holds(rule, groups, first, at, last, sentence):
            continue
        kind = _said_before(groups, at) or _noun(groups[at:last]) or _kind(groups[first:last])
        kind = kind or _apposed(sentence, groups[at].members[-1])
        for member in groups[at].members:
            if _suffices(names, member, groups, at, rule, about):
                candidate = (_STRENGTH[rule], rule, member, kind, at)
                if member.first not in best or candidate[0] < best[member.first][0]:
                    best[member.first] = candidate
    called = [at for _, rule, _, _, at in best.values() if rule in CALLED]
    for _, (_, rule, member, kind, at) in sorted(best.items()):
        described = rule in WEAK or _is_whole(names, groups, at)
        if not (described and any(_describes(groups[other + 1 : at]) for other in called if other < at)):
            names.present(member, sentence, rule, kind)


def _describes(between: list[Coordination]) -> bool:
    """Return whether the words from a thing's name to another's say what it is (``X라는 새로운 Y 방법을``)."""
    return not any(
        group.chunk.word_class in {WordClass.PRESENT, WordClass.MAKE, WordClass.COMMA, WordClass.STOP}
        for group in between
    )


def _holds(rule: str, groups: list[Coordination], first: int, at: int, last: int, sentence: Sentence) -> bool:
    """Return whether the words of a match, which begins at ``first`` and names at ``at``, are what the rule needs."""
    head, group = groups[first].chunk, groups[at]
    following = groups[at + 1].chunk if at + 1 < len(groups) else None
    if rule in DOUBTFUL:
        if any(g.chunk.text.startswith(OLD) or g.chunk.text in _OTHERS for g in groups[max(at - 4, 0) : at]):
            return False
        if rule == "is-kind" and any(g.chunk.text.startswith(("기존", "예를", "예컨대")) for g in groups[:last]):
            return False
    if rule in {"presented", "kind-presented"} and (_is_old(groups, at) or _has_object(groups[at + 1 : last - 1])):
        return False
    if rule == "called":
        return following is None or not (groups[at + 2].chunk if at + 2 < len(groups) else following).text.startswith(
            CONCEPTS
        )
    if rule == "presented-name":
        return head.text.endswith(ATTRIBUTIVE)
    if rule == "passive":
        return not groups[last - 1].chunk.text.endswith(ATTRIBUTIVE)
    if rule == "made":
        return not groups[last - 1].chunk.text.startswith("생성")
    if rule == "english-presented":
        return head.text.isascii()
    if rule == "kind-being":
        return group.chunk.particle is not Particle.THAN
    if rule == "kind-bracket":
        return sentence.kind not in HEADS and len(group.members) < 3 and _is_made(groups, at)
    if rule in {"kind-part", "kind-object"}:
        return following is not None and following.text.startswith(PART_KINDS)
    if rule == "new-kind-name":
        nouns = {
            g.chunk.particle
            for g in groups[max(at - 2, 0) : at]
            if g.chunk.word_class in {WordClass.KIND, WordClass.DATA}
        }
        return Particle.BY not in nouns and not (group.chunk.word_class is WordClass.MODEL and Particle.TOPIC in nouns)
    return rule not in BEHIND or head.text.startswith(BEHIND[rule])


_OTHERS = frozenset(("공개", "공공", "독점", "상용", "오픈", "오픈소스", "소스"))


def _is_old(groups: list[Coordination], at: int) -> bool:
    """Return whether the words right before a name call it known, and nothing new."""
    before = [group.chunk for group in groups[max(at - 3, 0) : at]]
    return any(chunk.text.startswith(_KNOWN) for chunk in before) and not any(
        chunk.word_class is WordClass.NEW for chunk in before
    )


_KNOWN = ("기존", "전통", "종래", "널리", "대표적", "버전")


def _has_object(between: list[Coordination]) -> bool:
    """Return whether something else is presented than what is named: ``X를 시험한 결과를 제시``."""
    return any(group.chunk.particle is Particle.OBJECT and group.chunk.text.startswith(_FINDINGS) for group in between)


_FINDINGS = ("결과", "분석", "비교", "평가", "한계", "가능성", "효과", "성능", "증거", "통찰", "과정", "방향")


def _is_made(groups: list[Coordination], at: int) -> bool:
    """Return whether what a bracket names is made, taken apart or enumerated, not just used."""
    if groups[at].chunk.particle in {
        Particle.OBJECT,
        Particle.SUBJECT,
        Particle.LOCATIVE,
        Particle.THAN,
        Particle.NONE,
    }:
        for group in groups[at + 1 : at + 6]:
            if group.chunk.word_class in {WordClass.PRESENT, WordClass.MAKE, WordClass.MEANS}:
                return True
            if group.chunk.word_class is WordClass.USED:
                return False
    particle, noun = groups[at].chunk.particle, groups[at - 1].chunk.text if at else ""
    return particle is Particle.TOPIC or (
        particle not in {Particle.LOCATIVE, Particle.THAN, Particle.GENITIVE, Particle.AT}
        and noun.startswith(PART_KINDS)
    )


def _suffices(
    names: ContributionCandidates, member: Chunk, groups: list[Coordination], at: int, rule: str, about: bool
) -> bool:
    """Return whether a rule suffices to take a name for the paper's own."""
    group = groups[at]
    word_class = (
        WordClass.GLOSSED
        if group.chunk.word_class is WordClass.GLOSSED and member.word_class is WordClass.PHRASE
        else member.word_class
    )
    known = next(
        (other.word_class for other in group.members if other.word_class in {WordClass.MODEL, WordClass.BENCHMARK}),
        None,
    )
    if known and word_class in {WordClass.NAME, WordClass.PHRASE}:  # named in one breath with known ones
        word_class = known
    if names.survey and (rule in WEAK or rule in DOUBTFUL or rule == "made"):
        return False
    words = re.split(r"[\s-]+", member.text)
    marked = member.name is not None and member.name.marked
    short = key(member.text) in names.short
    new = rule == "called-kind" and any(g.chunk.word_class is WordClass.NEW for g in groups[at + 1 : at + 4])
    own = word_class is WordClass.MODEL and (new or (rule in _HEADING and names.heads_title(member.text)))
    if rule not in SUFFICES.get(word_class, ()) and not own:
        return False
    technique = member.model is not None and member.model.concept.notation in KNOWN_TECHNIQUES
    if technique or _HARDWARE.search(member.text) or _VERSION.fullmatch(member.text):
        return False
    if word_class is WordClass.GLOSSED and (
        words[-1].casefold() in _PLAIN or (len(words) == 1 and not short and rule not in _KINDRED)
    ):
        return False
    if word_class in {WordClass.PHRASE, WordClass.GLOSSED} and is_common(member.text):
        return False
    if (rule in WEAK or word_class is WordClass.GLOSSED) and names.is_class(member.text):
        return False
    if about and _is_whole(names, groups, at):
        return False
    if rule in WEAK and (
        names.is_task(member.text) or not names.is_backed(member, rule == "kind-bracket" or _stands_defined(groups, at))
    ):
        return False
    if rule == "kind-part" and (
        (word_class is WordClass.NAME and not marked) or (word_class is WordClass.GLOSSED and len(words) < 3)
    ):
        return False
    if rule == "kind-object" and not (marked or len(words) > 2):
        return False
    if rule in {"by-means", "kind-object", "kind-part"} and (
        len(words) < 2 or names.plural(member) or (word_class is not WordClass.GLOSSED and names.bracketed(group))
    ):
        return False
    if rule == "is-kind" and (
        VARIANT.search(member.text) or (_SHORT.fullmatch(member.text) and not names.titled(member.text))
    ):
        return False
    if rule == "kind-bracket":
        plain = is_common(member.text) or ACRONYM.fullmatch(member.text)
        return (
            names.bracketed(group)
            and word_class is WordClass.NAME
            and not names.plural(member)
            and bool(short or not plain)
        )
    return True


_KINDRED = frozenset(("called-kind", "called-presented", "kind-presented"))
_HEADING = frozenset(("kind-presented", "made", "is-kind", "called", "called-kind"))
_PLAIN = frozenset(("learning", "training", "generation", "reasoning", "model", "models", "framework", "system"))
VARIANT = re.compile(r"-(?:\d+(?:\.\d+)?[BbMk]|[Ii]nstruct|[Cc]hat|[Bb]ase)\b")
ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_VERSION = re.compile(r"\w|[vV]\d+(?:\.\d+)*")
_HARDWARE = re.compile(r"\b[GCT]PUs?\b")
_SHORT = re.compile(r"[A-Z]{2,3}")


def _is_whole(names: ContributionCandidates, groups: list[Coordination], at: int) -> bool:
    """Return whether a bracket puts into English what the paper's own thing is: ``X는 대형 모델(Large Model)을``."""
    return bool(at and names.bracketed(groups[at]) and groups[at - 1].chunk.text.startswith(WHOLES))


def _stands_defined(groups: list[Coordination], at: int) -> bool:
    """Return whether an acronym stands with its expansion before the noun for its kind: ``X Y (XY) 기법을``."""
    following = groups[at + 1].chunk.word_class if at + 1 < len(groups) else WordClass.OTHER
    return len(groups[at].members) > 0 and following in {WordClass.KIND, WordClass.DATA}


def _said_before(groups: list[Coordination], at: int) -> str:
    """Return the kind that the noun right before a name calls it: ``모델인 X``, ``새로운 지표 X``."""
    before = groups[at - 1].chunk if at else None
    return (
        _kind(groups[at - 1 : at]) if before is not None and before.particle in {Particle.NONE, Particle.BEING} else ""
    )


def _apposed(sentence: Sentence, member: Chunk) -> str:
    """Return the kind that an English apposition behind a name calls it: ``X, a library for tensors``."""
    end = sentence.text.find(member.text) + len(member.text)
    apposition = _APPOSITION.match(sentence.text, end)
    return title_kind(apposition[1]) if apposition else ""


_APPOSITION = re.compile(r"\s?[,:]\s(?:an?|the|our)\s([\w -]{3,120})")


def _noun(groups: list[Coordination]) -> str:
    """Return the kind that the first noun with a particle calls the name before it."""
    for place, group in enumerate(groups):
        chunk = group.chunk
        if chunk.word_class in {WordClass.KIND, WordClass.DATA} and chunk.particle in _CASES:
            following = groups[place + 1].chunk.text if place + 1 < len(groups) else ""
            if not following.startswith("기반"):
                return noun_kind(chunk.text.replace(" ", ""))
    return ""


_CASES = frozenset((Particle.OBJECT, Particle.SUBJECT, Particle.TOPIC, Particle.BEING, Particle.BY))


def _kind(groups: list[Coordination]) -> str:
    """Return what the last noun among groups calls a thing."""
    for group in reversed(groups):
        if group.chunk.word_class in {WordClass.KIND, WordClass.DATA}:
            return noun_kind(group.chunk.text.replace(" ", ""))
    return ""
