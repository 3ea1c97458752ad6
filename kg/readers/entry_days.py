"""Finds the day of each entry of a list: that of the heading above it, else that of the note."""

from bisect import bisect_right

from kg.model import PartialDate, Quote
from kg.readers.candidates import is_dated
from kg.readers.labelled import labelled
from kg.readers.labels import FieldName
from kg.readers.note import Note
from kg.readers.note_fields import NoteFields, read_header
from kg.readers.outline import NodeKind
from kg.readers.title_shapes import title_shape
from kg.readers.values import first_date, seen

__all__ = ["day_at", "day_of_note", "days_of_headings"]


def days_of_headings(note: Note) -> list[tuple[int, PartialDate, Quote]]:
    """Return the days and months that headings give, with where each begins to hold."""
    found = []
    for place in note.headings:
        node = note.nodes[place]
        when = first_date(note.text, node.start, min(node.end, node.start + 200))
        if when is not None and (is_dated(note, node.start, node.end) or title_shape(seen(note.words(node))) < 0.5):
            found.append((node.start, when, note.quote(when.span.start, when.span.end)))
    return found


def day_at(days: list[tuple[int, PartialDate, Quote]], offset: int) -> tuple[PartialDate, Quote | None] | None:
    """Return the day that the last heading before ``offset`` gives, None if none does."""
    before = bisect_right(days, offset, key=lambda day: day[0])
    return days[before - 1][1:] if before else None


def day_of_note(note: Note) -> tuple[PartialDate | None, Quote | None]:
    """Return the day of the whole list: of its header, its name, or a line that dates it."""
    fields = NoteFields()
    read_header(note, fields, note.header.values)
    if FieldName.DATE in fields.dates:
        when, quote = fields.dates[FieldName.DATE]
        return when, quote
    if note.date_of_name is not None:
        return note.date_of_name, None
    for node in note.nodes[:30]:
        if node.kind in {NodeKind.HEADING, NodeKind.CODE, NodeKind.RULE} or node.depth:
            continue
        for line in node.lines:
            for one in labelled(note, line.start, line.end):
                when_found = first_date(note.text, one.value.start, one.value.end)
                if one.name in {FieldName.DATE, FieldName.UPDATED} and when_found is not None:
                    return when_found, note.quote(when_found.span.start, when_found.span.end)
    return None, None
