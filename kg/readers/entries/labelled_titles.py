"""Finds entries that begin with a labelled title (``Title: ...``), one after the other without headings."""

from collections.abc import Iterator

from kg.model import Span
from kg.readers.entries.candidates import EntryCandidate
from kg.readers.fields.labelled import Labelled, labelled
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import title_seen
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_paper_word
from kg.readers.words.title_shapes import is_placeholder, title_shape

__all__ = ["labelled_candidates"]

_SHAPE = 0.3  # of what stands behind "Paper"
_MOST_LINES = 6  # of a block that the title is among
_HEAD = 15  # blocks below a title in which fields are looked for


def labelled_candidates(note: ParsedNote, outside: frozenset[int]) -> list[EntryCandidate]:
    """Return what may be entries: from one labelled title to the next, or to a heading.

    Args:
        note: the note.
        outside: the blocks below headings like References.
    """
    starts = []
    for place, node in enumerate(note.nodes):
        if place in outside or node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM} or not node.lines:
            continue
        value = next((field.value for field in _fields_first(note, node) if _is_title(note, field)), None)
        if value is not None:
            starts.append((place, value))
    if len(starts) < 2:
        return []
    found = []
    bounds = [place for place, _ in starts] + [len(note.nodes)]
    for number, (place, value) in enumerate(starts):
        end = next(
            (at for at in range(place + 1, bounds[number + 1]) if _is_heading(note, at)),
            bounds[number + 1],
        )
        fields = NoteFields()
        begin = _begin(note, place, bounds[number - 1] if number else -1)
        end = _begin(note, end, place) if number + 1 < len(starts) else end
        for below in range(begin, min(end, place + _HEAD)):
            read_node(note, fields, below)
        title = note.quote(value.start, value.end)
        text = title_seen(title.text)
        whole = Span(note.nodes[begin].start, note.nodes[end - 1].end)
        candidate = EntryCandidate(place, end, title, text, fields, whole, body=list(range(begin, end)))
        if not is_placeholder(text):
            found.append(candidate)
    return found


def _fields_first(note: ParsedNote, node: Node) -> Iterator[Labelled]:
    """Yield the field that each of the first lines of a block begins with, up to a line that is not one."""
    for line in node.lines[:_MOST_LINES]:
        named = labelled(note, line.start, line.end)
        if not named:
            return
        yield named[0]


def _is_title(note: ParsedNote, field: Labelled) -> bool:
    """Tell whether a labelled field is a title: behind "Title", or behind "Paper" where it looks like one."""
    if field.value.start >= field.value.end:
        return False
    if field.name is not FieldName.LINK:
        return field.name is FieldName.TITLE
    words = note.text[field.value.start : field.value.end]
    bare = is_paper_word(note.text[field.label.start : field.label.end]) and "://" not in words
    return bare and title_shape(title_seen(words)) >= _SHAPE


def _begin(note: ParsedNote, place: int, before: int) -> int:
    """Return where the entry begins whose title stands at ``place``: facts between it and a rule above are its own."""
    for begin in range(place - 1, before, -1):
        node = note.nodes[begin]
        if node.kind is NodeKind.RULE:
            return begin + 1
        if node.kind is not NodeKind.PARAGRAPH or not all(_is_fact(note, line) for line in node.lines):
            break
    return place


def _is_fact(note: ParsedNote, line: Span) -> bool:
    words = note.text[line.start : line.end]
    return not any(map(str.isalnum, words)) or bool(labelled(note, line.start, line.end))


def _is_heading(note: ParsedNote, place: int) -> bool:
    return note.nodes[place].kind is NodeKind.HEADING and note.nodes[place].level < BOLD_LINE
