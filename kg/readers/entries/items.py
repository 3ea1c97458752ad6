"""Finds entries that are the items of a list: a linked or bold title, or a title with links beside or below it."""

import re
from dataclasses import replace

from kg.model import IdKind, Span
from kg.readers.entries.candidates import (
    EntryCandidate,
    is_copy,
    is_own_note,
    parsed_link_address,
    take_beside,
    take_ids,
)
from kg.readers.entries.cited_names import cited_in_turn, linked_in_turn, of_citation, of_linked_title
from kg.readers.entries.days import day_alone, take_day_before
from kg.readers.entries.headings import title_below
from kg.readers.entries.item_texts import read_after, read_line
from kg.readers.entries.item_titles import title_of_item
from kg.readers.fields.fact_lines import are_facts
from kg.readers.fields.labelled import labelled
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import title_without_facts
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import Address, seen, title_seen
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_link_word
from kg.readers.words.title_shapes import is_placeholder, title_shape

__all__ = ["list_candidates"]

_LEAD = re.compile(
    r"(?:\*\*[^*\n\"“]{3,60}[.:!?]\*\*[ \t]+(?=\[[^\[\]])"
    r"|(?:[^\W\d_]{2,12}[ \t:：]+){0,2})[^\w\s*_\[]{0,3}[ \t]*(?=\*\*\S|__\S|\[[^\[\]]|<(?:b|strong|a)\b)"
)  # "Read **Title** (...)"
_SHAPE = 0.3  # of a title that no list marks as one
_SHAPE_OF_LINES = 0.2
_GAIN = 0.15  # by which a title below a short name must be more like one
_TASK = re.compile(r"(?:\[[ xX/-]\][ \t]+)?")
_COUNTED = re.compile(r"(?:\d{1,3}[/.)](?:\d{0,3})|[①-⑳❶-❿])\s+\S")  # "1/ Title", with a summary before its address
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+\w+[ \t]+(?=\")")  # of MkDocs: ???+ note "Title"
_MAY_HAVE_ID = re.compile(r"arxiv|\bdoi\b", re.IGNORECASE)
_DEFINITION = re.compile(r":[ \t]+(?=\S)")  # of what stands on the first line of a paragraph
_FEWEST_IN_A_ROW = 2
_LONGEST_NUMBER = 12
_CLOSE = 60  # characters between such a title and its link
_ID_AND_TITLE = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?[\s,:–—-]+(?=[^\W\d_]\w*\W+\w)")
_LEADING_ID = re.compile(
    r"[*_`]{0,3}(?P<id>(?:[a-z-]+(?:\.[A-Za-z-]{2,8})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)[*_`]{0,3}(?:\s*[:：|]|\s+[-–—]{1,2})\s+(?=[^\W\d_])"
)
_SIGNED = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,?\set\sal\b|,\s|\sand\s)")  # "Bee et al., *Title*"


def list_candidates(note: ParsedNote, outside: frozenset[int]) -> dict[int, list[EntryCandidate]]:
    """Return what may be entries, by how deep their items stand and whether they are numbered.

    Paragraphs that begin with a title and its link, and lines of a title and a link each, are items of depth 0.

    Args:
        note: the note.
        outside: the blocks below headings like References.
    """
    found: dict[int, list[EntryCandidate]] = {}
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


