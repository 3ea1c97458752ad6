"""Makes the report of a build from what it looked at and read, whether into a store or into parts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kg.pipeline.changes import DocumentChanges
from kg.pipeline.discovery import Scan
from kg.pipeline.manifest import DocumentRecord
from kg.pipeline.report import BuildReport, SkippedDocument, Warned
from kg.pipeline.sources import Plan

__all__ = ["preview_of", "report_of"]


def report_of(
    scan: Scan,
    changes: DocumentChanges,
    where: Plan,
    *,
    records: Mapping[str, DocumentRecord],
    documents: Mapping[str, DocumentRecord],
    failed: Iterable[SkippedDocument],
    pending: Collection[str],
    seconds: float,
) -> BuildReport:
    """Return what a build did.

    Args:
        scan: what is on disk.
        changes: what differed from what was known.
        where: the places looked at and the sources.
        records: the documents read because they were new or changed, by name.
        documents: all documents that are known now, by name.
        failed: those that could not be read.
        pending: names of those left unread.
        seconds: how long it took.
    """
    read = {name: record for name, record in records.items() if not record.skipped}
    warnings = (Warned(name, each.line, each.message) for name, record in read.items() for each in record.problems)
    looked_at = {**changes.unchanged, **records}
    skipped = (SkippedDocument(name, record.skipped) for name, record in looked_at.items() if record.skipped)
    return BuildReport(
        read=tuple(sorted(read)),
        unchanged=sum(not record.skipped for record in changes.unchanged.values()),
        removed=changes.removed,
        skipped=tuple(sorted(skipped)),
        failed=tuple(sorted([*scan.unreadable, *failed])),
        others=scan.others,
        pending=len(pending),
        papers=sum(record.papers for record in documents.values()),
        found=sum(record.papers for name, record in documents.items() if scan.covers(name)),
        claims=sum(record.claims for record in documents.values()),
        warnings=tuple(sorted(warnings)),
        notes=where.notes,
        seconds=seconds,
        interrupted=bool(pending),
    )


def preview_of(report: BuildReport, pending: Collection[str]) -> BuildReport:
    """Return what a build would do, from the report of one that has read nothing and what it has to read."""
    return replace(report, read=tuple(sorted(pending)), pending=0, interrupted=False, dry_run=True)
