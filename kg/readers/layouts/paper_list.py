"""Reads a note of many entries: headings, bold titles, list items or table rows, each of which names a paper."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Attempt, Entry, Layout, PartialDate, Passage, PassageKind, Quote, Reading
from kg.readers.entries.candidates import EntryCandidate, is_dated, letters
from kg.readers.entries.choosing import SHAPE_OF_SIGNED, SHARE, chosen_of_section, is_reference
from kg.readers.entries.days import day_at, day_of_entry, day_of_note, days_of_headings, take_days_of_publication
from kg.readers.entries.headings import heading_candidates
from kg.readers.entries.labelled_titles import labelled_candidates
from kg.readers.entries.lists import list_candidates
from kg.readers.entries.parts import names_other_thing, part_heading, section_lists, section_of, speaks_of_papers
from kg.readers.entries.tables import table_candidates
from kg.readers.entries.taken_spans import TakenSpans
from kg.readers.fields.assembling import entry_of, kept_date, passages_of
from kg.readers.fields.own_address import Strength
from kg.readers.fields.paper_fields import take_authors
from kg.readers.layouts.page import page_of
from kg.readers.markdown.passages import chunks
from kg.readers.note import ParsedNote
from kg.readers.reader import Reader
from kg.readers.values.addresses import arxiv_of_name, seen
from kg.readers.words.headings import is_of_person
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import is_listing_title, is_word_list

__all__ = ["PAPER_LIST"]

_SHAPE_OF_TITLES = 0.2


@dataclass
class _List:
    """The entries found in a note, and what speaks for them."""

    entries: list[EntryCandidate] = field(default_factory=list)
    strong: int = 0
    kinds: list[str] = field(default_factory=list)
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def _recognise(note: ParsedNote) -> Attempt:
    found = _looked_at(note)
    return Attempt(Layout.LIST, found.score, tuple(found.reasons), tuple(found.missing))


def _read(note: ParsedNote) -> Reading:
    found = _looked_at(note)
    day = day_of_note(note, found.entries)
    days = days_of_headings(note)
    shared = _shared(found.entries)
    entries = [
        _entry(note, candidate, place, day_of_entry(candidate, day_at(days, candidate.whole.start), day), shared)
        for place, candidate in enumerate(found.entries)
    ]
    return Reading(note.document, Layout.LIST, tuple(entries))


PAPER_LIST = Reader(Layout.LIST, _recognise, _read)
"""Reads the papers of a list or digest.

Candidates of one shape (headings of a level, items of a depth, rows of a table) are looked at together: where at least
half of them have a title and an address of a paper, all that have are entries, and so are their neighbours with a title
and authors, votes or a note. The list itself is not a paper.
"""


@lru_cache(maxsize=4)
def _looked_at(note: ParsedNote) -> _List:
    found = _List()
    outside = page_of(note).outside
    listing = _is_listing(note)
    taken = TakenSpans()
    by_item = list_candidates(note, outside)
    tables = table_candidates(note, outside)
    papers = {item.place for items in by_item.values() for item in items if item.is_strong}
    papers |= {place for place, rows in tables.items() if sum(row.is_strong for row in rows) * 2 >= len(rows)}
    titles = labelled_candidates(note, outside)
    under = Counter(section_of(note, candidate.place) for candidate in titles)
    papers |= {candidate.place for candidate in titles if under[section_of(note, candidate.place)] > 1}
    by_heading = heading_candidates(note, outside, frozenset(papers))
    for level in sorted(by_heading, key=lambda level: -sum(c.is_strong for c in by_heading[level])):
        _take(found, by_heading[level], taken, "headings" if level < 7 else "bold lines", listing)
    _take(found, titles, taken, "labelled titles", listing)
    for rows in tables.values():
        sure = any(row.label for row in rows)
        _take(found, rows, taken, "rows of a table", listing or sure, fair=sure)
    for depth in sorted(by_item, key=lambda depth: (depth // 2, -sum(item.is_strong for item in by_item[depth]))):
        _take_lists(note, found, by_item[depth], taken, listing)
    found.entries.sort(key=lambda candidate: candidate.whole.start)
    _take_one_names(note, found.entries)
    take_days_of_publication(found.entries)
    _weigh(note, found, listing)
    return found


def _take_one_names(note: ParsedNote, entries: list[EntryCandidate]) -> None:
    """Take lines that may be one person's name as authors where most neighbours have authors."""
    if sum(entry.fields.authors is not None for entry in entries) * 2 < len(entries):
        return
    for entry in entries:
        name = entry.fields.one_name
        if name is not None and entry.fields.authors is None:
            take_authors(note, entry.fields, [name])
            entry.fields.taken.add(name.span.start)


def _take(
    found: _List, candidates: list[EntryCandidate], taken: TakenSpans, kind: str, listing: bool, *, fair: bool = False
) -> None:
    free = [candidate for candidate in candidates if not taken.overlap(candidate.whole)]
    strong = [candidate for candidate in free if candidate.is_strong]
    if listing or strong:
        strong = [candidate for candidate in free if candidate.is_strong or candidate.is_shown]
    good = strong
    if fair and len(strong) * 2 < len(free):
        good = [
            one for one in free if one.is_strong or (one.shape >= SHAPE_OF_SIGNED and (one.notes or is_reference(one)))
        ]
    if not good or len(good) < SHARE * len(free) or (len(good) < 2 and not listing):
        return
    chosen = set(map(id, good))
    accepted = [candidate for candidate in free if id(candidate) in chosen or candidate.is_fair]
    found.entries += accepted
    found.strong += len(good)
    found.kinds.append(f"{len(accepted)} {kind} that name papers")
    taken.add(candidate.whole for candidate in accepted)


