"""Results: the scores and gains that a paper reports on named benchmarks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extractors.base import Source
from kg.extractors.benchmarks.extractor import describe
from kg.extractors.benchmarks.sightings import Sighting
from kg.extractors.results.measures import Measure, find_measures
from kg.extractors.results.owners import Owners
from kg.extractors.results.pairing import Pair, benchmark_lists, pairs
from kg.extractors.results.rules import CONFIDENCE
from kg.extractors.results.standing import Standing
from kg.extractors.results.systems import System
from kg.model import Claim, Evidence, Iri, Literal, PassageKind, Statement
from kg.nlp.gloss import Gloss, Part
from kg.schema import iris
from kg.schema.terms import (
    ARTIFACT,
    AS_WRITTEN,
    BY_METRIC,
    DECIMAL,
    HAS_VALUE,
    LABEL,
    METRIC_NAME,
    MODEL,
    ON_BENCHMARK,
    REPORTED_BY,
    REPORTS,
    RESULT,
    RESULT_KIND,
    SETTING,
    SYSTEM,
    SYSTEM_NAME,
    TYPE,
    UNIT,
)

__all__ = ["ResultExtractor"]


MOST_EVIDENCE = 3
"""Sentences quoted for one result."""


class ResultExtractor:
    """Claims one result a system, benchmark, value and kind; what could be read in two ways is left out."""

    name = "results"
    version = "2"

    def extract(self, source: Source) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        analysis = source.analysis
        by_sentence: dict[int, dict[int, Sighting]] = {}
        for sighting in analysis.benchmarks:
            by_sentence.setdefault(sighting.sentence.index, {})[sighting.first] = sighting
        if not by_sentence:
            return
        owners = Owners(analysis)
        standing = Standing(analysis, owners.own)
        told: dict[tuple[Iri, str, str, str], list[Claim]] = {}
        for glossed in analysis.glosses:
            if not _readable(glossed):
                continue
            sightings = by_sentence.get(glossed.sentence.index, {})
            for pair in _pairs_in(glossed, sightings, standing):
                for system in owners.of(glossed.parts, pair, frozenset(sightings)):
                    identity = (pair.benchmark.node, system.name, pair.measure.number.value, pair.measure.kind)
                    claims = told.setdefault(identity, [])
                    if len(claims) < MOST_EVIDENCE and (claim := _claim(source, glossed, pair, system, claims)):
                        claims.append(claim)
                        yield claim


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


def _claim(source: Source, glossed: Gloss, pair: Pair, system: System, told: list[Claim]) -> Claim | None:
    """Return the claim of a number; of one that other sentences told, their result again, None if this one did."""
    benchmark, measure = pair.benchmark, pair.measure
    rule = f"{measure.kind}-{pair.rule}"
    evidence = Evidence(glossed.sentence.span, rule, CONFIDENCE[rule], benchmark.surface, benchmark.span)
    if told:
        if any(claim.evidence.span == evidence.span for claim in told):
            return None
        return replace(told[0], evidence=evidence)
    number = measure.number
    setting = _setting(glossed.parts, measure)
    metric = measure.metric.concept.iri if measure.metric is not None else None
    if metric is None and benchmark.concept is not None and measure.kind == "score":
        metric = benchmark.concept.default_metric
    node = iris.result(
        source.paper,
        system.node or system.name,
        benchmark.node,
        metric or "",
        number.value,
        number.unit,
        measure.kind,
        setting,
    )
    described = [
        Statement(node, TYPE, RESULT),
        Statement(node, LABEL, Literal(f"{system.name}: {number.surface} ({benchmark.label})")),
        Statement(node, REPORTED_BY, source.paper),
        Statement(node, SYSTEM_NAME, Literal(system.name)),
        Statement(node, ON_BENCHMARK, benchmark.node),
        Statement(node, HAS_VALUE, Literal(number.value, DECIMAL)),
        Statement(node, AS_WRITTEN, Literal(number.surface)),
        Statement(node, UNIT, Literal(number.unit)),
        Statement(node, RESULT_KIND, Literal(measure.kind)),
        *describe(benchmark),
    ]
    if system.node is not None:
        described.append(Statement(node, SYSTEM, system.node))
        if system.label:
            described.append(Statement(system.node, TYPE, ARTIFACT if system.own else MODEL))
            described.append(Statement(system.node, LABEL, Literal(system.label)))
    if metric is not None:
        described.append(Statement(node, BY_METRIC, metric))
    if measure.metric_name:
        described.append(Statement(node, METRIC_NAME, Literal(measure.metric_name)))
    if setting:
        described.append(Statement(node, SETTING, Literal(setting)))
    return Claim(
        Statement(source.paper, REPORTS, node),
        evidence,
        tuple(described),
    )
