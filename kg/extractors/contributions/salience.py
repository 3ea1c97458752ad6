"""Salience: names that open the text or its sentences, or recur, are the paper's own though nothing presents them."""

import re

from kg.extractors.contributions.candidates import HEADS, ContributionCandidates
from kg.extractors.contributions.sentences import ACRONYM, VARIANT
from kg.extractors.contributions.titles import abbreviated
from kg.extractors.contributions.words import NEW_WORDS
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import key

__all__ = ["opening_names", "take_opening", "take_recurring"]


def opening_names(groups: list[Coordination]) -> Coordination | None:
    """Return the names that a sentence is about, if it opens with them: ``특히, X는``, ``X 모델은``."""
    for place, group in enumerate(groups[:4]):
        if group.members:
            following = groups[place + 1].chunk if place + 1 < len(groups) else None
            noun = (
                following is not None
                and following.word_class in {WordClass.KIND, WordClass.DATA}
                and following.particle in _ABOUT
            )
            return group if group.chunk.particle in _ABOUT or (not group.chunk.particle and noun) else None
        if (
            group.chunk.word_class not in {WordClass.OTHER, WordClass.COMMA, WordClass.AND, WordClass.STOP}
            or group.chunk.particle
        ):
            return None
    return None


_ABOUT = frozenset((Particle.TOPIC, Particle.SUBJECT))


def take_opening(names: ContributionCandidates) -> None:
    """Take the name that the entry's text begins with (``FlowNet은 ...``), unless it is a known technique."""
    first = next((s for s in names.analysis.sentences if s.kind not in HEADS), None)
    for name, met in names.met.items():
        chunk, sentence, opens = met[0]
        if (
            sentence is not first
            or not opens
            or name in names.presented
            or _OTHERS.search(sentence.text)
            or names.is_task(chunk.text)
            or names.is_class(chunk.text)
            or names.is_place(chunk.text)
        ):
            continue
        if chunk.word_class is WordClass.PHRASE and names.titled(chunk.text) and " " in chunk.text:
            names.present(chunk, sentence, "opening")
        technique = chunk.model is not None and chunk.model.concept.artifact_type != ""
        new = any(word in sentence.text for word in NEW_WORDS) or names.heads_title(chunk.text)
        taken = chunk.word_class is WordClass.NAME or (
            chunk.word_class in {WordClass.MODEL, WordClass.BENCHMARK} and new
        )
        if taken and not technique and not names.plural(chunk):
            names.present(chunk, sentence, "opening")


_OTHERS = re.compile(
    r"(?:작업|과제|문제|분야|과정|태스크|task)(?:입니다|이다|로|이며|으로|임)|지만[,\s]|^(?:최근|기존|현재)(?!\w)"
)


def take_recurring(names: ContributionCandidates) -> None:
    """Take a name that no vocabulary knows and that opens sentences again and again, or stands in the title."""
    title = names.title.text if names.title else ""
    abbreviations = abbreviated(title)
    for name, met in names.met.items():
        if name in names.presented:
            continue
        chunk, sentence, _ = next((m for m in met if m[2]), met[0])
        opens = sum(1 for _, _, opening in met if opening)
        noun = next((s for p, s, opening in met if opening and names.before_noun(p)), None)
        if chunk.word_class is not WordClass.NAME or len(chunk.text.split()) > 5 or names.is_place(chunk.text):
            continue
        if opens >= 1 and names.in_title(chunk.text) and not names.is_aside(chunk.text):
            names.present(chunk, sentence, "title-word")
        elif (
            abbreviations
            and len(met) > 1
            and {chunk.text.upper(), re.sub("[^A-Z0-9]", "", chunk.text)} & abbreviations
            and all(key(title).startswith(key(long)) for long in names.long.get(name, ()))
        ):
            names.present(chunk, sentence, "title-initials")
        elif opens >= 2 and not (names.plural(chunk) or VARIANT.search(chunk.text) or ACRONYM.fullmatch(chunk.text)):
            names.present(chunk, sentence, "recurring")
        elif noun is not None and not (VARIANT.search(chunk.text) or _is_term(chunk.text, len(met), noun.text)):
            names.present(chunk, noun, "opens-noun")
        elif not (names.plural(chunk) or ACRONYM.fullmatch(chunk.text)):
            ahead = next((s for _, s, opening in met if opening and _is_ahead(s.text)), None)
            if ahead is not None:
                names.present(chunk, ahead, "opens-ahead")


def _is_term(name: str, often: int, sentence: str) -> bool:
    """Return whether an acronym may as well be a term of the field: not met again, short, or nothing is reached."""
    return ACRONYM.fullmatch(name) is not None and (often < 2 or len(name) < 4 or not _REACHED.search(sentence))


_REACHED = re.compile(r"달성|기록|능가|우수|뛰어")


def _is_ahead(sentence: str) -> bool:
    """Return whether a sentence says that what it is about does better than what there was."""
    return bool(_BEFORE.search(sentence) and _BETTER.search(sentence)) and not _DATED.match(sentence)


_BEFORE = re.compile(r"(?:기존|이전|종래|다른|경쟁)(?:의|에)?\s")
_BETTER = re.compile(r"보다|대비|비해|능가|뛰어넘|초과|웃도|상회|앞서|앞선|우수")
_DATED = re.compile(r"(?:최근|기존|현재|예를|비록|일부|몇몇)(?!\w)")
