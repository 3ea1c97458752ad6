"""What a build tells when it is done."""

from dataclasses import dataclass

__all__ = ["BuildReport", "SkippedDocument", "Warned"]


@dataclass(frozen=True, slots=True, order=True)
class SkippedDocument:
    """A document that gave nothing, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Warned:
    """Something wrong with a document, told by line (from 1; 0 for the whole file)."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Every document found is read, unchanged, skipped or (after an interruption) pending.

    Attributes:
        read: paths of the documents read because they were new or changed; for a dry run, those that would be.
        unchanged: how many documents were as the store knows them.
        removed: paths of the documents whose graphs were removed; for a dry run, would be.
        skipped: the documents that gave nothing, those known from earlier builds included.
        pending: how many documents an interruption left for the next build.
        papers: how many papers the documents of the whole store present, each document counted for itself.
        claims: how many claims they support.
        warnings: what was damaged or odd in the documents read.
        seconds: how long it took.
        interrupted: whether it was stopped before all documents were read.
        dry_run: whether nothing was written.
    """

    read: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[SkippedDocument, ...] = ()
    pending: int = 0
    papers: int = 0
    claims: int = 0
    warnings: tuple[Warned, ...] = ()
    seconds: float = 0.0
    interrupted: bool = False
    dry_run: bool = False
