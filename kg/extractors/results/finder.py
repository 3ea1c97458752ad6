"""Finds the figures that an entry reports on benchmarks: candidates, a learned decision on each, and whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.extractors.base import Source
from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.contributions.finder import Contributions
from kg.extractors.decisions.model import Decision
from kg.extractors.results.attribution import Attribution
from kg.extractors.results.candidates import UNRULED, FigureCandidate, find_figure_candidates
from kg.extractors.results.comparison import compared_with
from kg.extractors.results.coreference import BenchmarkCoreference
from kg.extractors.results.features import figure_features, ownership_features
from kg.extractors.results.kinds import DELTA
from kg.extractors.results.losses import is_loss
from kg.extractors.results.measures import MeasuredNumber
from kg.extractors.results.ownership import IS_OWN, owner_features, role_of
from kg.extractors.results.pairing import Pair
from kg.extractors.results.systems import Role, System
from kg.extractors.results.tables import read_tables
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk, ChunkedText
from kg.nlp.word_classes import WordClass

__all__ = ["IS_READ_RIGHT", "IS_RESULT", "ReportedResult", "ReportedResults", "find_results", "owned"]

IS_RESULT = "figure-is-result"
"""The decision whether a number is a result on a benchmark."""

IS_READ_RIGHT = "result-is-read-right"
"""The decision whether a result was read right: its number, benchmark, system and kind."""

_OF_TABLES = 0.9
"""How often a figure of a table is right: its place in the grid decides, and no words can mislead."""


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A figure that an entry reports.

    Attributes:
        sentence: the sentence, or the row of a table.
        pair: the figure with its benchmark, and the rule that joins them.
        system: whose figure it is.
        role: whose it is, as seen from the paper; the paper's own where it tuned another's system.
        setting: the settings written beside it (shots, split), joined by commas.
        compared_with: what a delta is a difference to, as written; empty where the text does not say it.
        probability: how likely all of this is right.
        lost: whether the words say that it is a difference for the worse.
    """

    sentence: Sentence
    pair: Pair
    system: System
    role: Role
    setting: str
    compared_with: str = ""
    probability: float = 1.0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class ReportedResults:
    """The figures that an entry reports, in the order of the text."""

    results: tuple[ReportedResult, ...]


def find_results(
    source: Source,
    analysis: TextAnalysis,
    chunked_text: ChunkedText,
    benchmarks: BenchmarkMentions,
    contributions: Contributions,
) -> ReportedResults:
    """Return the figures that an entry reports on benchmarks, those that are more likely right than the threshold."""
    if not benchmarks.mentions:
        return ReportedResults(())
    attribution = Attribution(analysis, chunked_text, benchmarks, contributions)
    coreference = BenchmarkCoreference(analysis, benchmarks, attribution.own)
    is_result, is_right, is_own = map(source.decision, (IS_RESULT, IS_READ_RIGHT, IS_OWN))
    found: list[ReportedResult] = []
    for candidate in _accepted(find_figure_candidates(chunked_text, benchmarks, coreference), is_result):
        for system, over in owned(candidate, attribution):
            right = is_right.probability(ownership_features(candidate, system, attribution.own))
            setting = _setting(candidate.chunked.chunks, candidate.pair.measure)
            if candidate.pair.rule == "average":
                setting = ", ".join(filter(None, (setting, "average")))
            role = role_of(
                candidate.pair, system, is_own=is_own.accepts(owner_features(candidate, system, attribution))
            )
            lost = is_loss(candidate.chunked.chunks, candidate.pair.measure)
            found.append(
                ReportedResult(candidate.chunked.sentence, candidate.pair, system, role, setting, over, right, lost)
            )
    for each in read_tables(analysis, benchmarks):
        system = attribution.of_label(each.system)
        found.append(
            ReportedResult(each.sentence, each.pair, system, system.role, each.setting, probability=_OF_TABLES)
        )
    return ReportedResults(tuple(found))


def _accepted(candidates: Iterator[FigureCandidate], decision: Decision) -> Iterator[FigureCandidate]:
    """Yield the candidates that are likely enough; of those that no rule proposes, one a number."""
    judged = list(candidates)
    probabilities = decision.probabilities(list(map(figure_features, judged)))
    pairs = zip(judged, probabilities, strict=True)
    for _, several in groupby(pairs, lambda each: (each[0].chunked.sentence.index, each[0].pair.measure.place)):
        likely = [(each, p) for each, p in several if p >= decision.threshold]
        ruled = [each for each, _ in likely if each.pair.rule != UNRULED]
        yield from ruled or [each for each, _ in sorted(likely, key=lambda each: -each[1])[:1]]


def owned(candidate: FigureCandidate, attribution: Attribution) -> Iterator[tuple[System, str]]:
    """Yield whose a figure is, and what it is a difference to.

    Args:
        candidate: the figure with its benchmark.
        attribution: tells whose figures are.
    """
    named = frozenset(each.first for each in candidate.here)
    measure = candidate.pair.measure
    over = compared_with(candidate.chunked, measure.place, named) if measure.kind == DELTA else ""
    for system in attribution.of(candidate.chunked, candidate.pair, named):
        yield system, over if over != system.name else ""


_SPLIT = re.compile(r"(?:test|dev|val|train)(?:-[\w.]+)?|(?:zero|one|few|\d+)-shot|제로샷|퓨샷|\d+샷")


_ENDS = frozenset((WordClass.COMMA, WordClass.STOP, WordClass.AND, WordClass.NUMBER))


def _setting(chunks: tuple[Chunk, ...], measure: MeasuredNumber) -> str:
    """Return the settings written in the clause of a number (shots, split), joined by commas."""
    start = measure.place
    while (
        start > 0
        and chunks[start - 1].word_class not in {WordClass.STOP, WordClass.NUMBER}
        and measure.place - start < 12
    ):
        start -= 1
    stop = measure.place + 1  # a split behind a comma is the next number's ("dev에서 2.3%, test에서 2.5%")
    while stop < min(measure.place + 3, len(chunks)) and chunks[stop].word_class not in _ENDS:
        stop += 1
    near = [chunk.text for chunk in chunks[max(0, start - 1) : stop]]
    return ", ".join(dict.fromkeys(text for text in near if _SPLIT.fullmatch(text.lower())))
