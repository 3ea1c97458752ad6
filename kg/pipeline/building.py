"""The build: documents in, a published graph and a report out."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.pipeline.changes import Changes, compare
from kg.pipeline.discovery import FoundDocument, Scan, scan_documents
from kg.pipeline.identity import aliases_among, same_papers
from kg.pipeline.manifest import DocumentRecord, Manifest
from kg.pipeline.report import BuildReport, SkippedDocument, Warned
from kg.pipeline.version import queries_version, reading_version
from kg.schema import iris
from kg.store import StoreBuilder
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.extractors.base import Extractor
    from kg.model import Iri
    from kg.pipeline.computations.registry import Computation
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.extraction import FailedDocument
    from kg.store.preparation import Preparation

    _Outcomes = Iterable[ProcessedDocument | FailedDocument]

__all__ = ["build"]

_CHUNK_BYTES = 8 * 1024 * 1024  # N-Quads gathered before they are loaded; larger ones load no faster
_DOCUMENTS_A_PROCESS = 40  # fewer are read sooner than another process is ready


def build(
    paths: Iterable[str | os.PathLike[str]],
    location: str | Path,
    *,
    jobs: int | None = None,
    executor: "Executor | None" = None,
    fresh: bool = False,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    is_stopped: Callable[[], bool] = bool,
    extractors: "tuple[Extractor, ...] | None" = None,
    computations: "tuple[Computation, ...] | None" = None,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    bibliography_only: bool = False,
) -> BuildReport:
    """Bring a store up to date with the documents at and below some paths, and publish it.

    Only new and changed documents are read, and those whose papers go by another name since a document came or went
    (see :mod:`kg.pipeline.identity`). Documents of earlier builds that lay below these paths and are gone are removed;
    those of other paths stay. The graph does not depend on the order of documents or the number of processes.

    Args:
        paths: files and folders; documents go by these paths as given.
        location: the folder of the store; it is made if need be.
        jobs: how many processes read documents; None decides by their number. More than one calls for the usual
            ``if __name__ == "__main__"`` in scripts (see multiprocessing).
        executor: reads documents in place of processes of the build's own; it stays open.
        fresh: start from nothing.
        dry_run: only tell what would be read and removed.
        progress: called with the numbers of documents done and to do, at the start and after each document.
        is_stopped: asked now and then; once it says so, documents in hand are finished, and what was read so far is
            published.
        extractors: which extractors to run, None for all.
        computations: what to compute from the whole graph, None for all.
        vocabulary: the user's own names, known besides those that ship with paper-kg.
        bibliography_only: let bibliographies (BibTeX, CSL-JSON) complete the papers that notes name, and add no others.

    Raises:
        InputError: a path does not exist.
        StoreError: the store cannot be used, or another build is writing to it.
        VocabularyError: a vocabulary is damaged.
    """
    started = time.monotonic()
    version = reading_version(extractors, vocabulary)
    now_ns = time.time_ns()
    scan = scan_documents(paths)
    if dry_run:
        manifest = _read_manifest(location, fresh=fresh)
        changes = compare(scan, manifest, version, now_ns, fresh=fresh)
        run = _Run(scan, manifest, changes, version, now_ns, bibliography_only=bibliography_only)
        return run.preview(time.monotonic() - started)
    with StoreBuilder.open(location) as builder:
        manifest = _read_manifest(location, fresh=fresh)
        changes = compare(scan, manifest, version, now_ns, fresh=fresh)
        run = _Run(scan, manifest, changes, version, now_ns, bibliography_only=bibliography_only)
        if fresh or changes.stale or changes.removed or run.is_renewed() or run.misnamed():
            from kg.pipeline.computations.registry import COMPUTATIONS
            from kg.pipeline.extraction import process_documents
            from kg.vocabularies.files import check_readable

            check_readable(vocabulary)  # before long work

            def process(
                documents: "Iterable[FoundDocument]", aliases: "Mapping[str, Mapping[Iri, Iri]]"
            ) -> "_Outcomes":
                given = tuple(documents)
                return process_documents(
                    given,
                    jobs=jobs or _processes_for(len(given)),
                    executor=executor,
                    extractors=extractors,
                    vocabulary=vocabulary,
                    aliases=aliases,
                    is_stopped=is_stopped,
                )

            empty = fresh or run.is_mostly_new()
            with builder.prepare(empty=empty) as preparation:
                run.change(
                    preparation,
                    process,
                    COMPUTATIONS if computations is None else computations,
                    progress or _silent,
                    vocabulary,
                    empty=empty,
                )
        elif changes.renewed:
            builder.replace_manifest(run.manifest().to_bytes())
    return run.report(time.monotonic() - started)


_Process = Callable[["Iterable[FoundDocument]", "Mapping[str, Mapping[Iri, Iri]]"], "_Outcomes"]


class _Run:
    """One build on its way: what is known so far, and the report it makes in the end."""

    def __init__(
        self,
        scan: Scan,
        manifest: Manifest,
        changes: Changes,
        version: str,
        now_ns: int,
        *,
        bibliography_only: bool,
    ) -> None:
        self._scan = scan
        self._bibliography_only = bibliography_only
        self._known_bibliography_only = manifest.bibliography_only
        self._known = manifest.documents
        self._known_version = manifest.version
        self._known_queries = manifest.queries
        self._changes = changes
        self._version = version
        self._queries = queries_version()
        self._now_ns = now_ns
        self._pending = {found.name: found for found in changes.stale}
        self._records: dict[str, DocumentRecord] = {}  # of documents processed now
        self._renamed: dict[str, DocumentRecord] = {}  # of unchanged documents whose papers go by other names now
        self._failed: list[SkippedDocument] = []

    def is_renewed(self) -> bool:
        """Return whether the graph would differ although the documents are the same."""
        known = (self._known_version, self._known_queries, self._known_bibliography_only)
        return known != (self._version, self._queries, self._bibliography_only)

    def misnamed(self) -> "dict[str, Mapping[Iri, Iri]]":
        """Return the documents whose papers go by other names now that all documents are known, and by which.

        A document that is not below the paths of this build keeps its names until it is.
        """
        documents = self.manifest().documents
        names = (named for record in documents.values() for named in record.names)
        aliases = same_papers(names, bibliography_only=self._bibliography_only)
        found = {each.name for each in self._scan.documents} - self._pending.keys()
        due = {name: aliases_among(documents[name].names, aliases) for name in found if name in documents}
        return {name: wanted for name, wanted in due.items() if wanted != documents[name].aliases}

    def is_mostly_new(self) -> bool:
        """Return whether it is quicker to start from nothing than to take back what is no longer so."""
        replaced = sum(name in self._known for name in self._pending) + len(self._changes.removed)
        return not self._known_version or replaced > len(self._changes.unchanged) + len(self._changes.elsewhere)

    def change(
        self,
        preparation: "Preparation",
        process: _Process,
        computations: "tuple[Computation, ...]",
        progress: Callable[[int, int], None],
        vocabulary: OwnVocabulary,
        *,
        empty: bool,
    ) -> None:
        """Bring a prepared generation up to date and publish it."""
        from kg.pipeline.examples import refresh_examples
        from kg.pipeline.vocabulary import refresh_vocabulary

        self._begin(preparation, computations, empty=empty)
        total = len(self._pending)
        progress(0, total)
        chunk: list[bytes] = []
        replaced: list[str] = []
        known_aliases = {name: self._known[name].aliases for name in self._pending if name in self._known}
        for done, outcome in enumerate(process(self._changes.stale, known_aliases), 1):
            if not empty and outcome.path in self._known:
                replaced.append(outcome.path)
            if nquads := self._take(outcome):
                chunk.append(nquads)
            if sum(map(len, chunk)) >= _CHUNK_BYTES:
                _replace(preparation, replaced, chunk)
            progress(done, total)
        if self._pending and len(self._pending) == total:
            return  # interrupted before any document was done
        _replace(preparation, replaced, chunk)
        self._rename(preparation, process)
        if empty:
            preparation.carry_over(_graphs(name for name in self._pending if name in self._known))
        refresh_vocabulary(preparation, vocabulary, renew=self._known_version != self._version)
        refresh_examples(preparation)
        for computation in computations:
            with preparation.store() as store:
                nquads = computation.compute(store)
            preparation.load(nquads)
        preparation.publish(self.manifest().to_bytes(), optimize=empty)

    def manifest(self) -> Manifest:
        """Return what the next build is to know."""
        left = {name: self._known[name] for name in self._pending if name in self._known}
        documents = {**self._changes.elsewhere, **self._changes.unchanged, **left, **self._records, **self._renamed}
        return Manifest(self._version, documents, self._queries, self._bibliography_only)

    def report(self, seconds: float) -> BuildReport:
        """Tell what the build did."""
        documents = self.manifest().documents
        read = {name: record for name, record in self._records.items() if not record.skipped}
        warnings = (Warned(name, each.line, each.message) for name, record in read.items() for each in record.problems)
        return BuildReport(
            read=tuple(sorted(read)),
            unchanged=sum(not record.skipped for record in self._changes.unchanged.values()),
            removed=self._changes.removed,
            skipped=self._skipped(),
            pending=len(self._pending),
            papers=sum(record.papers for record in documents.values()),
            claims=sum(record.claims for record in documents.values()),
            warnings=tuple(sorted(warnings)),
            seconds=seconds,
            interrupted=bool(self._pending),
        )

    def preview(self, seconds: float) -> BuildReport:
        """Tell what the build would do."""
        return BuildReport(
            read=tuple(sorted(self._pending)),
            unchanged=sum(not record.skipped for record in self._changes.unchanged.values()),
            removed=self._changes.removed,
            skipped=self._skipped(),
            seconds=seconds,
            dry_run=True,
        )

    def _begin(self, preparation: "Preparation", computations: "tuple[Computation, ...]", *, empty: bool) -> None:
        if empty:
            preparation.carry_over(_graphs([*self._changes.unchanged, *self._changes.elsewhere]))
            return
        for computation in computations:
            preparation.drop(computation.graph)
        preparation.retract(_graphs(self._changes.removed))

    def _rename(self, preparation: "Preparation", process: _Process) -> None:
        """Read again the documents whose papers go by other names now that all documents are known."""
        from kg.pipeline.extraction import FailedDocument

        due = self.misnamed()
        files = {each.name: each for each in self._scan.documents}
        for outcome in process((files[name] for name in sorted(due)), due):
            if not isinstance(outcome, FailedDocument):
                known = self._records if outcome.path in self._records else self._renamed
                known[outcome.path] = _record(files[outcome.path], outcome, self._version, self._now_ns)
                _replace(preparation, [outcome.path], [outcome.nquads])

    def _take(self, outcome: "ProcessedDocument | FailedDocument") -> bytes:
        """Note what came of a document and return its quads."""
        from kg.pipeline.extraction import FailedDocument

        found = self._pending.pop(outcome.path)
        if isinstance(outcome, FailedDocument):
            self._failed.append(SkippedDocument(outcome.path, outcome.reason))
            return b""
        self._records[outcome.path] = _record(found, outcome, self._version, self._now_ns)
        return outcome.nquads

    def _skipped(self) -> tuple[SkippedDocument, ...]:
        records = {**self._changes.unchanged, **self._records}
        known = [SkippedDocument(name, record.skipped) for name, record in records.items() if record.skipped]
        return tuple(sorted([*self._scan.unreadable, *self._failed, *known]))


def _replace(preparation: "Preparation", replaced: list[str], chunk: list[bytes]) -> None:
    preparation.retract(_graphs(replaced))
    preparation.load(b"".join(chunk))
    replaced.clear()
    chunk.clear()


def _record(found: FoundDocument, read: "ProcessedDocument", version: str, now_ns: int) -> DocumentRecord:
    return DocumentRecord(
        size=found.size,
        mtime_ns=found.mtime_ns,
        ctime_ns=found.ctime_ns,
        checked_ns=now_ns,
        sha256=read.sha256,
        version=version,
        layout=read.layout,
        papers=read.papers,
        claims=read.claims,
        problems=read.problems,
        skipped=read.skipped,
        names=read.names,
        aliases=read.aliases,
    )


def _read_manifest(location: str | Path, *, fresh: bool) -> Manifest:
    try:
        return Manifest.from_bytes(StoreBuilder.published_manifest(location))
    except StoreError:
        if fresh:
            return Manifest()
        raise


def _graphs(names: Iterable[str]) -> list[str]:
    return [iris.document(name) for name in names]


def _processes_for(documents: int) -> int:
    return max(1, min(os.cpu_count() or 1, documents // _DOCUMENTS_A_PROCESS))


def _silent(done: int, total: int) -> None:
    pass
