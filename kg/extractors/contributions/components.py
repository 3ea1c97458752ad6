"""Finds components and variants of what an entry presents; they are the paper's own, too."""

import re
from collections.abc import Sequence

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates, is_common
from kg.extractors.contributions.salience import opening_names
from kg.extractors.contributions.words import PARTS
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.names import is_strong
from kg.nlp.word_classes import Particle, WordClass
from kg.nlp.words import VARIANT_WORDS
from kg.vocabularies import key

__all__ = ["take_components", "take_enumerated", "take_trained", "take_variants"]


def take_components(names: ContributionCandidates, read: Sequence[tuple[Sentence, list[Coordination]]]) -> None:
    """Take acronyms that a sentence about one of the paper's own things spells out as its components."""
    for sentence, groups in read:
        opening = opening_names(groups)
        if opening is None or not any(names.key(member.text) in names.presented for member in opening.members):
            continue
        if not any(group.chunk.text.startswith(PARTS) for group in groups):
            continue
        for place, group in enumerate(groups):
            if group is opening or group.chunk.word_class is WordClass.GLOSSED or not _ends_part(groups, place):
                continue
            for member in group.members:
                if names.key(member.text) not in names.presented and _is_part(names, member, group):
                    names.present(member, sentence, "component")


def take_enumerated(names: ContributionCandidates, read: Sequence[tuple[Sentence, list[Coordination]]]) -> None:
    """Take the names that sentences of an enumeration introduce (``첫째, '...' 모듈은``, ``둘째, ...(X)를``)."""
    sentences = names.analysis.sentences
    for sentence, groups in read:
        ordinal = None if sentence.kind in HEADS else _ORDINAL.search(sentence.text)
        near = sentences[max(sentence.index - 4, 0) : sentence.index + 1]
        if ordinal is None or not any(_COUNTED.search(one.text) for one in near):
            continue
        begin = sentence.span.start + ordinal.end()
        for group in groups:
            chunk = group.members[0] if group.members else None
            if chunk is None or names.analysis.tokens[chunk.first].start < begin:
                continue
            if (
                len(group.members) == 1
                and _is_part(names, chunk, group)
                and names.key(chunk.text) not in names.presented
            ):
                names.present(chunk, sentence, "enumerated")
            break


def take_trained(names: ContributionCandidates, read: Sequence[tuple[Sentence, list[Coordination]]]) -> None:
    """Take what is made with an own thing: ``X 데이터로 학습된 Y 모델은`` where X is the paper's."""
    for sentence, groups in read:
        own = False
        if not any(word in sentence.text for word in ("훈련", "학습", "튜닝", "조정")):
            continue
        for place, group in enumerate(groups[:-1]):
            own = own or any(names.key(member.text) in names.presented for member in group.members)
            before = groups[place - 1].chunk if place else None
            if not own or not _TRAINED.fullmatch(group.chunk.text) or before is None or before.text in _BEFOREHAND:
                continue
            if before.word_class not in {WordClass.USED, WordClass.MEANS} and before.particle not in {
                Particle.LOCATIVE,
                Particle.BY,
            }:
                continue
            made = groups[place + 1]
            if len(made.members) == 1 and _ends_part(groups, place + 1):
                chunk = made.members[0]
                if chunk.word_class is WordClass.NAME and names.key(chunk.text) not in names.presented:
                    names.present(chunk, sentence, "trained")


_BEFOREHAND = frozenset(("사전", "미리", "기존", "이미"))
_TRAINED = re.compile(r"(?:(?:미세 ?)?(?:훈련|학습|조정|튜닝)|파인튜닝|미세조정|사전학습)(?:된|한|시킨)")


def _is_part(names: ContributionCandidates, chunk: Chunk, group: Coordination) -> bool:
    words = re.split(r"[\s-]+", chunk.text)
    aliased = key(chunk.text) in names.short
    marked = chunk.name is not None and chunk.name.marked
    if chunk.word_class not in {WordClass.NAME, WordClass.PHRASE} or names.plural(chunk) or is_common(chunk.text):
        return False
    return aliased or (len(words) > 1 and (marked or group.chunk.word_class is WordClass.GLOSSED))


def take_variants(names: ContributionCandidates) -> None:
    """Take names that extend an own name by a joint and a word (``Orca-Math-Plus``), sizes aside."""
    own = [mention.surface for presented in names.presented.values() for mention in presented]
    own += [names.short[name] for name in names.presented if name in names.short]
    own = sorted({name for name in own if len(name) > 2 and (" " not in name or is_strong(name) or name[-1].isdigit())})
    if not own:
        return
    for name, met in names.met.items():
        chunk, sentence, _ = met[0]
        if (
            name not in names.presented
            and chunk.word_class in {WordClass.NAME, WordClass.MODEL}
            and _extends(chunk.text, own)
        ):
            names.present(chunk, sentence, "variant")


def _extends(name: str, own: list[str]) -> bool:
    """Return whether a name is an own name with a word joined to it, before or behind, that is not a size."""
    for one in own:
        if name.startswith(one) and len(name) > len(one):
            rest = name[len(one) :]
            if rest == "+" or (rest[0] in "-_" and len(rest) > 1 and not _SIZE.fullmatch(rest[1:])):
                return True
            if rest[0] == " " and rest[1:].casefold() in VARIANT_WORDS and not _SIZE.fullmatch(rest[1:]):
                return True
        elif name.endswith(f"-{one}") and name[0].isupper():
            return True
    return False


def _ends_part(groups: list[Coordination], place: int) -> bool:
    """Return whether the names at a place are what is spoken of, not what describes the noun behind them."""
    following = groups[place + 1].chunk.word_class if place + 1 < len(groups) else WordClass.OTHER
    return groups[place].chunk.particle in _PART_ENDINGS or following in {
        WordClass.KIND,
        WordClass.STOP,
        WordClass.COMMA,
        WordClass.AND,
    }


_PART_ENDINGS = frozenset((Particle.BY, Particle.OBJECT, Particle.SUBJECT, Particle.WITH))


_SIZE = re.compile(
    r"(?:\d+x)?\d+(?:\.\d+)?[BbMmKk]?(?:-\w+)?|base|large|small|tiny|medium|xl|XL|Base|Large|Small|Tiny|Medium|based|style|like"
)
_COUNTED = re.compile(r"(?:두|세|네|다섯|[2-5])\s?(?:가지|개의|단계|종류)")
_ORDINAL = re.compile(
    r"(?:첫째|둘째|셋째|넷째|첫\s?번째|두\s?번째|세\s?번째|네\s?번째|마지막)[는로,\s]|(?<!\w)(?:\d|i{1,3}|[a-d])\)\s"
)
