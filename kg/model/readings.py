"""What a reader got out of a document."""

from dataclasses import dataclass

from kg.model.documents import Document, Problem
from kg.model.entries import Entry, Layout

__all__ = ["Attempt", "Reading"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far a document has a layout.

    Attributes:
        layout: the layout.
        score: 0 (not at all) to 1 (surely); a document is read from 0.5 on.
        reasons: what speaks for it.
        missing: what speaks against it, or was looked for and not found.
    """

    layout: Layout
    score: float
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of one document.

    Attributes:
        document: the decoded document.
        layout: None if the document is none of the layouts (it is then skipped).
        entries: the papers it presents.
        problems: what was damaged or odd, by line.
        skipped: why it was skipped, empty if it was read.
        reasons: why it was taken to have its layout.
        tried: for each layout that was looked for, how far the document has it and why.
    """

    document: Document
    layout: Layout | None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    reasons: tuple[str, ...] = ()
    tried: tuple[Attempt, ...] = ()
