"""One build: what is known so far, how it changes the graph, and what it reports in the end."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from kg.pipeline.changes import DocumentChanges, recorded, unchanged_file
from kg.pipeline.discovery import FoundDocument, Scan
from kg.pipeline.fingerprint import Versions
from kg.pipeline.loading import Loader
from kg.pipeline.manifest import DocumentRecord, Manifest
from kg.pipeline.naming import aliases_due
from kg.pipeline.report import BuildReport, SkippedDocument
from kg.pipeline.reporting import preview_of, report_of
from kg.pipeline.sources import Plan
from kg.schema import iris
from kg.vocabularies.own_files import OwnVocabulary

if TYPE_CHECKING:
    from kg.model import Iri
    from kg.pipeline.computations.registry import Computation
    from kg.pipeline.computing import Computing
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.executors import FailedDocument, Outcome
    from kg.pipeline.indexing import SearchIndex
    from kg.store import GraphStore
    from kg.store.preparation import Preparation

    Aliases = Mapping[Iri, Iri]
    Process = Callable[
        [Iterable[FoundDocument], Mapping[str, Aliases], Mapping[str, ProcessedDocument]], Iterable[Outcome]
    ]

__all__ = ["Run"]


class Run:
    """One build on its way.

    Args:
        scan: what is on disk.
        manifest: what the last build knew.
        changes: the difference of the two.
        where: the places looked at and the sources.
        versions: what the build works by.
        fresh: start from nothing; what is published is not opened.

    Attributes:
        stale: the documents to read.
        versions: what the build works by.
        starts_empty: whether the new generation starts from nothing.
    """

    def __init__(
        self, scan: Scan, manifest: Manifest, changes: DocumentChanges, where: Plan, versions: Versions, *, fresh: bool
    ) -> None:
        self._scan = scan
        self._before = manifest
        self._known = manifest.documents
        self._changes = changes
        self._where = where
        self.versions = versions
        self._fresh = fresh
        self._pending = {found.name: found for found in changes.stale}
        self._records: dict[str, DocumentRecord] = {}  # of documents processed now
        self._files = {each.name: each for each in scan.documents}
        self._renamed: dict[str, DocumentRecord] = {}  # of unchanged documents whose papers go by other names now
        self._failed: dict[str, SkippedDocument] = {}
        self._digests = manifest.digests
        self.stale = changes.stale
        self.starts_empty = fresh or self._is_mostly_new()

    def is_interrupted(self) -> bool:
        """Return whether documents were left unread."""
        return bool(self._pending)

    def changes_graph(self) -> bool:
        """Return whether the graph will differ, or has to be made anew."""
        return bool(self._changes.stale) or self._changes_without_reading() or bool(self.misnamed())

    def changes_manifest(self) -> bool:
        """Return whether there is something to note for the next build though the graph stays."""
        return self._changes.renewed or (self._before.sources, self._before.location) != (
            self._where.sources,
            self._where.store,
        )

    def change(
        self,
        preparation: "Preparation",
        process: "Process",
        computing: "Computing",
        progress: Callable[[int, int], None],
        vocabulary: OwnVocabulary,
        has_index: bool,
        remember: Callable[["GraphStore"], None],
    ) -> None:
        """Bring a prepared generation up to date and publish it, at any rate where the published one has no index.

        The graph, once all documents are in, is shown to ``remember``.
        """
        from kg.pipeline.examples import refresh_examples
        from kg.pipeline.indexing import prepare_index
        from kg.pipeline.vocabulary import refresh_vocabulary

        with closing(prepare_index(preparation, fresh=self._fresh)) as index, closing(Loader(preparation)) as loader:
            self._begin(preparation, computing.computations)
            self._read(loader, process, progress, index)
            if self._is_unfit() and (has_index or self._pending):
                return
            self._rename(loader, process, index)
            if self.starts_empty and not self._fresh:
                preparation.carry_over(_graphs(self._kept()))
            concepts = refresh_vocabulary(preparation, vocabulary, renew=self._before.version != self.versions.reading)
            refresh_examples(preparation)
            index.settle(self.manifest())

            def meanwhile(store: "GraphStore") -> None:
                if self.starts_empty:
                    preparation.optimize()  # a process of its own does that while this one completes the index
                index.finish(store)
                remember(store)

            self._digests = concepts | computing.add_to(preparation, meanwhile)
        preparation.publish(self.manifest().to_bytes())

    def manifest(self) -> Manifest:
        """Return what the next build is to know."""
        records = (self._changes.elsewhere, self._changes.unchanged, self._kept(), self._records, self._renamed)
        documents = {name: record for each in records for name, record in each.items()}
        return Manifest(
            version=self.versions.reading,
            documents=documents,
            queries=self.versions.queries,
            bibliography_only=self.versions.bibliography_only,
            sources=self._where.sources,
            location=self._where.store,
            digests=self._digests,
        )

    def misnamed(self) -> "dict[str, Mapping[Iri, Iri]]":
        """Return the documents whose papers or things go by other names now that all documents are known, and by which.

        A document that this build does not look at is among them if its file is as it was; else it keeps its names
        until a build looks at it.
        """
        documents = self.manifest().documents
        settled = documents.keys() - self._pending.keys() - self._failed.keys()
        due = aliases_due(documents, settled, bibliography_only=self.versions.bibliography_only)
        self._files.update({name: file for name in due if (file := self._file(name)) is not None})
        return {name: wanted for name, wanted in due.items() if name in self._files}

    def report(self, seconds: float) -> BuildReport:
        """Return what the build did."""
        return self._report(self.manifest().documents, seconds)

    def preview(self, seconds: float) -> BuildReport:
        """Return what the build would do."""
        return preview_of(self._report({}, seconds), self._pending)

    def _report(self, documents: Mapping[str, DocumentRecord], seconds: float) -> BuildReport:
        return report_of(
            self._scan,
            self._changes,
            self._where,
            records=self._records,
            documents=documents,
            failed=self._failed.values(),
            pending=self._pending,
            seconds=seconds,
        )

    def _changes_without_reading(self) -> bool:
        before = (self._before.version, self._before.queries, self._before.bibliography_only)
        renewed = before != (self.versions.reading, self.versions.queries, self.versions.bibliography_only)
        return self._fresh or bool(self._changes.removed) or renewed

    def _is_mostly_new(self) -> bool:
        """Whether it is quicker to start from nothing than to take back what is no longer so."""
        replaced = sum(name in self._known for name in self._pending) + len(self._changes.removed)
        return not self._before.version or replaced > len(self._changes.unchanged) + len(self._changes.elsewhere)

    def _begin(self, preparation: "Preparation", computations: "tuple[Computation, ...]") -> None:
        if self.starts_empty:
            preparation.carry_over(_graphs([*self._changes.unchanged, *self._changes.elsewhere]))
            return
        for computation in computations:
            preparation.drop(computation.graph)
        preparation.retract(_graphs(self._changes.removed))

    def _read(
        self, loader: Loader, process: "Process", progress: Callable[[int, int], None], index: "SearchIndex"
    ) -> None:
        total = len(self._pending)
        progress(0, total)
        aliases = {name: self._known[name].aliases for name in self._pending if name in self._known}
        for done, outcome in enumerate(process(self._changes.stale, aliases, {}), 1):
            del self._pending[outcome.path]
            replaces = not self.starts_empty and outcome.path in self._known
            self._take(outcome, self._records, loader, index, replaces=replaces)
            progress(done, total)
        loader.flush()

    def _take(
        self,
        outcome: "Outcome",
        records: dict[str, DocumentRecord],
        loader: Loader,
        index: "SearchIndex",
        *,
        replaces: bool,
    ) -> None:
        from kg.pipeline.executors import FailedDocument
        from kg.pipeline.renaming import RenamedDocument

        if isinstance(outcome, FailedDocument):
            self._fail(outcome)
            return
        if isinstance(outcome, RenamedDocument):
            document = outcome.document
            loader.rename(outcome)
        else:
            document = outcome
            loader.add(document, replaces=replaces)
        records[document.path] = recorded(self._files[document.path], document, self.versions)
        index.take(document)

    def _file(self, name: str) -> FoundDocument | None:
        record = self._changes.elsewhere.get(name)
        return unchanged_file(name, record, self._where.sources) if record is not None else None

    def _rename(self, loader: Loader, process: "Process", index: "SearchIndex") -> None:
        """Name anew the documents whose papers or things go by other names now that all documents are known."""
        due = self.misnamed()
        names = sorted(due)
        for added in loader.added(names):
            for outcome in process((self._files[name] for name in added), due, added):
                self._take(outcome, self._records, loader, index, replaces=True)
        others = (self._files[name] for name in names if name not in self._records)
        for outcome in process(others, due, {}):
            self._take(outcome, self._renamed, loader, index, replaces=True)
        loader.flush()

    def _fail(self, outcome: "FailedDocument") -> None:
        stays = outcome.path in self._records or (outcome.path in self._known and not self._fresh)
        reason = f"{outcome.reason}; what was known of it stays" if stays else outcome.reason
        self._failed[outcome.path] = SkippedDocument(outcome.path, reason)

    def _kept(self) -> dict[str, DocumentRecord]:
        """What the last build knew of documents that were to be read anew and were not."""
        if self._fresh:
            return {}
        left = (*self._pending, *self._failed)
        return {name: self._known[name] for name in left if name in self._known and name not in self._records}

    def _is_unfit(self) -> bool:
        """Whether there is nothing to publish, or less than what is published already."""
        if not self._pending:
            return not (self._records or self._changes_without_reading() or self.misnamed())
        loses = self._fresh and any(name in self._known for name in self._pending)
        if loses:  # the old graph, which a fresh build does not open, has more
            self._records.clear()
            self._failed.clear()
            self._pending = {found.name: found for found in self._changes.stale}
        return loses or len(self._pending) == len(self._changes.stale)


def _graphs(names: Iterable[str]) -> list[str]:
    return [iris.document(name) for name in names]
