"""What notes say of a paper, each text once: papers are noted twice, and often in the same words."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.show.records import Named, Note
from kg.sparql.shipped import default_of
from kg.web.page_model import SaidNote
from kg.web.views.listings import listings_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["doubted_documents", "notes_together"]


def doubted_documents(store: "GraphStore", paper: str) -> frozenset[str]:
    """Return the documents whose sentences about a paper may be about something else."""
    least = float(default_of("ungrounded-summaries", "below"))
    return frozenset(each.document for each in listings_of(store, paper) if 0 <= each.groundedness < least)


def notes_together(notes: Iterable[Note], doubted: Collection[str]) -> tuple[SaidNote, ...]:
    """Return what notes say, with all documents that say the same; what may be about something else comes last.

    Args:
        notes: what each document says.
        doubted: the documents whose sentences may be about something else.
    """
    documents: dict[tuple[bool, tuple[str, ...]], list[Named]] = {}
    first: dict[tuple[bool, tuple[str, ...]], Note] = {}
    for note in notes:
        key = (note.document.iri in doubted, tuple(each.text for each in note.passages))
        first.setdefault(key, note)
        documents.setdefault(key, []).append(note.document)
    said = (SaidNote(tuple(documents[key]), note.passages, key[0]) for key, note in first.items())
    return tuple(sorted(said, key=lambda each: each.is_doubted))
