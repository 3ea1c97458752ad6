"""Reads the sections layout: lines like ``--- ABSTRACT ---`` part a whole paper, mostly without title and id."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Attempt, Entry, Layout, Passage, PassageKind, Quote, Reading, Reference, Span
from kg.readers.markdown.blocks import LONGEST_LINE
from kg.readers.markdown.passages import chunks
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.references.citations import with_citations
from kg.readers.references.running_lists import read_references
from kg.readers.text.complaints import Complaints
from kg.readers.text.quotes import quote, stripped
from kg.readers.values.paper_links import paper_id, paper_id_of_name

__all__ = ["SECTIONS"]

_MARKER = re.compile(
    r"^[ \t]*+-{2,10}[ \t]*+(?P<name>[A-Za-z][A-Za-z &/]{2,40}+|[가-힣][가-힣 ]{1,20}+)-{2,10}[ \t]*+\r?$",
    re.MULTILINE,
)
_KNOWN = frozenset({"ABSTRACT", "INTRODUCTION", "METHOD", "EXPERIMENT", "EXPERIMENTS", "RESULTS", "CONCLUSION", "초록"})
_REFERENCES = ("REFERENCE", "BIBLIOGRAPHY", "참고")
_STAMP = re.compile(r"arXiv:(\S{9,16})\s?\[[a-z-]+(?:\.[A-Z]{2})?\]")  # what arXiv prints on a paper's margin
_LINE = re.compile(r"[^\r\n]+")
_TITLE = re.compile(
    r"\s*+#\s++(?P<title>[^\r\n]{1,300})|\s*+(?:title|제목)\s*[:：]\s*(?P<named>[^\r\n]{1,300})", re.IGNORECASE
)


def _recognise(note: ParsedNote) -> Attempt:
    marked = [found for found in _MARKER.finditer(note.text) if _is_heading(found)]
    first = next(iter(marked), None)
    if first is None:
        return Attempt(Layout.SECTIONS, 0.0, missing=("lines like --- ABSTRACT ---",))
    reasons = (f"the line {first[0].strip()!r}",)
    if not note.text[: first.start()].strip():
        return Attempt(Layout.SECTIONS, 1.0, reasons)
    sure = first["name"].strip().upper() in _KNOWN or len(marked) > 1
    return Attempt(Layout.SECTIONS, 0.6 if sure else 0.0, reasons)


def _is_heading(marker: re.Match[str]) -> bool:
    """Tell whether a line names a section: with spaces around the name, unlike ``--boundary--`` in e-mail."""
    name = marker["name"]
    return name.strip().upper() in _KNOWN or (
        name.endswith((" ", "\t")) and marker[0].strip(" \t\r-") != marker[0].strip("-")
    )


class _Section(NamedTuple):
    name: str
    start: int
    end: int


def _read(note: ParsedNote) -> Reading:
    document = note.document
    text = document.text
    complaints = Complaints(document)
    sections = _sections(text)
    passages: list[Passage] = []
    references: list[Reference] = []
    bodies: list[Span] = []
    numbered = False
    for name, start, end in sections:
        if start == end:
            complaints.add(start, f"the section {name} is empty")
        parts = [Span(start, end)]
        listed = read_references(text, start, end, whole=name.upper().startswith(_REFERENCES))
        if listed is not None:
            references += listed.items
            numbered = numbered or listed.numbered
            parts = [Span(start, listed.start), Span(listed.end, end)]
        bodies += parts
        for part in parts:
            passages += (Passage(PassageKind.PARAGRAPH, words, name) for words in _paragraphs(text, part))
    title = _title(text, sections)
    if title is not None:
        passages.insert(0, Passage(PassageKind.TITLE, title))
    stamp = _STAMP.search(text, 0, LONGEST_LINE)
    arxiv = paper_id(stamp[1]) if stamp else ""
    start, end = stripped(text, 0, len(text))
    entry = Entry(
        layout=Layout.SECTIONS,
        span=Span(start, end),
        arxiv=arxiv or paper_id_of_name(document.path),
        arxiv_quote=quote(text, *stamp.span()) if stamp and arxiv else None,
        title=title,
        references=with_citations(text, bodies, references, numbered=numbered),
        passages=tuple(passages),
    )
    return Reading(document, Layout.SECTIONS, (entry,), complaints.problems())


SECTIONS = Reader(Layout.SECTIONS, _recognise, _read)
"""Reads the one paper of a file: its text in passages of some sentences, and its reference list."""


def _sections(text: str) -> list[_Section]:
    markers = list(_MARKER.finditer(text))
    found = []
    begin, end = stripped(text, 0, markers[0].start() if markers else len(text))
    if begin < end:
        found.append(_Section("", begin, end))
    for place, marker in enumerate(markers):
        end = markers[place + 1].start() if place + 1 < len(markers) else len(text)
        start, end = stripped(text, marker.end(), end)
        found.append(_Section(marker["name"].strip(), start, min(end, start + LONGEST_LINE)))
    return found


def _paragraphs(text: str, part: Span) -> Iterator[Quote]:
    for line in _LINE.finditer(text, part.start, part.end):
        for span in chunks(text, *line.span()):
            yield quote(text, span.start, span.end)


def _title(text: str, sections: list[_Section]) -> Quote | None:
    for section in sections:
        if section.name.upper() in {"TITLE", "제목"}:
            line = _LINE.search(text, section.start, section.end)
            return quote(text, *stripped(text, *line.span())) if line else None
    found = _TITLE.match(text)
    if found is None:
        return None
    return quote(text, *stripped(text, *found.span("title" if found["title"] else "named")))
