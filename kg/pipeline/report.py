"""What a build reports when it is done."""

from dataclasses import dataclass

__all__ = ["BuildReport", "SkippedDocument", "Warned"]


@dataclass(frozen=True, slots=True, order=True)
class SkippedDocument:
    """A document that gave nothing, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Warned:
    """Something wrong with a document, by line (from 1; 0 for the whole file)."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Every document found is read, unchanged, skipped, failed or (after an interruption) pending.

    Attributes:
        read: names of the documents read because they were new or changed; for a dry run, those that would be.
        unchanged: how many documents were as the store knows them.
        removed: names of the documents whose graphs were removed; for a dry run, would be.
        skipped: the documents that gave nothing, those known from earlier builds included.
        failed: the documents and folders that could not be read this time; what was known of them stays.
        others: names of the files of kinds that are not read.
        pending: how many documents an interruption left for the next build.
        papers: how many papers the documents of the whole store present, each document counted for itself.
        found: how many of these are in the documents that this build looked at.
        claims: how many claims all documents support.
        warnings: what was damaged or odd in the documents read.
        notes: what became of the sources, if anything unusual.
        seconds: how long it took.
        interrupted: whether it was stopped before all documents were read.
        dry_run: whether nothing was written.
    """

    read: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[SkippedDocument, ...] = ()
    failed: tuple[SkippedDocument, ...] = ()
    others: tuple[str, ...] = ()
    pending: int = 0
    papers: int = 0
    found: int = 0
    claims: int = 0
    warnings: tuple[Warned, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    interrupted: bool = False
    dry_run: bool = False
