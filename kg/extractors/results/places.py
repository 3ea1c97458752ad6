"""Where a sentence measures something: at the benchmark that it named, or already somewhere else."""

from collections.abc import Sequence

from kg.extractors.results.measures import MeasureList
from kg.extractors.results.rules import CONNECTIVES, COSTS, PLACES
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Part

__all__ = ["is_elsewhere", "is_place"]


def is_elsewhere(parts: Sequence[Part], end: int, list_: MeasureList) -> bool:
    """Return whether numbers are of something else than the benchmark in front of them.

    Unnamed benchmarks may stand in between ("X로 학습해 11개 벤치마크에서 3%"), or the sentence goes on in another
    clause, about other tasks ("..., 번역 작업에서는 3%") or about cost ("..., 연산량은 8배 줄었다").

    Args:
        parts: the sentence.
        end: the place behind the benchmark.
        list_: the numbers.
    """
    place = list_.place
    examples = any(part.sort == "LIKE" for part in parts[end : end + 3])  # "X, Y 등의 여러 벤치마크에서"
    beyond = min(end + (10 if examples else 4), place)
    if any(part.sort == "DATA" and part.ending == "LOCATIVE" for part in parts[beyond:place]):
        return True
    boundary = _clause_start(parts, end, place)
    if not boundary:
        return False
    if any(is_place(part) for part in parts[boundary:place]):
        return True
    if list_.measures[0].number.role is NumberRole.FACTOR:
        return any(part.sort == "COST" for part in (*parts[boundary:place], *parts[place + 1 : place + 4]))
    return any(_is_spent(part) for part in parts[boundary:place])


def _is_spent(part: Part) -> bool:
    """Return whether a clause is about what is spent, which no benchmark measures ("메모리를", "지연 시간은")."""
    cost = part.sort == "COST" or (part.sort == "METRIC" and part.text.startswith(COSTS))
    return cost and part.ending in {"SUBJECT", "TOPIC", "OBJECT", "ALSO"}


def is_place(part: Part) -> bool:
    """Return whether the words are a place other than a benchmark's ("X에서", "번역 작업에서")."""
    if part.ending != "LOCATIVE":
        return False
    return part.sort in {"NAME", "PHRASE"} or (part.sort not in _MEASURED and part.text.startswith(PLACES))


_MEASURED = frozenset(("METRIC", "BENCHMARK", "NUMBER"))


def _clause_start(parts: Sequence[Part], end: int, place: int) -> int:
    """Return where the clause of a number begins if another one with figures ends behind the benchmark, else 0."""
    for at in range(place - 1, end, -1):
        if parts[at].sort == "COMMA" and _goes_on(parts[at - 1]):
            told = any(part.sort in {"NUMBER", "TRAIN"} for part in parts[end:at])
            return at + 1 if told else 0
    return 0


def _goes_on(verb: Part) -> bool:
    """Return whether a verb ends a clause that another one follows ("기록했으며,", "사전 학습을 할 때,")."""
    if verb.sort not in {"REACH", "SHOW", "GAIN", "OTHER"} or verb.ending:
        return False
    return verb.text.endswith(CONNECTIVES) or verb.text == "때"
