"""The build: documents in, a published graph and a report out."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, StoreError
from kg.pipeline.changes import DocumentChanges, find_changes
from kg.pipeline.discovery import FoundDocument, Scan, scan_documents
from kg.pipeline.fingerprint import Versions, queries_fingerprint, reading_fingerprint
from kg.pipeline.manifest import Manifest
from kg.pipeline.report import BuildReport
from kg.pipeline.run import Run
from kg.pipeline.sources import Plan, plan
from kg.schema import iris
from kg.store import StoreBuilder
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.extractors.base import Extractor
    from kg.pipeline.computations.registry import Computation
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.executors import Aliases, Outcome

__all__ = ["build", "forget"]


def build(
    paths: Iterable[str | os.PathLike[str]] | Mapping[str, str | os.PathLike[str]],
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
    those of other paths stay. A document that cannot be read keeps what was known of it. The graph does not
    depend on the order of documents or the number of processes.

    Args:
        paths: files and folders; with names for the sources, a mapping from these. See :mod:`kg.pipeline.sources` for
            what their documents are called.
        location: the folder of the store; it is made if need be.
        jobs: how many processes read documents; None decides by their number. With more than one, a script needs the
            usual ``if __name__ == "__main__"`` (see multiprocessing).
        executor: reads documents in place of processes that the build starts; it stays open.
        fresh: start from nothing, whatever state the store is in.
        dry_run: only report what would be read and removed.
        progress: called with the numbers of documents done and to do, at the start and after each document.
        is_stopped: asked now and then; once it says so, documents in hand are finished, and what was read so far is
            published.
        extractors: which extractors to run, None for all.
        computations: what to compute from the whole graph, None for all.
        vocabulary: the user's own names, known besides those that ship with paper-kg.
        bibliography_only: let bibliographies (BibTeX, CSL-JSON) complete the papers that notes name, and add no others.

    Raises:
        InputError: a path does not exist, or a source would get the name of another.
        StoreError: the store cannot be used, or another build is writing to it.
        VocabularyError: a vocabulary is damaged.
    """
    started = time.monotonic()
    paths = dict(paths) if isinstance(paths, Mapping) else list(paths)
    versions = Versions(
        reading_fingerprint(extractors, vocabulary), queries_fingerprint(), bibliography_only, time.time_ns()
    )

    def survey(manifest: Manifest) -> Run:
        where = plan(paths, {} if fresh else manifest.sources, location, manifest.location)
        scan = scan_documents(where.places)
        changes = find_changes(scan, manifest, versions.reading, versions.now_ns, fresh=fresh, dropped=where.dropped)
        return Run(scan, manifest, changes, where, versions, fresh=fresh)

    manifest = _manifest(location, fresh=fresh)
    if dry_run:
        if not fresh:
            _check_holds(manifest, StoreBuilder.check(location))
        return survey(manifest).preview(time.monotonic() - started)
    plan(paths, {} if fresh else manifest.sources, location, manifest.location)  # a wrong path makes no folder
    with StoreBuilder.open(location, fresh=fresh) as builder:
        manifest = _manifest(location, fresh=fresh)
        if not fresh:
            _check_holds(manifest, builder.graphs)
        run = survey(manifest)
        _carry_out(run, builder, location, jobs, executor, progress, is_stopped, extractors, computations, vocabulary)
    return run.report(time.monotonic() - started)


def forget(
    name: str,
    location: str | Path,
    *,
    computations: "tuple[Computation, ...] | None" = None,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
) -> BuildReport:
    """Remove a source and its documents from a store, and publish it.

    Args:
        name: the source's name.
        location: the folder of the store.
        computations: what to compute from the whole graph, None for all.
        vocabulary: the user's own names.

    Raises:
        InputError: the store has no such source.
        StoreError: the store cannot be used, or another build is writing to it.
    """
    started = time.monotonic()
    if not StoreBuilder.published_manifest(location):
        raise StoreError(f"There is no store at {location}.", hint="Name it by --store.")
    with StoreBuilder.open(location) as builder:
        manifest = _manifest(location, fresh=False)
        _check_holds(manifest, builder.graphs)
        versions = Versions(
            reading_fingerprint(None, vocabulary), queries_fingerprint(), manifest.bibliography_only, time.time_ns()
        )
        if name not in manifest.sources:
            known = ", ".join(sorted(manifest.sources)) or "none"
            raise InputError(f"The store has no source called {name!r}.", hint=f"Its sources: {known}.")
        sources = {each: source for each, source in manifest.sources.items() if each != name}
        removed = tuple(sorted(each for each in manifest.documents if each.partition("/")[0] == name))
        gone = frozenset(removed)
        elsewhere = {each: record for each, record in manifest.documents.items() if each not in gone}
        changes = DocumentChanges((), {}, removed, elsewhere, renewed=True)
        run = Run(
            Scan((), (), ()), manifest, changes, Plan((), sources, manifest.location, (name,)), versions, fresh=False
        )
        _carry_out(run, builder, location, 1, None, None, bool, None, computations, vocabulary)
    return run.report(time.monotonic() - started)


