"""Finds entries that are paragraphs: a title with its link, names and facts, in one of several forms."""

import re
from collections.abc import Callable
from dataclasses import replace

from kg.model import Span
from kg.readers.entries.candidates import EntryCandidate
from kg.readers.entries.days import day_alone, take_day_before
from kg.readers.entries.headings import title_below
from kg.readers.entries.items import item_candidates, titles_in_a_row
from kg.readers.fields.fact_lines import are_facts
from kg.readers.fields.labelled import labelled
from kg.readers.fields.own_address import Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_link_word
from kg.readers.words.title_shapes import title_shape

__all__ = ["paragraph_candidates"]

_ParagraphForm = Callable[[ParsedNote, int, Node], list[EntryCandidate] | None]

_LEAD = re.compile(
    r"(?:\*\*[^*\n\"“]{3,60}[.:!?]\*\*[ \t]+(?=\[[^\[\]])"
    r"|(?:[^\W\d_]{2,12}[ \t:：]+){0,2})[^\w\s*_\[]{0,3}[ \t]*(?=\*\*\S|__\S|\[[^\[\]]|<(?:b|strong|a)\b)"
)  # "Read **Title** (...)"
_SHAPE = 0.3  # of a title that no list marks as one
_SHAPE_OF_LINES = 0.2
_TASK = re.compile(r"(?:\[[ xX/-]\][ \t]+)?")
_COUNTED = re.compile(r"(?:\d{1,3}[/.)](?:\d{0,3})|[①-⑳❶-❿])\s+\S")  # "1/ Title", with a summary before its address
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+\w+[ \t]+(?=\")")  # of MkDocs: ???+ note "Title"
_MAY_HAVE_ID = re.compile(r"arxiv|\bdoi\b", re.IGNORECASE)
_DEFINITION = re.compile(r":[ \t]+(?=\S)")  # of what stands on the first line of a paragraph
_LONGEST_NUMBER = 12
_CLOSE = 60  # characters between such a title and its link
_SIGNED = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,?\set\sal\b|,\s|\sand\s)")  # "Bee et al., *Title*"


def paragraph_candidates(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate]:
    """Return the entries of a paragraph: those of the first form that it has.

    Args:
        note: the note.
        place: the paragraph's place among the note's blocks.
        node: the paragraph, or what is left of it.
    """
    links = note.links(node.start, node.end)
    if not links and not _MAY_HAVE_ID.search(note.text, node.start, min(node.end, node.start + 500)):
        return []
    return next((found for form in _FORMS if (found := form(note, place, node)) is not None), [])


def _lines_of_papers(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read lines each of which is a title and its link, or an address and its title."""
    if len(node.lines) < 2:
        return None
    if len(note.links(node.start, node.end)) < len(node.lines) and not _are_of_papers(note, node):
        return None
    lines = [Span(_TASK.match(note.text, line.start, line.end).end(), line.end) for line in node.lines]  # type: ignore[union-attr]
    each = [replace(node, start=line.start, end=line.end, lines=(line,)) for line in lines]
    found = [one for line in each for one in item_candidates(note, place, place + 1, line)]
    shaped = sum(one.shape >= _SHAPE_OF_LINES for one in found)
    first = all(note.text.startswith(("http", "<http"), line.start) for line in lines)
    if not (first or shaped * 2 > len(found)) or not all(one.is_strong and not one.cited for one in found):
        return None
    return found


def _row_of_titles(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read nothing but linked titles."""
    return titles_in_a_row(note, place, place + 1, node) or None


def _below_its_day(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read a day on a line of its own, and below it what is read in one of these forms."""
    if len(node.lines) < 3 or (dated := day_alone(note, node.lines[0])) is None:
        return None
    found = paragraph_candidates(note, place, replace(node, start=node.lines[1].start, lines=node.lines[1:]))
    for candidate in found:
        candidate.fields.dates.setdefault(FieldName.READ, dated)
    return found


def _with_definitions(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read a title and below it lines that begin with a colon, as definition lists have them."""
    defined = [_DEFINITION.match(note.text, line.start, line.end) for line in node.lines[1:]]
    if not defined or not all(defined):
        return None
    lines = [Span(found.end(), line.end) for found, line in zip(defined, node.lines[1:], strict=True) if found]
    entries = item_candidates(note, place, place + 1, replace(node, lines=(node.lines[0], *lines)))
    return entries if len(entries) == 1 and entries[0].is_strong and entries[0].shape >= _SHAPE_OF_LINES else []


def _above_its_fields(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read a title and below it labelled lines, one of which gives the paper's address."""
    if len(node.lines) < 2 or not labelled(note, node.lines[1].start, node.lines[1].end):
        return None
    found = item_candidates(note, place, place + 1, node)
    return found if len(found) == 1 and _is_above_fields(found[0]) else None


def _with_its_link_close(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate] | None:
    """Read a title that begins the paragraph, marked or followed by facts, with its link close behind."""
    links = note.links(node.start, node.end)
    day = take_day_before(note, NoteFields(), node.start, node.lines[0].end)
    lead = _LEAD.match(note.text, day, node.lines[0].end)
    if lead is None and links and not _is_followed_by_facts(note, node, links):
        return None
    if lead is None and _is_below_a_title(note, place) and not _SIGNED.match(note.text, node.start, node.end):
        return None
    begin = lead.end() if lead is not None and day == node.start else node.start
    if (admonition := _ADMONITION.match(note.text, begin, node.lines[0].end)) is not None:
        begin = admonition.end()
    whole = replace(node, start=begin, lines=(Span(begin, node.lines[0].end), *node.lines[1:]))
    found = item_candidates(note, place, place + 1, whole)
    if len(found) != 1 or not found[0].is_strong or found[0].cited or found[0].title is None:
        return None
    start = found[0].title.span.end
    end = found[0].own.quote.span.start if found[0].own is not None else start
    end -= note.text.endswith("<", start, end)
    between = note.text[start:end]
    fields = found[0].fields
    if fields.authors is not None and FieldName.YEAR in fields.texts and _begins_with_names(found[0], begin):
        return found  # the item of a bibliography: authors, year, title, address
    if found[0].shape < (_SHAPE if day == node.start else _SHAPE_OF_LINES):
        return None
    is_close = lead is not None and len(between) < _CLOSE and not re.search(r"[.!?。]\s", between)
    if lead is not None and fields.authors is not None and _ends_with_link(note, node, links):
        return found  # a bold title, names in brackets, what it is about, and its links
    counted = len(node.lines) > 1 and _COUNTED.match(note.text, node.start, node.end) is not None
    return found if is_close or counted or are_facts(note, start, end) else None


_FORMS: tuple[_ParagraphForm, ...] = (
    _lines_of_papers,
    _row_of_titles,
    _below_its_day,
    _with_definitions,
    _above_its_fields,
    _with_its_link_close,
)
"""The forms of paragraphs that are entries. Each gives None for a paragraph of another form."""


def _is_above_fields(candidate: EntryCandidate) -> bool:
    """Tell whether a first line looks like a title, and the lines below it give the paper's address behind a label."""
    own = candidate.own
    return candidate.is_strong and candidate.shape >= _SHAPE and own is not None and own.strength == Strength.LABELLED


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
