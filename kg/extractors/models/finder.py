"""Finds where an entry names other people's models: known ones, their variants, and unknown ones by context."""

import re

from kg.extractors.models.known import find_known
from kg.extractors.models.own import Own
from kg.extractors.models.sightings import ModelSighting
from kg.extractors.models.unknown import find_unknown
from kg.model import Iri
from kg.nlp.analysis import Analysis

__all__ = ["find_models"]


def find_models(analysis: Analysis) -> tuple[ModelSighting, ...]:
    """Return the models that an entry names and that are not the paper's own, in the order of the text."""
    own = Own(analysis)
    data = {sighting.span for sighting in analysis.benchmarks if sighting.rule not in _WEAK_RULES}
    found = [*find_known(analysis, own, data), *find_unknown(analysis, own)]
    return tuple(sorted(_by_family(found), key=lambda sighting: sighting.span))


_WEAK_RULES = frozenset(("beside-known", "repeated", "lexicon-cue"))


def _by_family(found: list[ModelSighting]) -> list[ModelSighting]:
    """Fold the sizes of a family into it where the text speaks of the family at large (in a whole paper)."""
    often: dict[Iri, int] = {}
    for sighting in found:
        often[sighting.node] = often.get(sighting.node, 0) + 1
    kept = []
    for sighting in found:
        above = sighting.concept.broader if sighting.concept else ((sighting.family.iri,) if sighting.family else ())
        sized = re.search(r"\d[BbMm]\b", sighting.surface)
        if not (sized and any(often.get(iri, 0) >= _AT_LARGE for iri in above)):
            kept.append(sighting)
    return kept


_AT_LARGE = 5
