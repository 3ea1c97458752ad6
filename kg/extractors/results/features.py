"""What the learned decisions see of a figure: readable features of its number, its benchmark and the words around."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.names.enumerations import enumeration
from kg.extractors.results.candidates import UNRULED, FigureCandidate
from kg.extractors.results.eligibility import is_bound, is_eligible
from kg.extractors.results.english import is_english
from kg.extractors.results.systems import UNNAMED, System
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import key

__all__ = ["figure_features", "ownership_features"]

_NEAR = 3
"""Words on either side of a number that are features of their own."""


def figure_features(candidate: FigureCandidate) -> dict[str, float]:
    """Return what tells whether a number is a result on a benchmark.

    Args:
        candidate: the two.
    """
    return _in_sentence(candidate) | {name: float(value) for name, value in _use(candidate).items() if value}


def _in_sentence(candidate: FigureCandidate) -> dict[str, float]:
    """Return what the sentence of the number says of it and of the benchmark."""
    chunked, pair = candidate.chunked, candidate.pair
    chunks, place, number = chunked.chunks, pair.measure.place, pair.measure.number
    english = is_english(chunked.sentence)
    at = next((at for at, chunk in enumerate(chunks) if chunk.first == pair.benchmark.first), None)
    at = at if pair.benchmark.sentence.index == chunked.sentence.index else None
    value = abs(float(number.value))
    found: dict[str, float] = {
        "english": english,
        f"rule={pair.rule}": 1,
        f"kind={pair.measure.kind}": 1,
        f"unit={number.unit}": 1,
        f"role={number.role}": 1,
        f"change={pair.change}": 1,
        "decimals": len(number.value.partition(".")[2]),
        "value": min(value, 200),
        "up-to": any(chunk.text.casefold().startswith(("최대", "up")) for chunk in chunks[max(0, place - 3) : place]),
        "bare": not number.unit and "." not in number.value,
        "negative": number.value.startswith("-"),
        "eligible": english or is_eligible(chunks, place),
        "metric": bool(pair.measure.metric_name),
        "metric-known": pair.measure.metric is not None,
        "ordered": pair.order is not None,
        f"found={pair.benchmark.rule}": 1,
        f"relation={pair.benchmark.relation.name}": 1,
        "known": pair.benchmark.concept is not None,
        "numbers": sum(chunk.word_class is WordClass.NUMBER for chunk in chunks),
        "benchmarks": len({each.node for each in candidate.here}),
        "named-here": at is not None,
        "words": len(chunks),
    }
    found |= _rivals(candidate)
    found |= _words_around(chunks, place)
    found |= _cues(chunks, place)
    found |= _steps(chunks, place)
    if at is not None:
        found |= _way(chunks, at, place)
        found |= _order(chunks, at, place)
    else:
        found["sentences-back"] = min(max(chunked.sentence.index - pair.benchmark.sentence.index, 0), 9)
        found["labelled"] = key(pair.benchmark.surface) in key(chunked.sentence.label)
        found["presented"] = pair.benchmark.relation is BenchmarkRelation.INTRODUCES
        found["same-passage"] = chunked.sentence.passage == pair.benchmark.sentence.passage
    return {name: float(value) for name, value in found.items() if value}


def _rivals(candidate: FigureCandidate) -> dict[str, float]:
    """Return what rules say of other pairs of the sentence."""
    pair, proposed = candidate.pair, candidate.proposed
    here = [each for each in proposed if each.measure.place == pair.measure.place]
    return {
        "number-paired-otherwise": pair.rule == UNRULED and bool(here),
        "benchmark-paired-otherwise": any(
            each.benchmark.node == pair.benchmark.node and each.measure.place != pair.measure.place for each in proposed
        ),
        "of-several": len(here) > 1,
        "pairs": len(proposed),
    }


def _use(candidate: FigureCandidate) -> dict[str, float]:
    """Return what the rest of the entry says of the benchmark."""
    use, index = candidate.use, candidate.chunked.sentence.index
    return {
        "use-sentences": min(use.sentences, 9),
        "use-with-figures": min(use.with_figures, 9),
        "use-titled": use.titled,
        "use-first": min(use.first, 30),
        "use-since-first": min(max(index - use.first, 0), 30),
        "use-rivals": min(use.rivals, 9),
        "use-presented": min(use.presented, 5),
        "use-only": not use.rivals,
        "use-likely": round(use.probability, 2),
        "use-related": round(use.related, 2),
    }


def _words_around(chunks: Sequence[Chunk], place: int) -> dict[str, float]:
    """Return the words and classes beside a number, and whether words that matter stand anywhere near."""
    found: dict[str, float] = {f"ending={chunks[place].particle}": 1}
    for side, sign in (("before", -1), ("after", 1)):
        for distance in range(1, _NEAR + 1):
            at = place + sign * distance
            if not 0 <= at < len(chunks):
                break
            chunk = chunks[at]
            found[f"{side}{distance}:{chunk.word_class}"] = 1
            if chunk.word_class not in {
                WordClass.NAME,
                WordClass.MODEL,
                WordClass.BENCHMARK,
                WordClass.PHRASE,
                WordClass.NUMBER,
            }:
                found[f"{side}={chunk.text.casefold()[:12]}"] = 1
            if chunk.particle:
                found[f"{side}{distance}:{chunk.particle}"] = 1
    near = {chunk.word_class for chunk in chunks[max(0, place - 12) : place + 13]}
    for sort in (
        "METRIC",
        "REACH",
        "GAIN",
        "SHOW",
        "EVALUATE",
        "TRAIN",
        "COST",
        "PART",
        "MEAN",
        "MOST",
        "THAN",
        "EACH",
    ):
        found[f"near:{sort}"] = sort in near
    return found


_CUES = (
    ("agree", r"일치|상관|동의|agree|correlat|kappa|consisten"),
    ("prefer", r"승률|선호|평가자|win$|wins$|prefer|annotator|rater|judge"),
    ("keep", r"유지|보존|회복|복원|retain|maintain|preserv|recover"),
    ("level", r"수준|달하|육박|근접|가까운|해당하|parity|comparable|level|close$"),
    ("teacher", r"교사|스승|원본|원래|전체|teacher|original|full"),
    ("share", r"포함|구성|차지|이루|해당|비율|비중|절반|contain|compris|consist|cover|include"),
    ("fail", r"실패|오류|오답|잘못|환각|거부|위반|fail|error|wrong|hallucin|refus|violat"),
    ("spread", r"민감|변동|편차|분산|안정|sensitiv|varia|deviat|robust"),
    ("cost", r"토큰|비용|속도|시간|메모리|연산|추론|빠른|빠르|token|cost|speed|fast|time|memory|comput|latenc"),
    ("not", r"못|않|불과|그쳤|미만|이하|only$|merely|below|under$|less$|not$|struggl"),
    ("before", r"기존|이전|초기|원래|베이스|기준선|baseline|previous|prior|initial|vanilla"),
    ("with", r"적용|사용|활용|통해|결합|학습|훈련|조정|튜닝|with$|using|trained|tuned|appl|augment"),
)
_ANY_CUE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CUES), re.IGNORECASE)
_CUES_WITHIN = 8


@lru_cache(maxsize=1 << 14)
def _cue_of(word: str) -> str:
    found = _ANY_CUE.match(word)
    return (found.lastgroup or "") if found else ""


def _cues(chunks: Sequence[Chunk], place: int) -> dict[str, float]:
    """Return what words near a number say that it measures, on either side."""
    found: dict[str, float] = {}
    for side, near in (
        ("ahead", chunks[max(0, place - _CUES_WITHIN) : place]),
        ("behind", chunks[place + 1 : place + 1 + _CUES_WITHIN]),
    ):
        for chunk in near:
            if cue := _cue_of(chunk.text):
                found[f"cue-{side}:{cue}"] = 1
    return found


def _steps(chunks: Sequence[Chunk], place: int) -> dict[str, float]:
    """Return whether a number is one of "A에서 B로", and what it ends with behind a word of how exact it is."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    ending = following.particle if following is not None and is_bound(following) else ""
    return {
        "steps-from": chunks[place].particle is Particle.LOCATIVE
        and any(chunk.word_class is WordClass.NUMBER for chunk in chunks[place + 1 : place + 4]),
        "steps-to": any(
            chunk.word_class is WordClass.NUMBER and chunk.particle is Particle.LOCATIVE
            for chunk in chunks[max(0, place - 3) : place]
        ),
        f"bound-ending={ending}": bool(ending),
    }


