"""Reads the figures of an English sentence: which numbers are results, of which benchmark, whose and of what kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.benchmarks.mentions import BenchmarkMention
from kg.extractors.results.benchmark_lists import benchmark_lists
from kg.extractors.results.english_kinds import change_of, english_kind
from kg.extractors.results.english_pairing import english_pairs
from kg.extractors.results.kinds import DELTA
from kg.extractors.results.measures import MeasuredNumber, MeasureList, measured_by
from kg.extractors.results.pairing import Pair
from kg.extractors.results.qualifiers import qualifier_of, surroundings
from kg.nlp.annotations import NumberRole, Sentence
from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import WordClass

__all__ = ["english_measures", "is_english", "measured_in_english", "read_english", "with_change"]

_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]{2}")


def is_english(sentence: Sentence) -> bool:
    """Return whether a sentence is written in Latin letters, without any Hangul."""
    return not _HANGUL.search(sentence.text) and bool(_LATIN.search(sentence.text))


def read_english(chunked: ChunkedSentence, mentions: dict[int, BenchmarkMention]) -> Iterator[Pair]:
    """Yield the numbers of an English sentence, each with its benchmark.

    Args:
        chunked: the sentence.
        mentions: its benchmarks by their first token.
    """
    lists = benchmark_lists(chunked.chunks, mentions)
    for pair in english_pairs(chunked.chunks, lists, english_measures(chunked)):
        yield with_change(chunked, pair)


def english_measures(chunked: ChunkedSentence) -> list[MeasureList]:
    """Return the lists of numbers of an English sentence that can be results, in order."""
    chunks, sentence = chunked.chunks, chunked.sentence
    lists: list[list[int]] = []
    for place, chunk in enumerate(chunks):
        if chunk.number is None or not _is_eligible(chunks, place, sentence):
            continue
        if lists and _joined(chunks, lists[-1][-1], place):
            lists[-1].append(place)
        else:
            lists.append([place])
    return [MeasureList(measured_in_english(chunked, places)) for places in lists]


def measured_in_english(chunked: ChunkedSentence, places: list[int]) -> tuple[MeasuredNumber, ...]:
    """Return the numbers of one list, with their kind and metric.

    Args:
        chunked: the sentence.
        places: where the numbers stand.
    """
    chunks = chunked.chunks
    numbers = tuple(chunk.number for chunk in (chunks[place] for place in places) if chunk.number is not None)
    around = surroundings(chunked.sentence, numbers[0], numbers[-1])
    kind = english_kind(around, numbers)
    shared = _metric_behind(chunks, places[-1]) or _metric_in_front(chunks, places[0])
    found = []
    for place, number in zip(places, numbers, strict=True):
        found.append(measured_by(chunks, MeasuredNumber(place, number, kind), _metric_behind(chunks, place) or shared))
    return tuple(found)


def _is_eligible(chunks: Sequence[Chunk], place: int, sentence: Sentence) -> bool:
    number = chunks[place].number
    if number is None or number.role not in {NumberRole.MEASURE, NumberRole.FACTOR} or qualifier_of(sentence, number):
        return False
    if number.unit:
        return True
    before = chunks[place - 1] if place else None
    beside = (*chunks[max(0, place - 3) : place], *chunks[place + 1 : place + 3])
    if before is not None and before.word_class in {
        WordClass.NAME,
        WordClass.PHRASE,
        WordClass.GENERIC,
        WordClass.MODEL,
    }:
        return False  # a version ("Qwen 2.5")
    measured = any(
        chunk.word_class in {WordClass.METRIC, WordClass.REACH} or _SCORING.match(chunk.text) for chunk in beside
    )
    if "." in number.value:
        return measured or any(
            chunk.word_class in {WordClass.REACH, WordClass.GAIN, WordClass.METRIC} for chunk in chunks
        )
    return (
        measured
        and len(number.value) <= 5
        and any(chunk.word_class is WordClass.METRIC or _SCORING.match(chunk.text) for chunk in beside)
    )


_SCORING = re.compile(r"(?:scor|point|accurac|elo|gets?$|got$|earn|rating)", re.IGNORECASE)
_JOINTS = frozenset(("COMMA", "AND", "SLASH"))


def _joined(chunks: Sequence[Chunk], one: int, other: int) -> bool:
    """Return whether only commas and conjunctions stand between two numbers of one unit."""
    between = chunks[one + 1 : other]
    first, second = chunks[one].number, chunks[other].number
    if not between or first is None or second is None:
        return False
    return all(chunk.word_class in _JOINTS for chunk in between) and (first.unit == second.unit or not first.unit)


def _metric_behind(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the metric right behind a number ("86.8% accuracy", "5.2% higher average accuracy")."""
    for chunk in chunks[place + 1 : place + 6]:
        if chunk.word_class is WordClass.METRIC:
            return chunk
        if chunk.word_class in {
            WordClass.NUMBER,
            WordClass.COMMA,
            WordClass.STOP,
            WordClass.REACH,
            WordClass.BENCHMARK,
            WordClass.MODEL,
            WordClass.ON,
            WordClass.OPEN,
            WordClass.CLOSE,
            WordClass.AND,
        }:
            return None
    return None


def _metric_in_front(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """Return the metric in front of a number ("an accuracy of 86.8%", "improves mIoU by 3.4")."""
    for chunk in reversed(chunks[max(0, place - 7) : place]):
        if chunk.word_class is WordClass.METRIC and chunk.text.casefold() != "scores":  # mostly the verb
            return chunk
        if chunk.word_class in {WordClass.NUMBER, WordClass.STOP}:
            return None
    return None


def with_change(chunked: ChunkedSentence, pair: Pair) -> Pair:
    """Return a pair of an English sentence that knows where its number stands in "from A to B"."""
    number = pair.measure.number
    change = change_of(surroundings(chunked.sentence, number))
    return replace(pair, change=change) if change and pair.measure.kind != DELTA else pair
