"""The extractors, in the order they run."""

from kg.extractors.base import Extractor
from kg.extractors.benchmarks.extractor import BenchmarkExtractor
from kg.extractors.contributions.extractor import ArtifactsExtractor
from kg.extractors.contributions.naming import NamingExtractor
from kg.extractors.groundedness import GroundednessExtractor
from kg.extractors.metadata.authors import AuthorsExtractor
from kg.extractors.metadata.links import LinksExtractor
from kg.extractors.metadata.papers import PapersExtractor
from kg.extractors.metadata.references import ReferencesExtractor
from kg.extractors.metadata.similar import SimilarExtractor
from kg.extractors.models.extractor import ModelsExtractor
from kg.extractors.results.extractor import ResultExtractor
from kg.extractors.topics.extractor import TopicsExtractor

__all__ = ["EXTRACTORS", "STRUCTURE"]

STRUCTURE: tuple[Extractor, ...] = (
    PapersExtractor(),
    AuthorsExtractor(),
    SimilarExtractor(),
    ReferencesExtractor(),
)
"""What a layout alone gives; none of these reads running text."""

EXTRACTORS: tuple[Extractor, ...] = (
    *STRUCTURE,
    BenchmarkExtractor(),
    ResultExtractor(),
    ArtifactsExtractor(),
    ModelsExtractor(),
    LinksExtractor(),
    TopicsExtractor(),
    NamingExtractor(),
    GroundednessExtractor(),
)
"""All of them."""