def _carry_out(
    run: Run,
    builder: StoreBuilder,
    location: str | Path,
    jobs: int | None,
    executor: "Executor | None",
    progress: Callable[[int, int], None] | None,
    is_stopped: Callable[[], bool],
    extractors: "tuple[Extractor, ...] | None",
    computations: "tuple[Computation, ...] | None",
    vocabulary: OwnVocabulary,
) -> None:
    from kg.search.schema import FILE, is_current

    has_index = run.changes_graph() or is_current(builder.published_beside(FILE))  # a fresh build looks at nothing
    if has_index and not run.changes_graph():
        if run.changes_manifest():
            builder.replace_manifest(run.manifest().to_bytes())
        return
    from kg.changes import Snapshot, add_build, take_snapshot
    from kg.extractors.stages import needs_stages
    from kg.pipeline.computations.registry import COMPUTATIONS  # a build with nothing to do needs none of these
    from kg.pipeline.computing import Computing
    from kg.pipeline.executors import process_documents
    from kg.pipeline.processes import LocalProcesses, processes_for
    from kg.search.building import index_errors
    from kg.vocabularies.files import check_readable

    check_readable(vocabulary)  # before the long work
    count = jobs or processes_for(len(run.stale))
    processes = LocalProcesses(count, analyse_text=needs_stages(extractors)) if executor is None and count > 1 else None

    def process(
        documents: Iterable[FoundDocument], aliases: "Mapping[str, Aliases]", before: "Mapping[str, ProcessedDocument]"
    ) -> "Iterable[Outcome]":
        given = tuple(documents)
        return process_documents(
            given,
            jobs=jobs or processes_for(len(given)),
            executor=executor or processes,
            extractors=extractors,
            vocabulary=vocabulary,
            aliases=aliases,
            before=before,
            is_stopped=is_stopped,
        )

    _begin_log(run, builder, location)
    snapshots: list[Snapshot] = []
    apart = executor is not None or count > 1
    with (
        index_errors(),
        builder.prepare(empty=run.starts_empty, apart=apart) as preparation,
        processes or nullcontext(),
    ):
        run.change(
            preparation,
            process,
            Computing(COMPUTATIONS if computations is None else computations, processes),
            progress or _silent,
            vocabulary,
            has_index,
            lambda store: snapshots.append(take_snapshot(store)),
        )
    if preparation.is_published:
        report = run.report(0.0)
        read, removed = len(report.read), len(report.removed)
        add_build(
            location,
            snapshots[-1],
            read=read,
            removed=removed,
            reading=run.versions.reading,
            at_ns=run.versions.now_ns,
        )
    elif not run.is_interrupted() and run.changes_manifest():
        builder.replace_manifest(run.manifest().to_bytes())


def _begin_log(run: Run, builder: StoreBuilder, location: str | Path) -> None:
    """Begin the log of a store that has none with the graph as it is, which else would all be new."""
    from kg.changes import add_build, has_log, take_snapshot
    from kg.store import open_store

    if not builder.graphs or has_log(location):
        return
    with open_store(location) as store:
        snapshot = take_snapshot(store)
    add_build(location, snapshot, read=0, removed=0, reading=run.versions.reading, at_ns=run.versions.now_ns)


def _manifest(location: str | Path, *, fresh: bool) -> Manifest:
    try:
        return Manifest.from_bytes(StoreBuilder.published_manifest(location))
    except StoreError:
        if fresh:
            return Manifest()
        raise


def _check_holds(manifest: Manifest, graphs: frozenset[str]) -> None:
    """Refuse a store whose graph lacks documents that its manifest has."""
    for name, record in manifest.documents.items():
        if not record.skipped and iris.document(name) not in graphs:
            raise StoreError(
                f"The store is damaged: its graph has nothing of {name}.",
                hint="'kg doctor' tells more; 'kg build --fresh' with all folders of your notes rebuilds it.",
            )


def _silent(done: int, total: int) -> None:
    pass
