"""Results: the scores and gains that a paper reports on named benchmarks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.base import Source
from kg.extractors.benchmarks.extractor import describe
from kg.extractors.results.finder import ReportedResult, ReportedResults
from kg.extractors.results.losses import LOSS
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema.terms import (
    ARTIFACT,
    AS_WRITTEN,
    BY_METRIC,
    CHANGE,
    COMPARED_WITH,
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
    RESULT_ROLE,
    SETTING,
    SYSTEM,
    SYSTEM_NAME,
    TYPE,
    UNIT,
)

__all__ = ["ResultsExtractor"]


_MARKS = re.compile(r"[*`\\\\]+")
_MOST_EVIDENCE = 3
"""Sentences quoted for one result."""


class ResultsExtractor:
    """Claims one result a system, benchmark, value and kind, by the first sentences that report it."""

    name = "results"
    version = "4"

    def extract(self, source: Source, reported: ReportedResults) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        claimed: dict[tuple[Iri, str, str, str], list[Claim]] = {}
        for result in reported.results:
            pair = result.pair
            identity = (pair.benchmark.node, result.system.name, pair.measure.number.value, pair.measure.kind)
            claims = claimed.setdefault(identity, [])
            if len(claims) < _MOST_EVIDENCE and (claim := _claim(source, result, claims)):
                claims.append(claim)
                yield claim


def _claim(source: Source, result: ReportedResult, claimed: list[Claim]) -> Claim | None:
    """Return the claim of a figure; for one already claimed the same result again, None if by the same sentence."""
    benchmark, measure, system, setting = result.pair.benchmark, result.pair.measure, result.system, result.setting
    rule = f"{measure.kind}-{result.pair.rule}"
    evidence = Evidence(result.sentence.span, rule, round(result.probability, 3), benchmark.surface, benchmark.span)
    if claimed:
        if any(claim.evidence.span == evidence.span for claim in claimed):
            return None
        return replace(claimed[0], evidence=evidence)
    number = measure.number
    metric = measure.metric.concept.iri if measure.metric is not None else None
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
        Statement(node, AS_WRITTEN, Literal(_MARKS.sub("", number.surface))),
        Statement(node, UNIT, Literal(number.unit)),
        Statement(node, RESULT_KIND, Literal(measure.kind)),
        Statement(node, RESULT_ROLE, Literal(result.role.value)),
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
    if result.compared_with:
        described.append(Statement(node, COMPARED_WITH, Literal(result.compared_with)))
    if result.lost:
        described.append(Statement(node, CHANGE, Literal(LOSS)))
    if setting:
        described.append(Statement(node, SETTING, Literal(setting)))
    return Claim(
        Statement(source.paper, REPORTS, node),
        evidence,
        tuple(described),
    )
