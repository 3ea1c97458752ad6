"""Reads what stands behind and below the title of an item: names, a venue, days, links; the rest is running text."""

import re

from kg.model import Span
from kg.readers.entries.candidates import EntryCandidate, take_beside
from kg.readers.entries.item_titles import NAMED_AFTER
from kg.readers.entries.names_first import ONE_PERSON
from kg.readers.fields.fact_lines import fact_line, facts_behind
from kg.readers.fields.labelled import labelled
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.taking_facts import take_facts
from kg.readers.markdown.inline_links import InlineLink
from kg.readers.markdown.nodes import Node
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import first_date, seen
from kg.readers.values.authors import split_authors
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation, is_link_word, is_name_list

__all__ = ["read_after", "read_line"]

_ONE_AUTHOR = re.compile(r"(?:(?:[A-Z]\.\s?)+|[A-Z][a-z][\w'-]*\s)[A-Z][a-z][\w'-]*(?:\s+et al\.?)?,?")
_ONE_NAME = re.compile(rf"{ONE_PERSON.pattern}|[가-힣]{{2,4}}")
_VENUE_YEAR = re.compile(r"[(\[_*]\s*(?P<venue>[A-Z][A-Za-z&. -]{1,30}?)?[\s,']*(?P<year>(?:19|20)\d\d)\s*[)\]_*]")
_CITED_NAMES = re.compile(r"[\[(]?(?P<names>[^\d()\[\]]{2,60}?)[,.]?\s*[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]{0,2}")


def read_after(note: ParsedNote, candidate: EntryCandidate, node: Node, after: int, beside: list[InlineLink]) -> None:
    """Read what follows a title on its line: authors, year and venue; the rest is running text."""
    text = note.text
    end = node.lines[0].end
    fields = candidate.fields
    facts, start = facts_behind(note, after, end)
    facts.links = []  # they are taken with those of the other lines
    take_facts(note, fields, facts)
    named = NAMED_AFTER.match(text, after, end)
    if named is not None and fields.authors is None:
        people = named["names"].strip(" ,;_*")
        if is_name_list(people) or _ONE_AUTHOR.fullmatch(people):
            at = named.start("names")
            fields.authors = split_authors(text, at, at + len(people))
            fields.texts.setdefault(FieldName.YEAR, []).append(note.quote(*named.span("year")))
            start = named.end()
    is_dated = bool(fields.texts.keys() & {FieldName.YEAR, FieldName.VENUE})
    if not is_dated and (dated := _VENUE_YEAR.search(text, after, end)) is not None:
        fields.texts.setdefault(FieldName.YEAR, []).append(note.quote(*dated.span("year")))
        if dated["venue"]:
            fields.texts.setdefault(FieldName.VENUE, []).append(note.quote(dated.start("venue"), dated.end("year")))
    parts, place = [], start
    for link in beside:
        if link.whole.start >= end:
            break
        words = seen(text[link.words.start : link.words.end]) if link.words.start < link.words.end else ""
        _take_cited_names(note, candidate, link)
        if (is_link_word(words) or is_citation(words)) and link.whole.start >= place:
            parts.append(Span(place, link.whole.start))
            place = link.whole.end
    parts.append(Span(place, end))
    for part in parts:
        begin, stop = stripped(text, part.start, part.end)
        while begin < stop and text[begin] in "-–—:：,;.|·)]*_[( ":
            begin += 1
        while begin < stop and text[stop - 1] in "[(|·,;:- ":
            stop -= 1
        if fields.authors is None and part is parts[0] and is_name_list(text[begin:stop]):
            fields.authors = split_authors(text, begin, stop)
        elif stop - begin > 3 and re.search(r"[^\W\d_]{2}", text[begin:stop]):
            candidate.rest.append(Span(begin, stop))


def _take_cited_names(note: ParsedNote, candidate: EntryCandidate, link: InlineLink) -> None:
    """Take the names and the year that the words of a link beside the title give ("[Bee et al., 2024](...)")."""
    cited = _CITED_NAMES.fullmatch(note.text, link.words.start, link.words.end)
    fields = candidate.fields
    if cited is None or fields.authors is not None or not is_name_list(cited["names"]):
        return
    fields.authors = split_authors(note.text, *cited.span("names"))
    fields.texts.setdefault(FieldName.YEAR, []).append(note.quote(*cited.span("year")))


def read_line(note: ParsedNote, candidate: EntryCandidate, line: Span, *, alone: bool) -> None:
    """Read a line that continues an item: fields, links, names of people, else running text.

    Args:
        note: the note.
        candidate: what gets the fields.
        line: the line.
        alone: whether the name of one person is a line of authors, too.
    """
    text, fields = note.text, candidate.fields
    if labelled(note, line.start, line.end):
        read_node(note, fields, candidate.place)
        if line.start in fields.taken:
            return
    words = text[line.start : line.end].strip("*_ ")
    people = names_on(text, line.start, line.end)
    if people is None and alone and _ONE_NAME.fullmatch(words):
        people = line
    if fields.authors is None and people is not None:
        fields.authors = split_authors(text, people.start, people.end)
        return
    links = note.links(line.start, line.end)
    take_beside(note, candidate, links)
    facts = fact_line(note, line)
    if facts is not None:
        facts.links = []
        take_facts(note, fields, facts, published=True)
        return
    bare = sum(link.whole.end - link.whole.start for link in links)
    when = first_date(text, line.start, line.end)
    if when is not None and FieldName.PUBLISHED not in fields.dates and len(words) - bare < 60:
        fields.dates[FieldName.PUBLISHED] = (when, note.quote(when.span.start, when.span.end))
    if len(words) - bare >= 30 or (not links and when is None):
        candidate.rest.append(line)