def _order(chunks: Sequence[Chunk], at: int, place: int) -> dict[str, float]:
    """Return how the places of a benchmark among its names and of a number among its numbers differ."""
    first, last = enumeration(chunks, at)
    names = [each for each in range(first, last + 1) if chunks[each].word_class in _NAMED]
    numbers = [each for each in range(last + 1, len(chunks)) if chunks[each].word_class is WordClass.NUMBER]
    if len(names) < 2 or place not in numbers or at not in names:
        return {}
    return {
        "listed": len(names),
        "order-differs": names.index(at) != numbers.index(place),
        "as-many": len(names) == len(numbers),
    }


_NAMED = frozenset((WordClass.NAME, WordClass.MODEL, WordClass.BENCHMARK, WordClass.PHRASE))


def _way(chunks: Sequence[Chunk], at: int, place: int) -> dict[str, float]:
    """Return what lies between a benchmark and a number."""
    low, high = sorted((at, place))
    between = chunks[low + 1 : high]
    behind = chunks[at + 1] if at + 1 < len(chunks) else None
    front = chunks[at - 1] if at else None
    found: dict[str, float] = {
        "behind": at > place,
        "distance": min(high - low, 40),
        f"place={chunks[at].particle}": 1,
    }
    for sort in (
        "NUMBER",
        "COMMA",
        "STOP",
        "BENCHMARK",
        "OPEN",
        "CLOSE",
        "DATA",
        "GAIN",
        "REACH",
        "MODEL",
        "NAME",
        "ON",
    ):
        found[f"between:{sort}"] = sum(chunk.word_class == sort for chunk in between)
    if behind is not None:
        found[f"behind-benchmark:{behind.word_class}"] = 1
    if front is not None:
        found[f"front-of-benchmark={front.text.casefold()[:12]}"] = 1
    return found


