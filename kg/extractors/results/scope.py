"""Scope: whether a number is still measured on the benchmark named before it, or already on something else."""

from collections.abc import Sequence

from kg.extractors.results.measures import MeasureList
from kg.extractors.results.rules import CONNECTIVES, COSTS, PLACES
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["is_elsewhere", "is_place"]


def is_elsewhere(chunks: Sequence[Chunk], end: int, list_: MeasureList) -> bool:
    """Return whether numbers are of something else than the benchmark in front of them.

    Unnamed benchmarks may stand in between ("X로 학습해 11개 벤치마크에서 3%"), or the sentence goes on in another
    clause, about other tasks ("..., 번역 작업에서는 3%") or about cost ("..., 연산량은 8배 줄었다").

    Args:
        chunks: the sentence.
        end: the place behind the benchmark.
        list_: the numbers.
    """
    place = list_.place
    examples = any(
        chunk.word_class is WordClass.LIKE for chunk in chunks[end : end + 3]
    )  # "X, Y 등의 여러 벤치마크에서"
    beyond = min(end + (10 if examples else 4), place)
    if any(_is_other_data(chunks, at) for at in range(beyond, place)):
        return True
    boundary = _clause_start(chunks, end, place)
    if not boundary:
        return False
    if any(is_place(chunk) for chunk in chunks[boundary:place]):
        return True
    if list_.measures[0].number.role is NumberRole.FACTOR:
        return any(
            chunk.word_class is WordClass.COST for chunk in (*chunks[boundary:place], *chunks[place + 1 : place + 4])
        )
    return any(_is_spent(chunk) for chunk in chunks[boundary:place])


def _is_other_data(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether words are a place for data, not a part of the benchmark before it ("테스트 셋에서")."""
    if chunks[at].word_class is not WordClass.DATA or chunks[at].particle is not Particle.LOCATIVE:
        return False
    return not (chunks[at].text.startswith(_SPLITS) or (at > 0 and chunks[at - 1].text.startswith(_SPLITS)))


_SPLITS = ("검증", "테스트", "평가", "개발", "시험", "validation", "test", "dev")


def _is_spent(chunk: Chunk) -> bool:
    """Return whether a clause is about what is spent, which no benchmark measures ("메모리를", "지연 시간은")."""
    cost = chunk.word_class is WordClass.COST or (chunk.word_class is WordClass.METRIC and chunk.text.startswith(COSTS))
    return cost and chunk.particle in {Particle.SUBJECT, Particle.TOPIC, Particle.OBJECT, Particle.ALSO}


def is_place(chunk: Chunk) -> bool:
    """Return whether the words are a place other than a benchmark's ("X에서", "번역 작업에서")."""
    if chunk.particle is not Particle.LOCATIVE:
        return False
    return chunk.word_class in {WordClass.NAME, WordClass.PHRASE} or (
        chunk.word_class not in _MEASURED and chunk.text.startswith(PLACES)
    )


_MEASURED = frozenset((WordClass.METRIC, WordClass.BENCHMARK, WordClass.NUMBER))


def _clause_start(chunks: Sequence[Chunk], end: int, place: int) -> int:
    """Return where the clause of a number begins if another one with figures ends behind the benchmark, else 0."""
    for at in range(place - 1, end, -1):
        if chunks[at].word_class is WordClass.COMMA and _goes_on(chunks[at - 1]):
            measured = any(chunk.word_class in {WordClass.NUMBER, WordClass.TRAIN} for chunk in chunks[end:at])
            return at + 1 if measured else 0
    return 0


def _goes_on(verb: Chunk) -> bool:
    """Return whether a verb ends a clause that another one follows ("기록했으며,", "사전 학습을 할 때,")."""
    if verb.word_class not in {WordClass.REACH, WordClass.SHOW, WordClass.GAIN, WordClass.OTHER} or verb.particle:
        return False
    return verb.text.endswith(CONNECTIVES) or verb.text == "때"
