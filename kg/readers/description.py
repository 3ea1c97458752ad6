"""Describes what a reader found in a document: field by field with lines, and why, or what it looked for in vain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.model import Attempt, Document, Entry, Layout, PartialDate, PassageKind, Quote, Reading, Span

__all__ = ["FieldDescription", "fields_of", "reading_json", "reading_lines"]

_LONGEST = 100  # characters of a value or passage that are shown
_COLUMN = 11


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """One field of an entry.

    Attributes:
        name: what it is.
        value: what was understood.
        line: the line it stands on; 0 if it comes from the file's name.
        written: the words as they stand.
    """

    name: str
    value: str
    line: int = 0
    written: str = ""


def fields_of(document: Document, entry: Entry) -> Iterator[FieldDescription]:
    """Yield what an entry says of its paper, one field at a time."""
    if entry.name:
        yield _field(document, "title", entry.name, entry.title)
    if entry.arxiv:
        yield _field(document, "arXiv id", entry.arxiv, entry.arxiv_quote)
    for identifier in entry.ids:
        words = Quote(document.text[identifier.span.start : identifier.span.end], identifier.span)
        yield _field(document, identifier.kind.value, identifier.value, words)
    names = entry.author_names or tuple(quote.text for quote in entry.authors)
    for author, quote in zip(names, entry.authors, strict=True):
        yield _field(document, "author", author, quote)
    if entry.listed_on:
        day = entry.listed_on.iso if isinstance(entry.listed_on, PartialDate) else entry.listed_on.isoformat()
        yield _field(document, "date", day, entry.listed_on_quote)
    if entry.issued:
        span = entry.issued.span
        yield _field(document, "published", entry.issued.iso, Quote(document.text[span.start : span.end], span))
    for name, value in (("venue", entry.venue), ("status", entry.status), ("rating", entry.rating)):
        if value is not None:
            yield _field(document, name, value.text, value)
    if entry.votes is not None:
        yield _field(document, "votes", str(entry.votes), entry.votes_quote)
    for tag in entry.tags:
        yield _field(document, "tags", tag.text, tag)
    for similar in entry.similar:
        yield _field(document, "similar", similar.arxiv or similar.title.text, similar.title)
    for reference in entry.references:
        named = reference.arxiv or reference.doi or reference.title or reference.quote.text
        yield _field(document, "cites", named, reference.quote)


def _field(document: Document, name: str, value: str, quote: Quote | None) -> FieldDescription:
    if quote is None:
        return FieldDescription(name, value)
    return FieldDescription(name, " ".join(value.split()), document.line_of(quote.span.start), quote.text)


def reading_lines(reading: Reading) -> Iterator[str]:
    """Yield the description of a reading as lines of text."""
    document = reading.document
    if not reading.entries:
        yield f"{document.path} is not read: {reading.skipped or 'it presents no paper'}."
        closest = sorted(reading.tried, key=lambda attempt: (-attempt.score, -len(attempt.reasons)))
        shown = [attempt for attempt in closest if attempt.score or attempt.layout in {Layout.PAGE, Layout.LIST}]
        if shown:
            yield "What was looked for, the closest first (read from 0.50 on):"
        for attempt in shown:
            yield from _attempt(attempt)
        others = [attempt.layout.label for attempt in closest if attempt not in shown]
        if others:
            yield f"  no sign of: {', '.join(others)}"
    else:
        layout = reading.layout.label if reading.layout else ""
        yield f"{document.path}: {layout}"
        yield from (f"  because of {reason}" for reason in reading.reasons)
    for number, entry in enumerate(reading.entries, 1):
        sure = "" if entry.confidence >= 1 else f" (confidence {entry.confidence:.2f})"
        yield f"{number}. {_lines(document, entry.span)}{sure}"
        for field in fields_of(document, entry):
            place = f"line {field.line}" if field.line else "file name"
            yield f"  {field.name:<{_COLUMN}}{place:<{_COLUMN}}{_cut(field.value)}"
        for passage in entry.passages:
            if passage.kind is not PassageKind.TITLE:
                label = f"[{_cut(passage.label, 30)}] " if passage.label else ""
                line = f"line {document.line_of(passage.quote.span.start)}"
                yield f"  {passage.kind.value:<{_COLUMN}}{line:<{_COLUMN}}{label}{_cut(passage.quote.text)}"
    for problem in reading.problems:
        yield f"line {problem.line}: {problem.message}"


def _attempt(attempt: Attempt) -> Iterator[str]:
    yield f"  {attempt.layout.label}: {attempt.score:.2f}"
    yield from (f"    for: {reason}" for reason in attempt.reasons)
    yield from (f"    against: {each}" for each in attempt.missing)


def _lines(document: Document, span: Span) -> str:
    first, last = document.line_of(span.start), document.line_of(max(span.start, span.end - 1))
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _cut(words: str, longest: int = _LONGEST) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def reading_json(reading: Reading) -> dict[str, Any]:
    """Return the description of a reading as values for JSON; offsets count characters of the decoded document."""
    document = reading.document
    return {
        "document": document.path,
        "encoding": document.encoding,
        "layout": reading.layout.value if reading.layout and reading.entries else None,
        "reasons": list(reading.reasons),
        "skipped": reading.skipped,
        "tried": [
            {
                "layout": attempt.layout.value,
                "score": round(attempt.score, 2),
                "found": list(attempt.reasons),
                "missing": list(attempt.missing),
            }
            for attempt in reading.tried
        ],
        "papers": [_paper(document, entry) for entry in reading.entries],
        "problems": [{"line": problem.line, "message": problem.message} for problem in reading.problems],
    }


def _paper(document: Document, entry: Entry) -> dict[str, Any]:
    span = document.decoded_span(entry.span)
    return {
        "lines": [document.line_of(entry.span.start), document.line_of(max(entry.span.start, entry.span.end - 1))],
        "start": span.start,
        "end": span.end,
        "confidence": entry.confidence,
        "reasons": list(entry.reasons),
        "fields": [
            {"name": field.name, "value": field.value, "line": field.line, "written": field.written}
            for field in fields_of(document, entry)
        ],
        "passages": [
            {
                "kind": passage.kind.value,
                "label": passage.label,
                "line": document.line_of(passage.quote.span.start),
                "text": passage.quote.text,
            }
            for passage in entry.passages
        ],
    }
