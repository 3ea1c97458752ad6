"""Reads CSL-JSON, the form in which Zotero, Mendeley and pandoc exchange bibliographies.

Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

from collections.abc import Iterator
from typing import Any

from kg.model import Attempt, IdKind, Layout, PaperId, PartialDate, Problem, Quote, Reading, Span
from kg.readers.bibliography.json_places import PlacedString, parse_json
from kg.readers.bibliography.records import Record, record_entry
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.values.dates import find_date
from kg.readers.values.ids import find_ids, parse_id
from kg.readers.values.name_order import joined_name
from kg.readers.values.titles import render_inline

__all__ = ["CSL_JSON"]

_TYPES = frozenset(
    {"article", "article-journal", "paper-conference", "chapter", "report", "thesis", "manuscript", "speech", ""}
)
_GLANCE = 20_000


def _recognise(note: ParsedNote) -> Attempt:
    head = note.text[:_GLANCE]
    if not head.lstrip().startswith(("[", "{")):
        return Attempt(Layout.CSL_JSON, 0.0, missing=("JSON",))
    is_csl = '"title"' in head and ('"issued"' in head or '"container-title"' in head or '"family"' in head)
    is_csl = is_csl and '"paper"' not in head and not note.header.end  # the header of a note
    return Attempt(
        Layout.CSL_JSON, 1.0 if is_csl else 0.0, reasons=("JSON with titles and names of CSL",) if is_csl else ()
    )


def _read(note: ParsedNote) -> Reading:
    document = note.document
    text = document.text
    try:
        content = parse_json(text)
    except ValueError as error:
        return Reading(document, Layout.CSL_JSON, skipped=f"JSON that cannot be read: {error}")
    if isinstance(content, dict):
        content = content.get("items", [content])
    entries = []
    problems = []
    for item in content if isinstance(content, list) else ():
        try:
            record = _record(text, item)
        except (TypeError, AttributeError, KeyError, ValueError, IndexError) as error:
            problems.append(Problem(0, f"a broken item of the bibliography is left out: {error!r}"))
            continue
        if record is not None:
            entries.append(record)
    entries.sort(key=lambda record: record.span)
    made = tuple(record_entry(record, text, Layout.CSL_JSON, index) for index, record in enumerate(entries))
    return Reading(document, Layout.CSL_JSON, made, tuple(problems))


CSL_JSON = Reader(Layout.CSL_JSON, _recognise, _read)
"""Reads the papers of a CSL-JSON file; books, web pages and software are left out."""


def _record(text: str, item: dict[str, Any]) -> Record | None:
    ids = tuple(_ids(text, item))
    known = any(each.kind not in {IdKind.PAGE, IdKind.GITHUB} for each in ids)
    title = item.get("title")
    if not isinstance(title, PlacedString) or not title.strip():
        return None
    if str(item.get("type", "")) not in _TYPES and not known:
        return None
    people = [(span, name) for span, name in map(_person, item.get("author", ())) if name]
    venue, abstract = item.get("container-title"), item.get("abstract")
    places = list(_strings(item))
    return Record(
        span=Span(min(value.start for value in places), max(value.end for value in places)),
        title=_quote(text, title),
        plain_title=render_inline(title),
        authors=tuple(Quote(text[span.start : span.end], span) for span, _ in people),
        author_names=tuple(name for _, name in people),
        ids=ids,
        issued=_issued(item, title),
        venue=_quote(text, venue) if isinstance(venue, PlacedString) and _is_venue(venue) else None,
        plain_venue=render_inline(venue) if isinstance(venue, PlacedString) and _is_venue(venue) else "",
        abstract=_quote(text, abstract) if isinstance(abstract, PlacedString) else None,
    )


def _is_venue(name: str) -> bool:
    return bool(name.strip()) and "arxiv" not in name.casefold()


def _ids(text: str, item: dict[str, Any]) -> Iterator[PaperId]:
    for key in ("DOI", "doi"):
        doi = item.get(key)
        found = parse_id(doi) if isinstance(doi, PlacedString) else None
        if found is not None and isinstance(doi, PlacedString):
            yield PaperId(found.kind, found.value, found.url, Span(doi.start, doi.end))
    for key in ("URL", "number", "note", "archive_location", "archiveID"):
        value = item.get(key)
        if isinstance(value, PlacedString):
            found_ids = find_ids(text, value.start, value.end, bare=False)
            yield from (each for each in found_ids if key == "URL" or each.kind is not IdKind.PAGE)


def _person(person: dict[str, Any]) -> tuple[Span, str]:
    keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    parts = {key: part for key in keys if isinstance(part := person.get(key), PlacedString) and part.strip()}
    if not parts:
        return Span(0, 0), ""
    span = Span(min(part.start for part in parts.values()), max(part.end for part in parts.values()))
    family = " ".join(parts[key] for key in keys[1:4] if key in parts)
    name = parts.get("literal") or joined_name(parts.get("given", ""), family, parts.get("suffix", ""))
    return span, " ".join(name.split())


def _issued(item: dict[str, Any], title: PlacedString) -> PartialDate | None:
    issued = item.get("issued")
    span = Span(title.start, title.end)  # numbers have no place of their own
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [int(part) for part in parts[0][:3]]
        written = "-".join(f"{number:02d}" for number in numbers)
    else:
        written = str(issued.get("raw") or issued.get("literal") or "")
    found = find_date(written, year_alone=True)
    return PartialDate(found.year, found.month, found.day, span) if found is not None else None


def _strings(value: Any) -> Iterator[PlacedString]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, PlacedString):
            yield each
        elif isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _quote(text: str, value: PlacedString) -> Quote:
    start, end = value.start, value.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Quote(text[start:end], Span(start, end))
