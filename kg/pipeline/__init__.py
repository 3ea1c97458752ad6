"""From documents to a published store: finds them, has changed ones read, and publishes the graph of what they say."""

from kg.pipeline.build import build, forget
from kg.pipeline.report import BuildReport, SkippedDocument, Warned

__all__ = ["BuildReport", "SkippedDocument", "Warned", "build", "forget"]
