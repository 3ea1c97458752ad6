"""Readers know a layout and nothing of meaning: one layout a module."""

import hashlib
from pathlib import Path

from kg.model import Document, Layout, Problem, Reading
from kg.readers.base import Reader
from kg.readers.bibliography.bibtex import BIBTEX
from kg.readers.bibliography.csl_json import CSL_JSON
from kg.readers.bibliography.huggingface_json import HUGGINGFACE_JSON
from kg.readers.blocks import LONGEST_LINE
from kg.readers.cited import with_cited_papers
from kg.readers.decoding import decode
from kg.readers.digest import DIGEST
from kg.readers.files import find_documents
from kg.readers.sections import SECTIONS
from kg.readers.summary import SUMMARY

__all__ = ["READERS", "Reader", "find_documents", "read_bytes", "read_document"]

READERS: tuple[Reader, ...] = (BIBTEX, CSL_JSON, HUGGINGFACE_JSON, SECTIONS, DIGEST, SUMMARY)
"""The readers; of those that recognise a text equally surely, the first reads it."""

_WHOLE = frozenset({Layout.SECTIONS, Layout.BIBTEX, Layout.CSL_JSON, Layout.DAILY_JSON})  # read with all they cite


def read_document(file: Path, name: str) -> Reading:
    """Read the document in ``file``; what cannot be read is skipped with the reason, and never raises.

    Args:
        file: where the document is.
        name: its name in the graph: the path as given, in POSIX form.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        return Reading(Document(name, "", ""), None, skipped=f"cannot be read: {error.strerror or error}")
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the document that has the bytes ``data``; its layout is told by its content, never by its name."""
    decoded = decode(data)
    document = Document(name, decoded.text, hashlib.sha256(data).hexdigest(), decoded.encoding)
    if decoded.binary:
        return Reading(document, None, skipped="no text, but binary data")
    if not decoded.text.strip():
        return Reading(document, None, problems=decoded.problems, skipped="empty")
    sure, reader = max(((reader.recognise(decoded.text), reader) for reader in READERS), key=lambda found: found[0])
    if not sure:
        skipped = "none of the known layouts (daily digest, summary page, paper in sections)"
        return Reading(document, None, problems=decoded.problems, skipped=skipped)
    reading = reader.read(document)
    problems = (*decoded.problems, *_long_lines(decoded.text), *reading.problems)
    entries = reading.entries
    if reading.layout not in _WHOLE:
        entries = tuple(with_cited_papers(document.text, entry) for entry in entries)
    return Reading(document, reading.layout, entries, problems, reading.skipped)


def _long_lines(text: str) -> list[Problem]:
    if len(text) <= LONGEST_LINE:
        return []
    return [
        Problem(number, f"a line of {len(line):,} characters, of which the first {LONGEST_LINE:,} are read")
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > LONGEST_LINE
    ]
