"""Whether the numbers of a list are scores or differences from something else."""

from collections.abc import Sequence

from kg.extractors.results.eligibility import is_bound
from kg.extractors.results.rules import ADJECTIVES, BEATING, CUTTING, DIFFERENCES, HEADS
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["DELTA", "SCORE", "particle_behind", "score_or_delta"]

SCORE = "score"
DELTA = "delta"

_LIKELY_GAIN = 30
"""Percentages up to which "N%까지 향상" states the gain rather than the score reached."""


def score_or_delta(chunks: Sequence[Chunk], places: Sequence[int]) -> str:
    """Return "score" or "delta" by the first decisive words; empty where the words behind the next list decide.

    Args:
        chunks: the sentence.
        places: where the numbers of one list stand.
    """
    first, last = places[0], places[-1]
    number = chunks[last].number
    before = chunks[first - 1] if first else None
    if before is not None and before.word_class is WordClass.PLUS:
        return DELTA
    if number is not None and (number.role is NumberRole.FACTOR or number.value.startswith("-")):
        return DELTA
    if number is not None and number.unit == "points" and "점" not in number.surface and _is_lead(chunks, last):
        return DELTA
    if (
        len(places) > 1
        and chunks[first].particle is Particle.LOCATIVE
        and particle_behind(chunks, last) in {Particle.BY, Particle.UNTIL}
    ):
        return _of_change(chunks, first, last)
    decided = _of_ending(chunks, first, last)
    return decided if decided is not None else _of_words_behind(chunks, first, last)


def particle_behind(chunks: Sequence[Chunk], place: int) -> str:
    """Return what a number ends with, or the word behind it that says how exact it is ("46% 이하로")."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if not chunks[place].particle and following is not None and is_bound(following):
        return following.particle
    return chunks[place].particle


def _of_change(chunks: Sequence[Chunk], first: int, last: int) -> str:
    """Return the kind of "A에서 B로|까지": two scores, or a span of gains ("4%에서 13%까지 향상")."""
    if particle_behind(chunks, last) == "BY":
        return SCORE
    moved = any(
        chunk.particle in {Particle.SUBJECT, Particle.OBJECT, Particle.TOPIC}
        for chunk in chunks[max(0, first - 2) : first]
        if not chunk.text.startswith(HEADS)
    )
    gained = any(chunk.word_class is WordClass.GAIN for chunk in chunks[last + 1 : last + 5])
    return DELTA if gained and not moved else SCORE


def _is_lead(chunks: Sequence[Chunk], last: int) -> bool:
    """Return whether points are a lead or a lag by the noun behind ("6.1포인트의 우위", "2포인트 차이")."""
    return any(chunk.text.startswith(("우위", "차이", "격차", "폭")) for chunk in chunks[last + 1 : last + 3])


def _of_ending(chunks: Sequence[Chunk], first: int, last: int) -> str | None:
    """Return the kind that the number's particle settles, None if it leaves it open."""
    particle = chunks[last].particle
    behind = chunks[last + 1 : last + 5]
    if particle is Particle.BY:
        metric_beside = any(chunk.word_class is WordClass.METRIC for chunk in chunks[max(0, first - 2) : first])
        beats = bool(behind) and behind[0].text.startswith(BEATING) and not metric_beside
        return DELTA if beats else SCORE
    if particle is Particle.UNTIL:
        if first and chunks[first - 1].word_class is WordClass.MOST:  # "최대 7%까지 높인다"
            return None
        if any(chunk.text.startswith(CUTTING) for chunk in behind):
            number = chunks[last].number
            return DELTA if number is not None and number.unit == "%" else SCORE
        return DELTA if _is_small_gain(chunks, last) or _of_noun_before(chunks, first) else SCORE
    if particle is Particle.BEING and behind and behind[0].text.startswith(("이전", "기존", "종래")):
        return SCORE  # "90.2%인 이전 모델들을 능가"
    if particle in {Particle.TOPIC, Particle.LOCATIVE, Particle.THAN}:
        return SCORE
    return None


def _is_small_gain(chunks: Sequence[Chunk], last: int) -> bool:
    number = chunks[last].number
    if number is None or number.unit != "%" or float(number.value) > _LIKELY_GAIN:
        return False
    return any(chunk.word_class is WordClass.GAIN for chunk in _without_brackets(chunks[last + 1 : last + 10])[:3])


