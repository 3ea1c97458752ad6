"""Which numbers of a sentence are results, and whether each is a score or a gain over something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extractors.results.eligibility import is_bound, is_eligible
from kg.extractors.results.kinds import SCORE, score_or_delta
from kg.extractors.results.qualifiers import qualifier_of
from kg.nlp.annotations import ConceptMention, Number
from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["MeasureList", "MeasuredNumber", "find_measures", "measured", "measured_by"]


@dataclass(frozen=True, slots=True)
class MeasuredNumber:
    """A number that can be a result.

    Attributes:
        place: its place among the chunks of the sentence.
        number: the number.
        kind: "score" or "delta".
        metric: the metric that the words beside it name, None without such words.
        metric_name: that metric as written.
    """

    place: int
    number: Number
    kind: str
    metric: ConceptMention | None = None
    metric_name: str = ""


@dataclass(frozen=True, slots=True)
class MeasureList:
    """Measures that stand in one list ("5.8%, 9.9%와 10.1%"), or a single one."""

    measures: tuple[MeasuredNumber, ...]

    @property
    def place(self) -> int:
        """The place of its first number."""
        return self.measures[0].place


def find_measures(chunked: ChunkedSentence) -> list[MeasureList]:
    """Return the lists of numbers that can be results, in the order of the sentence."""
    chunks = chunked.chunks
    places = [
        place
        for place, chunk in enumerate(chunks)
        if chunk.number is not None and is_eligible(chunks, place) and not qualifier_of(chunked.sentence, chunk.number)
    ]
    lists: list[list[int]] = []
    for place in places:
        if lists and _joined(chunks, lists[-1][-1], place):
            lists[-1].append(place)
        else:
            lists.append([place])
    found: list[MeasureList] = []
    following = None
    for places in reversed(lists):
        following = MeasureList(measured(chunks, places, following))
        found.insert(0, following)
    return found


def measured(chunks: Sequence[Chunk], places: list[int], following: MeasureList | None) -> tuple[MeasuredNumber, ...]:
    """Return the numbers of one list, with their kind and metric.

    Args:
        chunks: the sentence.
        places: where the numbers stand.
        following: the next list of the sentence, whose kind counts where the words beside this one tell none.
    """
    kind = score_or_delta(chunks, places)
    shared = _metric_after(chunks, places[-1])
    if not kind and following is not None and _parallel(chunks, places[-1], following.place):
        kind = following.measures[0].kind  # A에서 2.9%, B에서 3.1% 향상
        if shared is None:
            shared = _metric_after(chunks, following.measures[-1].place)
    kind = kind or SCORE
    measures = []
    for place in places:
        number = chunks[place].number
        if number is None:
            continue
        measure = MeasuredNumber(place, number, kind)
        if (unknown := _unknown_metric(chunks, place) or _listed_metric(chunks, place)) is not None:
            measures.append(replace(measure, metric_name=unknown.text))
        else:
            measures.append(measured_by(chunks, measure, shared or _metric_before(chunks, place)))
    return tuple(measures)


def _unknown_metric(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the name that a number belongs to without being a known metric's ("82.0%의 P-PRO, 17.6%의 AP"), if any."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if (
        following is None
        or chunks[place].particle is not Particle.GENITIVE
        or following.word_class is not WordClass.NAME
    ):
        return None
    beyond = chunks[place + 2].word_class if place + 2 < len(chunks) else WordClass.STOP
    listed = following.particle in {Particle.OBJECT, Particle.WITH} or beyond in {WordClass.COMMA, WordClass.AND}
    return following if listed else None


def _listed_metric(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the unknown metric that a number of a list stands behind ("FVD 49.8, CamMC 4.07"), if any."""
    if place < _BEHIND_ANOTHER or not _is_bare_name(chunks[place - 1]):
        return None
    if chunks[place - 2].word_class not in {WordClass.COMMA, WordClass.AND}:
        return None
    another = chunks[place - 3]
    if another.word_class is not WordClass.NUMBER:
        return None
    before = chunks[place - 4]
    measured = before.word_class is WordClass.METRIC or _listed_metric(chunks, place - 3) is not None
    return chunks[place - 1] if measured else None


def _is_bare_name(chunk: Chunk) -> bool:
    return chunk.word_class is WordClass.NAME and not chunk.particle and chunk.model is None


