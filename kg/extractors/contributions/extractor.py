"""Introduced things: the models, methods, datasets and the like that a paper presents as its own."""

from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.contributions.finder import Contribution, Contributions
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["ContributionsExtractor"]

_MOST_EVIDENCE = 4
"""Sentences quoted for one thing."""


class ContributionsExtractor:
    """Claims that a paper introduces each thing its entry presents, by the sentences that do."""

    name = "contributions"
    version = "4"

    def extract(self, source: Source, contributions: Contributions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        for contribution in contributions.introduced:
            node = iris.artifact(contribution.name)
            statement = Statement(source.paper, v.INTRODUCES, node)
            described = _description(node, contribution)
            for mention in contribution.mentions[:_MOST_EVIDENCE]:
                confidence = round(contribution.probability, 2)
                evidence = Evidence(mention.sentence.span, mention.rule, confidence, mention.surface, mention.span)
                yield Claim(statement, evidence, described)


def _description(node: Iri, contribution: Contribution) -> tuple[Statement, ...]:
    return (
        Statement(node, v.TYPE, v.ARTIFACT),
        Statement(node, v.LABEL, Literal(contribution.name)),
        Statement(node, v.ARTIFACT_TYPE, Literal(contribution.kind)),
        *(Statement(node, v.ALTERNATIVE_NAME, Literal(other)) for other in contribution.others),
    )
