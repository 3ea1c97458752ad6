"""Introduced things: the models, methods, datasets and the like that a paper presents as its own."""

from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.contributions.finder import Contribution, Contributions
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import terms as v
from kg.schema.kinds import kind_of

__all__ = ["ContributionsExtractor"]

_MOST_EVIDENCE = 4
"""Sentences quoted for one thing."""


class ContributionsExtractor:
    """Claims that a paper introduces each thing its entry presents, by the sentences that do."""

    name = "contributions"
    version = "6"

    def extract(self, source: Source, contributions: Contributions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        for contribution in contributions.introduced:
            statement = Statement(source.paper, v.INTRODUCES, contribution.node)
            described = _description(contribution)
            for mention in contribution.mentions[:_MOST_EVIDENCE]:
                confidence = round(contribution.probability, 2)
                evidence = Evidence(mention.sentence.span, mention.rule, confidence, mention.surface, mention.span)
                yield Claim(statement, evidence, described)


def _description(contribution: Contribution) -> tuple[Statement, ...]:
    """Return the triples that describe an introduced thing; a concept's other names are the vocabulary's."""
    node = contribution.node
    described = [
        Statement(node, v.TYPE, v.ARTIFACT),
        Statement(node, v.LABEL, Literal(contribution.label)),
        Statement(node, v.ARTIFACT_TYPE, Literal(contribution.kind)),
    ]
    kind = kind_of(node)
    if kind.type != v.ARTIFACT:
        described.append(Statement(node, v.TYPE, Iri(kind.type)))
    if contribution.concept is None:
        names = dict.fromkeys((contribution.name, *contribution.others))
        described += (
            Statement(node, v.ALTERNATIVE_NAME, Literal(name)) for name in names if name != contribution.label
        )
    return tuple(described)
