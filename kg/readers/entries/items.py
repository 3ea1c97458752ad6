"""Finds entries that are the items of a list: a linked or bold title, or a title with links beside or below it."""

import re
from dataclasses import replace

from kg.model import Span
from kg.readers.entries.candidates import Candidate, address_of, is_copy, is_own_note, take_beside, take_ids
from kg.readers.entries.cited_names import cited_in_turn, of_citation
from kg.readers.entries.item_titles import NAMED_AFTER, title_of_item
from kg.readers.fields.fact_lines import are_facts, fact_line, facts_behind
from kg.readers.fields.labelled import labelled
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import take_facts, title_without_facts
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import Note
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import first_date, seen, title_seen
from kg.readers.values.authors import split_authors
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_citation, is_link_word, is_name_list
from kg.readers.words.title_shapes import is_placeholder, title_shape

__all__ = ["list_candidates"]

_LEAD = re.compile(
    r"(?:\*\*[^*\n\"“]{3,60}[.:!?]\*\*[ \t]+(?=\[[^\[\]])"
    r"|(?:[^\W\d_]{2,12}[ \t:：]+){0,2})[^\w\s*_\[]{0,3}[ \t]*(?=\*\*\S|__\S|\[[^\[\]])"
)  # "Read **Title** (...)"
_SHAPE = 0.3  # of a title that no list marks as one
_SHAPE_OF_LINES = 0.2
_TASK = re.compile(r"(?:\[[ xX/-]\][ \t]+)?")
_COUNTED = re.compile(r"(?:\d{1,3}[/.)](?:\d{0,3})|[①-⑳❶-❿])\s+\S")  # "1/ Title", with a summary before its address
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+\w+[ \t]+(?=\")")  # of MkDocs: ???+ note "Title"
_LONGEST_NUMBER = 12
_CLOSE = 60  # characters between such a title and its link
_ONE_AUTHOR = re.compile(r"(?:(?:[A-Z]\.\s?)+|[A-Z][a-z][\w'-]*\s)[A-Z][a-z][\w'-]*(?:\s+et al\.?)?,?")
_ID_AND_TITLE = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?[\s,:–—-]+(?=[^\W\d_]\w*\W+\w)")
_SIGNED = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,?\set\sal\b|,\s|\sand\s)")  # "Bee et al., *Title*"
_ONE_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3}|[가-힣]{2,4}")
_VENUE_YEAR = re.compile(r"[(\[_*]\s*(?P<venue>[A-Z][A-Za-z&. -]{1,30}?)?[\s,']*(?P<year>(?:19|20)\d\d)\s*[)\]_*]")


def list_candidates(note: Note, outside: frozenset[int]) -> dict[int, list[Candidate]]:
    """Return what may be entries, by how deep their items stand and whether they are numbered.

    Paragraphs that begin with a title and its link, and lines of a title and a link each, are items of depth 0.

    Args:
        note: the note.
        outside: the blocks below headings like References.
    """
    found: dict[int, list[Candidate]] = {}
    count = len(note.nodes)
    for place, node in enumerate(note.nodes):
        if place in outside:
            continue
        if node.kind is NodeKind.PARAGRAPH and not node.depth:
            for candidate in _of_paragraph(note, place, node):
                found.setdefault(0, []).append(candidate)
        if node.kind is not NodeKind.ITEM:
            continue
        end = place + 1
        while (
            end < count
            and note.nodes[end].kind is not NodeKind.HEADING
            and (
                note.nodes[end].depth > node.depth
                or (note.nodes[end].depth == node.depth and note.nodes[end].kind is not NodeKind.ITEM)
            )
        ):
            end += 1
        for candidate in _candidates(note, place, end, node):
            found.setdefault(2 * node.depth + node.ordered, []).append(candidate)
    return found


def _of_paragraph(note: Note, place: int, node: Node) -> list[Candidate]:
    """Return the entries of a paragraph: one a line, or one that begins it with its title and its link close behind."""
    links = note.links(node.start, node.end)
    if not links and "arxiv" not in note.words(node)[:500].casefold():
        return []
    if len(node.lines) > 1 and len(links) >= len(node.lines) > 0:
        lines = [Span(_TASK.match(note.text, line.start, line.end).end(), line.end) for line in node.lines]  # type: ignore[union-attr]
        each = [replace(node, start=line.start, end=line.end, lines=(line,)) for line in lines]
        found = [one for line in each for one in _candidates(note, place, place + 1, line)]
        shaped = sum(one.shape >= _SHAPE_OF_LINES for one in found)
        if shaped * 2 > len(found) and all(one.is_strong and not one.cited for one in found):
            return found
    lead = _LEAD.match(note.text, node.start, node.lines[0].end)
    if lead is None and not _is_followed_by_facts(note, node, links):
        return []
    if lead is None and _is_below_a_title(note, place) and not _SIGNED.match(note.text, node.start, node.end):
        return []
    begin = lead.end() if lead is not None else node.start
    if (admonition := _ADMONITION.match(note.text, begin, node.lines[0].end)) is not None:
        begin = admonition.end()
    found = _candidates(
        note, place, place + 1, replace(node, start=begin, lines=(Span(begin, node.lines[0].end), *node.lines[1:]))
    )
    if len(found) != 1 or not found[0].is_strong or found[0].cited or found[0].title is None:
        return []
    start = found[0].title.span.end
    end = found[0].own.quote.span.start if found[0].own is not None else start
    between = note.text[start:end]
    fields = found[0].fields
    if fields.authors is not None and FieldName.YEAR in fields.texts and _begins_with_names(found[0], begin):
        return found  # the item of a bibliography: authors, year, title, address
    if found[0].shape < _SHAPE:
        return []
    is_close = lead is not None and len(between) < _CLOSE and not re.search(r"[.!?。]\s", between)
    if lead is not None and found[0].fields.authors is not None and _ends_with_link(note, node, links):
        return found  # a bold title, names in brackets, what it is about, and its links
    counted = len(node.lines) > 1 and _COUNTED.match(note.text, node.start, node.end) is not None
    return found if is_close or counted or are_facts(note, start, end) else []


