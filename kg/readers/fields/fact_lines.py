"""Reads lines of facts without labels: names, a venue, a year and links in a row (``Bee, Dee · ACL 2024 · [pdf]``)."""

import re
from dataclasses import dataclass, field

from kg.model import PaperId, PartialDate, Quote, Span
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.note import Note
from kg.readers.values.addresses import dates, parsed_address, seen
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.link_words import is_link_word, is_name_list

__all__ = ["FactLine", "fact_line"]

_LONGEST = 1_500
_LINK = "\ufffc"  # stands for a character of a link
_BREAKS = re.compile(
    r"\s*[|｜·•;]\s*|\s+/\s+|\s+[-–—]+\s+|[()（）\[\]]|[.,]\s+(?=\ufffc)|(?<=\w\w)\.\s+(?=[A-Z])|\ufffc+[\s,./|&]*"
    r"|,\s+(?=[A-Z][\w&-]*\s?'?(?:19|20)?\d\d\b)|,?\s+(?=(?:19|20)\d\d\b(?![-./]\d))|\t+"
)
_EDGES = " \t,.;:*_`>-–—"
_PERSON = re.compile(r"[^\W\d_][\w'’.‐-]*(?:\s[^\W\d_][\w'’.‐-]*){1,4}|[가-힣\u4e00-\u9fff]{2,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VENUE = re.compile(
    r"(?:[Ii]n:?\s)?(?:the\s)?[A-Z][\w&.:@/+-]*(?:\s(?:[A-Z\d][\w&.:@/+'’,-]*|of|the|on|in|and|for|&|du|de|der)){0,9}"
)
_PREPRINT = re.compile(r"(?:(?:arxiv|corr)\s)?(?:e-?print|preprint)s?(?:,?\s?arxiv)?|arxiv|corr", re.IGNORECASE)
_LONGEST_VENUE = 60
_LONGEST_DATE = 30


@dataclass
class FactLine:
    """What a line of facts says.

    Attributes:
        authors: the names.
        links: the links that lead to the paper, its code or its pages.
        dates: the days behind words such as "read", by their field.
        ids: ids of the paper that no link gives.
        venue, year: where and when it was published.
    """

    authors: Authors | None = None
    links: list[InlineLink] = field(default_factory=list)
    dates: dict[FieldName, PartialDate] = field(default_factory=dict)
    ids: list[PaperId] = field(default_factory=list)
    venue: Quote | None = None
    year: Quote | None = None


def fact_line(note: Note, line: Span) -> FactLine | None:
    """Return what a line says, None unless all of it are names, links, a venue, a date or an id.

    A line of names alone is not enough: see :func:`kg.readers.words.link_words.is_name_list`.
    """
    text = note.text
    if line.end - line.start > _LONGEST or line.start >= line.end:
        return None
    facts = FactLine()
    people: list[InlineLink] = []
    masked = text[line.start : line.end]
    for link in note.links(line.start, line.end):
        begin, stop = link.whole.start - line.start, link.whole.end - line.start
        if masked[begin] == _LINK:  # inside of another link
            continue
        words = seen(text[link.words.start : link.words.end])
        if link.form is LinkForm.IMAGE:
            pass
        elif link.form is not LinkForm.WIKILINK and (not words or is_link_word(words)):
            facts.links.append(link)
        elif _is_person(words, link):
            people.append(link)
        else:
            return None
        masked = masked[:begin] + _LINK * (stop - begin) + masked[stop:]
    pieces = _pieces(masked)
    dated = _YEAR.search(masked) is not None
    for begin, stop, bracketed in pieces:
        words = masked[begin:stop]
        where = Span(line.start + begin, line.start + stop)
        if not _take_piece(note, facts, words, where, dated=dated) and not (bracketed and facts.authors):
            return None
    if people:
        if facts.authors is not None:
            return None
        start, end = people[0].whole.start, people[-1].whole.end
        facts.authors = split_authors(text, start, end)
    several = facts.authors is not None and len(facts.authors.names) > 1
    return facts if facts.links or facts.ids or (several and (facts.venue or facts.year)) else None


def _is_person(words: str, link: InlineLink) -> bool:
    address = parsed_address(link.address)
    return (
        _PERSON.fullmatch(words) is not None
        and words[0].isupper() | (not words[0].isascii())
        and not (address is not None and (address.of_paper or address.of_code))
    )


def _pieces(masked: str) -> list[tuple[int, int, bool]]:
    """Return where the parts between links and separators begin and end, and whether brackets enclose them."""
    found: list[tuple[int, int, bool]] = []
    place, depth = 0, 0
    for mark in [*_BREAKS.finditer(masked), None]:
        stop = mark.start() if mark else len(masked)
        begin = place
        while begin < stop and masked[begin] in _EDGES:
            begin += 1
        while begin < stop and masked[stop - 1] in _EDGES:
            stop -= 1
        if begin < stop:
            found.append((begin, stop, depth > 0))
        if mark is not None:
            depth += sum(map(mark[0].count, "([（")) - sum(map(mark[0].count, ")]）"))
            place = mark.end()
    return found


def _take_piece(note: Note, facts: FactLine, words: str, where: Span, *, dated: bool) -> bool:
    """Take one part of a line, and tell whether it is a fact."""
    if not any(map(str.isalnum, words)):
        return True
    if facts.authors is None and is_name_list(words):
        facts.authors = split_authors(note.text, where.start, where.end)
        return True
    for found in find_ids(note.text, where.start, where.end, bare=False):
        rest = note.text[where.start : found.span.start] + note.text[found.span.end : where.end]
        rest = rest.strip(_EDGES)
        if rest and not is_link_word(rest) and _PREPRINT.fullmatch(rest) is None:
            return False
        facts.ids.append(found)
        return True
    year = _YEAR.search(words)
    if year is not None:
        facts.year = facts.year or note.quote(where.start + year.start(), where.start + year.end())
        day = next((each for each in dates(note.text, where.start, where.end) if each.day is not None), None)
        if day is not None:
            name = field_named(note.text[where.start : day.span.start].strip(_EDGES))
            if name is not None:
                facts.dates.setdefault(FieldName.READ if name is FieldName.STATUS else name, day)
        if day is not None or year[0] == words:
            return len(words) < _LONGEST_DATE
    if is_link_word(words) or field_named(words) is not None or words.isdigit() or _PREPRINT.fullmatch(words):
        return True
    if dated and facts.venue is None and len(words) <= _LONGEST_VENUE and _VENUE.fullmatch(words):
        facts.venue = note.quote(where.start, where.end)
        return True
    return False
