"""Which number belongs to which benchmark of a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkMention
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.results.benchmark_lists import BenchmarkList
from kg.extractors.results.kinds import SCORE
from kg.extractors.results.measures import MeasuredNumber, MeasureList
from kg.extractors.results.scope import is_elsewhere
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["Pair", "is_average", "sentence_pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a benchmark.

    Attributes:
        benchmark, measure: the two.
        order: the measure's place in its list, from 0, where the list pairs with something in order; else None.
        rule: how they came together.
        change: "before" or "after" for A and B of "A에서 B로".
    """

    benchmark: BenchmarkMention
    measure: MeasuredNumber
    order: int | None
    rule: str
    change: str = ""


_JOINTS = frozenset((WordClass.COMMA, WordClass.AND, WordClass.SLASH))


def sentence_pairs(
    chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], measures: list[MeasureList]
) -> Iterator[Pair]:
    """Yield the pairs that a sentence states; where it can be read in two ways, none.

    A number belongs to the nearest benchmark in front of it; a list of numbers pairs in order with a list of as many
    benchmarks; one number of several benchmarks is that of each.
    """
    english = not any("가" <= chunk.text[-1] <= "힣" for chunk in chunks)
    for list_ in measures:
        chunked = _in_bracket(chunks, benchmarks, list_)
        if chunked is not None:
            if len(list_.measures) == 1:
                yield Pair(chunked, list_.measures[0], None, "nearest-benchmark")
            continue
        before = [b for b in benchmarks if b.end <= list_.place and not _is_aside(chunks, b)]
        chosen = before[-1] if before else None
        if chosen is not None and is_elsewhere(chunks, chosen.end, list_):
            continue
        if english or chosen is None:
            chosen = _behind(chunks, benchmarks, list_) or chosen
        if chosen is None:
            continue
        since = max((one.measures[-1].place for one in measures if one.place < list_.place), default=-1)
        yield from _of_lists(chunks, before, list_, since) or _paired(chunks, chosen, list_)


def _of_lists(
    chunks: Sequence[Chunk], before: list[BenchmarkList], list_: MeasureList, since: int
) -> list[Pair] | None:
    """Return the pairs of numbers with the benchmarks of several lists in front, None if the last list decides.

    Args:
        chunks: the sentence.
        before: the benchmarks in front of the numbers.
        list_: the numbers.
        since: where the number before them stands, -1 if there is none.
    """
    apart = _listed_before(chunks, before, list_)
    if not apart and len(list_.measures) > 1 and not _steps(chunks, list_):
        lists = _coordinated(chunks, [one for one in before if one.place > since])
        items = [item for one in lists for item in one.items]
        if len(lists) > 1 and len(items) == len(list_.measures) and None not in items:
            apart = [item for item in items if item is not None]  # "A 분류와 B 인식에서 75.3%와 74.4%"
        elif len(lists) > 1 and _is_each(chunks, list_.place) and len(before[-1].items) != len(list_.measures):
            return []
    if not apart:
        return None
    return [Pair(one, measure, None, "in-order") for one, measure in zip(apart, list_.measures, strict=True)]


def _coordinated(chunks: Sequence[Chunk], lists: list[BenchmarkList]) -> list[BenchmarkList]:
    """Return the last list and those in front of it that are joined with it, though words stand between."""
    found = lists[-1:]
    for one in reversed(lists[:-1]):
        between = chunks[one.end - 1 : found[0].place]
        joined = any(chunk.word_class in _JOINTS or chunk.particle is Particle.WITH for chunk in between)
        if not joined or any(
            chunk.particle in {Particle.LOCATIVE, Particle.TOPIC, Particle.SUBJECT, Particle.OBJECT}
            for chunk in between
        ):
            break
        found.insert(0, one)
    return found


