"""Which number belongs to which benchmark of a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extractors.benchmarks.relations import Relation
from kg.extractors.benchmarks.sightings import Sighting
from kg.extractors.results.kinds import SCORE
from kg.extractors.results.measures import Measure, MeasureList
from kg.extractors.results.places import is_elsewhere
from kg.nlp.chunking import Part

__all__ = ["BenchmarkList", "Pair", "benchmark_lists", "pairs"]


@dataclass(frozen=True, slots=True)
class BenchmarkList:
    """Benchmarks joined by commas or conjunctions, or a single one.

    Attributes:
        place: the place of the first.
        end: the place behind the last.
        items: the benchmarks; None for what is listed among them and is none.
    """

    place: int
    end: int
    items: tuple[Sighting | None, ...]

    @property
    def sightings(self) -> tuple[Sighting, ...]:
        """The benchmarks alone."""
        return tuple(item for item in self.items if item is not None)


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a benchmark.

    Attributes:
        benchmark, measure: the two.
        order: the measure's place in its list, from 0, where the list pairs with something in order; else None.
        rule: how they came together.
        change: "before" or "after" for A and B of "A에서 B로".
    """

    benchmark: Sighting
    measure: Measure
    order: int | None
    rule: str
    change: str = ""


_JOINTS = frozenset(("COMMA", "AND", "SLASH"))


def benchmark_lists(parts: Sequence[Part], sightings: dict[int, Sighting]) -> list[BenchmarkList]:
    """Return the benchmarks of a sentence in lists as they are joined.

    Args:
        parts: the sentence.
        sightings: the benchmarks by their first token.
    """
    lists: list[BenchmarkList] = []
    items: list[Sighting | None] = []
    start = end = 0
    for place, part in enumerate(parts):
        sighting = sightings.get(part.first)
        if sighting is None:
            continue
        others = _listed_between(parts, end, place) if items else None
        if items and others is None:
            lists.append(BenchmarkList(start, end, tuple(items)))
            items = []
        if not items:
            start = place
        items += [*[None] * (others or 0), sighting]
        end = place + 1
    if items:
        lists.append(BenchmarkList(start, end, tuple(items)))
    return lists


_LISTED = frozenset(("OTHER", "NAME", "PHRASE", "GENERIC", "MODEL", "PLACE", "EVALUATE"))


def _listed_between(parts: Sequence[Part], end: int, place: int) -> int | None:
    """Return how many other things a list names between two benchmarks, None if they stand in no list."""
    between = [part for part in parts[end:place] if part.sort not in {"OPEN", "CLOSE", "DATA"}]
    if not between:
        return 0 if parts[end - 1].ending == "WITH" else None
    if between[0].sort not in _JOINTS or not (between[-1].sort in _JOINTS or between[-1].ending == "WITH"):
        return None
    others = 0
    for one, following in pairwise(between):
        if following.sort not in _JOINTS:
            if following.sort not in _LISTED or (following.ending and following.ending != "WITH"):
                return None
            others += one.sort in _JOINTS
    return others if others < 3 and len(between) < 12 else None


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
        before = [b for b in benchmarks if b.end <= list_.place and not _is_aside(parts, b)]
        chosen = before[-1] if before else None
        if chosen is not None and is_elsewhere(parts, chosen.end, list_):
            continue
        if english or chosen is None:
            chosen = _behind(parts, benchmarks, list_) or chosen
        if chosen is None:
            continue
        since = max((one.measures[-1].place for one in measures if one.place < list_.place), default=-1)
        yield from _of_lists(parts, before, list_, since) or _paired(parts, chosen, list_)


def _of_lists(parts: Sequence[Part], before: list[BenchmarkList], list_: MeasureList, since: int) -> list[Pair] | None:
    """Return the pairs of numbers with the benchmarks of several lists in front, None if the last list decides.

    Args:
        parts: the sentence.
        before: the benchmarks in front of the numbers.
        list_: the numbers.
        since: where the number before them stands, -1 if there is none.
    """
    apart = _listed_before(parts, before, list_)
    if not apart and len(list_.measures) > 1 and not _steps(parts, list_):
        lists = _coordinated(parts, [one for one in before if one.place > since])
        items = [item for one in lists for item in one.items]
        if len(lists) > 1 and len(items) == len(list_.measures) and None not in items:
            apart = [item for item in items if item is not None]  # "A 분류와 B 인식에서 75.3%와 74.4%"
        elif len(lists) > 1 and _is_each(parts, list_.place) and len(before[-1].items) != len(list_.measures):
            return []
    if not apart:
        return None
    return [Pair(one, measure, None, "in-order") for one, measure in zip(apart, list_.measures, strict=True)]


def _coordinated(parts: Sequence[Part], lists: list[BenchmarkList]) -> list[BenchmarkList]:
    """Return the last list and those in front that words part from it, but no place of their own does."""
    found = lists[-1:]
    for one in reversed(lists[:-1]):
        between = parts[one.end - 1 : found[0].place]
        joined = any(part.sort in _JOINTS or part.ending == "WITH" for part in between)
        if not joined or any(part.ending in {"LOCATIVE", "TOPIC", "SUBJECT", "OBJECT"} for part in between):
            break
        found.insert(0, one)
    return found