def _of_words_behind(chunks: Sequence[Chunk], first: int, last: int) -> str:
    behind = list(chunks[last + 1 : last + 16])
    if behind and behind[0].word_class is WordClass.CLOSE and _glosses_number(chunks, first):
        behind = behind[1:]
    of_noun = chunks[last].particle is Particle.GENITIVE
    bounded = False
    while behind and is_bound(behind[0]):
        of_noun = of_noun or behind[0].particle is Particle.GENITIVE or behind[0].text.endswith(("는", "한"))
        bounded = True
        behind = behind[1:]
    behind = [chunk for chunk in _without_brackets(behind) if chunk.text != "가장"][:6]  # "31.2%(중간값 26.02%) 감소"
    for distance, chunk in enumerate(behind):
        if distance == 0 and chunk.word_class is WordClass.CLOSE and _is_gap(chunks[max(0, first - 2) : first]):
            return DELTA  # "격차(-3.1)"
        if distance <= 1 and chunk.word_class is WordClass.METRIC and chunk.particle is Particle.BY:
            return SCORE  # "1.8%의 WER로 우수한"
        passed = chunks[last].particle is Particle.OBJECT and chunk.text.startswith(BEATING)
        if distance == 0 and (chunk.word_class in {WordClass.THAN, WordClass.CLOSE} or (passed and not bounded)):
            return SCORE  # "B의 42.3% 대비", "B (43.8%)", "70%를 초과"
        if chunk.word_class is WordClass.GAIN:
            praised = of_noun and distance == 0 and chunk.text in ADJECTIVES and not _gains(behind[1:4])
            return SCORE if praised else DELTA
        if chunk.word_class is WordClass.NAME and distance == 0 and of_noun:
            continue  # a metric that the vocabulary does not know
        if chunk.word_class in {WordClass.COMMA, WordClass.BENCHMARK, WordClass.NAME, WordClass.AND}:
            return _of_noun_before(chunks, first)
        if chunk.word_class is WordClass.NUMBER and distance and behind[distance - 1].particle is Particle.WITH:
            return ""  # "21.5%의 AP50과 8%의 AP25 향상"
        if chunk.word_class in {WordClass.REACH, WordClass.NUMBER, WordClass.STOP, WordClass.MODEL}:
            break
    return _of_noun_before(chunks, first) or SCORE


def _gains(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.word_class is WordClass.GAIN and chunk.text not in ADJECTIVES for chunk in chunks)


def _of_noun_before(chunks: Sequence[Chunk], first: int) -> str:
    """Return "delta" if the noun in front of a number names a difference ("성능 향상폭은 3.1%")."""
    for chunk in reversed(chunks[max(0, first - 3) : first]):
        noun = next((word for word in DIFFERENCES if chunk.text.casefold().startswith(word)), "")
        rest = chunk.text[len(noun) :]
        if noun and (not rest or rest in _NOUN_ENDS):
            return DELTA
        if (
            chunk.word_class
            in {WordClass.COMMA, WordClass.STOP, WordClass.NUMBER, WordClass.REACH, WordClass.CLOSE, WordClass.OPEN}
            or chunk.particle is Particle.LOCATIVE
        ):
            break
    return ""


_NOUN_ENDS = frozenset(
    end + particle for end in ("", "폭", "률", "율", "도", "치", "량") for particle in ("", "은", "는", "이", "가")
)


def _without_brackets(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks that stand outside the brackets opened among them."""
    kept: list[Chunk] = []
    depth = 0
    for chunk in chunks:
        depth += chunk.word_class is WordClass.OPEN
        if not depth:
            kept.append(chunk)
        depth -= chunk.word_class is WordClass.CLOSE and depth > 0
    return kept


def _glosses_number(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the bracket that a number stands in follows another number."""
    opening = next((at for at in range(place - 1, max(place - 6, 0), -1) if chunks[at].word_class is WordClass.OPEN), 0)
    return opening > 0 and chunks[opening - 1].word_class is WordClass.NUMBER


def _is_gap(before: Sequence[Chunk]) -> bool:
    """Return whether the words before a bracket name a difference, other than by an adjective ("높은 점수(51%)")."""
    return any(chunk.word_class is WordClass.GAIN and chunk.text[-1] not in "은인한른" for chunk in before)
