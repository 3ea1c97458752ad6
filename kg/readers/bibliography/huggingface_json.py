"""Reads Hugging Face's daily papers as its API gives them: https://huggingface.co/api/daily_papers."""

import re
from dataclasses import replace
from typing import Any

from kg.model import Attempt, Entry, IdKind, Layout, PaperId, PartialDate, Problem, Quote, Reading, Span
from kg.readers.bibliography.json_places import PlacedString, parse_json
from kg.readers.bibliography.records import Record, record_entry
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.values.dates import find_date
from kg.readers.values.ids import parse_id

__all__ = ["HUGGINGFACE_JSON"]

_GLANCE = 20_000
_VOTES = re.compile(r'"upvotes"\s*:\s*(\d{1,9})')


def _recognise(note: ParsedNote) -> Attempt:
    head = note.text[:_GLANCE]
    is_daily = head.lstrip().startswith(("[", "{")) and '"paper"' in head and '"title"' in head
    is_daily = is_daily and not note.header.end  # the header of a note
    return Attempt(
        Layout.DAILY_JSON, 1.0 if is_daily else 0.0, reasons=("JSON with papers and titles",) if is_daily else ()
    )


def _read(note: ParsedNote) -> Reading:
    document = note.document
    text = document.text
    try:
        content = parse_json(text)
    except ValueError as error:
        return Reading(document, Layout.DAILY_JSON, skipped=f"JSON that cannot be read: {error}")
    entries: list[Entry] = []
    problems = []
    for item in content if isinstance(content, list) else [content]:
        try:
            entry = _entry(text, item, len(entries))
        except (TypeError, AttributeError, KeyError, ValueError, IndexError) as error:
            problems.append(Problem(0, f"a broken paper of the list is left out: {error!r}"))
            continue
        if entry is not None:
            entries.append(entry)
    return Reading(document, Layout.DAILY_JSON, tuple(entries), tuple(problems))


HUGGINGFACE_JSON = Reader(Layout.DAILY_JSON, _recognise, _read)
"""Reads the papers of a day with their votes."""


def _entry(text: str, item: dict[str, Any], index: int) -> Entry | None:
    paper = item["paper"]
    identifier, title, summary = paper.get("id"), paper.get("title") or item.get("title"), paper.get("summary")
    if not isinstance(title, PlacedString) or not title.strip():
        return None
    ids = []
    if isinstance(identifier, PlacedString) and (found := parse_id(identifier)) is not None:
        ids.append(PaperId(found.kind, found.value, found.url, Span(identifier.start, identifier.end)))
    people = [name for name in (author.get("name") for author in paper.get("authors", ())) if name and name.strip()]
    places = [each for each in (identifier, title, summary, *people) if isinstance(each, PlacedString)]
    day = item.get("publishedAt")
    submitted = paper.get("submittedOnDailyAt", day)
    listed = _date(text, submitted) or _date(text, day)
    record = Record(
        span=Span(min(each.start for each in places), max(each.end for each in places)),
        title=_quote(text, title),
        plain_title=" ".join(title.split()),
        authors=tuple(_quote(text, name) for name in people),
        author_names=tuple(" ".join(name.split()) for name in people),
        ids=tuple(each for each in ids if each.kind is IdKind.ARXIV),
        issued=_date(text, paper.get("publishedAt")),
        abstract=_quote(text, summary) if isinstance(summary, PlacedString) else None,
    )
    entry = record_entry(record, text, Layout.DAILY_JSON, index)
    if listed is not None and listed.as_date is not None:
        entry = replace(entry, listed_on=listed.as_date, listed_on_quote=_words(text, listed.span))
    votes = next((each for each in _VOTES.finditer(text, entry.span.start)), None)
    if votes is not None and isinstance(paper.get("upvotes"), int) and int(votes[1]) == paper["upvotes"]:
        entry = replace(entry, votes=paper["upvotes"], votes_quote=_words(text, Span(*votes.span(1))))
    return entry


def _date(text: str, value: object) -> PartialDate | None:
    return find_date(text, value.start, value.end) if isinstance(value, PlacedString) else None


def _quote(text: str, value: PlacedString) -> Quote:
    return _words(text, Span(value.start, value.end))


def _words(text: str, span: Span) -> Quote:
    return Quote(text[span.start : span.end], span)