def _is_each(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether "each" stands right before the numbers."""
    return any(chunk.word_class is WordClass.EACH for chunk in chunks[max(place - 3, 0) : place])


def _listed_before(chunks: Sequence[Chunk], before: list[BenchmarkList], list_: MeasureList) -> list[BenchmarkMention]:
    """Return the benchmarks, each with its number, that "each" pairs a further list of numbers with.

    "A에서 38.4%, B에서 69.9%로 각각 3.1%와 4.1% 향상"; none where "each" does not stand right before the numbers.
    """
    count = len(list_.measures)
    last = before[-count:]
    if not _is_each(chunks, list_.place) or count < 2 or len(last) < count or any(len(b.items) != 1 for b in last):
        return []
    ends = [*(b.place for b in last[1:]), list_.place]
    numbered = all(
        any(p.word_class is WordClass.NUMBER for p in chunks[b.end : end]) for b, end in zip(last, ends, strict=True)
    )
    return [b.mentions[0] for b in last] if numbered else []


def _in_bracket(
    chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], list_: MeasureList
) -> BenchmarkMention | None:
    """Return the benchmark that a bracket behind the number names ("13% (AIME 2024)")."""
    place = list_.measures[-1].place + 1
    if place < len(chunks) and chunks[place].word_class is WordClass.OPEN:
        for candidate in benchmarks:
            if (
                candidate.place == place + 1
                and candidate.end < len(chunks)
                and chunks[candidate.end].word_class is WordClass.CLOSE
            ):
                return candidate.mentions[0]
    return None


_DONE = ("된", "한", "해", "하여", "하고", "하면", "시킨", "시켜", "trained", "on")


_HELD = ("들어", "포함", "속한", "속하", "담긴")
"""What is said of data that is part of other data, which the sentence is then not about."""


def _is_aside(chunks: Sequence[Chunk], list_: BenchmarkList) -> bool:
    """Return whether benchmarks are those that one learned from, or that another is compared with ("GSM8K에 비해")."""
    behind = next(
        (chunk for chunk in chunks[list_.end : list_.end + 2] if chunk.word_class is not WordClass.DATA), None
    )
    trained = behind is not None and behind.word_class is WordClass.TRAIN and behind.text.endswith(_DONE)
    if trained and list_.mentions[-1].relation is BenchmarkRelation.TRAINS:
        return True
    if chunks[list_.end - 1].particle is Particle.THAN:
        return True
    if chunks[list_.end - 1].particle is Particle.AT and behind is not None and behind.text.startswith(_HELD):
        return True
    end = list_.end
    for at in range(end, min(end + 7, len(chunks))):
        if chunks[at].word_class in {WordClass.OPEN, WordClass.CLOSE, WordClass.NUMBER}:
            end = at + 1 if chunks[at].word_class is WordClass.CLOSE else end  # "데이터셋(A, B, C 등)과 비교해"
            break
    skipped = {WordClass.AND, WordClass.DATA, WordClass.LIKE, WordClass.NAME, WordClass.COMMA}
    following = next((chunk for chunk in chunks[end : end + 6] if chunk.word_class not in skipped), None)
    return following is not None and (
        following.word_class is WordClass.THAN or following.text.startswith(("비교하", "비교해", "비교했"))
    )


def _behind(chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], list_: MeasureList) -> BenchmarkList | None:
    """Return the benchmarks that follow the numbers ("86.8% on GSM8K", "3% 향상된 GSM8K에서의 정확도를 달성")."""
    last = list_.measures[-1].place
    for candidate in benchmarks:
        if candidate.place <= last or _is_aside(chunks, candidate):
            continue
        between = chunks[last + 1 : candidate.place]
        if len(between) < 5 and any(chunk.word_class is WordClass.ON for chunk in between):
            return candidate
        placed = any(chunk.particle is Particle.LOCATIVE for chunk in chunks[candidate.end - 1 : candidate.end + 3])
        if placed and len(between) < 7 and not any(_ends_clause(chunk) for chunk in between):
            return candidate
    return None


def _ends_clause(chunk: Chunk) -> bool:
    return chunk.word_class in _STOPS or (
        chunk.word_class is not WordClass.BENCHMARK and chunk.text.endswith(("며", "고", "지만", "면서"))
    )


_STOPS = frozenset(
    (
        WordClass.COMMA,
        WordClass.STOP,
        WordClass.REACH,
        WordClass.NUMBER,
        WordClass.OPEN,
        WordClass.CLOSE,
        WordClass.THAN,
    )
)


def _steps(chunks: Sequence[Chunk], list_: MeasureList) -> bool:
    """Return whether two numbers are the ends of one change or span ("A에서 B로", "A~B")."""
    measures = list_.measures
    between = chunks[measures[0].place + 1 : measures[-1].place]
    spanned = any(chunk.word_class in {WordClass.TILDE, WordClass.DASH} for chunk in between)
    return len(measures) == 2 and (chunks[measures[0].place].particle is Particle.LOCATIVE or spanned)


def is_average(chunks: Sequence[Chunk], list_: MeasureList) -> bool:
    """Return whether a number for several benchmarks is their average, which the first of them then stands for."""
    return any(_AVERAGE.match(chunk.text) for chunk in chunks[max(0, list_.place - 5) : list_.measures[-1].place + 4])


_AVERAGE = re.compile(r"(?:평균|average|averag|mean$)", re.IGNORECASE)


def _paired(chunks: Sequence[Chunk], chosen: BenchmarkList, list_: MeasureList) -> Iterator[Pair]:
    benchmarks, measures = chosen.mentions, list_.measures
    steps = _steps(chunks, list_)
    changes = steps and chunks[measures[0].place].particle is Particle.LOCATIVE and measures[0].kind == SCORE
    if len(chosen.items) == 1:
        for order, measure in enumerate(measures):
            place = None if steps or len(measures) == 1 else order
            change = ("before", "after")[order] if changes else ""
            yield Pair(benchmarks[0], measure, place, "nearest-benchmark", change)
    elif len(measures) == 1 or steps:
        for benchmark in benchmarks[:1] if is_average(chunks, list_) else benchmarks:
            for measure in measures:
                yield Pair(benchmark, measure, None, "average" if is_average(chunks, list_) else "all-benchmarks")
    elif len(measures) == len(chosen.items):
        for item, measure in zip(chosen.items, measures, strict=True):
            if item is not None:
                yield Pair(item, measure, None, "in-order")