_BEHIND_ANOTHER = 4
"""The first place of a number that stands behind a metric, its number, a comma and a name."""


def measured_by(chunks: Sequence[Chunk], measure: MeasuredNumber, metric: Chunk | None) -> MeasuredNumber:
    """Return a measure with its metric; what errs by a metric is not measured by it ("top-5 error", "정확도 오차")."""
    if metric is None:
        return measure
    at = next((at for at, chunk in enumerate(chunks) if chunk is metric), len(chunks))
    front = chunks[at - 1] if 0 < at < len(chunks) else None
    if front is not None and front.word_class is WordClass.METRIC and _SCORE.fullmatch(metric.text):
        metric = front  # "a perplexity score of 23.2"
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and _ERRS.match(following.text):
        return replace(measure, metric_name=f"{metric.text} {following.text}")
    return replace(measure, metric=metric.metric, metric_name=metric.text)


_SCORE = re.compile(r"scores?|rates?|점수|스코어", re.IGNORECASE)
_ERRS = re.compile(r"(?:errors?$|error rate|오류|오차|에러|loss$|손실)", re.IGNORECASE)


def _parallel(chunks: Sequence[Chunk], place: int, following: int) -> bool:
    """Return whether nothing is said between two numbers but where or by what metric the second one was measured."""
    between = chunks[place + 1 : following]
    if between and between[0].word_class is WordClass.METRIC:
        joined = between[0].particle is Particle.WITH or (
            len(between) > 1 and between[1].word_class in {WordClass.COMMA, WordClass.AND}
        )
        if not joined or not (_metric_after(chunks, following) or _unknown_metric(chunks, following)):
            return False  # "84%의 정확도와 3%의 향상"
        between = between[1:]
    return all(chunk.word_class in _BESIDE or is_bound(chunk) for chunk in between)


_BESIDE = frozenset(
    (
        *(
            WordClass.BENCHMARK,
            WordClass.NAME,
            WordClass.PHRASE,
            WordClass.MODEL,
            WordClass.GENERIC,
            WordClass.DATA,
            WordClass.PLACE,
            WordClass.PART,
            WordClass.OTHER,
            WordClass.EVALUATE,
        ),
        *(
            WordClass.COMMA,
            WordClass.AND,
            WordClass.SLASH,
            WordClass.OPEN,
            WordClass.CLOSE,
            WordClass.EACH,
            WordClass.BOTH,
            WordClass.LIKE,
            WordClass.THAN,
            WordClass.MEAN,
            WordClass.MOST,
        ),
    )
)
_JOINTS = frozenset(
    (WordClass.COMMA, WordClass.AND, WordClass.SLASH, WordClass.MEAN, WordClass.MOST, WordClass.TILDE, WordClass.DASH)
)


def _joined(chunks: Sequence[Chunk], one: int, other: int) -> bool:
    """Return whether only commas and conjunctions stand between two numbers (``A에서 B로`` counts too)."""
    between = chunks[one + 1 : other]
    if (
        between
        and between[0].word_class is WordClass.METRIC
        and [p.text for p in chunks[other + 1 : other + 2]] == [between[0].text]
    ):
        between = between[1:]  # "55.7 AP와 47.6 AP"
    if all(chunk.word_class in _JOINTS or chunk.text in {"약", "그리고"} or is_bound(chunk) for chunk in between):
        return bool(between) or chunks[one].particle in {Particle.WITH, Particle.LOCATIVE}
    return False


def _metric_after(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the metric within the three chunks behind a number ("86.81%의 정확도")."""
    if chunks[place].particle in {Particle.BY, Particle.WITH}:
        return None  # "1987점으로 높은 백분위에", "정확도 0.35와 F1 0.34"
    for chunk in chunks[place + 1 : place + 4]:
        if chunk.word_class is WordClass.METRIC:
            return chunk
        if chunk.word_class in {
            WordClass.NUMBER,
            WordClass.COMMA,
            WordClass.STOP,
            WordClass.REACH,
            WordClass.BENCHMARK,
            WordClass.MODEL,
        }:
            return None
    return None


def _metric_before(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the nearest metric in front of a number, not beyond another clause."""
    for distance, chunk in enumerate(reversed(chunks[:place])):
        if chunk.word_class is WordClass.METRIC:
            return chunk
        if chunk.word_class in {WordClass.STOP, WordClass.REACH} or distance > 14:
            return None
    return None
