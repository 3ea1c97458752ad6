"""Whether the numbers of a list are scores or differences from something else."""

from collections.abc import Sequence

from kg.extractors.results.eligibility import is_bound
from kg.extractors.results.rules import ADJECTIVES, BEATING, CUTTING, DIFFERENCES
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Part

__all__ = ["DELTA", "SCORE", "kind_of"]

SCORE = "score"
DELTA = "delta"

_LIKELY_GAIN = 30
"""Percentages up to which "N%까지 향상" tells the gain rather than what was reached."""


def kind_of(parts: Sequence[Part], places: Sequence[int]) -> str:
    """Return "score" or "delta" by the first decisive words; empty where the words behind the next list decide.

    Args:
        parts: the sentence.
        places: where the numbers of one list stand.
    """
    first, last = places[0], places[-1]
    number = parts[last].number
    before = parts[first - 1] if first else None
    if before is not None and before.sort == "PLUS":
        return DELTA
    if number is not None and (number.role is NumberRole.FACTOR or number.value.startswith("-")):
        return DELTA
    if number is not None and number.unit == "points" and "점" not in number.surface and _is_lead(parts, last):
        return DELTA
    if len(places) > 1 and parts[first].ending == "LOCATIVE" and parts[last].ending in {"BY", "UNTIL"}:
        return _of_change(parts, first, last)
    decided = _of_ending(parts, first, last)
    return decided if decided is not None else _of_words_behind(parts, first, last)


def _of_change(parts: Sequence[Part], first: int, last: int) -> str:
    """Return the kind of "A에서 B로|까지": two scores, or a span of gains ("4%에서 13%까지 향상")."""
    if parts[last].ending == "BY":
        return SCORE
    moved = any(part.ending in {"SUBJECT", "OBJECT", "TOPIC"} for part in parts[max(0, first - 2) : first])
    gained = any(part.sort == "GAIN" for part in parts[last + 1 : last + 5])
    return DELTA if gained and not moved else SCORE


def _is_lead(parts: Sequence[Part], last: int) -> bool:
    """Return whether points are a lead or a lag by the noun behind ("6.1포인트의 우위", "2포인트 차이")."""
    return any(part.text.startswith(("우위", "차이", "격차", "폭")) for part in parts[last + 1 : last + 3])


def _of_ending(parts: Sequence[Part], first: int, last: int) -> str | None:
    """Return the kind that the number's particle settles, None if it settles none."""
    ending = parts[last].ending
    behind = parts[last + 1 : last + 5]
    if ending == "BY":
        metric_beside = any(part.sort == "METRIC" for part in parts[max(0, first - 2) : first])
        beats = bool(behind) and behind[0].text.startswith(BEATING) and not metric_beside
        return DELTA if beats else SCORE
    if ending == "UNTIL":
        if first and parts[first - 1].sort == "MOST":  # "최대 7%까지 높인다"
            return None
        if any(part.text.startswith(CUTTING) for part in behind):
            number = parts[last].number
            return DELTA if number is not None and number.unit == "%" else SCORE
        return DELTA if _is_small_gain(parts, last) else SCORE
    if ending in {"TOPIC", "LOCATIVE", "THAN"}:
        return SCORE
    return None


def _is_small_gain(parts: Sequence[Part], last: int) -> bool:
    number = parts[last].number
    if number is None or number.unit != "%" or float(number.value) > _LIKELY_GAIN:
        return False
    return any(part.sort == "GAIN" for part in parts[last + 1 : last + 4])


def _of_words_behind(parts: Sequence[Part], first: int, last: int) -> str:
    behind = list(parts[last + 1 : last + 16])
    if behind and behind[0].sort == "CLOSE" and _glosses_number(parts, first):
        behind = behind[1:]
    of_noun = parts[last].ending == "GENITIVE"
    bounded = False
    while behind and is_bound(behind[0]):
        of_noun = of_noun or behind[0].ending == "GENITIVE" or behind[0].text.endswith(("는", "한"))
        bounded = True
        behind = behind[1:]
    behind = _without_brackets(behind)[:6]  # "31.2%(중간값 26.02%) 감소"
    for distance, part in enumerate(behind):
        if distance == 0 and part.sort == "CLOSE" and _is_gap(parts[max(0, first - 2) : first]):
            return DELTA  # "격차(-3.1)"
        if distance <= 1 and part.sort == "METRIC" and part.ending == "BY":
            return SCORE  # "1.8%의 WER로 우수한"
        passed = parts[last].ending == "OBJECT" and part.text.startswith(BEATING)
        if distance == 0 and (part.sort in {"THAN", "CLOSE"} or (passed and not bounded)):
            return SCORE  # "B의 42.3% 대비", "B (43.8%)", "70%를 초과"
        if part.sort == "GAIN":
            praised = of_noun and distance == 0 and part.text in ADJECTIVES and not _gains(behind[1:4])
            return SCORE if praised else DELTA
        if part.sort == "NAME" and distance == 0 and of_noun:
            continue  # a metric that the vocabulary does not know
        if part.sort in {"COMMA", "BENCHMARK", "NAME", "AND"}:
            return _of_noun_before(parts, first)
        if part.sort == "NUMBER" and distance and behind[distance - 1].ending == "WITH":
            return ""  # "21.5%의 AP50과 8%의 AP25 향상"
        if part.sort in {"REACH", "NUMBER", "STOP", "MODEL"}:
            break
    return _of_noun_before(parts, first) or SCORE


def _gains(parts: Sequence[Part]) -> bool:
    return any(part.sort == "GAIN" and part.text not in ADJECTIVES for part in parts)


def _of_noun_before(parts: Sequence[Part], first: int) -> str:
    """Return "delta" if the noun in front of a number names a difference ("성능 향상폭은 3.1%")."""
    for part in reversed(parts[max(0, first - 3) : first]):
        noun = next((word for word in DIFFERENCES if part.text.casefold().startswith(word)), "")
        rest = part.text[len(noun) :]
        if noun and (not rest or rest in _NOUN_ENDS):
            return DELTA
        if part.sort in {"COMMA", "STOP", "NUMBER", "REACH", "CLOSE", "OPEN"} or part.ending == "LOCATIVE":
            break
    return ""


_NOUN_ENDS = frozenset(
    end + particle for end in ("", "폭", "률", "율", "도", "치", "량") for particle in ("", "은", "는", "이", "가")
)


def _without_brackets(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that stand outside the brackets opened among them."""
    kept: list[Part] = []
    depth = 0
    for part in parts:
        depth += part.sort == "OPEN"
        if not depth:
            kept.append(part)
        depth -= part.sort == "CLOSE" and depth > 0
    return kept


def _glosses_number(parts: Sequence[Part], place: int) -> bool:
    """Return whether the bracket that a number stands in follows another number."""
    opening = next((at for at in range(place - 1, max(place - 6, 0), -1) if parts[at].sort == "OPEN"), 0)
    return opening > 0 and parts[opening - 1].sort == "NUMBER"


def _is_gap(before: Sequence[Part]) -> bool:
    """Return whether the words before a bracket name a difference, other than by an adjective ("높은 점수(51%)")."""
    return any(part.sort == "GAIN" and part.text[-1] not in "은인한른" for part in before)
