"""Writes the graph, or a part of it, in the formats that other tools read; the same bytes for the same graph."""

from kg.export.content import Content, construct, neighbourhood, whole
from kg.export.files import write_file, write_folder
from kg.export.formats import FORMATS, Format, format_named, format_of_file
from kg.export.parts import write_parts
from kg.export.publications import (
    publications_around,
    publications_named,
    publications_of,
    publications_presented,
)

__all__ = [
    "FORMATS",
    "Content",
    "Format",
    "construct",
    "format_named",
    "format_of_file",
    "neighbourhood",
    "publications_around",
    "publications_named",
    "publications_of",
    "publications_presented",
    "whole",
    "write_file",
    "write_folder",
    "write_parts",
]
