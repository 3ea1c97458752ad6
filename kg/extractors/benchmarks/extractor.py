"""Benchmarks, datasets and environments: what a paper evaluates on, introduces, trains on or mentions."""

from collections.abc import Iterable, Iterator

from kg.extractors.base import Source
from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema.terms import (
    BENCHMARK,
    EVALUATES_ON,
    IN_VOCABULARY,
    INTRODUCES_BENCHMARK,
    LABEL,
    MENTIONS_BENCHMARK,
    SKOS,
    TRAINS_ON,
    TYPE,
    XSD,
)

__all__ = ["BenchmarksExtractor", "describe"]

_NOTATION = Iri(SKOS + "notation")
_BOOLEAN = XSD + "boolean"

_PREDICATES = {
    BenchmarkRelation.INTRODUCES: INTRODUCES_BENCHMARK,
    BenchmarkRelation.EVALUATES: EVALUATES_ON,
    BenchmarkRelation.TRAINS: TRAINS_ON,
    BenchmarkRelation.MENTIONS: MENTIONS_BENCHMARK,
    BenchmarkRelation.USED: MENTIONS_BENCHMARK,
    BenchmarkRelation.NAMED: MENTIONS_BENCHMARK,
}


_MOST_EVIDENCE = 3
"""Sentences quoted for one benchmark."""


class BenchmarksExtractor:
    """Claims one relation a benchmark and entry: introduces, else evaluates, else trains, else mentions."""

    name = "benchmarks"
    version = "5"

    def extract(self, source: Source, benchmarks: BenchmarkMentions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        by_node: dict[Iri, list[BenchmarkMention]] = {}
        for mention in benchmarks.mentions:
            by_node.setdefault(mention.node, []).append(mention)
        for mentions in by_node.values():
            yield from _claims(source, mentions)


def _claims(source: Source, mentions: list[BenchmarkMention]) -> Iterator[Claim]:
    """Yield a claim for each of the first sentences that speak for the relation, or else name the benchmark."""
    relation = mentions[0].relation
    said: set[int] = set()
    for mention in [each for each in mentions if each.because] or mentions:
        if mention.sentence.index in said or len(said) == _MOST_EVIDENCE:
            continue
        said.add(mention.sentence.index)
        yield Claim(
            Statement(source.paper, _PREDICATES[relation], mention.node),
            Evidence(
                span=mention.sentence.span,
                rule=f"{mention.rule}/{mention.because or 'elsewhere'}",
                confidence=round(mention.probability * mention.related, 2),
                surface=mention.surface,
                surface_span=mention.span,
            ),
            describe(mention),
        )


def describe(mention: BenchmarkMention) -> tuple[Statement, ...]:
    """Return the triples that describe a benchmark; only those of the vocabulary have a notation."""
    node = mention.node
    described = [Statement(node, TYPE, BENCHMARK), Statement(node, LABEL, Literal(mention.label))]
    if mention.concept is not None:
        described.append(Statement(node, _NOTATION, Literal(mention.concept.notation)))
    else:
        described.append(Statement(node, IN_VOCABULARY, Literal("false", _BOOLEAN)))
    return tuple(described)
