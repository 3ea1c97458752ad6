"""Which numbers of a sentence are results, and whether each is a score or a gain over something."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extractors.text.analysis import Mention, Number, NumberRole
from kg.extractors.text.gloss import Part

__all__ = ["Measure", "MeasureList", "find_measures"]

SCORE = "score"
DELTA = "delta"


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
    places = [i for i, part in enumerate(parts) if part.sort == "NUMBER" and _eligible(parts, i)]
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
    kind = _kind(parts, places)
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
    """Return whether only a benchmark and its place stand between two numbers."""
    return all(
        part.sort
        in {"COMMA", "AND", "BENCHMARK", "NAME", "PHRASE", "MODEL", "DATA", "OTHER", "MEAN", "MOST", "OPEN", "CLOSE"}
        for part in parts[place + 1 : following]
    )


_JOINTS = frozenset(("COMMA", "AND", "SLASH", "MEAN", "MOST", "TILDE", "DASH"))


def _joined(parts: Sequence[Part], one: int, other: int) -> bool:
    """Return whether only commas and conjunctions stand between two numbers (``A에서 B로`` counts too)."""
    between = parts[one + 1 : other]
    if between and between[0].sort == "METRIC" and [p.text for p in parts[other + 1 : other + 2]] == [between[0].text]:
        between = between[1:]  # "55.7 AP와 47.6 AP"
    if all(part.sort in _JOINTS or part.text in {"약", "그리고"} for part in between):
        return bool(between) or parts[one].ending in {"WITH", "LOCATIVE"}
    return False


def _eligible(parts: Sequence[Part], place: int) -> bool:
    number = parts[place].number
    if number is None or number.role not in {NumberRole.MEASURE, NumberRole.FACTOR}:
        return False
    after = parts[place + 1] if place + 1 < len(parts) else None
    before = parts[place - 1] if place else None
    if after is not None:
        if parts[place].ending == "GENITIVE" and after.sort in {"PART", "COST"} and not _changes(parts, place + 1):
            return False
        if after.text.startswith(("적은", "작은", "짧은")) or (
            after.text.startswith("만") and not after.text.startswith("만큼")
        ):
            return False
        if after.text in {"FLOPs", "FLOPS"} or after.text.startswith(("만의", "만으로", "만을", "신뢰", "확률")):
            return False
        if _is_goal(parts, place):
            return False
    out_of = place > 1 and parts[place - 1].sort == "SLASH" and parts[place - 2].sort == "NUMBER" and not number.unit
    if out_of or parts[place].ending == "ALSO":  # "7.68/10", "25%도 달성하지 못했다"
        return False
    if before is not None and before.text.startswith("기준선"):
        return False
    if any(part.text.startswith("비중") for part in parts[max(0, place - 3) : place + 3]):
        return False
    if number.role is NumberRole.FACTOR:
        bigger = any(part.text.startswith(_BIGGER) for part in parts[place + 1 : place + 4])
        return _changes(parts, place) and not bigger
    if number.unit:
        return True
    beside = {part.sort for part in parts[max(0, place - 3) : place + 4]}
    if "." in number.value:
        return bool(beside & {"METRIC", "GAIN", "REACH", "SHOW"})
    # a bare whole number is a result only where a metric stands right beside it
    return any(part is not None and part.sort == "METRIC" for part in (before, after)) and len(number.value) <= 5


_BIGGER = ("큰", "규모", "크기", "많은", "긴", "방대", "대규모")


def _is_goal(parts: Sequence[Part], place: int) -> bool:
    """Return whether the number is something to be reached ("80% 이상을 달성하기 위해", "80%를 넘기려면")."""
    following = parts[place + 1 : place + 5]
    return any(
        part.text.endswith(_AIMS) or part.text.startswith("목표") or (part.sort == "REACH" and part.text.endswith("기"))
        for part in following
    )


_AIMS = ("려면", "하려고", "고자", "려는", "하기")


def _changes(parts: Sequence[Part], place: int) -> bool:
    return any(part.sort == "GAIN" for part in parts[place + 1 : place + 6])


def _kind(parts: Sequence[Part], places: list[int]) -> str:
    """Return whether the numbers of a list are scores or gains, by the first decisive word behind; empty if none is."""
    last = places[-1]
    if parts[places[0] - 1].sort in {"PLUS"} and places[0] > 0:
        return DELTA
    number = parts[last].number
    if number is not None and number.role is NumberRole.FACTOR:
        return DELTA
    if len(places) > 1 and parts[places[0]].ending == "LOCATIVE" and parts[last].ending in {"BY", "UNTIL"}:
        return SCORE  # A에서 B로
    at_most = places[0] > 0 and parts[places[0] - 1].sort == "MOST"  # "최대 7%까지 높인다"
    if parts[last].ending in {"BY", "UNTIL", "TOPIC", "LOCATIVE"} and not (at_most and parts[last].ending == "UNTIL"):
        return SCORE
    behind = parts[last + 1 : last + 16]
    if behind and behind[0].sort == "CLOSE" and _glosses_number(parts, places[0]):
        behind = behind[1:]
    behind = _without_brackets(behind)[:6]  # "31.2%(중간값 26.02%) 감소"
    for distance, part in enumerate(behind):
        if distance == 0 and part.sort == "CLOSE" and _is_gap(parts[max(0, places[0] - 2) : places[0]]):
            return DELTA  # "격차(-3.1)"
        if distance <= 1 and part.sort == "METRIC" and part.ending == "BY":
            return SCORE  # "1.8%의 WER로 우수한"
        if distance == 0 and (
            part.sort in {"THAN", "CLOSE"} or (part.sort == "GAIN" and parts[last].ending == "OBJECT")
        ):
            return SCORE  # "B의 42.3%보다 높은", "B (43.8%)", "70%를 초과"
        if part.sort == "GAIN":
            bounded = distance == 1 and parts[last + 1].text in _BOUNDS
            return SCORE if bounded and part.text.endswith("은") else DELTA
        if part.sort == "NAME" and distance == 0 and parts[last].ending == "GENITIVE":
            continue  # a metric that the vocabulary does not know
        if part.sort in {"COMMA", "BENCHMARK", "NAME", "AND"}:
            return ""
        if part.sort in {"REACH", "NUMBER", "STOP", "MODEL"}:
            break
    return SCORE


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


_BOUNDS = frozenset(("이상의", "미만의", "이하의"))


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
