"""Finds the day of each entry of a list: that of the heading above it, else that of the note."""

import re
from bisect import bisect_right
from functools import lru_cache

from kg.model import PartialDate, Quote, Span
from kg.readers.entries.candidates import EntryCandidate, is_dated
from kg.readers.entries.taken_spans import TakenSpans
from kg.readers.fields.labelled import labelled
from kg.readers.fields.note_fields import read_header
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.nodes import NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import dates, first_date, seen
from kg.readers.values.dates import date_before, date_of_year
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import title_shape
from kg.readers.words.venues import may_be_person

__all__ = [
    "Day",
    "day_alone",
    "day_at",
    "day_of_entry",
    "day_of_first_line",
    "day_of_note",
    "days_of_headings",
    "take_day_before",
    "take_days_of_publication",
    "year_at",
]

_IN_BRACKETS = re.compile(r"[(（]([^()（）]{3,24})[)）]")
_LONGEST_ITEM = 40  # characters of an item that is a date
_LONGEST_DAY = 24
_BEHIND_DAY = re.compile(r"[*_`]{0,3}(?:\s*[:：|,]|\s+[-–—]+)?\s+")
_TALK = re.compile(
    r"[*_`]{0,3}(?:\s*[(（\[](?P<inside>[^\d()（）\[\]]{2,30})[)）\]]|\s?[,·|]?\s+(?P<who>[^\W\d_][^\d()（）\[\]:：–—]{1,29}?))"
    r"[*_`]{0,3}(?:\s?[:：]|\s[-–—|]{1,2})\s+(?=\S)"
)
_MARKS = frozenset('[*_"“')  # set a title apart from a name before it, which may else begin the title ("KN: Title")
_YEARS_BETWEEN, _FEWEST = 2, 2
_POSTED = re.compile(r"[\s>*_]*(?P<day>\d{4}[-./년]\s?\d{1,2}[-./월]\s?\d{1,2}[.일]?)\s+\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_TAG = re.compile(r"(?<![\w`])(?P<marks>`|\*\*`?)(?P<words>[\w.\s/-]{6,30}?)[`*]{1,3}(?!\w)")
_FIRST_LINE = 200  # characters of a first line that dates the note
_YEAR = re.compile(r"(?<![\w.])((?:19|20)\d\d)(?=\s?[년年]|[^\w.]|$)")
Day = tuple[PartialDate | None, Quote | None]
"""A day with the words that give it; without words it is that of the file's name."""


def days_of_headings(note: ParsedNote) -> list[tuple[int, Day]]:
    """Return the days and months of headings, and of items with others below them, with where each begins to hold."""
    found: list[tuple[int, Day]] = []
    depth = 0  # of the item that gives the day that holds
    for place, node in enumerate(note.nodes):
        if node.kind is NodeKind.HEADING:
            depth = 0
            end = min(node.end, node.start + 200)
            when = first_date(note.text, node.start, end)
            year = year_at(note, node.start)
            if when is None and year:
                month = next((day.month for _, (day, _) in reversed(found) if day and day.year == year), None)
                when = date_of_year(note.text, node.start, end, year, month)
                if when is not None:
                    found.append((node.start, _day(note, when)))
                    continue
            if when is None and year and (bracketed := _IN_BRACKETS.search(note.text, node.start, end)) is not None:
                when = date_of_year(note.text, *bracketed.span(1), year)  # "Week 1 (March 3): Introduction"
            if when is not None and (is_dated(note, node.start, node.end) or title_shape(seen(note.words(node))) < 0.5):
                found.append((node.start, _day(note, when)))
        elif node.kind is NodeKind.ITEM:
            below = note.nodes[place + 1] if place + 1 < len(note.nodes) else None
            heads = below is not None and below.kind is NodeKind.ITEM and below.depth > node.depth
            when = None
            if heads and node.end - node.start < _LONGEST_ITEM:
                when = first_date(note.text, node.start, node.end)
            if when is not None and is_dated(note, node.start, node.end):
                found.append((node.start, _day(note, when)))
                depth = node.depth
            elif 0 < node.depth <= depth:
                found.append((node.start, (None, None)))
                depth = 0
    return found


@lru_cache(maxsize=4)
def _years(note: ParsedNote) -> list[tuple[int, int]]:
    """Return where each year begins to hold that a note's name or a heading gives."""
    found = [(0, _year_of(note.name) or (note.date_of_name.year if note.date_of_name is not None else 0))]
    for place in note.headings:
        node = note.nodes[place]
        year = _year_of(note.text[node.start : min(node.end, node.start + _FIRST_LINE)])
        if year:
            found.append((node.start, year))
    return found


def year_at(note: ParsedNote, offset: int) -> int:
    """Return the year of the part of a list at ``offset``, 0 if none is known."""
    years = _years(note)
    return years[bisect_right(years, offset, key=lambda each: each[0]) - 1][1]


def take_day_before(note: ParsedNote, fields: NoteFields, start: int, end: int) -> int:
    """Take a day that stands before a title (``2024-01-03 Title``, ``1/3 Title``), and return where that begins.

    One person's name behind a day is that of who presented the paper then (``2024-01-03 (Bee): Title``).
    """
    text = note.text
    day = next(iter(dates(text, start, min(end, start + _LONGEST_DAY))), None)
    if day is not None and not text[start : day.span.start].strip("*_`"):
        behind = _BEHIND_DAY.match(text, day.span.end, end)
        if behind is None or behind.end() == end:
            return start
        begin = behind.end()
    else:
        year = year_at(note, start)
        found = date_before(text, start, end, year) if year else None
        if found is None:
            return start
        day, begin = found
    name = FieldName.DATE
    talk = _TALK.match(text, day.span.end, end) if day.day is not None else None
    apart = talk is not None and (talk["inside"] or not talk["who"].isascii() or text[talk.end()] in _MARKS)
    if talk is not None and apart and may_be_person(talk["inside"] or talk["who"]):
        name, begin = FieldName.READ, talk.end()
    fields.dates.setdefault(name, (day, note.quote(day.span.start, day.span.end)))
    return begin


def _year_of(words: str) -> int:
    """Return the one year in the name of a list or the title of a part of it, 0 if there is none or several."""
    years = set(_YEAR.findall(words[:_FIRST_LINE]))
    return int(years.pop()) if len(years) == 1 else 0


def day_alone(note: ParsedNote, line: Span) -> tuple[PartialDate, Quote] | None:
    """Return the day that a short line is nothing but, None if it says something else."""
    short = line.end - line.start < _LONGEST_ITEM
    when = first_date(note.text, line.start, line.end) if short else None
    if when is None or not is_dated(note, line.start, line.end):
        return None
    return when, note.quote(when.span.start, when.span.end)


def _day(note: ParsedNote, when: PartialDate) -> Day:
    return when, note.quote(when.span.start, when.span.end)


def day_at(days: list[tuple[int, Day]], offset: int) -> Day | None:
    """Return the day that holds at ``offset``, None if none does."""
    before = bisect_right(days, offset, key=lambda day: day[0])
    day = days[before - 1][1] if before else (None, None)
    return day if day[0] is not None else None


def day_of_entry(candidate: EntryCandidate, headed: Day | None, of_note: Day) -> Day:
    """Return the day of one entry: when it was read, else its heading's or the note's day, else its own date.

    Args:
        candidate: the entry.
        headed: the day that the heading above it gives.
        of_note: the day of the whole note.
    """
    days = candidate.fields.dates
    if FieldName.READ in days:
        return days[FieldName.READ]
    own = days.get(FieldName.DATE, (None, None))
    if headed is not None:
        return own if _is_within(own, headed) else headed
    return own if of_note[0] is None or _is_within(own, of_note) else of_note


def _is_within(own: Day, month: Day) -> bool:
    """Tell whether a day lies in the month that a heading or the note gives."""
    day, whole = own[0], month[0]
    return (
        day is not None
        and whole is not None
        and whole.day is None
        and (day.year, day.month) == (whole.year, whole.month)
    )


def take_days_of_publication(entries: list[EntryCandidate]) -> None:
    """Take the days before titles as those of the papers where years lie between them and each fits its arXiv id."""
    dated = [entry for entry in entries if FieldName.DATE in entry.fields.dates]
    days = [entry.fields.dates[FieldName.DATE][0] for entry in dated]
    ids = [entry.own.address.arxiv if entry.own is not None else "" for entry in dated]
    known = [(day, found) for day, found in zip(days, ids, strict=True) if found]
    if len(known) < _FEWEST or max(day.year for day in days) - min(day.year for day in days) < _YEARS_BETWEEN:
        return
    if all(found.startswith(f"{day.year % 100:02d}{day.month or 0:02d}") for day, found in known):
        for entry in dated:
            entry.fields.dates.setdefault(FieldName.PUBLISHED, entry.fields.dates.pop(FieldName.DATE))


def day_of_first_line(note: ParsedNote) -> Day:
    """Return the day in one of the first two blocks, where it is a line of little else ("> 2021.05.14 작성").

    Behind a day with an hour may stand what a blog says of a post ("2022. 5. 3. 23:41 · Some topic"), and above all
    headings the day may be one of several tags ("`2022.08.02` `Vision`").
    """
    if note.nodes and note.nodes[0].kind is NodeKind.PARAGRAPH:
        line = note.nodes[0].lines[0]
        for tag in _TAG.finditer(note.text, line.start, min(line.end, line.start + _FIRST_LINE)):
            if (day := day_alone(note, Span(*tag.span("words")))) is not None and day[0].day is not None:
                return day
    for place, first in enumerate(note.nodes[:2]):
        begin = note.text.rfind("\n", 0, first.start) + 1  # a list numbered 2022 is a day
        posted = _POSTED.match(note.text, begin, first.lines[0].end) if first.lines else None
        when = next(iter(dates(note.text, *posted.span("day"))), None) if posted is not None else None
        if when is not None and when.day is not None:
            return when, note.quote(when.span.start, when.span.end)
        heads = place + 1 < len(note.nodes) and note.nodes[place + 1].depth > first.depth  # and dates what is below it
        alone = first.kind is NodeKind.PARAGRAPH or (first.kind is NodeKind.ITEM and not heads)
        if alone and len(first.lines) == 1 and first.end - first.start < _FIRST_LINE:
            when = first_date(note.text, first.start, first.end)
            if (
                when is not None
                and is_dated(note, first.start, first.end)
                and not labelled(note, first.start, first.end)
            ):
                return when, note.quote(when.span.start, when.span.end)
    return None, None


def day_of_note(note: ParsedNote, entries: list[EntryCandidate]) -> Day:
    """Return the day of the whole list: of its header, its name, or a line that dates it and none of its entries."""
    fields = NoteFields()
    read_header(note, fields, note.header.values)
    for name in (FieldName.READ, FieldName.DATE):
        if name in fields.dates:
            return fields.dates[name]
    if note.date_of_name is not None:
        return note.date_of_name, None
    if (first := day_of_first_line(note))[0] is not None:
        return first
    dated = TakenSpans(entry.whole for entry in entries if FieldName.DATE in entry.fields.dates)
    for node in note.nodes[:30]:
        if node.kind in {NodeKind.HEADING, NodeKind.CODE, NodeKind.RULE} or node.depth:
            continue
        if dated.overlap(Span(node.start, node.end)):
            continue
        for line in node.lines:
            for one in labelled(note, line.start, line.end):
                when_found = first_date(note.text, one.value.start, one.value.end)
                if one.name in {FieldName.DATE, FieldName.READ, FieldName.UPDATED} and when_found is not None:
                    return when_found, note.quote(when_found.span.start, when_found.span.end)
    return None, None