def _take_lists(
    note: ParsedNote, found: _List, candidates: list[EntryCandidate], taken: TakenSpans, listing: bool
) -> None:
    """Take the items of one depth: each section's list for itself, and all together."""
    titles = {letters(seen(note.words(note.nodes[place]))) for place in note.headings}
    free = [
        candidate
        for candidate in candidates
        if not taken.overlap(candidate.whole)
        and (candidate.is_strong or letters(candidate.title_text) not in titles)
        and not names_other_thing(note, candidate)
    ]
    sections: dict[int, list[EntryCandidate]] = {}
    for candidate in free:
        sections.setdefault(part_heading(note, candidate.place), []).append(candidate)
    total = sum(candidate.is_strong for candidate in free)
    accepted: list[EntryCandidate] = []
    for heading, items in sections.items():
        accepted += chosen_of_section(note, heading, items, listing=listing, total=total, others=bool(found.entries))
    if len(accepted) < 2 and not (accepted and (listing or found.entries or section_lists(note, accepted[0]))):
        return
    found.entries += accepted
    found.strong += sum(item.is_strong for item in accepted)
    found.kinds.append(f"{len(accepted)} items of lists that name papers")
    taken.add(candidate.whole for candidate in accepted)


def _is_listing(note: ParsedNote) -> bool:
    """Tell whether the note's title, its name or its headings are those of a list or a diary of papers."""
    page = page_of(note)
    if page.title is not None and is_listing_title(page.title_text):
        return True
    if page.title is None and note.headings:
        first = note.nodes[note.headings[0]]
        if is_listing_title(seen(note.words(first))) or is_dated(note, first.start, first.end):
            return True
    top = [note.nodes[place] for place in note.headings[:3]]
    return any(is_dated(note, node.start, node.end) for node in top)


def _weigh(note: ParsedNote, found: _List, listing: bool) -> None:
    page = page_of(note)
    count = len(found.entries)
    if not count:
        found.missing.append("no headings, list items or table rows of which at least half name a paper and link it")
        return
    if page.title is not None and is_word_list(page.title_text):
        found.missing.append("the title is that of a list of words or questions")
        return
    if sum(is_of_person(seen(note.words(note.nodes[place])[:100])) for place in note.headings) > 1:
        found.missing.append("headings of a person's curriculum vitae")
        return
    if not (listing or _are_titled(found.entries) or speaks_of_papers(note, found.entries)):
        found.missing.append("short names alone, without authors, and no title or heading that speaks of papers")
        return
    found.reasons += found.kinds
    own = page.own
    apart = (
        own is not None
        and own.strength >= Strength.LINE
        and not TakenSpans(entry.whole for entry in found.entries).overlap(own.quote.span)
    )
    if (apart or arxiv_of_name(note.document.path)) and not listing:
        found.missing.append("the page has its own address outside of the list")
        found.score = 0.6 if page.score > 0.6 else 0.8
        return
    if listing:
        found.reasons.append("a title, or headings with dates, as lists of papers have them")
    found.score = 0.97 if listing or count > 1 else 0.9
    if all(candidate.cited for candidate in found.entries) and page.score > found.score - 0.5 > 0 and not listing:
        found.score = 0.5
    if count == 1 and page.score >= 0.85 and not listing:
        found.score = 0.5


def _are_titled(entries: list[EntryCandidate]) -> bool:
    """Tell whether titles that look like some, names, a venue, a written id or a column's head show what entries are.

    Half of the entries must have one of these: the name of a method may look like a title, too.
    """
    shown = [
        entry.shape >= _SHAPE_OF_TITLES
        or entry.fields.authors is not None
        or bool(entry.label)
        or entry.fields.first(FieldName.VENUE) is not None
        or any(own.name is FieldName.ARXIV and own.strength == Strength.BESIDE for own in entry.fields.addresses)
        for entry in entries
    ]
    return 2 * sum(shown) >= len(shown)


def _shared(entries: list[EntryCandidate]) -> frozenset[str]:
    """Return the addresses that several entries give: those of a site or a placeholder, not of a paper."""
    counts = Counter(
        own.address.id.url for candidate in entries if (own := candidate.own) is not None and not own.address.arxiv
    )
    return frozenset(url for url, count in counts.items() if count > 1)


def _entry(
    note: ParsedNote,
    candidate: EntryCandidate,
    index: int,
    day: tuple[PartialDate | None, Quote | None],
    shared: frozenset[str],
) -> Entry:
    own = candidate.own
    if own is not None and own.address.id.url in shared:
        own = None
    fields = candidate.fields
    passages: list[Passage] = []
    if candidate.title is not None:
        passages.append(Passage(PassageKind.TITLE, candidate.title))
    for part in candidate.rest:
        passages += [
            Passage(PassageKind.PARAGRAPH, note.quote(span.start, span.end))
            for span in chunks(note.text, part.start, part.end)
        ]
    passages += passages_of(note, candidate.body, fields.taken)
    arxiv = own.address.arxiv if own else ""
    return entry_of(
        note,
        Layout.LIST,
        fields,
        span=candidate.whole,
        index=index,
        title=candidate.title,
        title_text=candidate.title_text,
        arxiv=arxiv,
        arxiv_quote=own.quote if own and arxiv else None,
        own=own,
        listed_on=kept_date(day[0]),
        listed_on_quote=day[1],
        passages=tuple(passages),
        confidence=1.0 if candidate.is_strong else 0.7,
        reasons=(own.how,) if own else ("among entries of the same shape",),
    )
