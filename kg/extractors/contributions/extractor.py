"""Introduced things: the models, methods, datasets and the like that a paper presents as its own."""

from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.contributions.introductions import Contributions, Introduction
from kg.extractors.contributions.rules import CONFIDENCE
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["ArtifactsExtractor"]

_MOST_EVIDENCE = 4
"""Sentences quoted for one thing."""


class ArtifactsExtractor:
    """Claims that a paper introduces each thing its entry presents, by the sentences that do."""

    name = "artifacts"
    version = "2"

    def extract(self, source: Source, contributions: Contributions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        for introduction in contributions.introduced:
            node = iris.artifact(introduction.name)
            statement = Statement(source.paper, v.INTRODUCES, node)
            described = _description(node, introduction)
            for told in introduction.presented[:_MOST_EVIDENCE]:
                confidence = CONFIDENCE.get(told.rule, 0.8)
                evidence = Evidence(told.sentence.span, told.rule, confidence, told.surface, told.span)
                yield Claim(statement, evidence, described)


def _description(node: Iri, introduction: Introduction) -> tuple[Statement, ...]:
    return (
        Statement(node, v.TYPE, v.ARTIFACT),
        Statement(node, v.LABEL, Literal(introduction.name)),
        Statement(node, v.ARTIFACT_TYPE, Literal(introduction.kind)),
        *(Statement(node, v.ALTERNATIVE_NAME, Literal(other)) for other in introduction.others),
    )
