"""The extractors, in the order they run."""

from kg.extractors.artifacts import ArtifactsExtractor
from kg.extractors.authors import AuthorsExtractor
from kg.extractors.base import Extractor
from kg.extractors.benchmarks import BenchmarkExtractor
from kg.extractors.groundedness import GroundednessExtractor
from kg.extractors.links import LinksExtractor
from kg.extractors.models import ModelsExtractor
from kg.extractors.naming import NamingExtractor
from kg.extractors.papers import PapersExtractor
from kg.extractors.references import ReferencesExtractor
from kg.extractors.results import ResultExtractor
from kg.extractors.similar import SimilarExtractor
from kg.extractors.topics import TopicsExtractor

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
