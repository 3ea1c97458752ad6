"""Which numbers of a sentence can be results at all: no share of data, no aim, no cost on its own, no version."""

from collections.abc import Sequence
from itertools import takewhile

from kg.extractors.results.rules import AIMS, BIGGER, BOUNDS, GIVEN, ONLY, SHARES
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Part

__all__ = ["is_bound", "is_eligible"]


def is_eligible(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number at ``place`` can be a result."""
    number = parts[place].number
    if number is None or number.role not in {NumberRole.MEASURE, NumberRole.FACTOR}:
        return False
    if _is_amount(parts, place) or _is_goal(parts, place) or _is_given(parts, place):
        return False
    if number.role is NumberRole.FACTOR:
        bigger = any(part.text.startswith(BIGGER) for part in parts[place + 1 : place + 4])
        return _changes(parts, place) and not bigger
    if number.unit:
        return True
    if "." in number.value:
        return _is_decimal_score(parts, place)
    # a bare whole number is a result only where a metric stands right beside it
    beside = (*parts[max(0, place - 1) : place], *parts[place + 1 : place + 2])
    return any(part.sort == "METRIC" for part in beside) and len(number.value) <= 5


def _is_amount(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number says how much of something there is or is used ("데이터의 10%만", "30%의 토큰")."""
    following = parts[place + 1 : place + 6]
    if not following:
        return False
    after, number = following[0], parts[place].number
    if parts[place].ending == "GENITIVE" and after.sort in {"PART", "COST"} and not _changes(parts, place + 1):
        return True
    if after.text.startswith(("적은", "작은", "짧은", "만의", "만으로", "만을", "신뢰", "확률", "유의")):
        return True
    if after.text.startswith("만") and not after.text.startswith("만큼"):
        return True
    if after.text in {"FLOPs", "FLOPS"} or parts[place].ending == "ALSO":  # "25%도 달성하지 못했다"
        return True
    if number is not None and number.unit == "%" and _is_share(parts, place):
        return True
    if any(part.text.startswith("비중") for part in parts[max(0, place - 3) : place + 3]):
        return True
    return parts[place].ending == "GENITIVE" and _is_only(following)


def _is_only(following: Sequence[Part]) -> bool:
    """Return whether the noun that a number belongs to is all there is of it ("3%의 사전 훈련 토큰만을")."""
    for part in following:
        if part.sort in {"METRIC", "GAIN", "REACH", "SHOW", "NUMBER"}:
            return False
        if part.sort != "BENCHMARK" and len(part.text) > 2 and part.text.endswith(ONLY):
            return True
        if part.ending == "OBJECT":
            return False
    return False


def _is_share(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number is the part of a whole ("이미지 중 50%가 ... 포함하고")."""
    before = parts[place - 1] if place else None
    whole = before is not None and (before.ending == "GENITIVE" or before.text in {"중", "가운데"})
    if not whole or (before is not None and before.sort in {"MODEL", "NAME", "METRIC"}):
        return False
    clause = takewhile(lambda part: part.sort not in {"COMMA", "STOP"}, parts[place + 1 : place + 8])
    return any(part.text.startswith(SHARES) for part in clause)


def _is_goal(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number is something to be reached ("80% 이상을 달성하기 위해", "80%를 넘기려면")."""
    following = parts[place + 1 : place + 5]
    return any(
        part.text.endswith(AIMS)
        or part.text.startswith("목표로")
        or (part.sort == "REACH" and part.text.endswith("기"))
        for part in following
    )


def _is_given(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number is a mark to be passed, no one's figure ("합격 기준(60%)", "7.68/10", "기준선 20%")."""
    number = parts[place].number
    before = parts[place - 1] if place else None
    if before is None:
        return False
    if before.sort == "SLASH" and place > 1 and parts[place - 2].sort == "NUMBER" and number and not number.unit:
        return True
    if before.text.startswith("기준선"):
        return True
    start = place - 2 if before.sort != "OPEN" else place - 1  # a word such as "약" may open the bracket
    if start > 0 and parts[start].sort == "OPEN":
        heads = parts[max(0, start - 2) : start]
        return (
            bool(heads) and heads[-1].sort in {"OTHER", "SHOW", "MOST"} and any(p.text.startswith(GIVEN) for p in heads)
        )
    return False


def _is_decimal_score(parts: Sequence[Part], place: int) -> bool:
    """Return whether a decimal number without unit is a figure: where words of measuring or a system stand beside."""
    beside = {part.sort for part in parts[max(0, place - 3) : place + 4]}
    before = parts[place - 1] if place else None
    measured = bool(beside & {"METRIC", "GAIN", "REACH", "SHOW"})
    if before is None:
        return measured
    if before.sort in {"NAME", "PHRASE", "GENERIC", "MODEL"} and not before.ending:
        # right behind a name it is a version ("RAG 2.0") unless the words go on to say that it is reached
        return any(part.sort in {"REACH", "METRIC"} for part in parts[place + 1 : place + 2])
    if measured:
        return True
    sorts = {part.sort for part in parts}
    placed = before.ending in {"LOCATIVE", "TOPIC", "GENITIVE", "SUBJECT"} and (
        before.sort in {"BENCHMARK", "DATA", "MODEL", "NAME"}
    )
    return placed and bool(sorts & {"METRIC", "REACH", "GAIN", "SHOW"})


def _changes(parts: Sequence[Part], place: int) -> bool:
    return any(part.sort == "GAIN" for part in parts[place + 1 : place + 6])


def is_bound(part: Part) -> bool:
    """Return whether a word behind a number only says how exact it is ("이상", "가까이")."""
    return part.text.startswith(BOUNDS) and part.sort in {"OTHER", "REACH", "SHOW"}
