"""The extractors, in the order they run."""

from kg.extractors.artifacts.extractor import ArtifactsExtractor
from kg.extractors.artifacts.naming import NamingExtractor
from kg.extractors.base import Extractor
from kg.extractors.benchmarks.extractor import BenchmarkExtractor
from kg.extractors.groundedness import GroundednessExtractor
from kg.extractors.links import LinksExtractor
from kg.extractors.models.extractor import ModelsExtractor
from kg.extractors.results.extractor import ResultExtractor
from kg.extractors.structure.authors import AuthorsExtractor
from kg.extractors.structure.papers import PapersExtractor
from kg.extractors.structure.references import ReferencesExtractor
from kg.extractors.structure.similar import SimilarExtractor
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
