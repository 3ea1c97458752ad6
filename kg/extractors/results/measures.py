"""Which numbers of a sentence are results, and whether each is a score or a gain over something."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extractors.results.eligibility import is_bound, is_eligible
from kg.extractors.results.kinds import SCORE, kind_of
from kg.nlp.annotations import Mention, Number
from kg.nlp.chunking import Part

__all__ = ["Measure", "MeasureList", "find_measures"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that can be a result.

    Attributes:
        place: its place among the parts of the sentence.
        number: the number.
        kind: "score" or "delta".
        metric: the metric that the words beside it name, None if none do.
        metric_name: that metric as written.
    """

    place: int
    number: Number
    kind: str
    metric: Mention | None = None
    metric_name: str = ""


@dataclass(frozen=True, slots=True)
class MeasureList:
    """Measures that stand in one list ("5.8%, 9.9%와 10.1%"), or a single one."""

    measures: tuple[Measure, ...]

    @property
    def place(self) -> int:
        """The place of its first number."""
        return self.measures[0].place


def find_measures(parts: Sequence[Part]) -> list[MeasureList]:
    """Return the lists of numbers that can be results, in the order of the sentence."""
    places = [i for i, part in enumerate(parts) if part.sort == "NUMBER" and is_eligible(parts, i)]
    lists: list[list[int]] = []
    for place in places:
        if lists and _joined(parts, lists[-1][-1], place):
            lists[-1].append(place)
        else:
            lists.append([place])
    found: list[MeasureList] = []
    following = None
    for places in reversed(lists):
        following = MeasureList(_measured(parts, places, following))
        found.insert(0, following)
    return found


def _measured(parts: Sequence[Part], places: list[int], following: MeasureList | None) -> tuple[Measure, ...]:
    kind = kind_of(parts, places)
    shared = _metric_after(parts, places[-1])
    if not kind and following is not None and _parallel(parts, places[-1], following.place):
        kind = following.measures[0].kind  # A에서 2.9%, B에서 3.1% 향상
        if shared is None:
            shared = _metric_after(parts, following.measures[-1].place)
    kind = kind or SCORE
    measures = []
    for place in places:
        number = parts[place].number
        if number is None:
            continue
        metric = shared or _metric_before(parts, place)
        mention = metric.metric if metric is not None else None
        measures.append(Measure(place, number, kind, mention, metric.text if metric is not None else ""))
    return tuple(measures)


def _parallel(parts: Sequence[Part], place: int, following: int) -> bool:
    """Return whether nothing is said between two numbers but where or by what metric the second one was measured."""
    between = parts[place + 1 : following]
    if between and between[0].sort == "METRIC":
        joined = between[0].ending == "WITH" or (len(between) > 1 and between[1].sort in {"COMMA", "AND"})
        if not joined or not _metric_after(parts, following):
            return False  # "84%의 정확도와 3%의 향상"
        between = between[1:]
    return all(part.sort in _BESIDE or is_bound(part) for part in between)


_BESIDE = frozenset(
    (
        *("BENCHMARK", "NAME", "PHRASE", "MODEL", "GENERIC", "DATA", "PLACE", "PART", "OTHER", "EVALUATE"),
        *("COMMA", "AND", "SLASH", "OPEN", "CLOSE", "EACH", "BOTH", "LIKE", "THAN", "MEAN", "MOST"),
    )
)
_JOINTS = frozenset(("COMMA", "AND", "SLASH", "MEAN", "MOST", "TILDE", "DASH"))


def _joined(parts: Sequence[Part], one: int, other: int) -> bool:
    """Return whether only commas and conjunctions stand between two numbers (``A에서 B로`` counts too)."""
    between = parts[one + 1 : other]
    if between and between[0].sort == "METRIC" and [p.text for p in parts[other + 1 : other + 2]] == [between[0].text]:
        between = between[1:]  # "55.7 AP와 47.6 AP"
    if all(part.sort in _JOINTS or part.text in {"약", "그리고"} or is_bound(part) for part in between):
        return bool(between) or parts[one].ending in {"WITH", "LOCATIVE"}
    return False


def _metric_after(parts: Sequence[Part], place: int) -> Part | None:
    """Return the metric within the three parts behind a number ("86.81%의 정확도")."""
    for part in parts[place + 1 : place + 4]:
        if part.sort == "METRIC":
            return part
        if part.sort in {"NUMBER", "COMMA", "STOP", "REACH", "BENCHMARK", "MODEL"}:
            return None
    return None


def _metric_before(parts: Sequence[Part], place: int) -> Part | None:
    """Return the nearest metric in front of a number, not beyond another clause."""
    for distance, part in enumerate(reversed(parts[:place])):
        if part.sort == "METRIC":
            return part
        if part.sort in {"STOP", "REACH"} or distance > 14:
            return None
    return None
