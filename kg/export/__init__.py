"""Writes the graph, or a part of it, in the formats that other tools read; the same bytes for the same graph."""

from kg.export.content import Content, construct, neighbourhood, whole
from kg.export.files import write_file, write_folder
from kg.export.formats import FORMATS, Format, format_named

__all__ = [
    "FORMATS",
    "Content",
    "Format",
    "construct",
    "format_named",
    "neighbourhood",
    "whole",
    "write_file",
    "write_folder",
]
