"""Readers turn files into entries: the papers that a document presents, with their fields and passages.

A layout is one module with one :class:`Reader`, which says how far a note has the layout and why, and reads it: those
of notes are in :mod:`kg.readers.layouts`, those of bibliographies in :mod:`kg.readers.bibliography`. To add one, copy
a small one (:mod:`kg.readers.bibliography.huggingface_json`) and its test, add the layout to
:class:`kg.model.Layout`, and the reader to :data:`READERS`. ``kg read`` shows what each reader makes of a file.
"""

import hashlib
from pathlib import Path

from kg.model import Attempt, Document, Layout, Problem, Reading
from kg.readers.bibliography.bibtex import BIBTEX
from kg.readers.bibliography.csl_json import CSL_JSON
from kg.readers.bibliography.huggingface_json import HUGGINGFACE_JSON
from kg.readers.layouts.digest import DIGEST
from kg.readers.layouts.page import PAGE
from kg.readers.layouts.paper_list import PAPER_LIST
from kg.readers.layouts.sections import SECTIONS
from kg.readers.layouts.summary import SUMMARY
from kg.readers.markdown.blocks import LONGEST_LINE
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.references.cited import with_cited_papers
from kg.readers.text.decoding import decode_text
from kg.readers.text.normalising import normalised

__all__ = ["READERS", "Reader", "read_bytes", "read_document"]

READERS: tuple[Reader, ...] = (BIBTEX, CSL_JSON, HUGGINGFACE_JSON, SECTIONS, DIGEST, SUMMARY, PAPER_LIST, PAGE)
"""The readers. One that is sure of a note (1.0) reads it at once; else the one that is surest, from 0.5 on."""

_SURE, _READ = 1.0, 0.5


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
    """Read the document that has the bytes ``data``.

    Its layout is recognised by its content. Its name gives an id, a date or a title where the content gives none.
    """
    decoded = decode_text(data)
    text, offsets = normalised(decoded.text)
    kept = None if text is decoded.text else decoded.text
    document = Document(name, text, hashlib.sha256(data).hexdigest(), decoded.encoding, kept, offsets)
    if decoded.binary:
        return Reading(document, None, skipped="binary data, not text")
    if not text.strip():
        return Reading(document, None, problems=decoded.problems, skipped="empty")
    note = ParsedNote(document)
    tried: list[Attempt] = []
    best: tuple[Attempt, Reader] | None = None
    for reader in READERS:
        attempt = reader.recognise(note)
        tried.append(attempt)
        if best is None or attempt.score > best[0].score:
            best = (attempt, reader)
        if attempt.score >= _SURE:
            break
    if best is None or best[0].score < _READ:
        return Reading(document, None, problems=decoded.problems, skipped=_missing(tried), tried=tuple(tried))
    attempt, reader = best
    reading = reader.read(note)
    problems = (*decoded.problems, *_long_lines(text), *reading.problems)
    entries = reading.entries
    is_bibliography = reading.layout is not None and reading.layout.is_bibliography
    if not is_bibliography and reading.layout is not Layout.SECTIONS:  # these are read with all they cite
        entries = tuple(with_cited_papers(document.text, entry) for entry in entries)
    skipped = reading.skipped
    if is_bibliography and not entries and not reading.problems:
        skipped = skipped or "a bibliography without papers"
    return Reading(document, reading.layout, entries, problems, skipped, attempt.reasons, tuple(tried))


def _missing(tried: list[Attempt]) -> str:
    """Return in a few words what a note lacks to be about a paper or a list of papers."""
    page = next((attempt for attempt in tried if attempt.layout is Layout.PAGE), None)
    if page is None or not page.missing:
        return "no title and no id of a paper"
    lacks = "no id" if page.reasons else "no title or id"
    return (
        f"{lacks} of a paper near the top, no list of papers" if page.missing[0].startswith("no ") else page.missing[0]
    )


def _long_lines(text: str) -> list[Problem]:
    if len(text) <= LONGEST_LINE:
        return []
    return [
        Problem(number, f"a line of {len(line):,} characters, of which the first {LONGEST_LINE:,} are read")
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > LONGEST_LINE
    ]