def _ends_with_link(note: Note, node: Node, links: list[InlineLink]) -> bool:
    """Tell whether a paragraph ends with links whose words say what is behind them."""
    first = next((at for at, link in enumerate(links) if link.form is not LinkForm.IMAGE), len(links))
    words = [seen(note.text[link.words.start : link.words.end]) for link in links[first:]]
    return bool(words) and all(map(is_link_word, words)) and are_facts(note, links[first].whole.start, node.end)


def _begins_with_names(candidate: Candidate, start: int) -> bool:
    """Tell whether names stand where an entry begins, at most a number before them."""
    authors = candidate.fields.authors
    return authors is not None and bool(authors.names) and authors.names[0].span.start - start < _LONGEST_NUMBER


def _is_below_a_title(note: Note, place: int) -> bool:
    """Tell whether a heading stands right above a block that is a title itself."""
    above = note.nodes[place - 1] if place else None
    return above is not None and above.kind is NodeKind.HEADING and title_shape(seen(note.words(above))) >= _SHAPE


def _is_followed_by_facts(note: Note, node: Node, links: list[InlineLink]) -> bool:
    """Tell whether lines of nothing but facts follow the first line, the paper's link among them."""
    if not links or note.links(node.start, node.lines[0].end):
        return bool(links) and links[0].whole.start > node.start + 20
    first = node.lines[0]
    if are_facts(note, first.start, first.end):
        return False
    numbered = _COUNTED.match(note.text, first.start, first.end) is not None
    for line in node.lines[1:]:
        if links[0].whole.start < line.end:
            return are_facts(note, line.start, line.end)
        if not (numbered or are_facts(note, line.start, line.end)):
            return False
    return False


def _candidates(note: Note, place: int, end: int, node: Node) -> list[Candidate]:
    first = node.lines[0]
    links = note.links(node.start, node.end)
    several = cited_in_turn(note, node, links)
    if several and (len(several) > 1 or several[0][0].span.start <= first.start + 8):
        return [of_citation(note, place, end, title, link) for title, link in several]
    named = labelled(note, first.start, first.end)
    fields = NoteFields()
    whole = Span(node.start, max(node.end, note.nodes[end - 1].end) if end > place + 1 else node.end)
    candidate = Candidate(place, end, None, "", fields, whole, body=list(range(place + 1, end)))
    start = first.start
    if named and named[0].name is FieldName.TITLE:
        start = named[0].value.start
    elif named:
        behind = _ID_AND_TITLE.match(note.text, named[0].value.start, first.end)
        if named[0].name is not FieldName.ARXIV or behind is None:
            return [candidate]
        start = behind.end()
    title, after = title_of_item(note, candidate, node, start, links)
    if title is not None:
        title = title_without_facts(note, fields, title)
        text = title_seen(title.text)
        if not is_placeholder(text) and re.search(r"[^\W\d_]{2}", text):
            candidate.title, candidate.title_text = title, text
    inner = [link for link in links if link.whole.end <= after]
    for link in inner:
        address = address_of(link)
        if address is not None:
            fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title", FieldName.LINK))
        elif is_copy(link):
            candidate.filed = True
        elif is_own_note(link) and (link.form is not LinkForm.WIKILINK or candidate.shape >= _SHAPE):
            candidate.notes = True
    beside = [link for link in links if link.whole.start >= after]
    take_beside(note, candidate, beside)
    take_ids(note, candidate, first, links)
    _read_after(note, candidate, node, after, beside)
    for below in candidate.body:
        if below <= place + 12:
            read_node(note, fields, below, names=below <= place + 2)
    for number, line in enumerate(node.lines[1:], 1):
        _read_line(note, candidate, line, alone=number == 1 and len(node.lines) > 2)
    return [candidate]


def _read_after(note: Note, candidate: Candidate, node: Node, after: int, beside: list[InlineLink]) -> None:
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


def _read_line(note: Note, candidate: Candidate, line: Span, *, alone: bool) -> None:
    """Read a line that continues an item: fields, links, names of people, else running text.

    Args:
        note: the note.
        candidate: what gets the fields.
        line: the line.
        alone: whether the name of one person is a line of authors, too.
    """
    text, fields = note.text, candidate.fields
    here = labelled(note, line.start, line.end)
    if here:
        place = candidate.place
        before = set(fields.taken)
        read_node(note, fields, place)
        if line.start in fields.taken - before or line.start in fields.taken:
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
