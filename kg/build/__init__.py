"""Joins the rooms: finds documents, has changed ones read, and publishes the graph of what they say."""

from kg.build.building import build
from kg.build.report import BuildReport, SkippedDocument, Warned

__all__ = ["BuildReport", "SkippedDocument", "Warned", "build"]
