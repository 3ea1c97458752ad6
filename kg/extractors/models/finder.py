"""Finds where an entry names other people's models: known ones, their variants, and unknown ones by context."""

import re

from kg.extractors.benchmarks.mentions import BenchmarkFinds
from kg.extractors.contributions.clauses import Clauses
from kg.extractors.contributions.finder import ContributionFinds
from kg.extractors.models.known import find_known
from kg.extractors.models.mentions import ModelFinds, ModelMention
from kg.extractors.models.own_names import OwnNames
from kg.extractors.models.unknown import find_unknown
from kg.model import Iri
from kg.nlp.analysis import TextAnalysis

__all__ = ["find_models"]


def find_models(
    analysis: TextAnalysis, clauses: Clauses, benchmarks: BenchmarkFinds, contributions: ContributionFinds
) -> ModelFinds:
    """Return where rules find that an entry names models that are not the paper's own."""
    own = OwnNames(analysis, contributions)
    data = {mention.span for mention in benchmarks.mentions if mention.rule not in _WEAK_RULES}
    found = [*find_known(analysis, clauses, own, data), *find_unknown(analysis, clauses, benchmarks, own)]
    return ModelFinds(tuple(sorted(_by_family(found), key=lambda mention: mention.span)))


_WEAK_RULES = frozenset(("beside-known", "repeated", "lexicon-cue"))


def _by_family(found: list[ModelMention]) -> list[ModelMention]:
    """Fold the sizes of a family into it where the text speaks of the family at large (in a whole paper)."""
    often: dict[Iri, int] = {}
    for mention in found:
        often[mention.node] = often.get(mention.node, 0) + 1
    kept = []
    for mention in found:
        above = mention.concept.broader if mention.concept else ((mention.family.iri,) if mention.family else ())
        sized = re.search(r"\d[BbMm]\b", mention.surface)
        if not (sized and any(often.get(iri, 0) >= _AT_LARGE for iri in above)):
            kept.append(mention)
    return kept


_AT_LARGE = 5
