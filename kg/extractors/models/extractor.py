"""Models mentioned: other people's named models and systems."""

from collections.abc import Iterable, Iterator

from kg.extractors.base import Source
from kg.extractors.models.finder import ModelMentions
from kg.extractors.models.rules import CONFIDENCE
from kg.extractors.models.sightings import ModelSighting
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
    version = "2"

    def extract(self, source: Source, models: ModelMentions) -> Iterable[Claim]:
        """Return the claims that the entry supports."""
        by_node: dict[Iri, list[ModelSighting]] = {}
        for sighting in models.mentions:
            by_node.setdefault(sighting.node, []).append(sighting)
        for node, sightings in by_node.items():
            yield from _claims(source, node, sightings)


def _claims(source: Source, node: Iri, sightings: list[ModelSighting]) -> Iterator[Claim]:
    """Yield a claim a sentence; the fullest spelling is given as the name, others stand in their quotes."""
    fullest = max(sightings, key=lambda sighting: len(key(sighting.surface)))
    described = _description(node, fullest)
    said: set[int] = set()
    chosen = [fullest, *(sighting for sighting in sightings if sighting is not fullest)]
    for sighting in chosen:
        if sighting.sentence.index in said or len(said) == _MOST_EVIDENCE:
            continue
        said.add(sighting.sentence.index)
        same = key(sighting.surface) == key(fullest.surface)
        yield Claim(
            Statement(source.paper, v.MENTIONS_MODEL, node),
            Evidence(
                span=sighting.sentence.span,
                rule=sighting.rule,
                confidence=CONFIDENCE[sighting.rule],
                surface=sighting.surface if same else "",
                surface_span=sighting.span if same else None,
            ),
            described,
        )


def _description(node: Iri, sighting: ModelSighting) -> tuple[Statement, ...]:
    """Return what the graph must know of a model; an unlisted size or variant stands below its family."""
    described = [Statement(node, v.TYPE, v.MODEL), Statement(node, v.LABEL, Literal(sighting.label))]
    if sighting.family is not None:
        described.append(Statement(node, _BROADER, sighting.family.iri))
    if sighting.concept is None:
        described.append(Statement(node, v.IN_VOCABULARY, Literal("false", v.BOOLEAN)))
    return tuple(described)
