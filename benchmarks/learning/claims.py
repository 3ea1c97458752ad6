"""Scores the claims of papers without a store: the rows that the saved queries paper-* would give."""

from collections.abc import Iterable, Iterator, Sequence

from scoring import MEASURES, Judged, Paper, Row, judge

from kg.extractors.base import Extractor, Source
from kg.extractors.registry import EXTRACTORS, extract
from kg.extractors.results.systems import BASELINE
from kg.model import Claim, Iri, Literal
from kg.schema import terms as v
from learning.labelled import LabelledPaper

__all__ = ["FAMILIES", "claims_of", "judged_claims", "rows_of"]

FAMILIES = ("paper-benchmarks", "paper-results", "paper-artifacts", "paper-models")
"""The saved queries whose rows can be had from claims alone."""

_RELATIONS = {
    v.EVALUATES_ON: "evaluates",
    v.INTRODUCES_BENCHMARK: "introduces",
    v.TRAINS_ON: "trains",
    v.MENTIONS_BENCHMARK: "mentions",
}
_RESULT = {v.SYSTEM_NAME: "system", v.HAS_VALUE: "value", v.RESULT_KIND: "kind"}
_COLUMNS = {"paper-benchmarks": "benchmark", "paper-artifacts": "artifact", "paper-models": "model"}


def claims_of(source: Source, extractors: Sequence[Extractor] = EXTRACTORS) -> list[Claim]:
    """Return the claims of an entry.

    Raises:
        Exception: an extractor failed.
    """
    found: list[Claim] = []
    for extracted in extract(source, extractors):
        if extracted.failure is not None:
            raise extracted.failure
        found += extracted.claims
    return found


def _labels(claim: Claim, node: Iri) -> Iterator[str]:
    for statement in claim.description:
        if statement.subject == node and statement.predicate == v.LABEL and isinstance(statement.object, Literal):
            yield statement.object.value


def rows_of(claims: Iterable[Claim], family: str) -> list[Row]:
    """Return the rows that a saved query gives of the claims of one paper, without its document and id."""
    if family == "paper-results":
        return [_result(claim) for claim in claims if claim.statement.predicate == v.REPORTS]
    rows: dict[tuple[Iri, Iri], dict[str, str]] = {}
    for claim in claims:
        predicate, node = claim.statement.predicate, claim.statement.object
        wanted = {
            "paper-benchmarks": predicate in _RELATIONS,
            "paper-artifacts": predicate == v.INTRODUCES,
            "paper-models": predicate == v.MENTIONS_MODEL,
        }[family]
        if not wanted or isinstance(node, Literal):
            continue
        label = next(_labels(claim, node), "")
        row = rows.setdefault((predicate, node), {_COLUMNS[family]: label, "surface": "", "confidence": "0"})
        written = claim.evidence.surface or label
        row["surface"] = min(row["surface"] or written, written)
        row["confidence"] = str(max(float(row["confidence"]), claim.evidence.confidence))
        if family == "paper-benchmarks":
            row["relation"] = _RELATIONS[predicate]
    return list(rows.values())


def _result(claim: Claim) -> Row:
    row = {"surface": claim.evidence.surface or "", "confidence": str(claim.evidence.confidence)}
    for statement in claim.description:
        if statement.subject == claim.statement.object:
            if isinstance(statement.object, Literal) and statement.predicate in _RESULT:
                row[_RESULT[statement.predicate]] = statement.object.value
            elif statement.predicate == v.ON_BENCHMARK and not isinstance(statement.object, Literal):
                row["benchmark"] = next(_labels(claim, statement.object), "")
    if row.get("system") == BASELINE:
        row["system"] = ""  # no name that the text gives; labels have an empty one
    return row


def judged_claims(papers: Sequence[LabelledPaper], claims: Sequence[Iterable[Claim]]) -> dict[str, list[Judged]]:
    """Return what came of each paper, by measure."""
    gold = [
        Paper(f"{place}", paper.source.entry.arxiv, str(paper.gold["kind"]), paper.gold)
        for place, paper in enumerate(papers)
    ]
    judged = {}
    for measure in MEASURES:
        if measure.query in FAMILIES:
            rows = [
                {**row, "document": paper.document, "arxiv": paper.arxiv}
                for paper, said in zip(gold, claims, strict=True)
                for row in rows_of(said, measure.query)
            ]
            judged[measure.name] = judge(measure, gold, rows)
    return judged
