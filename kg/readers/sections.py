"""Reads the sections layout: ``--- ABSTRACT ---`` and the like part a whole paper, without title and mostly without id."""

import re
from typing import NamedTuple

from kg.model import Document, Entry, Layout, Passage, PassageKind, Quote, Reading, Reference, Span
from kg.readers.base import Complaints, Reader, quote, stripped
from kg.readers.blocks import LONGEST_LINE
from kg.readers.citations import with_citations
from kg.readers.links import paper_id, paper_id_of_name
from kg.readers.passages import chunks
from kg.readers.references import find_references, read_references

__all__ = ["SECTIONS"]

_MARKER = re.compile(
    r"^[ \t]*+-{2,10}[ \t]*+(?P<name>[A-Z][A-Z &/]{2,40}+|[가-힣][가-힣 ]{1,20}+)-{2,10}[ \t]*+\r?$", re.MULTILINE
)
_KNOWN = frozenset({"ABSTRACT", "INTRODUCTION", "METHOD", "EXPERIMENT", "EXPERIMENTS", "RESULTS", "CONCLUSION", "초록"})
_REFERENCES = ("REFERENCE", "BIBLIOGRAPHY", "참고")
_STAMP = re.compile(r"arXiv:(\S{9,16})\s?\[[a-z-]+(?:\.[A-Z]{2})?\]")  # what arXiv prints on a paper's margin
_TITLE = re.compile(r"\s*+#\s++(?P<title>[^\r\n]{1,300})|\s*+(?:title|제목)\s*[:：]\s*(?P<named>[^\r\n]{1,300})", re.IGNORECASE)


def _recognise(text: str) -> int:
    first = _MARKER.search(text)
    if first is None:
        return 0
    if not text[: first.start()].strip():
        return 2
    return 1 if first["name"].strip() in _KNOWN or _MARKER.search(text, first.end()) else 0


class _Section(NamedTuple):
    name: str
    start: int
    end: int


def _read(document: Document) -> Reading:
    text = document.text
    complaints = Complaints(document)
    sections = _sections(text)
    passages: list[Passage] = []
    references: list[Reference] = []
    bodies: list[Span] = []
    for section in sections:
        start, end = section.start, section.end
        listed = (start, end) if section.name.startswith(_REFERENCES) else find_references(text, start, end)
        if listed is not None:
            found = read_references(text, *listed)
            references += found
            # what follows the last reference (an appendix) is text again
            tail = found[-1].quote.span.end if found else listed[0]
            parts = [(start, listed[0]), (tail, end)]
        else:
            parts = [(start, end)]
        for part in parts:
            bodies.append(Span(*part))
            for span in _paragraphs(text, *part):
                words = Quote(text[span.start : span.end], span)
                passages.append(Passage(PassageKind.PARAGRAPH, words, section.name))
        if start == end:
            complaints.add(start, f"the section {section.name or 'before the first marker'} is empty")
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
        references=with_citations(text, bodies, references),
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


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    found = []
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        found += chunks(text, start + line.start(), start + line.end())
    return found


def _title(text: str, sections: list[_Section]) -> Quote | None:
    for section in sections:
        if section.name in {"TITLE", "제목"}:
            line_end = re.compile(r"[\r\n]|\Z").search(text, section.start, section.end)
            return quote(text, *stripped(text, section.start, line_end.start() if line_end else section.end))
    found = _TITLE.match(text)
    if found is None:
        return None
    return quote(text, *stripped(text, *found.span("title" if found["title"] else "named")))
