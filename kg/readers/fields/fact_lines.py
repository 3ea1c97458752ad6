"""Reads facts without labels that stand below, behind, in or before a title (``Bee, Dee · ACL 2024 · [pdf]``)."""

import re

from kg.model import PartialDate, Quote, Span
from kg.readers.fields.fact_pieces import StretchFacts, is_short_venue, pieces_of, take_piece
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import dates
from kg.readers.values.authors import split_authors
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import title_shape
from kg.readers.words.venues import may_be_person

__all__ = ["are_facts", "bracketed_facts", "fact_line", "facts_behind", "without_citation", "without_facts"]

_LONGEST = 1_500
_SHORT = 60  # characters of a line that holds nothing but a venue with its year, or a date
_BRACKETS_BEHIND = re.compile(r"[\s.,]*[(\[（【]\s*([^()\[\]（）【】]{2,120})\s*[)\]）】][\s.]*$")
_BRACKETS_BEFORE = re.compile(
    r"\s*(?:\d{1,3}[.)]\s+)?[*_]{0,3}[(\[（【]\s*([^()\[\]（）【】]{2,40})\s*[)\]）】](?!\()[*_]{0,3}[\s:：|.-]*"
)
_CITED_BEFORE = re.compile(  # "Bee & Dee (2024) - Title", "Bee et al. - 2024 - Title"
    r"(?P<names>[A-Z][\w'’-]+(?:,\s[A-Z][\w'’-]+){0,3}(?:,?\s(?:&|and)\s[A-Z][\w'’-]+|,?\set\.?\sal\.?))\s*"
    r"(?:[-–—,]\s*|\s|[(\[])(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?\s*[-–—:.]\s+(?=\S)"
)
_BETWEEN = re.compile(r"[,，]\s+|(?<=[\w)?!])\.\s+|\s[-–—|·]\s")
_MOST_BETWEEN = 4
_MOST_ROUNDS = 4
_PLACE = re.compile(r"[A-Z][\w&.-]*(?:(?:,\s|\s)(?:[A-Z][\w&.-]*|of|for|and|&)){0,6}")
_NAME_AND_DAY = re.compile(
    r"[*_]{0,3}(?P<who>[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,2})[*_]{0,3}\s*[,·|:]?\s*[-–—(（\[]?\s*"
    r"(?P<day>\d[\w .,/-]{5,20}?|[A-Z][\w .,]{7,20}?)[)）\]]?[*_]{0,3}"
)
_SHORT_YEAR = re.compile(r"['’‘]\d\d(?!\w)")


def fact_line(note: ParsedNote, line: Span) -> StretchFacts | None:
    """Return what a line says, None unless all of it are names, links, a venue, a date or an id.

    A line of names alone is not enough: see :func:`kg.readers.words.link_words.is_name_list`. The day behind one
    person's name ("Bee (2024-05-01)") is that of a talk about the paper.
    """
    if (talk := _talk(note, line)) is not None:
        return StretchFacts(dates={FieldName.READ: talk})
    facts = _all_of(note, line.start, line.end)
    if facts is None:
        return None
    several = facts.authors is not None and len(facts.authors.names) > 1
    if facts.links or facts.ids or (several and (facts.venue or facts.year or facts.votes)):
        return facts
    if line.end - line.start > _SHORT:
        return None
    dated = facts.year is not None or _SHORT_YEAR.search(note.text, line.start, line.end) is not None
    return facts if facts.when is not None or facts.dates or (dated and _is_short(facts.venue)) else None


def _talk(note: ParsedNote, line: Span) -> PartialDate | None:
    """Return the day of a line that holds one person's name and a day, and nothing else."""
    if line.end - line.start > _SHORT or (found := _NAME_AND_DAY.fullmatch(note.text, line.start, line.end)) is None:
        return None
    day = next(iter(dates(note.text, *found.span("day"))), None)
    whole = day is not None and day.day is not None and day.span == Span(*found.span("day"))
    return day if whole and may_be_person(found["who"]) else None


def are_facts(note: ParsedNote, start: int, end: int) -> bool:
    """Tell whether a stretch holds nothing but facts, names of people included."""
    return _all_of(note, start, end) is not None or not any(map(str.isalnum, note.text[start:end]))


def _all_of(note: ParsedNote, start: int, end: int) -> StretchFacts | None:
    """Return the facts of a stretch that holds nothing else."""
    if end - start > _LONGEST or start >= end:
        return None
    pieces = pieces_of(note, start, end)
    if pieces.stop < end:
        return None
    facts = StretchFacts(links=pieces.links)
    for where, bracketed in pieces.where:
        taken = take_piece(note, facts, where, dated=pieces.dated)
        if not taken and not (facts.authors and (bracketed or _is_place(note, facts, where))):
            return None
    for venue in pieces.venues:
        take_piece(note, facts, venue, dated=True)
    if pieces.people:
        if facts.authors is not None:
            return None
        facts.authors = split_authors(note.text, pieces.people[0].whole.start, pieces.people[-1].whole.end)
    return facts


def _is_place(note: ParsedNote, facts: StretchFacts, where: Span) -> bool:
    """Tell whether a piece behind names and a link may be where their bearers work."""
    return bool(facts.links or facts.ids) and _PLACE.fullmatch(note.text, where.start, where.end) is not None


