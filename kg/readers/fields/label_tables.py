"""Reads the fields in a table that holds a label and its value a row, or a row of labels above one of values."""

from kg.model import Span
from kg.readers.fields.ids_alone import may_hold_id, take_id_alone
from kg.readers.fields.paper_fields import NoteFields, bare, take, take_authors
from kg.readers.markdown.nodes import Node
from kg.readers.note import ParsedNote
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.title_shapes import is_placeholder

__all__ = ["read_table"]


def read_table(note: ParsedNote, fields: NoteFields, node: Node) -> bool:
    """Read a table of two columns, or of two rows, of which the first holds labels; tell whether it is one."""
    rows = [row for row in _turned(note, node) if len(row) >= 2]
    named = [(row, field_named(bare(note.text[row[0].start : row[0].end]))) for row in rows]
    known = [(row, name) for row, name in named if name is not None and row[1].start < row[1].end]
    if len(known) < 2 or any(len(row) > 3 for row in rows) or len(known) * 2 < len(rows) - 1:
        return False
    for row, name in named:
        if name in {None, FieldName.NOTES} and may_hold_id(bare(note.text[row[0].start : row[0].end])):
            take_id_alone(note, fields, row[1])
    for row, name in known:
        fields.labels += 1
        fields.taken.add(node.start)
        if is_placeholder(note.text[row[1].start : row[1].end]):
            continue
        if name is FieldName.AUTHORS:
            take_authors(note, fields, [note.quote(row[1].start, row[1].end)], is_labelled=True)
        elif name is not None and name is not FieldName.TEXT:
            take(note, fields, name, row[1], note.text[row[0].start : row[0].end])
    return True


def _turned(note: ParsedNote, node: Node) -> list[tuple[Span, ...]]:
    """Return the rows of a table; of one with a row of labels above one of values, pairs of these."""
    rows = list(node.rows)
    if len(rows) != 2 or len(rows[0]) < 2:
        return rows
    labels = [field_named(bare(note.text[cell.start : cell.end])) for cell in rows[0]]
    if max(2, len(labels) / 2) > sum(label is not None for label in labels):
        return rows
    return list(zip(*rows, strict=False))
