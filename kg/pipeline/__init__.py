"""Joins the rooms: finds documents, has changed ones read, and publishes the graph of what they say."""

from kg.pipeline.building import build
from kg.pipeline.report import BuildReport, SkippedDocument, Warned

__all__ = ["BuildReport", "SkippedDocument", "Warned", "build"]
