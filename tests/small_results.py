"""Results as a test reads them: what was claimed of a few paragraphs."""

from small_entries import claimed, source

from kg.extractors.results.extractor import ResultsExtractor
from kg.model import Claim, Literal
from kg.schema.terms import HAS_VALUE, RESULT_KIND

SCORE, DELTA = "score", "delta"


def part(claim: Claim, predicate: str) -> str:
    """What the result of a claim has for a predicate, empty where it has nothing."""
    for triple in claim.description:
        if triple.subject == claim.statement.object and triple.predicate == predicate:
            return triple.object.value if isinstance(triple.object, Literal) else str(triple.object)
    return ""


def claims(*paragraphs: str, title: str = "") -> list[Claim]:
    """The results claimed of paragraphs."""
    return claimed(ResultsExtractor(), source(*paragraphs, title=title))


def results(*paragraphs: str, title: str = "") -> set[tuple[str, str, str]]:
    """Benchmark as written, value and kind of each result."""
    return {(c.evidence.surface, part(c, HAS_VALUE), part(c, RESULT_KIND)) for c in claims(*paragraphs, title=title)}
