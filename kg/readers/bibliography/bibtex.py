"""Reads BibTeX: files, and blocks inside notes. A broken entry costs itself, not the file."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Attempt, IdKind, Layout, PaperId, PartialDate, Problem, Quote, Reading, Span
from kg.readers.bibliography.records import Record, record_entry
from kg.readers.bibliography.tex import plain_tex
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.text.complaints import Complaints
from kg.readers.text.quotes import quote
from kg.readers.values.dates import find_date
from kg.readers.values.ids import find_ids, parse_id
from kg.readers.values.name_order import joined_name

if TYPE_CHECKING:
    from bibtexparser.model import Entry as BibtexEntry

__all__ = ["BIBTEX", "read_bibtex"]

_ENTRY = re.compile(r"^[ \t]*@([A-Za-z]+)[ \t]*[{(]\s*[^\s,{}()\"]*[ \t]*,", re.MULTILINE)
_TYPES = frozenset(
    {"article", "inproceedings", "conference", "incollection", "inbook", "misc", "online", "unpublished", "preprint"}
    | {"techreport", "report", "thesis", "phdthesis", "mastersthesis", "electronic", "letter", "suppperiodical"}
)
_BY_ID_ONLY = frozenset({"misc", "online", "electronic"})  # web pages and software are filed so, too
_VENUES = ("journal", "journaltitle", "booktitle", "eventtitle", "school", "institution", "publisher")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BRACES = re.compile(r"[{}]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TILDE_ACCENT = re.compile(r"\\~\s?\{?([A-Za-z])\}?")  # a tilde alone is a space between names
_GLANCE = 100_000  # characters in which a file's first entry must stand
_LONGEST_ENTRY = 200_000
_DEEPEST = 100  # braces around a value


def read_bibtex(text: str, start: int = 0, end: int | None = None) -> tuple[list[Record], list[tuple[int, str]]]:
    """Return the papers of the BibTeX in ``text[start:end]``, and what could not be read, by offset.

    Books, software and web pages are left out. Values are quoted as they stand and given as text: TeX is resolved,
    ``Last, First`` is turned round, macros and ``@string`` are replaced.
    """
    import logging

    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock
    from bibtexparser.splitter import Splitter

    end = len(text) if end is None else end
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False  # what it logs is in the blocks, too
    library = Splitter(text[start:end]).split()
    strings = {key.casefold(): _unquoted(each.value)[0] for key, each in library.strings_dict.items()}
    records: list[Record] = []
    problems: list[tuple[int, str]] = []
    place = start
    for block in library.blocks:
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            original = block.ignore_error_block
        else:
            original = block
        raw = block.raw or ""
        found = text.find(raw, place, end) if raw else -1
        if found < 0:
            continue
        place = found + len(raw)
        if isinstance(original, ParsingFailedBlock) and not isinstance(original, DuplicateFieldKeyBlock):
            problems.append((found, f"a broken BibTeX entry is left out: {_reason(original.error)}"))
        elif isinstance(original, Entry) and len(raw) <= _LONGEST_ENTRY:
            record = _record(text, found, raw, original, strings)
            if record is not None:
                records.append(record)
    return records, problems


def _reason(error: Exception) -> str:
    return str(getattr(error, "abort_reason", error)).strip()


class _Fields:
    """The fields of an entry, each with where its value stands."""

    def __init__(self, text: str, begin: int, raw: str, entry: "BibtexEntry", strings: dict[str, str]) -> None:
        self._text = text
        self._strings = strings
        self._spans: dict[str, Span] = {}
        place = 0
        for field in entry.fields:
            equals = raw.find("=", raw.find(field.key, place) + len(field.key))
            value = raw.find(field.value, equals + 1)
            if equals < 0 or value < 0:
                continue
            place = value + len(field.value)
            is_list = field.key.strip().casefold() == "author"  # inner braces hold a name together
            _, lead = _unquoted(field.value, 1 if is_list else _DEEPEST)
            span = Span(begin + value + lead, begin + place - lead)
            if span.start < span.end:
                self._spans.setdefault(field.key.strip().casefold(), span)

    def quote(self, *keys: str) -> Quote | None:
        """Return the value of the first field of these that is there, without what encloses it."""
        for key in keys:
            span = self._spans.get(key)
            if span is not None and self._text[span.start : span.end].strip():
                return _stripped(self._text, span)
        return None

    def plain(self, *keys: str) -> str:
        """Return the value as text, macros replaced."""
        found = self.quote(*keys)
        if found is None:
            return ""
        macro = found.text.casefold()
        return plain_tex(self._strings.get(macro, found.text))


def _record(text: str, begin: int, raw: str, entry: "BibtexEntry", strings: dict[str, str]) -> Record | None:
    fields = _Fields(text, begin, raw, entry, strings)
    kind = entry.entry_type.casefold()
    title = fields.quote("title")
    ids = tuple(_ids(text, fields))
    known = any(each.kind not in {IdKind.PAGE, IdKind.GITHUB} for each in ids)
    authors = fields.quote("author")
    if title is None or (kind not in _TYPES and not known):
        return None
    if kind in _BY_ID_ONLY and not known and authors is None:
        return None
    quotes, names, others = _authors(text, authors) if authors is not None else ((), (), False)
    return Record(
        span=Span(begin, begin + len(raw)),
        title=title,
        plain_title=fields.plain("title"),
        authors=quotes,
        author_names=names,
        others=others,
        ids=ids,
        issued=_issued(text, fields),
        venue=_venue(fields),
        plain_venue=fields.plain(*_VENUES),
        abstract=fields.quote("abstract"),
    )


def _ids(text: str, fields: _Fields) -> Iterator[PaperId]:
    doi = fields.quote("doi")
    if doi is not None:
        found = parse_id(doi.text.replace("\\_", "_"))
        if found is not None:
            yield PaperId(found.kind, found.value, found.url, doi.span)
    eprint = fields.quote("eprint", "arxivid", "arxiv")
    archive = fields.plain("archiveprefix", "eprinttype").casefold()
    if eprint is not None and archive in {"", "arxiv"}:
        found = next(find_ids(eprint.text), None) or parse_id(eprint.text)
        if found is not None and found.kind is IdKind.ARXIV:
            yield PaperId(found.kind, found.value, found.url, eprint.span)
    for key in ("url", "journal", "note", "number", "howpublished", "volume", "pdf", "ee"):
        value = fields.quote(key)
        if value is not None:
            span = value.span
            found_ids = find_ids(text, span.start, span.end, bare=False)
            yield from (each for each in found_ids if key == "url" or each.kind is not IdKind.PAGE)


def _authors(text: str, field: Quote) -> tuple[tuple[Quote, ...], tuple[str, ...], bool]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    quotes: list[Quote] = []
    names: list[str] = []
    others = False
    place = field.span.start
    for written in split_multiple_persons_names(field.text):
        start = text.find(written, place, field.span.end)
        if written.casefold() == "others" or start < 0:
            others = True
            continue
        place = start + len(written)
        try:
            parts = parse_single_name_into_parts(_TILDE_ACCENT.sub(r"{\\~\1}", written), strict=False)
            name = joined_name(" ".join(parts.first), " ".join([*parts.von, *parts.last]), " ".join(parts.jr))
        except (ValueError, IndexError):
            name = written
        plain = plain_tex(name)
        if any(map(str.isalpha, plain)):
            quotes.append(quote(text, start, place))
            names.append(plain)
    return tuple(quotes), tuple(names), others


def _issued(text: str, fields: _Fields) -> PartialDate | None:
    day = fields.quote("date")
    if day is not None:
        found = find_date(text, day.span.start, day.span.end, year_alone=True)
        if found is not None:
            return found
    year = fields.quote("year")
    number = _YEAR.search(year.text) if year is not None else None
    if year is None or number is None:
        return None
    month = fields.plain("month").casefold()
    known = int(month) if month.isdecimal() else next((n for n, name in enumerate(_MONTHS, 1) if month[:3] == name), 0)
    return PartialDate(int(number[0]), known if 1 <= known <= 12 else None, None, year.span)


def _venue(fields: _Fields) -> Quote | None:
    found = fields.quote(*_VENUES)
    if found is None or "arxiv" in found.text.casefold() or found.text.casefold() == "corr":
        return None
    return found


def _unquoted(value: str, most: int = _DEEPEST) -> tuple[str, int]:
    """Return a value without its braces or quotation marks, and how many were taken from each end."""
    taken = 0
    while taken < most and len(value) >= 2 and (value[0] + value[-1]) in {"{}", '""'} and _encloses(value):
        value, taken = value[1:-1], taken + 1
    return value, taken


def _encloses(value: str) -> bool:
    if value[0] == '"':
        return '"' not in value[1:-1]
    depth = 0
    for brace in _BRACES.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(value)
    return False


def _stripped(text: str, span: Span) -> Quote:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return quote(text, start, start + len(words.strip()))


def _recognise(note: ParsedNote) -> Attempt:
    text = note.text
    found = _ENTRY.search(text, 0, _GLANCE) if text.find("@", 0, _GLANCE) >= 0 else None
    if found is None:
        return Attempt(Layout.BIBTEX, 0.0, missing=("an entry such as @article{key,",))
    before = text[: found.start()]
    first = all(not line.strip() or line.lstrip()[0] in "%@" for line in before.splitlines()[:200])
    return Attempt(Layout.BIBTEX, 1.0 if first else 0.0, reasons=("a BibTeX entry",))


def _read(note: ParsedNote) -> Reading:
    document = note.document
    complaints = Complaints(document)
    try:
        records, problems = read_bibtex(document.text)
    except Exception as error:  # a parser that gives up must not stop the build
        problem = Problem(0, f"the BibTeX cannot be read: {error}")
        return Reading(document, Layout.BIBTEX, problems=(problem,), skipped="BibTeX that cannot be read")
    for offset, message in problems:
        complaints.add(offset, message)
    entries = tuple(record_entry(record, document.text, Layout.BIBTEX, index) for index, record in enumerate(records))
    return Reading(document, Layout.BIBTEX, entries, complaints.problems())


BIBTEX = Reader(Layout.BIBTEX, _recognise, _read)
"""Reads the papers of a BibTeX file, such as Zotero or a publisher exports."""