def ownership_features(candidate: FigureCandidate, system: System, own: System) -> dict[str, float]:
    """Return what tells whether a figure's system and kind were read right.

    Args:
        candidate: the figure with its benchmark.
        system: whose it was read to be.
        own: the paper's own system.
    """
    chunks, place = candidate.chunked.chunks, candidate.pair.measure.place
    named = {each.first for each in candidate.here}
    systems = [
        at
        for at, chunk in enumerate(chunks)
        if chunk.word_class in {WordClass.MODEL, WordClass.NAME} and chunk.first not in named
    ]
    written = [at for at in systems if chunks[at].text.casefold() in system.name.casefold()]
    found: dict[str, float] = {
        f"system:{system.role}": 1,
        "system-known": system.node is not None,
        "system-here": bool(written),
        "system-behind": any(at > place for at in written),
        "system-distance": min((abs(at - place) for at in written), default=0),
        "systems": len(systems),
        "systems-before": sum(at < place for at in systems),
        "own-unnamed": own.name == UNNAMED,
        "own-here": any(own.name.casefold() in chunk.text.casefold() for chunk in chunks),
        "own-words": len(own.name.split()),
    }
    # without the use of the benchmark, which tells whether a number is a result, and not whose: in a note of one
    # sentence it would mislead
    found |= _in_sentence(candidate)
    return {name: float(value) for name, value in found.items() if value}