def _of_paragraph(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate]:
    """Return the entries of a paragraph: one a line, or one that begins it with its title and its link close behind."""
    links = note.links(node.start, node.end)
    if not links and not _MAY_HAVE_ID.search(note.text, node.start, min(node.end, node.start + 500)):
        return []
    if len(node.lines) > 1 and (len(links) >= len(node.lines) or _are_of_papers(note, node)):
        lines = [Span(_TASK.match(note.text, line.start, line.end).end(), line.end) for line in node.lines]  # type: ignore[union-attr]
        each = [replace(node, start=line.start, end=line.end, lines=(line,)) for line in lines]
        found = [one for line in each for one in _candidates(note, place, place + 1, line)]
        shaped = sum(one.shape >= _SHAPE_OF_LINES for one in found)
        first = all(note.text.startswith(("http", "<http"), line.start) for line in lines)
        if (first or shaped * 2 > len(found)) and all(one.is_strong and not one.cited for one in found):
            return found
    if row := _titles_in_a_row(note, place, place + 1, node):
        return row
    if len(node.lines) > 2 and (dated := day_alone(note, node.lines[0])) is not None:
        found = _of_paragraph(note, place, replace(node, start=node.lines[1].start, lines=node.lines[1:]))
        for candidate in found:
            candidate.fields.dates.setdefault(FieldName.READ, dated)
        return found
    defined = [_DEFINITION.match(note.text, line.start, line.end) for line in node.lines[1:]]
    if defined and all(defined):
        lines = [Span(found.end(), line.end) for found, line in zip(defined, node.lines[1:], strict=True) if found]
        found = _candidates(note, place, place + 1, replace(node, lines=(node.lines[0], *lines)))
        return found if len(found) == 1 and found[0].is_strong and found[0].shape >= _SHAPE_OF_LINES else []
    if len(node.lines) > 1 and labelled(note, node.lines[1].start, node.lines[1].end):
        found = _candidates(note, place, place + 1, node)
        if len(found) == 1 and _is_above_fields(found[0]):
            return found
    day = take_day_before(note, NoteFields(), node.start, node.lines[0].end)
    lead = _LEAD.match(note.text, day, node.lines[0].end)
    if lead is None and links and not _is_followed_by_facts(note, node, links):
        return []
    if lead is None and _is_below_a_title(note, place) and not _SIGNED.match(note.text, node.start, node.end):
        return []
    begin = lead.end() if lead is not None and day == node.start else node.start
    if (admonition := _ADMONITION.match(note.text, begin, node.lines[0].end)) is not None:
        begin = admonition.end()
    found = _candidates(
        note, place, place + 1, replace(node, start=begin, lines=(Span(begin, node.lines[0].end), *node.lines[1:]))
    )
    if len(found) != 1 or not found[0].is_strong or found[0].cited or found[0].title is None:
        return []
    start = found[0].title.span.end
    end = found[0].own.quote.span.start if found[0].own is not None else start
    end -= note.text.endswith("<", start, end)
    between = note.text[start:end]
    fields = found[0].fields
    if fields.authors is not None and FieldName.YEAR in fields.texts and _begins_with_names(found[0], begin):
        return found  # the item of a bibliography: authors, year, title, address
    if found[0].shape < (_SHAPE if day == node.start else _SHAPE_OF_LINES):
        return []
    is_close = lead is not None and len(between) < _CLOSE and not re.search(r"[.!?。]\s", between)
    if lead is not None and found[0].fields.authors is not None and _ends_with_link(note, node, links):
        return found  # a bold title, names in brackets, what it is about, and its links
    counted = len(node.lines) > 1 and _COUNTED.match(note.text, node.start, node.end) is not None
    return found if is_close or counted or are_facts(note, start, end) else []


def _is_above_fields(candidate: EntryCandidate) -> bool:
    """Tell whether a first line looks like a title, and the lines below it give the paper's address behind a label."""
    own = candidate.own
    return candidate.is_strong and candidate.shape >= _SHAPE and own is not None and own.strength == Strength.LABELLED


def _titles_in_a_row(note: ParsedNote, place: int, end: int, node: Node) -> list[EntryCandidate]:
    """Return the entries of a block that is nothing but linked titles, at most with a day before them."""
    links = note.links(node.start, node.end)
    if len(links) < _FEWEST_IN_A_ROW:
        return []
    fields = NoteFields()
    begin = take_day_before(note, fields, node.start, node.lines[0].end)
    links = linked_in_turn(note, begin, node.end, links)
    return [of_linked_title(note, place, end, link, fields) for link in links]


def _are_of_papers(note: ParsedNote, node: Node) -> bool:
    """Tell whether each line of a paragraph has a link or the label of arXiv ids."""
    return all(
        note.links(line.start, line.end) or "arxiv" in note.text[line.start : line.end].casefold()
        for line in node.lines
    )


def _ends_with_link(note: ParsedNote, node: Node, links: list[InlineLink]) -> bool:
    """Tell whether a paragraph ends with links whose words say what is behind them."""
    first = next((at for at, link in enumerate(links) if link.form is not LinkForm.IMAGE), len(links))
    words = [seen(note.text[link.words.start : link.words.end]) for link in links[first:]]
    return bool(words) and all(map(is_link_word, words)) and are_facts(note, links[first].whole.start, node.end)


def _begins_with_names(candidate: EntryCandidate, start: int) -> bool:
    """Tell whether names stand where an entry begins, at most a number before them."""
    authors = candidate.fields.authors
    return authors is not None and bool(authors.names) and authors.names[0].span.start - start < _LONGEST_NUMBER


