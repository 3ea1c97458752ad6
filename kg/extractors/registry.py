"""The stages and the extractors in the order they run, and running them over an entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extractors.base import Extractor, Source
from kg.extractors.benchmarks.extractor import BenchmarksExtractor
from kg.extractors.benchmarks.finder import find_benchmarks
from kg.extractors.contributions.clauses import find_clauses
from kg.extractors.contributions.extractor import ContributionsExtractor
from kg.extractors.contributions.finder import find_contributions
from kg.extractors.contributions.naming import NamingExtractor
from kg.extractors.groundedness.confidence import adjusted
from kg.extractors.groundedness.extractor import GroundednessExtractor
from kg.extractors.groundedness.score import Groundedness, measure_groundedness
from kg.extractors.metadata.authors import AuthorsExtractor
from kg.extractors.metadata.links import LinksExtractor
from kg.extractors.metadata.papers import PapersExtractor
from kg.extractors.metadata.references import ReferencesExtractor
from kg.extractors.metadata.similar import SimilarExtractor
from kg.extractors.models.extractor import ModelsExtractor
from kg.extractors.models.finder import find_models
from kg.extractors.names.candidates import find_name_candidates
from kg.extractors.names.mentions import decide_benchmarks, decide_contributions, decide_models
from kg.extractors.names.roles import decide_roles
from kg.extractors.results.extractor import ResultsExtractor
from kg.extractors.results.finder import find_results
from kg.extractors.stages import Stage, required, run_stages
from kg.extractors.topics.extractor import TopicsExtractor
from kg.model import Claim
from kg.nlp.analysis import TextAnalysis, analyse
from kg.nlp.chunking import chunk_text
from kg.vocabularies import lexicon_of

__all__ = ["EXTRACTORS", "STAGES", "STRUCTURE", "Extracted", "analyse_entry", "extract"]


def analyse_entry(source: Source) -> TextAnalysis:
    """Analyse the text of an entry with the names that its user knows."""
    return analyse(source.document, source.entry, lexicon_of(source.vocabulary))


STAGES: tuple[Stage, ...] = (
    measure_groundedness,
    analyse_entry,
    chunk_text,
    find_benchmarks,
    find_clauses,
    find_contributions,
    find_models,
    find_name_candidates,
    decide_roles,
    decide_benchmarks,
    decide_contributions,
    decide_models,
    find_results,
)
"""The stages of extraction; each requires results of stages before it only."""

STRUCTURE: tuple[Extractor, ...] = (
    PapersExtractor(),
    AuthorsExtractor(),
    SimilarExtractor(),
    ReferencesExtractor(),
)
"""Extractors that need nothing but the layout; they require no stage."""

EXTRACTORS: tuple[Extractor, ...] = (
    *STRUCTURE,
    BenchmarksExtractor(),
    ResultsExtractor(),
    ContributionsExtractor(),
    ModelsExtractor(),
    LinksExtractor(),
    TopicsExtractor(),
    NamingExtractor(),
    GroundednessExtractor(),
)
"""All extractors."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one extractor read out of an entry.

    Attributes:
        extractor: the extractor.
        claims: its claims; none if it failed.
        failure: the exception with which it, or a stage that it requires, failed.
    """

    extractor: Extractor
    claims: tuple[Claim, ...] = ()
    failure: Exception | None = None


def extract(
    source: Source, extractors: Sequence[Extractor] = EXTRACTORS, stages: Sequence[Stage] = STAGES
) -> Iterator[Extracted]:
    """Run extractors over an entry and yield what each read; the failure of one costs its own claims alone.

    Claims that quote text which has little to do with the paper's title are less sure.

    Args:
        source: the entry.
        extractors: the extractors to run. Only the stages that these require are run.
        stages: the stages, each behind those whose results it requires.

    Raises:
        TypeError: an extractor or a stage requires a result that no stage provides.
    """
    results = run_stages(source, stages, _wanted(tuple(extractors)))
    groundedness = results.get(Groundedness)
    for extractor in extractors:
        failure = results.failure(extractor.extract)
        if failure is not None:
            yield Extracted(extractor, failure=failure)
            continue
        arguments = results.arguments(extractor.extract)
        try:
            claims = tuple(adjusted(extractor.extract(*arguments), source.entry, groundedness))
        except Exception as error:  # one entry's text must never stop a build; the report says where it failed
            yield Extracted(extractor, failure=error)
        else:
            yield Extracted(extractor, claims)


@cache
def _wanted(extractors: tuple[Extractor, ...]) -> frozenset[type]:
    return frozenset((Groundedness, *(kind for each in extractors for kind in required(each.extract))))
