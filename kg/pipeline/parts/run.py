"""One build of parts: what is read, where it stands, and what is published."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.pipeline.changes import DocumentChanges, recorded, unchanged_file
from kg.pipeline.discovery import FoundDocument, Scan
from kg.pipeline.examples import examples_nquads
from kg.pipeline.executors import FailedDocument, process_documents
from kg.pipeline.fingerprint import Versions
from kg.pipeline.manifest import DocumentRecord, Manifest
from kg.pipeline.naming import aliases_due
from kg.pipeline.parts.manifest import PartsManifest, publish
from kg.pipeline.parts.places import MANIFEST, PartFolder
from kg.pipeline.parts.writing import PartWriter, StoredDocument, packed_quads, part_name, repacked
from kg.pipeline.processes import LocalProcesses, processes_for
from kg.pipeline.report import BuildReport, SkippedDocument
from kg.pipeline.reporting import preview_of, report_of
from kg.pipeline.sources import Plan
from kg.pipeline.vocabulary import vocabulary_nquads
from kg.schema.terms import PUSH_GRAPH, QUERIES_GRAPH, VOCABULARY_GRAPH
from kg.vocabularies.files import check_readable
from kg.vocabularies.own_files import OwnVocabulary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.extractors.base import Extractor
    from kg.model import Iri
    from kg.pipeline.documents import ProcessedDocument

__all__ = ["PartsRun"]

_SMALL = 256 * 1024  # bytes of a part that is joined with others of its kind


class PartsRun:
    """One build on its way.

    Args:
        folder: where the parts lie.
        before: what it held at the beginning; nothing if that does not count.
        scan: what is on disk.
        changes: what differs.
        where: the places looked at and the sources.
        versions: what the build works by.
        vocabulary: the user's own names.
        fresh: start from nothing.
    """

    def __init__(
        self,
        folder: PartFolder,
        before: PartsManifest,
        scan: Scan,
        changes: DocumentChanges,
        where: Plan,
        versions: Versions,
        vocabulary: OwnVocabulary,
        *,
        fresh: bool,
    ) -> None:
        self._fresh = fresh
        self._folder = folder
        self._before = before
        self._scan = scan
        self._changes = changes
        self._where = where
        self._versions = versions
        self._vocabulary = vocabulary
        self._files = {each.name: each for each in scan.documents}
        self._pending = {found.name: found for found in changes.stale}
        self._failed: dict[str, SkippedDocument] = {}
        self._read: dict[str, DocumentRecord] = {}
        known = before.manifest.documents
        kept = {name: known[name] for name in self._pending if name in known}
        self._records: dict[str, DocumentRecord] = {**changes.elsewhere, **changes.unchanged, **kept}
        self._members = {name: member for name, member in before.members.items() if name in self._records}
        self._sizes = dict(before.sizes)

    def is_interrupted(self) -> bool:
        """Return whether documents were left unread."""
        return bool(self._pending)

    def is_unfit(self) -> bool:
        """Return whether an interruption left nothing to publish, or less than is published already."""
        loses = self._fresh and bool(self._pending) and bool(self._folder.read(MANIFEST))
        if loses:
            self._read.clear()
            self._failed.clear()
            self._pending = {found.name: found for found in self._changes.stale}
        return loses or (bool(self._pending) and len(self._pending) == len(self._changes.stale))

    def read(
        self,
        *,
        jobs: int | None,
        executor: "Executor | None",
        extractors: "tuple[Extractor, ...] | None",
        is_stopped: Callable[[], bool],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        """Read what is new or changed, and again what goes by other names once all documents are known."""
        check_readable(self._vocabulary)
        total = len(self._pending)
        show = progress or _silent
        count = jobs or processes_for(total)
        processes = LocalProcesses(count) if executor is None and count > 1 else None

        def process(documents: Iterable[FoundDocument], aliases: "Mapping[str, Mapping[Iri, Iri]]") -> None:
            outcomes: Iterator[Any] = process_documents(  # none is a renamed one: each is read as a whole
                documents,
                jobs=count,
                executor=executor or processes,
                extractors=extractors,
                vocabulary=self._vocabulary,
                aliases=aliases,
                is_stopped=is_stopped,
                deliver=PartWriter(self._folder, self._vocabulary),
            )
            for outcome in outcomes:
                self._pending.pop(outcome.path, None)
                self._take(outcome)
                show(total - len(self._pending), total)

        show(0, total)
        with processes or nullcontext():
            process(self._changes.stale, {name: record.aliases for name, record in self._records.items()})
            due = self._misnamed()
            process((self._files[name] for name in sorted(due)), due)

    def _take(self, outcome: "ProcessedDocument | FailedDocument") -> None:
        name = outcome.path
        if isinstance(outcome, FailedDocument):
            stays = name in self._records
            reason = f"{outcome.reason}; what was known of it stays" if stays else outcome.reason
            self._failed[name] = SkippedDocument(name, reason)
            return
        record = recorded(self._files[name], outcome, self._versions)
        if name not in self._changes.unchanged and name not in self._changes.elsewhere:
            self._read[name] = record
        self._records[name] = record
        member = outcome.member if isinstance(outcome, StoredDocument) else None
        if member is None:
            self._members.pop(name, None)
            return
        self._members[name] = member
        self._sizes[member.file] = self._sizes.get(member.file, 0) + member.length

    def _misnamed(self) -> "dict[str, Mapping[Iri, Iri]]":
        settled = self._records.keys() - self._pending.keys() - self._failed.keys()
        due = aliases_due(self._records, settled, bibliography_only=self._versions.bibliography_only)
        for name in due.keys() - self._files.keys():
            file = unchanged_file(name, self._records[name], self._where.sources)
            if file is not None:
                self._files[name] = file
        return {name: wanted for name, wanted in due.items() if name in self._files}

    def publish(self, state: Callable[[PartsManifest], bytes] | None) -> None:
        """Make the parts hold what is known now and nothing else, and publish them; nothing if nothing changed."""
        self._repack()
        content = self._content()
        if content == self._before:
            self._before.clear_others(self._folder)
            return
        lacking = sorted((self._sizes.keys() | {*content.others.values()}) - {*self._folder.names()})
        if lacking:
            raise StoreError(
                f"{self._folder} lacks {lacking[0]}, which was written just now.",
                hint="Every worker has to see the folder of the parts at the same place.",
            )
        if state is not None:
            others = {**content.others, PUSH_GRAPH: self._write([state(content)])}
            content = replace(content, others=others)
        publish(self._folder, content)

    def _repack(self) -> None:
        """Write parts again that hold something else than what counts, and join small ones."""
        living: dict[str, int] = {}
        for member in self._members.values():
            living[member.file] = living.get(member.file, 0) + member.length
        mixed = {file for file, size in living.items() if size != self._sizes[file]}
        small = {file for file, size in living.items() if size < _SMALL}
        again = mixed | (small if len(small | mixed) > 1 else set())
        moved = sorted((name, member) for name, member in self._members.items() if member.file in again)
        self._sizes = {file: size for file, size in living.items() if file not in again}
        for name, member in repacked(self._folder, moved):
            self._members[name] = member
            self._sizes[member.file] = self._sizes.get(member.file, 0) + member.length

    def _content(self) -> PartsManifest:
        concepts = {concept for member in self._members.values() for concept in member.concepts}
        nquads, digest = vocabulary_nquads(concepts, self._vocabulary)
        manifest = Manifest(
            version=self._versions.reading,
            documents=self._records,
            queries=self._versions.queries,
            bibliography_only=self._versions.bibliography_only,
            sources=self._where.sources,
            location=self._where.store,
            digests={VOCABULARY_GRAPH: digest},
        )
        others: dict[str, str] = {
            VOCABULARY_GRAPH: self._write([nquads]),
            QUERIES_GRAPH: self._write([examples_nquads()]),
        }
        names = "\n".join([*sorted(self._sizes), *sorted(others.values())])
        generation = f"parts-{hashlib.sha256(names.encode()).hexdigest()[:16]}"
        if generation == self._before.generation:
            others = {**others, **self._before.others}
        return PartsManifest(manifest, self._members, self._sizes, others, generation)

    def _write(self, nquads: Iterable[bytes]) -> str:
        content, _ = packed_quads(nquads)
        name = part_name(content)
        if name not in self._before.others.values():
            self._folder.write(name, content)
        return name

    def report(self, seconds: float, *, dry_run: bool = False) -> BuildReport:
        """Return what the build did, or would do."""
        report = report_of(
            self._scan,
            self._changes,
            self._where,
            records=self._read,
            documents=self._records,
            failed=self._failed.values(),
            pending=self._pending,
            seconds=seconds,
        )
        return preview_of(report, self._pending) if dry_run else report


def _silent(done: int, total: int) -> None:
    pass