def _is_below_a_title(note: ParsedNote, place: int) -> bool:
    """Tell whether a heading stands right above a block that is a title itself, or one that this block completes."""
    above = note.nodes[place - 1] if place else None
    if above is None or above.kind is not NodeKind.HEADING:
        return False
    named = above.level == BOLD_LINE and title_below(note, place - 1, place + 1) is not None
    return named or title_shape(seen(note.words(above))) >= _SHAPE


def _is_followed_by_facts(note: ParsedNote, node: Node, links: list[InlineLink]) -> bool:
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


def _candidates(note: ParsedNote, place: int, end: int, node: Node) -> list[EntryCandidate]:
    first = node.lines[0]
    links = note.links(node.start, node.end)
    several = cited_in_turn(note, node, links)
    if several and (len(several) > 1 or several[0][0].span.start <= first.start + 8):
        return [of_citation(note, place, end, title, link) for title, link in several]
    if row := _titles_in_a_row(note, place, end, node):
        return row
    named = labelled(note, first.start, first.end)
    fields = NoteFields()
    whole = Span(node.start, max(node.end, note.nodes[end - 1].end) if end > place + 1 else node.end)
    candidate = EntryCandidate(place, end, None, "", fields, whole, body=list(range(place + 1, end)))
    start = first.start
    if named and named[0].name is FieldName.TITLE:
        start = named[0].value.start
    elif named:
        behind = _ID_AND_TITLE.match(note.text, named[0].value.start, first.end)
        if named[0].name is not FieldName.ARXIV or behind is None:
            return [candidate]
        start = behind.end()
    else:
        start = _take_leading_id(note, candidate, start, first.end)
    title, after = title_of_item(note, candidate, node, start, links)
    if title is not None:
        title = title_without_facts(note, fields, title)
        text = title_seen(title.text)
        if not is_placeholder(text) and re.search(r"[^\W\d_]{2}", text):
            candidate.title, candidate.title_text = title, text
    inner = [link for link in links if link.whole.end <= after]
    for link in inner:
        address = parsed_link_address(link)
        if address is not None:
            fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title", FieldName.LINK))
        elif is_copy(link):
            candidate.filed = True
        elif is_own_note(link) and (link.form is not LinkForm.WIKILINK or candidate.shape >= _SHAPE):
            candidate.notes = True
    beside = [link for link in links if link.whole.start >= after]
    take_beside(note, candidate, beside)
    take_ids(note, candidate, first, links)
    read_after(note, candidate, node, after, beside)
    near = True
    for below in candidate.body:
        if below <= place + 12:
            near = read_node(note, fields, below, names=near or below <= place + 2) and near
    _take_title_below(note, candidate)
    for number, line in enumerate(node.lines[1:], 1):
        read_line(note, candidate, line, alone=number == 1 and len(node.lines) > 2)
    return [candidate]


def _take_title_below(note: ParsedNote, candidate: EntryCandidate) -> None:
    """Take the first item below a short name as the title where it looks like one and the paper's address is below."""
    first = note.nodes[candidate.body[0]] if candidate.body else None
    own = candidate.own
    if first is None or first.kind is not NodeKind.ITEM or own is None or not own.is_paper or candidate.shape >= _SHAPE:
        return
    line = first.lines[0]
    if len(first.lines) > 1 or note.links(line.start, line.end) or labelled(note, line.start, line.end):
        return
    words = title_seen(note.text[line.start : line.end])
    if title_shape(words) >= max(_SHAPE, candidate.shape + _GAIN) and not are_facts(note, line.start, line.end):
        candidate.title, candidate.title_text = note.quote(line.start, line.end), words
        candidate.body = candidate.body[1:]


def _take_leading_id(note: ParsedNote, candidate: EntryCandidate, start: int, end: int) -> int:
    """Take an arXiv id alone that stands before a title (``2401.03001 - Title``), and return where the title begins."""
    leading = _LEADING_ID.match(note.text, start, end)
    found = next(iter(find_ids(note.text, *leading.span("id"))), None) if leading is not None else None
    if leading is None or found is None or found.kind is not IdKind.ARXIV:
        return start
    own = OwnAddress(
        Address(found, of_paper=True),
        note.quote(*leading.span("id")),
        Strength.BESIDE,
        "before the title",
        FieldName.ARXIV,
    )
    candidate.fields.addresses.append(own)
    return leading.end()
