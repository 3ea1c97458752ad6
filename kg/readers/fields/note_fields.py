"""Reads the fields of a paper wherever notes put them: labelled lines, lines of links, tables, callouts, headers."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.model import Quote, Span
from kg.readers.fields.fact_lines import fact_line
from kg.readers.fields.ids_alone import may_hold_id, take_id_alone, take_other_label
from kg.readers.fields.label_tables import read_table
from kg.readers.fields.labelled import labelled
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import ADDRESSED, NoteFields, named_by_link, take, take_authors
from kg.readers.fields.taking_facts import ON_A_LINE, take_facts, take_facts_behind, usual_name
from kg.readers.markdown.front_matter import Value
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import parsed_address, seen
from kg.readers.values.authors import Authors
from kg.readers.values.name_order import joined_name
from kg.readers.words.labels import FieldName, field_named, folded
from kg.readers.words.link_words import is_citation, is_link_word
from kg.readers.words.title_shapes import is_placeholder, title_shape

__all__ = ["read_header", "read_node"]


_HEADED = frozenset(  # what a heading may label on its own
    {FieldName.TITLE, FieldName.AUTHORS, FieldName.ARXIV, FieldName.DOI, FieldName.LINK, FieldName.CODE}
    | {FieldName.DATE, FieldName.READ, FieldName.PUBLISHED, FieldName.VENUE, FieldName.YEAR, FieldName.AFFILIATION}
)
_LONGEST_BELOW = 400
_ONE_AUTHOR = frozenset({"author", "firstauthor", "first author", "coauthor"})
_GIVEN_NAME = re.compile(r"\.(?:given|first)[_ -]?(?:name)?$", re.IGNORECASE)
_FAMILY_NAME = re.compile(r"\.(?:family|last)[_ -]?(?:name)?$", re.IGNORECASE)
_FEWEST_COMMAS = 2  # of a heading that holds names
_SHAPE = 0.5  # of words that are not names
_METADATA = frozenset({"yaml", "yml"})  # languages of a block of code at the top that holds fields
_ONE_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3}|[가-힣]{2,4}")
_LINE_WORDS = re.compile(r"\w+")
_PERSON_AND_PLACE = re.compile(r"([^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){1,4}),\s+\S")
_MOST_PEOPLE = 60
_SUBTITLES = frozenset({"description", "subtitle", "excerpt"})  # properties that may hold names and a venue
_BRACKETED = re.compile(r"[(（][^()（）]{1,60}[)）]")


def read_header(note: ParsedNote, fields: NoteFields, values: Iterable[Value]) -> None:
    """Read the values of a YAML or TOML header."""
    people: list[Quote] = []
    values = list(values)
    named = {field_named(value.key.rsplit(".", 1)[-1]) for value in values}
    keys = [value.key for value in values]
    writers = sum(key.casefold() == "author" for key in keys)
    blog = writers == 1 and not named & {FieldName.YEAR, FieldName.VENUE, FieldName.DOI, FieldName.ARXIV}
    for value in values:
        key = value.key.rsplit(".", 1)[-1]
        name = field_named(key)
        if key.casefold() in _SUBTITLES and (facts := fact_line(note, value.quote.span)) is not None:
            take_facts(note, fields, facts)
        if name in {None, FieldName.NOTES} and keys.count(value.key) == 1 and may_hold_id(key):
            take_id_alone(note, fields, value.quote.span)
        if name is None:
            continue
        if is_placeholder(value.text) or value.text in {"true", "false"}:  # "comments: true", of a blog
            continue
        fields.labels += 1
        if name is FieldName.AUTHORS:
            # the one "author" of a post is who wrote the post, unless the header describes a paper
            if not (blog and value.key.casefold() == "author" and "," not in value.text and " and " not in value.text):
                people.append(value.quote)
        else:
            take(note, fields, name, value.quote.span, value.key)
    if people:
        take_authors(note, fields, people, is_labelled=True)
    elif creators := _creators(values):
        names, clean = zip(*creators, strict=True)
        fields.authors = Authors(names, tuple(range(1, len(names) + 1)), clean=clean)


def _creators(values: list[Value]) -> list[tuple[Quote, str]]:
    """Return the people whose given and family names are values of their own, as Zotero exports them."""
    found = []
    for one, other in pairwise(values):
        given, family = (one, other) if _GIVEN_NAME.search(one.key) else (other, one)
        if _GIVEN_NAME.search(given.key) and _FAMILY_NAME.search(family.key):
            found.append((family.quote, joined_name(given.text, family.text)))
    return found


def read_node(note: ParsedNote, fields: NoteFields, place: int, *, names: bool = False) -> bool:
    """Read the fields of one block's lines, and tell whether any was one.

    Args:
        note: the note.
        fields: what gets the fields.
        place: the block's place among the note's blocks.
        names: whether a line of nothing but people's names is a line of authors.
    """
    node = note.nodes[place]
    if node.kind is NodeKind.TABLE:
        return read_table(note, fields, node)
    if node.kind is NodeKind.HEADING:
        return _read_heading(note, fields, place) or (names and _take_signature(note, fields, node))
    if node.kind is NodeKind.RULE or (node.kind is NodeKind.CODE and (place > 1 or node.info not in _METADATA)):
        return False
    before = len(fields.taken)
    prose = False
    for number, line in enumerate(node.lines if node.kind is not NodeKind.CODE else _lines_of(note, node)):
        here = labelled(note, line.start, line.end)
        for one in here:
            values = [one.value] if one.value.start < one.value.end else list(_following(note, place, number))
            if one.name is FieldName.TEXT:
                fields.labels += 1
                continue
            _take_labelled(note, fields, one.name, note.text[one.label.start : one.label.end], values)
            fields.taken |= {line.start}
        if here or (fields.labels and take_other_label(note, fields, line)):
            continue
        if not (names and _take_facts(note, fields, line, in_prose=prose)):
            later = len(note.headings) > 1 and place > note.headings[1]
            prose = not _take_links(note, fields, line, listed=node.depth > 0, later=later)
    return len(fields.taken) > before


def _read_heading(note: ParsedNote, fields: NoteFields, place: int) -> bool:
    """Read a heading that is a label: its value stands behind a colon, or in the short block below it."""
    node = note.nodes[place]
    for one in labelled(note, node.start, node.end):
        if one.value.start < one.value.end:
            _take_labelled(note, fields, one.name, note.text[one.label.start : one.label.end], [one.value])
        return one.name is not FieldName.TEXT
    words = note.words(node)
    name = field_named(words)
    if name not in _HEADED or place + 1 >= len(note.nodes):
        return False
    below = note.nodes[place + 1]
    if below.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM} or len(note.words(below)) > _LONGEST_BELOW:
        return False
    if name is FieldName.AFFILIATION:
        return _take_people_of(note, fields, place + 1)
    values = [line for line in below.lines if not labelled(note, line.start, line.end)]
    _take_labelled(note, fields, name, words, values)
    return bool(values)


def _take_people_of(note: ParsedNote, fields: NoteFields, first: int) -> bool:
    """Take the names in a list of people with their affiliations behind commas, and tell whether it is one."""
    people = []
    for node in note.nodes[first : first + _MOST_PEOPLE]:
        if node.kind is not NodeKind.ITEM:
            break
        person = _PERSON_AND_PLACE.match(note.text, node.start, node.end)
        if person is None:
            return False
        people.append(note.quote(*person.span(1)))
    if fields.authors is None and people:
        take_authors(note, fields, people)
        fields.taken |= {note.nodes[place].start for place in range(first, first + len(people))}
    return bool(people)


def _take_labelled(note: ParsedNote, fields: NoteFields, name: FieldName, label: str, values: list[Span]) -> None:
    """Take the values of a label."""
    fields.labels += 1
    if name is FieldName.TEXT or not values:
        return
    if name is FieldName.AUTHORS:
        single = folded(label) in _ONE_AUTHOR
        take_authors(
            note, fields, [note.quote(value.start, value.end) for value in values], single=single, is_labelled=True
        )
    else:
        for value in values:
            take(note, fields, name, value, label)
            if name in ADDRESSED:
                take_facts_behind(note, fields, value)
            elif name is FieldName.NOTES:
                take_id_alone(note, fields, value)
    fields.taken |= {value.start for value in values}


def _take_facts(note: ParsedNote, fields: NoteFields, line: Span, *, in_prose: bool) -> bool:
    """Take a line of names, or of names, a venue and links in a row, and tell whether it is one."""
    if fields.authors is None:
        people = names_on(note.text, line.start, line.end)
        if people is not None:
            take_authors(note, fields, [note.quote(people.start, people.end)])
            fields.taken.add(line.start)
            return True
    facts = fact_line(note, line)
    if facts is not None and in_prose and not (facts.links and (facts.venue or facts.year)):
        return False
    if facts is None or (facts.authors is not None and fields.authors is not None):
        words = note.text[line.start : line.end].strip("*_ ")
        if facts is None and fields.authors is None and fields.one_name is None and _ONE_NAME.fullmatch(words):
            fields.one_name = note.quote(line.start, line.end)
        return False
    take_facts(note, fields, facts)
    fields.taken.add(line.start)
    return True


def _take_signature(note: ParsedNote, fields: NoteFields, node: Node) -> bool:
    """Take a heading below the title that holds names or facts, and tell whether it does."""
    words = note.words(node)
    people = names_on(note.text, node.start, node.end)
    shortened = "et al" in words
    if people is not None and not shortened and (words.count(",") < _FEWEST_COMMAS or title_shape(words) >= _SHAPE):
        return False
    return _take_facts(note, fields, Span(node.start, node.end), in_prose=False)


def _lines_of(note: ParsedNote, node: Node) -> list[Span]:
    """Return the lines of a block of code."""
    return [
        Span(node.start + line.start(), node.start + line.end()) for line in re.finditer(r"[^\r\n]+", note.words(node))
    ]


def _following(note: ParsedNote, place: int, number: int) -> Iterator[Span]:
    """Yield the lines that a label on its own line heads: the next lines, or the list below."""
    node = note.nodes[place]
    rest = node.lines[number + 1 :]
    for line in rest:
        if labelled(note, line.start, line.end):
            return
        yield line
    if rest:
        return
    for below in note.nodes[place + 1 : place + 40]:
        nested = below.kind is NodeKind.ITEM and below.depth == node.depth + 1
        if not nested or labelled(note, below.start, below.lines[0].end):
            return
        yield Span(below.start, below.end)


def _take_links(note: ParsedNote, fields: NoteFields, line: Span, *, listed: bool, later: bool) -> bool:
    """Read a line that is nothing but links, and tell whether it is one that names the paper's addresses.

    An item of a list whose link has words of its own names another page.
    """
    links = note.links(line.start, line.end)
    if not links:
        return False
    rest = _BRACKETED.sub(" ", _without(note.text, line, links))
    words = _LINE_WORDS.findall(rest)
    if any(not is_link_word(word) and not word.isdigit() for word in words) and field_named(rest) is None:
        return False
    found = False
    for link in links:
        address = parsed_address(link.address)
        if address is None or link.form is LinkForm.IMAGE:
            continue
        name = named_by_link(note, link) or (field_named(" ".join(words)) if words else None)
        link_words = seen(note.text[link.words.start : link.words.end])
        if name is None and link_words and not is_link_word(link_words) and (listed or words or len(links) > 1):
            continue
        if later and is_citation(link_words):
            continue  # what a section cites, not the page's paper
        if name in ADDRESSED or (name is None and (address.of_paper or address.of_code)):
            kind = name if name is not None and name in ADDRESSED else usual_name(address)
            fields.addresses.append(OwnAddress(address, link.target, Strength.LINE, ON_A_LINE, kind))
            found = True
    if found:
        fields.taken.add(line.start)
    return found


def _without(text: str, line: Span, links: list[InlineLink]) -> str:
    rest, place = [], line.start
    for link in links:
        if link.whole.start >= place:
            rest.append(text[place : link.whole.start])
            place = link.whole.end
    rest.append(text[place : line.end])
    return " ".join(rest)
