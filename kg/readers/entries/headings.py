"""Finds entries whose titles are headings, or bold lines that serve as headings."""

import re

from kg.model import Quote, Span
from kg.readers.entries.candidates import EntryCandidate, is_dated, is_own_note, parsed_link_address, take_ids
from kg.readers.entries.days import take_day_before
from kg.readers.fields.fact_lines import are_facts
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import title_without_facts
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen, title_seen
from kg.readers.words.headings import is_aside, is_readme_section, is_reference_heading, is_section_name
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.link_words import is_citation, is_link_word
from kg.readers.words.title_shapes import is_listing_title, is_placeholder, title_shape

__all__ = ["heading_candidates", "is_divider", "title_below"]

_HEAD = 15  # blocks below a heading in which its fields are looked for
_WORD = re.compile(r"[^\W\d_]{4}|[\uac00-\ud7a3\u4e00-\u9fff]{2}")
_DAY = re.compile(  # "5/17 (Fri)"
    r"[\W\d_]*\d[\W\d_]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[월화수목금토일](?:요일)?)?[\W_]*", re.IGNORECASE
)
_BOLD_IN_LINE = re.compile(r"(?P<marks>\*\*|__)(?P<words>(?:(?!(?P=marks)).){12,300})(?P=marks)\s*\([^()\d]{2,31}\)$")
_EMPHASISED_LINE = re.compile(r"(?P<marks>[*_]{1,2})(?P<words>[^*_\n]{12,300})(?P=marks)")
_SHAPE = 0.3  # of a bold line that names a paper


def is_divider(note: ParsedNote, node: Node) -> bool:
    """Tell whether a heading parts a note instead of naming a paper: a date, a section, the title of a list."""
    words = seen(note.words(node)[:500])
    return (
        not words
        or is_section_name(words)
        or is_reference_heading(words)
        or is_aside(words)
        or is_readme_section(words)
        or is_placeholder(words)
        or is_dated(note, node.start, node.end)
        or field_named(words) is not None
        or is_listing_title(words)
    )


def title_below(note: ParsedNote, place: int, end: int) -> Quote | None:
    """Return the title below a short name in a heading: a line that emphasis marks from end to end.

    Args:
        note: the note.
        place: the heading's place among the note's blocks.
        end: the place of the block behind what the heading heads.
    """
    below = note.nodes[place + 1] if place + 1 < end else None
    if below is None or below.kind is not NodeKind.PARAGRAPH:
        return None
    marked = _EMPHASISED_LINE.fullmatch(note.text, below.lines[0].start, below.lines[0].end)
    if marked is None or names_on(note.text, *marked.span()) or are_facts(note, *marked.span()):
        return None
    words = note.quote(*marked.span("words"))
    return words if title_shape(title_seen(words.text)) >= _SHAPE else None


def heading_candidates(
    note: ParsedNote, outside: frozenset[int], papers: frozenset[int]
) -> dict[int, list[EntryCandidate]]:
    """Return what may be entries, by the level of their headings.

    Args:
        note: the note.
        outside: the blocks below headings like References.
        papers: the blocks that name papers of their own (items of lists, tables): a heading above them has none of
            their fields.
    """
    found: dict[int, list[EntryCandidate]] = {}
    ends = _ends(note)
    bold: dict[int, float] = {}  # the bold lines that name and link papers, and how much they look like titles
    for place in sorted(note.headings, key=lambda place: note.nodes[place].level < BOLD_LINE):
        node = note.nodes[place]
        if place in outside or node.depth > 1:
            continue
        if not any(parsed_link_address(link) for link in note.links(node.start, node.end)) and is_divider(note, node):
            continue
        others = papers
        if bold:
            shape = title_shape(seen(note.words(node)[:500]))
            others = papers | {below for below, other in bold.items() if place < below < ends[place] and other > shape}
        candidate = _candidate(note, place, ends[place], others)
        if candidate is not None:
            found.setdefault(node.level, []).append(candidate)
            if node.level == BOLD_LINE and candidate.is_strong and candidate.shape >= _SHAPE:
                bold[place] = candidate.shape
    return found


def _ends(note: ParsedNote) -> dict[int, int]:
    """Return for each heading the place of the next heading of its level or above, else the end."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for place in note.headings:
        level = note.nodes[place].level
        while open_ and note.nodes[open_[-1]].level >= level:
            ends[open_.pop()] = place
        open_.append(place)
    ends.update(dict.fromkeys(open_, len(note.nodes)))
    return ends


def _candidate(note: ParsedNote, place: int, end: int, papers: frozenset[int]) -> EntryCandidate | None:
    node = note.nodes[place]
    fields = NoteFields()
    title = note.quote(node.start, node.end)
    links = note.links(node.start, node.end)
    titled = next((link for link in links if _is_title(note, link.words)), None)
    if titled is not None and (titled.words.end - titled.words.start) * 2 > (node.end - node.start) - (
        titled.target.span.end - titled.target.span.start
    ):
        title = note.quote(titled.words.start, titled.words.end)
    marked = _BOLD_IN_LINE.match(note.text, node.start, node.end) if node.level == BOLD_LINE else None
    if marked is not None and title.span.start == node.start:
        title = note.quote(*marked.span("words"))  # "**Title** (Some Lab)"
    title = title_without_facts(note, fields, title)
    last = note.nodes[end - 1] if end > place + 1 else node
    candidate = EntryCandidate(place, end, title, "", fields, Span(node.start, max(node.end, last.end)))
    begin = take_day_before(note, fields, title.span.start, title.span.end)
    if begin > title.span.start:
        title = note.quote(begin, title.span.end)
    title_text = title_seen(title.text)
    candidate.title, candidate.title_text = (title, title_text) if title_text else (None, "")
    for link in links:
        address = parsed_link_address(link)
        if address is not None and (address.of_paper or link is titled):
            fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the heading", FieldName.LINK))
        elif is_own_note(link):
            candidate.notes = True
    take_ids(note, candidate, Span(node.start, node.end), links)
    in_head = near = True
    for below in range(place + 1, end):
        each = note.nodes[below]
        if each.kind is NodeKind.HEADING and not (node.level < BOLD_LINE and each.level == BOLD_LINE):
            in_head = False
        in_head = in_head and below not in papers
        if in_head and below <= place + _HEAD:
            near = read_node(note, fields, below, names=near or below <= place + 2) and near
    candidate.body = list(range(place + 1, end))
    labelled = fields.first(FieldName.TITLE)
    labelled = labelled or title_below(note, place, end)
    is_day = _WORD.search(title_text) is None  # "9/6 (Wed)"
    if labelled is not None and (is_day or title_shape(title_seen(labelled.text)) > title_shape(title_text)):
        candidate.title, candidate.title_text = labelled, title_seen(labelled.text)
    elif _DAY.fullmatch(title_text):
        return None
    return candidate


def _is_title(note: ParsedNote, words: Span) -> bool:
    if words.start >= words.end:
        return False
    read = seen(note.text[words.start : words.end])
    return not (is_link_word(read) or is_citation(read))
