"""Benchmarks, datasets and environments: what a paper evaluates on, introduces, trains on or mentions."""

from collections.abc import Iterable, Iterator

from kg.extractors.base import Source
from kg.extractors.benchmarks.relations import Relation
from kg.extractors.benchmarks.rules import FOUND, RELATED
from kg.extractors.benchmarks.sightings import BenchmarkMentions, Sighting
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

__all__ = ["BenchmarkExtractor", "describe"]

_NOTATION = Iri(SKOS + "notation")
_BOOLEAN = XSD + "boolean"

_PREDICATES = {
    Relation.INTRODUCES: INTRODUCES_BENCHMARK,
    Relation.EVALUATES: EVALUATES_ON,
    Relation.TRAINS: TRAINS_ON,
    Relation.MENTIONS: MENTIONS_BENCHMARK,
    Relation.USED: MENTIONS_BENCHMARK,
    Relation.NAMED: MENTIONS_BENCHMARK,
}


_MOST_EVIDENCE = 3
"""Sentences quoted for one benchmark."""


class BenchmarkExtractor:
    """Claims one relation a benchmark and entry: introduces, else evaluates, else trains, else mentions."""

    name = "benchmarks"
    version = "2"

    def extract(self, source: Source, benchmarks: BenchmarkMentions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        by_node: dict[Iri, list[Sighting]] = {}
        for sighting in benchmarks.mentions:
            by_node.setdefault(sighting.node, []).append(sighting)
        for sightings in by_node.values():
            yield from _claims(source, sightings)


def _claims(source: Source, sightings: list[Sighting]) -> Iterator[Claim]:
    """Yield a claim for each of the first sentences that speak for the weightiest relation."""
    relation = max(sighting.relation for sighting in sightings)
    said: set[int] = set()
    for sighting in sightings:
        if sighting.relation != relation or sighting.sentence.index in said or len(said) == _MOST_EVIDENCE:
            continue
        said.add(sighting.sentence.index)
        yield Claim(
            Statement(source.paper, _PREDICATES[relation], sighting.node),
            Evidence(
                span=sighting.sentence.span,
                rule=f"{sighting.rule}/{sighting.because}",
                confidence=round(FOUND[sighting.rule] * RELATED[sighting.because], 2),
                surface=sighting.surface,
                surface_span=sighting.span,
            ),
            describe(sighting),
        )


def describe(sighting: Sighting) -> tuple[Statement, ...]:
    """Return the triples that describe a benchmark; only those of the vocabulary have a notation."""
    node = sighting.node
    described = [Statement(node, TYPE, BENCHMARK), Statement(node, LABEL, Literal(sighting.label))]
    if sighting.concept is not None:
        described.append(Statement(node, _NOTATION, Literal(sighting.concept.notation)))
    else:
        described.append(Statement(node, IN_VOCABULARY, Literal("false", _BOOLEAN)))
    return tuple(described)