def facts_behind(note: ParsedNote, start: int, end: int) -> tuple[StretchFacts, int]:
    """Return the facts that what follows a title begins with, and where the text behind them begins.

    Names count where something shows that they are people: emphasis, "et al.", a venue, a year, a link or the end
    behind them.
    """
    end = min(end, start + _LONGEST)
    pieces = pieces_of(note, start, end)
    facts, place, shown = StretchFacts(), start, False
    for where, bracketed in pieces.where:
        had_authors = facts.authors is not None
        had_venue = facts.venue
        taken = take_piece(note, facts, where, dated=pieces.dated)
        if taken and facts.authors is None and facts.venue is not had_venue and not _is_short(facts.venue):
            facts.venue, taken = had_venue, False
        if not taken and not (bracketed and (facts.authors or (place == start and where.end - where.start < _SHORT))):
            break
        named = facts.authors is not None and not had_authors
        enclosed = bracketed and facts.authors is not None and len(facts.authors.names) > 1
        shown = shown or not named or facts.shortened or enclosed or where.start in pieces.emphasised
        place = where.end
    else:
        shown = True
        place = pieces.stop
    if not pieces.where or (facts.authors is not None and not shown):
        facts, place = StretchFacts(), start
    for venue in pieces.venues:
        if venue.end <= max(place, pieces.stop):
            take_piece(note, facts, venue, dated=True)
    return facts, place


def without_facts(note: ParsedNote, title: Quote) -> tuple[Quote, list[StretchFacts]]:
    """Return a title without the facts in brackets before it and behind it, or behind a comma; and these facts."""
    text = note.text
    start, end = title.span.start, title.span.end
    found: list[StretchFacts] = []
    while end - start > 4 and text[start] in "*_" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    while (before := _BRACKETS_BEFORE.match(text, start, end)) is not None and before.end() < end:
        facts = bracketed_facts(note, *before.span(1))
        if facts is None:
            break
        found.append(facts)
        start = before.end()
    cited = _CITED_BEFORE.match(text, start, end)
    if cited is not None and cited.end() < end:
        found.append(
            StretchFacts(
                authors=split_authors(text, *cited.span("names")),
                shortened="al" in cited["names"],
                year=note.quote(*cited.span("year")),
            )
        )
        start = cited.end()
    for _ in range(_MOST_ROUNDS):
        behind = _facts_at_end(note, start, end)
        if behind is None:
            break
        facts, end = behind
        found.append(facts)
    return (note.quote(start, end) if found else title), found


def without_citation(title: str) -> str:
    """Return a title without the names and the year that the names of files have before it."""
    return _CITED_BEFORE.sub("", title, count=1)


def bracketed_facts(note: ParsedNote, start: int, end: int) -> StretchFacts | None:
    """Return the facts that stand between brackets at the edge of a title, None where other words stand there."""
    facts = _names_first(note, start, end) or _all_of(note, start, end)
    return facts if facts is not None and _are_sure(facts, bracketed=True) else None


def _facts_at_end(note: ParsedNote, start: int, end: int) -> tuple[StretchFacts, int] | None:
    text = note.text
    brackets = _BRACKETS_BEHIND.search(text, max(start, end - 140), end)
    if brackets is not None:
        if brackets.start() <= start + 3:
            return None
        facts = bracketed_facts(note, *brackets.span(1))
        return (facts, brackets.start()) if facts is not None else None
    stops = [mark.span() for mark in _BETWEEN.finditer(text, max(start + 4, end - 160), end)]
    for stop, begin in reversed(stops[-_MOST_BETWEEN:]):
        facts = _all_of(note, begin, end)
        if facts is not None and _are_sure(facts, bracketed=False):
            return facts, stop
    return None


def _names_first(note: ParsedNote, start: int, end: int) -> StretchFacts | None:
    """Return the authors of a bracket that begins with names and "et al." ("Bee et al., Some Lab, 2024")."""
    pieces = pieces_of(note, start, end)
    facts = StretchFacts()
    if not pieces.where or pieces.stop < end:
        return None
    first, _ = pieces.where[0]
    if not take_piece(note, facts, first, dated=False) or not facts.shortened:
        return None
    for where, _ in pieces.where[1:]:
        take_piece(note, facts, where, dated=pieces.dated)
    return facts


def _are_sure(facts: StretchFacts, *, bracketed: bool) -> bool:
    """Tell whether facts at the edge of a title do not belong to the title."""
    if facts.authors is not None:
        words = ", ".join(name.text for name in facts.authors.names)
        two = bracketed and len(facts.authors.names) == 2 and not any(" " in name for name in facts.authors.clean)
        return (facts.shortened or facts.year is not None or two) and title_shape(words) < (0.15 if two else 0.2)
    venue = _is_short(facts.venue)
    if facts.ids or facts.when is not None or facts.dates:
        return facts.venue is None or venue
    if facts.venue is None:
        return bracketed and facts.year is not None
    return venue and (facts.year is not None or _SHORT_YEAR.search(facts.venue.text) is not None)


def _is_short(venue: Quote | None) -> bool:
    return venue is not None and is_short_venue(venue.text)
