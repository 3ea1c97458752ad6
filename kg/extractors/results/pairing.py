"""Which number belongs to which benchmark of a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.benchmarks.sightings import Sighting
from kg.extractors.results.measures import Measure, MeasureList
from kg.extractors.text.gloss import Part

__all__ = ["BenchmarkList", "Pair", "benchmark_lists", "pairs"]


@dataclass(frozen=True, slots=True)
class BenchmarkList:
    """Benchmarks joined by commas or conjunctions, or a single one."""

    place: int
    end: int
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a benchmark.

    Attributes:
        benchmark, measure: the two.
        order: the measure's place in its list, from 0, where the list pairs with something in order; else None.
        rule: how they came together.
    """

    benchmark: Sighting
    measure: Measure
    order: int | None
    rule: str


_JOINTS = frozenset(("COMMA", "AND", "SLASH"))


def benchmark_lists(parts: Sequence[Part], sightings: dict[int, Sighting]) -> list[BenchmarkList]:
    """Return the benchmarks of a sentence in lists as they are joined.

    Args:
        parts: the sentence.
        sightings: the benchmarks by their first token.
    """
    lists: list[BenchmarkList] = []
    open_since: list[Sighting] = []
    start = end = 0
    for place, part in enumerate(parts):
        sighting = sightings.get(part.first)
        if sighting is None:
            continue
        if open_since and all(p.sort in _JOINTS or p.sort in {"OPEN", "CLOSE", "DATA"} for p in parts[end:place]):
            joined = any(p.sort in _JOINTS for p in parts[end:place]) or parts[end - 1].ending == "WITH"
        else:
            joined = False
        if open_since and not joined:
            lists.append(BenchmarkList(start, end, tuple(open_since)))
            open_since = []
        if not open_since:
            start = place
        open_since.append(sighting)
        end = place + 1
    if open_since:
        lists.append(BenchmarkList(start, end, tuple(open_since)))
    return lists


def pairs(parts: Sequence[Part], benchmarks: list[BenchmarkList], measures: list[MeasureList]) -> Iterator[Pair]:
    """Yield the pairs that a sentence states; where it can be read in two ways, none.

    A number belongs to the nearest benchmark in front of it; a list of numbers pairs in order with a list of as many
    benchmarks; one number of several benchmarks is that of each.
    """
    english = not any("가" <= part.text[-1] <= "힣" for part in parts)
    for list_ in measures:
        glossed = _in_bracket(parts, benchmarks, list_)
        if glossed is not None:
            if len(list_.measures) == 1:
                yield Pair(glossed, list_.measures[0], None, "nearest-benchmark")
            continue
        before = [b for b in benchmarks if b.end <= list_.place and not _is_compared(parts, b)]
        chosen = before[-1] if before else None
        if chosen is not None and _elsewhere(parts, chosen, list_.place):
            continue
        if english or chosen is None:
            chosen = _behind(parts, benchmarks, list_) or chosen
        if chosen is None:
            continue
        apart = _listed_before(parts, before, list_)
        if apart:
            for benchmark, measure in zip(apart, list_.measures, strict=True):
                yield Pair(benchmark, measure, None, "in-order")
        else:
            yield from _paired(parts, chosen, list_)


def _listed_before(parts: Sequence[Part], before: list[BenchmarkList], list_: MeasureList) -> list[Sighting]:
    """Return the benchmarks, each with a number of its own, that "each" pairs a further list of numbers with.

    "A에서 38.4%, B에서 69.9%로 각각 3.1%와 4.1% 향상"; none where "each" does not stand right before the numbers.
    """
    count = len(list_.measures)
    each = any(part.sort == "EACH" for part in parts[max(list_.place - 3, 0) : list_.place])
    last = before[-count:]
    if not each or count < 2 or len(last) < count or any(len(b.sightings) != 1 for b in last):
        return []
    ends = [*(b.place for b in last[1:]), list_.place]
    told = all(any(p.sort == "NUMBER" for p in parts[b.end : end]) for b, end in zip(last, ends, strict=True))
    return [b.sightings[0] for b in last] if told else []


def _in_bracket(parts: Sequence[Part], benchmarks: list[BenchmarkList], list_: MeasureList) -> Sighting | None:
    """Return the benchmark that a bracket behind the number names ("13% (AIME 2024)")."""
    place = list_.measures[-1].place + 1
    if place < len(parts) and parts[place].sort == "OPEN":
        for candidate in benchmarks:
            if candidate.place == place + 1 and candidate.end < len(parts) and parts[candidate.end].sort == "CLOSE":
                return candidate.sightings[0]
    return None


def _is_compared(parts: Sequence[Part], list_: BenchmarkList) -> bool:
    """Return whether a benchmark is what another one is compared with ("GSM8K에 비해", "GSM8K와 비교하여")."""
    if parts[list_.end - 1].ending == "THAN":
        return True
    following = next((part for part in parts[list_.end : list_.end + 3] if part.sort not in {"AND", "DATA"}), None)
    return following is not None and (following.sort == "THAN" or following.text.startswith("비교하"))


def _elsewhere(parts: Sequence[Part], chosen: BenchmarkList, place: int) -> bool:
    """Return whether unnamed benchmarks stand between a named one and a number ("X로 학습해 11개 벤치마크에서 3%")."""
    if any(part.sort == "LIKE" for part in parts[chosen.end : chosen.end + 3]):  # "X, Y 등의 여러 벤치마크에서"
        return False
    return any(part.sort == "DATA" and part.ending == "LOCATIVE" for part in parts[min(chosen.end + 4, place) : place])


def _behind(parts: Sequence[Part], benchmarks: list[BenchmarkList], list_: MeasureList) -> BenchmarkList | None:
    """Return the benchmarks that follow the numbers after an "on" ("86.8% on GSM8K")."""
    last = list_.measures[-1].place
    for candidate in benchmarks:
        if last < candidate.place <= last + 5 and any(p.sort == "ON" for p in parts[last + 1 : candidate.place]):
            return candidate
    return None


def _paired(parts: Sequence[Part], chosen: BenchmarkList, list_: MeasureList) -> Iterator[Pair]:
    benchmarks, measures = chosen.sightings, list_.measures
    between = parts[measures[0].place + 1 : measures[-1].place]
    steps = len(measures) == 2 and (  # A에서 B로, A~B
        parts[measures[0].place].ending == "LOCATIVE" or any(p.sort in {"TILDE", "DASH"} for p in between)
    )
    if len(benchmarks) == 1:
        for order, measure in enumerate(measures):
            yield Pair(benchmarks[0], measure, None if steps or len(measures) == 1 else order, "nearest-benchmark")
    elif len(measures) == 1 or steps:
        for benchmark in benchmarks:
            for measure in measures:
                yield Pair(benchmark, measure, None, "all-benchmarks")
    elif len(measures) == len(benchmarks):
        for benchmark, measure in zip(benchmarks, measures, strict=True):
            yield Pair(benchmark, measure, None, "in-order")
