"""Finds entries that are items of lists or paragraphs, by how deep they stand."""

from kg.readers.entries.candidates import EntryCandidate
from kg.readers.entries.items import item_candidates
from kg.readers.entries.paragraphs import paragraph_candidates
from kg.readers.markdown.nodes import NodeKind
from kg.readers.note import ParsedNote

__all__ = ["list_candidates"]


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
            for candidate in paragraph_candidates(note, place, node):
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
        for candidate in item_candidates(note, place, end, node):
            found.setdefault(2 * node.depth + node.ordered, []).append(candidate)
    return found
