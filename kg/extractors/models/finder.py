"""Finds where an entry names other people's models: known ones, their variants, and unknown ones by context."""

import re
from dataclasses import dataclass

from kg.extractors.benchmarks.sightings import BenchmarkMentions
from kg.extractors.contributions.clauses import Clauses
from kg.extractors.contributions.introductions import Contributions
from kg.extractors.models.known import find_known
from kg.extractors.models.own import Own
from kg.extractors.models.sightings import ModelSighting
from kg.extractors.models.unknown import find_unknown
from kg.model import Iri
from kg.nlp.analysis import TextAnalysis

__all__ = ["ModelMentions", "find_models"]


@dataclass(frozen=True, slots=True)
class ModelMentions:
    """The models of others that an entry names, in the order of the text."""

    mentions: tuple[ModelSighting, ...]


def find_models(
    analysis: TextAnalysis, clauses: Clauses, benchmarks: BenchmarkMentions, contributions: Contributions
) -> ModelMentions:
    """Return the models that an entry names and that are not the paper's own."""
    own = Own(analysis, contributions)
    data = {sighting.span for sighting in benchmarks.mentions if sighting.rule not in _WEAK_RULES}
    found = [*find_known(analysis, clauses, own, data), *find_unknown(analysis, clauses, benchmarks, own)]
    return ModelMentions(tuple(sorted(_by_family(found), key=lambda sighting: sighting.span)))


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
