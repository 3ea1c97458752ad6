"""The build of parts: documents in, files of N-Quads and a manifest out. No quad comes by the main process."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.pipeline.changes import find_changes
from kg.pipeline.discovery import scan_documents
from kg.pipeline.fingerprint import Versions, queries_fingerprint, reading_fingerprint
from kg.pipeline.parts.manifest import PartsManifest, read_manifest
from kg.pipeline.parts.places import MANIFEST, PartFolder
from kg.pipeline.report import BuildReport
from kg.pipeline.sources import plan
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.extractors.base import Extractor
    from kg.pipeline.parts.run import PartsRun

__all__ = ["build_parts"]


def build_parts(
    paths: Iterable[str | os.PathLike[str]] | Mapping[str, str | os.PathLike[str]],
    location: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    executor: "Executor | None" = None,
    fresh: bool = False,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    is_stopped: Callable[[], bool] = bool,
    extractors: "tuple[Extractor, ...] | None" = None,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    bibliography_only: bool = False,
    state: Callable[[PartsManifest], bytes] | None = None,
) -> BuildReport:
    """Bring a folder of parts up to date with the documents at and below some paths, and publish its manifest.

    The parts have the quads of a store that was built from the same documents, but for what is computed from the whole
    graph. What :func:`kg.pipeline.build` says of documents holds here, too.

    Args:
        paths: files, folders and addresses; with names for the sources, a mapping from these.
        location: the folder of the parts, or its address. Every process that reads documents has to see it.
        jobs: how many processes read documents; None decides by their number.
        executor: reads documents in place of processes that the build starts; it stays open.
        fresh: start from nothing.
        dry_run: only report what would be read and removed.
        progress: called with the numbers of documents done and to do.
        is_stopped: asked now and then; once it says so, documents in hand are finished, and published with what was
            known of the others.
        extractors: which extractors to run, None for all.
        vocabulary: the user's own names.
        bibliography_only: let bibliographies complete the papers that notes name, and add no others.
        state: gives more N-Quads from what is published: what a server is to note of the parts.

    Raises:
        InputError: a path does not exist, or a source would get the name of another.
        StoreError: the parts cannot be read or written, or another build is writing to them.
        VocabularyError: a vocabulary is damaged.
    """
    started = time.monotonic()
    paths = dict(paths) if isinstance(paths, Mapping) else list(paths)
    folder = PartFolder.of(location)
    if folder.is_private():
        if executor is not None or (jobs or 1) > 1:
            raise InputError(f"Other processes do not see {folder}.", hint="Build with one job, or elsewhere.")
        jobs = 1
    versions = Versions(
        reading_fingerprint(extractors, vocabulary), queries_fingerprint(), bibliography_only, time.time_ns()
    )

    def survey() -> "PartsRun":
        from kg.pipeline.parts.run import PartsRun

        before = PartsManifest() if fresh else read_manifest(folder)
        known = before.manifest
        where = plan(paths, known.sources, folder.place if isinstance(folder.place, Path) else "", known.location)
        if not isinstance(folder.place, Path):  # there is no way from an address to a folder
            sources = {name: replace(source, beside="") for name, source in where.sources.items()}
            where = replace(where, sources=sources, store="")
        scan = scan_documents(where.places)
        changes = find_changes(scan, known, versions.reading, versions.now_ns, fresh=fresh, dropped=where.dropped)
        return PartsRun(folder, before, scan, changes, where, versions, vocabulary, fresh=fresh)

    if dry_run:
        return survey().report(time.monotonic() - started, dry_run=True)
    if fresh or not folder.read(MANIFEST):
        plan(paths, {}, "")  # a wrong path makes no folder
    with folder.building():
        run = survey()
        run.read(jobs=jobs, executor=executor, extractors=extractors, is_stopped=is_stopped, progress=progress)
        if not run.is_unfit():
            run.publish(state)
    return run.report(time.monotonic() - started)
