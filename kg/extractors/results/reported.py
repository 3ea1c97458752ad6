"""Finds the figures that an entry reports on benchmarks, each with whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.benchmarks.sightings import BenchmarkMentions, Sighting
from kg.extractors.contributions.introductions import Contributions
from kg.extractors.results.measures import Measure, find_measures
from kg.extractors.results.owners import Owners
from kg.extractors.results.pairing import Pair, benchmark_lists, pairs
from kg.extractors.results.standing import Standing
from kg.extractors.results.systems import System
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import ChunkedText, Gloss, Part

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
    analysis: TextAnalysis, chunked: ChunkedText, benchmarks: BenchmarkMentions, contributions: Contributions
) -> ReportedResults:
    """Return the figures that an entry reports on benchmarks; what could be read in two ways is left out."""
    if not benchmarks.mentions:
        return ReportedResults(())
    by_sentence = benchmarks.by_sentence()
    owners = Owners(analysis, chunked, benchmarks, contributions)
    standing = Standing(analysis, benchmarks, owners.own)
    found: list[ReportedResult] = []
    for glossed in chunked.sentences:
        if not _readable(glossed):
            continue
        sightings = {sighting.first: sighting for sighting in by_sentence.get(glossed.sentence.index, ())}
        for pair in _pairs_in(glossed, sightings, standing):
            setting = _setting(glossed.parts, pair.measure)
            systems = owners.of(glossed.parts, pair, frozenset(sightings))
            found.extend(ReportedResult(glossed.sentence, pair, system, setting) for system in systems)
    return ReportedResults(tuple(found))


def _readable(glossed: Gloss) -> bool:
    """Return whether a sentence is running text, no heading, table or table run together."""
    if glossed.sentence.kind in {PassageKind.TITLE, PassageKind.HEADING, PassageKind.TABLE} or not glossed.parts:
        return False
    numbers = sum(part.sort == "NUMBER" for part in glossed.parts)
    return numbers > 0 and (numbers <= 6 or numbers / len(glossed.parts) < 0.25) and len(glossed.parts) < 200


def _pairs_in(glossed: Gloss, sightings: dict[int, Sighting], standing: Standing) -> Iterator[Pair]:
    measures = find_measures(glossed.parts)
    if sightings:
        return pairs(glossed.parts, benchmark_lists(glossed.parts, sightings), measures)
    return standing.pairs(glossed, measures)


_SPLIT = re.compile(r"(?:test|dev|val|train)(?:-[\w.]+)?|(?:zero|one|few|\d+)-shot|제로샷|퓨샷|\d+샷")


def _setting(parts: tuple[Part, ...], measure: Measure) -> str:
    """Return the settings written in the clause of a number (shots, split), joined by commas."""
    start = measure.place
    while start > 0 and parts[start - 1].sort not in {"STOP", "NUMBER"} and measure.place - start < 12:
        start -= 1
    near = [part.text for part in parts[max(0, start - 1) : measure.place + 3]]
    return ", ".join(dict.fromkeys(text for text in near if _SPLIT.fullmatch(text.lower())))
