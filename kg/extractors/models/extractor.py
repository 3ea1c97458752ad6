"""Models mentioned: other people's named models and systems."""

from collections.abc import Iterable, Iterator

from kg.extractors.base import Source
from kg.extractors.models.mentions import ModelMention, ModelMentions
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import terms as v
from kg.vocabularies import key

__all__ = ["ModelsExtractor"]

_BROADER = Iri(v.SKOS + "broader")

_MOST_EVIDENCE = 3
"""Sentences quoted for one model."""


class ModelsExtractor:
    """Claims that a paper mentions a model, by the first sentences that name it."""

    name = "models"
    version = "5"

    def extract(self, source: Source, models: ModelMentions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        by_node: dict[Iri, list[ModelMention]] = {}
        for mention in models.mentions:
            by_node.setdefault(mention.node, []).append(mention)
        for node, mentions in by_node.items():
            yield from _claims(source, node, mentions)


def _claims(source: Source, node: Iri, mentions: list[ModelMention]) -> Iterator[Claim]:
    """Yield a claim a sentence; the fullest spelling is given as the name, others stand in their quotes."""
    fullest = max(mentions, key=lambda mention: len(key(mention.surface)))
    described = _description(node, fullest)
    said: set[int] = set()
    chosen = [fullest, *(mention for mention in mentions if mention is not fullest)]
    for mention in chosen:
        if mention.sentence.index in said or len(said) == _MOST_EVIDENCE:
            continue
        said.add(mention.sentence.index)
        same = key(mention.surface) == key(fullest.surface)
        yield Claim(
            Statement(source.paper, v.MENTIONS_MODEL, node),
            Evidence(
                span=mention.sentence.span,
                rule=mention.rule,
                confidence=round(mention.probability, 2),
                surface=mention.surface if same else "",
                surface_span=mention.span if same else None,
            ),
            described,
        )


def _description(node: Iri, mention: ModelMention) -> tuple[Statement, ...]:
    """Return what the graph must know of a model; an unlisted size or variant stands below its family."""
    described = [Statement(node, v.TYPE, v.MODEL), Statement(node, v.LABEL, Literal(mention.label))]
    if mention.family is not None:
        described.append(Statement(node, _BROADER, mention.family.iri))
    if mention.concept is None:
        described.append(Statement(node, v.IN_VOCABULARY, Literal("false", v.BOOLEAN)))
    return tuple(described)