def _is_each(parts: Sequence[Part], place: int) -> bool:
    """Return whether "each" stands right before the numbers."""
    return any(part.sort == "EACH" for part in parts[max(place - 3, 0) : place])


def _listed_before(parts: Sequence[Part], before: list[BenchmarkList], list_: MeasureList) -> list[Sighting]:
    """Return the benchmarks, each with a number of its own, that "each" pairs a further list of numbers with.

    "A에서 38.4%, B에서 69.9%로 각각 3.1%와 4.1% 향상"; none where "each" does not stand right before the numbers.
    """
    count = len(list_.measures)
    last = before[-count:]
    if not _is_each(parts, list_.place) or count < 2 or len(last) < count or any(len(b.items) != 1 for b in last):
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


_DONE = ("된", "한", "해", "하여", "하고", "하면", "시킨", "시켜", "trained", "on")


def _is_aside(parts: Sequence[Part], list_: BenchmarkList) -> bool:
    """Return whether benchmarks are those that one learned from, or that another is compared with ("GSM8K에 비해")."""
    behind = next((part for part in parts[list_.end : list_.end + 2] if part.sort != "DATA"), None)
    trained = behind is not None and behind.sort == "TRAIN" and behind.text.endswith(_DONE)
    if trained and list_.sightings[-1].relation is Relation.TRAINS:
        return True
    if parts[list_.end - 1].ending == "THAN":
        return True
    end = list_.end
    for at in range(end, min(end + 7, len(parts))):
        if parts[at].sort in {"OPEN", "CLOSE", "NUMBER"}:
            end = at + 1 if parts[at].sort == "CLOSE" else end  # "데이터셋(A, B, C 등)과 비교해"
            break
    skipped = {"AND", "DATA", "LIKE", "NAME", "COMMA"}
    following = next((part for part in parts[end : end + 6] if part.sort not in skipped), None)
    return following is not None and (
        following.sort == "THAN" or following.text.startswith(("비교하", "비교해", "비교했"))
    )


def _behind(parts: Sequence[Part], benchmarks: list[BenchmarkList], list_: MeasureList) -> BenchmarkList | None:
    """Return the benchmarks that follow the numbers ("86.8% on GSM8K", "3% 향상된 GSM8K에서의 정확도를 달성")."""
    last = list_.measures[-1].place
    for candidate in benchmarks:
        if candidate.place <= last or _is_aside(parts, candidate):
            continue
        between = parts[last + 1 : candidate.place]
        if len(between) < 5 and any(part.sort == "ON" for part in between):
            return candidate
        placed = any(part.ending == "LOCATIVE" for part in parts[candidate.end - 1 : candidate.end + 3])
        if placed and len(between) < 7 and not any(_ends_clause(part) for part in between):
            return candidate
    return None


def _ends_clause(part: Part) -> bool:
    return part.sort in _STOPS or (part.sort != "BENCHMARK" and part.text.endswith(("며", "고", "지만", "면서")))


_STOPS = frozenset(("COMMA", "STOP", "REACH", "NUMBER", "OPEN", "CLOSE", "THAN"))


def _steps(parts: Sequence[Part], list_: MeasureList) -> bool:
    """Return whether two numbers are the ends of one change or span ("A에서 B로", "A~B")."""
    measures = list_.measures
    between = parts[measures[0].place + 1 : measures[-1].place]
    spanned = any(part.sort in {"TILDE", "DASH"} for part in between)
    return len(measures) == 2 and (parts[measures[0].place].ending == "LOCATIVE" or spanned)


def _paired(parts: Sequence[Part], chosen: BenchmarkList, list_: MeasureList) -> Iterator[Pair]:
    benchmarks, measures = chosen.sightings, list_.measures
    steps = _steps(parts, list_)
    bracketed = any(part.sort == "CLOSE" for part in parts[measures[-1].place + 1 : measures[-1].place + 2])
    changes = steps and parts[measures[0].place].ending == "LOCATIVE" and measures[0].kind == SCORE and not bracketed
    if len(chosen.items) == 1:
        for order, measure in enumerate(measures):
            place = None if steps or len(measures) == 1 else order
            change = ("before", "after")[order] if changes else ""
            yield Pair(benchmarks[0], measure, place, "nearest-benchmark", change)
    elif len(measures) == 1 or steps:
        if any(part.text.startswith("최대") for part in parts[max(0, list_.place - 2) : list_.place]):
            return  # the most of several is that of one, no one knows of which
        for benchmark in benchmarks:
            for measure in measures:
                yield Pair(benchmark, measure, None, "all-benchmarks")
    elif len(measures) == len(chosen.items):
        for item, measure in zip(chosen.items, measures, strict=True):
            if item is not None:
                yield Pair(item, measure, None, "in-order")
