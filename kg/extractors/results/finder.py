"""Finds the figures that an entry reports on benchmarks, each with whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.contributions.finder import Contributions
from kg.extractors.results.attribution import Attribution
from kg.extractors.results.benchmark_lists import benchmark_lists
from kg.extractors.results.coreference import BenchmarkCoreference
from kg.extractors.results.measures import Measure, find_measures
from kg.extractors.results.pairing import Pair, pairs
from kg.extractors.results.systems import System
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk, ChunkedSentence, ChunkedText
from kg.nlp.word_classes import WordClass

__all__ = ["ReportedResult", "ReportedResults", "find_results"]


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A figure that a sentence reports.

    Attributes:
        sentence: the sentence.
        pair: the figure with its benchmark, and the rule that joins them.
        system: whose figure it is.
        setting: the settings written beside it (shots, split), joined by commas.
    """

    sentence: Sentence
    pair: Pair
    system: System
    setting: str


@dataclass(frozen=True, slots=True)
class ReportedResults:
    """The figures that an entry reports, in the order of the text."""

    results: tuple[ReportedResult, ...]


def find_results(
    analysis: TextAnalysis, chunked_text: ChunkedText, benchmarks: BenchmarkMentions, contributions: Contributions
) -> ReportedResults:
    """Return the figures that an entry reports on benchmarks; what could be read in two ways is left out."""
    if not benchmarks.mentions:
        return ReportedResults(())
    by_sentence = benchmarks.by_sentence()
    attribution = Attribution(analysis, chunked_text, benchmarks, contributions)
    coreference = BenchmarkCoreference(analysis, benchmarks, attribution.own)
    found: list[ReportedResult] = []
    for chunked in chunked_text.sentences:
        if not _readable(chunked):
            continue
        mentions = {mention.first: mention for mention in by_sentence.get(chunked.sentence.index, ())}
        for pair in _pairs_in(chunked, mentions, coreference):
            setting = _setting(chunked.chunks, pair.measure)
            systems = attribution.of(chunked.chunks, pair, frozenset(mentions))
            found.extend(ReportedResult(chunked.sentence, pair, system, setting) for system in systems)
    return ReportedResults(tuple(found))


def _readable(chunked: ChunkedSentence) -> bool:
    """Return whether a sentence is running text, no heading, table or table run together."""
    if chunked.sentence.kind in {PassageKind.TITLE, PassageKind.HEADING, PassageKind.TABLE} or not chunked.chunks:
        return False
    numbers = sum(chunk.word_class is WordClass.NUMBER for chunk in chunked.chunks)
    return numbers > 0 and (numbers <= 6 or numbers / len(chunked.chunks) < 0.25) and len(chunked.chunks) < 200


def _pairs_in(
    chunked: ChunkedSentence, mentions: dict[int, BenchmarkMention], coreference: BenchmarkCoreference
) -> Iterator[Pair]:
    measures = find_measures(chunked.chunks)
    if mentions:
        return pairs(chunked.chunks, benchmark_lists(chunked.chunks, mentions), measures)
    return coreference.pairs(chunked, measures)


_SPLIT = re.compile(r"(?:test|dev|val|train)(?:-[\w.]+)?|(?:zero|one|few|\d+)-shot|제로샷|퓨샷|\d+샷")


def _setting(chunks: tuple[Chunk, ...], measure: Measure) -> str:
    """Return the settings written in the clause of a number (shots, split), joined by commas."""
    start = measure.place
    while (
        start > 0
        and chunks[start - 1].word_class not in {WordClass.STOP, WordClass.NUMBER}
        and measure.place - start < 12
    ):
        start -= 1
    near = [chunk.text for chunk in chunks[max(0, start - 1) : measure.place + 3]]
    return ", ".join(dict.fromkeys(text for text in near if _SPLIT.fullmatch(text.lower())))
