"""``kg build``: read documents into the store."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from kg.cli.build_report import SHOWN, report_lines
from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option, vocabulary_option
from kg.cli.progress import working
from kg.cli.settings import read_settings
from kg.errors import ExitStatus, InputError, KgError

if TYPE_CHECKING:
    from kg.pipeline import BuildReport
    from kg.pipeline.processes import LastingExecutor

__all__ = ["command"]


@click.command("build", short_help="Read documents into the graph; later runs read only what changed.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option("--name", metavar="NAME", default="", help="Call the source NAME instead of its folder's own name.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", default=lambda: read_settings().jobs,
    help="Read with N processes (default: as fits).",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADDRESS", default="",
    help="Read with the workers of the Dask scheduler at ADDRESS, such as tcp://HOST:8786.",
)  # fmt: skip
@click.option(
    "--parts", metavar="DIR", default="",
    help="Write N-Quads into DIR (a folder or an address) instead of a store, without what is computed from all.",
)  # fmt: skip
@click.option(
    "--backend", metavar="NAME", default=lambda: read_settings().backend,
    help="Find communities with this backend of networkx, such as cugraph.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Start from nothing instead of what the store knows.")
@click.option("--dry-run", is_flag=True, help="Only show what would be read and removed.")
@click.option(
    "--bibliography-only", is_flag=True, help="Let BibTeX and CSL-JSON complete papers of notes, not add any."
)
@click.option(
    "--strict", is_flag=True, default=lambda: read_settings().strict,
    help="Exit with status 3 also if documents were skipped or gave warnings.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Then wait for changes, read them and say what is new, until Ctrl-C.")
@click.option("--verbose", "-v", is_flag=True, help=f"List everything, not just the first {SHOWN} of each kind.")
@json_option
@vocabulary_option
@store_option
def command(
    paths: tuple[str, ...],
    name: str,
    jobs: int | None,
    scheduler: str,
    parts: str,
    backend: str,
    fresh: bool,
    dry_run: bool,
    bibliography_only: bool,
    strict: bool,
    watch: bool,
    verbose: bool,
    as_json: bool,
    vocabulary: tuple[Path, ...],
    store: str,
) -> None:
    """Read the documents at and below each PATH into the graph.

    A PATH is a source, or lies in one: documents are called after the source's name and the way from there. It may be
    an address such as s3://BUCKET/FOLDER. Without PATH the sources of kg.toml are read.

    Later runs read only new and changed documents, and remove those that are gone from below the same PATH. A document
    that cannot be read keeps what was known of it. Ctrl-C keeps the documents read so far.

    Exit status: 0 done, 1 refused, 3 some documents could not be read, 4 no paper was found, 130 interrupted.
    """
    if watch and dry_run:
        raise InputError("--watch and --dry-run exclude each other.", hint="Give one of them.")
    sources = _sources(paths, name)
    if watch and parts:
        raise InputError("--watch and --parts exclude each other.", hint="Give one of them.")
    if watch and any("://" in path for path in (sources.values() if isinstance(sources, dict) else sources)):
        raise InputError("--watch sees folders on this machine only.", hint="Build an address without it.")
    gc.set_threshold(100_000, 20, 50)  # a build makes millions of records and hardly a cycle
    from kg.vocabularies.own_files import find_own_vocabulary, vocabulary_locations

    build = _into_parts(parts) if parts else _into_store(store, backend)

    def once(*, fresh: bool) -> "tuple[BuildReport, bool]":
        """Build; return what came of it, and whether Ctrl-C was pressed meanwhile."""
        own = find_own_vocabulary(vocabulary_locations(vocabulary))
        with _workers(scheduler) as executor, _interruption() as is_stopped, _progress() as progress:
            report = build(
                sources,
                jobs=jobs,
                executor=executor,
                fresh=fresh,
                dry_run=dry_run,
                progress=progress,
                is_stopped=is_stopped,
                vocabulary=own,
                bibliography_only=bibliography_only,
            )
            return report, is_stopped()

    report, is_stopped = once(fresh=fresh)
    if as_json:
        print_json(asdict(report))
    for line in () if as_json else report_lines(report, sys.maxsize if verbose else SHOWN):
        click.echo(line)
    status = _status(report, strict)
    if watch and not is_stopped:
        places = sources.values() if isinstance(sources, dict) else sources
        _watch(lambda: once(fresh=False), places, store, as_json=as_json)
        return
    if status:
        raise SystemExit(status)


def _into_store(store: str, backend: str) -> "Callable[..., BuildReport]":
    from kg.pipeline import build

    computations = None
    if backend:
        from kg.pipeline.computations.registry import computations_with

        computations = computations_with(backend)
    return lambda sources, **options: build(sources, store, computations=computations, **options)


def _into_parts(folder: str) -> "Callable[..., BuildReport]":
    from kg.pipeline.parts import build_parts
    from kg.push import state_of

    return lambda sources, **options: build_parts(sources, folder, state=state_of, **options)


def _watch(
    build: "Callable[[], tuple[BuildReport, bool]]", places: Iterable[str], store: str, *, as_json: bool
) -> None:
    """Build after each change, and say what came, until Ctrl-C."""
    from kg.changes import news_lines, news_since
    from kg.cli.watching import watched_changes

    click.echo("Watching for changes; Ctrl-C ends it.", err=True)
    try:
        for _ in watched_changes(places, store):
            try:
                report, is_stopped = build()
            except KgError as error:  # a folder that is being moved, a vocabulary that is being written
                click.echo(f"Error: {error}", err=True)
                continue
            if report.interrupted:
                break
            if report.read or report.removed:
                if as_json:
                    print_json(asdict(report))
                for line in () if as_json else news_lines(news_since(store), SHOWN):
                    click.echo(line)
                sys.stdout.flush()
            if is_stopped:  # though nothing was left to read
                break
    except KeyboardInterrupt:
        pass
    click.echo("Ended.", err=True)


def _sources(paths: tuple[str, ...], name: str) -> "Sequence[str] | dict[str, str]":
    """What to build from: what was typed, else what kg.toml says."""
    if name:
        if len(paths) != 1:
            raise InputError("--name names one source.", hint="Give exactly one PATH with it.")
        return {name: paths[0]}
    if paths:
        return paths
    sources = read_settings().sources
    if not sources:
        raise InputError(
            "There is nothing to build from: no PATH, and no kg.toml with sources.", hint="Try 'kg build --help'."
        )
    return sources if isinstance(sources, tuple) else dict(sources)


def _status(report: "BuildReport", strict: bool) -> ExitStatus:
    """The exit status; where it is not 0, a line on standard error says why."""
    if report.interrupted:
        click.echo(f"Interrupted; the next build reads the {report.pending} documents left.", err=True)
        return ExitStatus.INTERRUPTED
    if report.failed:
        click.echo(f"Not all documents could be read: {len(report.failed)} failed.", err=True)
        return ExitStatus.INCOMPLETE
    if report.dry_run:
        return ExitStatus.DONE
    if not report.found:
        click.echo(
            "No paper was found: a note is about a paper if it gives its title (as a heading or in the front matter)"
            " and usually its link or id.",
            err=True,
        )
        return ExitStatus.NOTHING_FOUND
    if strict and (report.skipped or report.warnings):
        click.echo(
            f"Skipped {len(report.skipped)} document(s), with {len(report.warnings)} warning(s) (--strict).", err=True
        )
        return ExitStatus.INCOMPLETE
    return ExitStatus.DONE


@contextmanager
def _workers(scheduler: str) -> Iterator["LastingExecutor | None"]:
    """Give the workers of a Dask cluster; None where none was named."""
    if not scheduler:
        yield None
        return
    from kg.pipeline.cluster import cluster_workers

    with cluster_workers(scheduler) as executor:
        yield executor


@contextmanager
def _interruption() -> Iterator[Callable[[], bool]]:
    """Have the first Ctrl-C only noted; the second does what it always does."""
    before = signal.getsignal(signal.SIGINT)
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)
        signal.signal(signal.SIGINT, before)
        # click.echo might be what was interrupted
        os.write(2, b"\nFinishing the documents in hand. Ctrl-C again drops what was read.\n")

    signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(noted)
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give a callback that draws a bar on a terminal; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as drawn:
        drawn.enter_context(working("Looking for changes"))
        bars: list[Any] = []  # of click's unnamed type; begun when there is something to read

        def show(done: int, total: int) -> None:
            if total and not bars:
                drawn.pop_all().close()
                bar = click.progressbar(length=total, label="Reading", file=sys.stderr, show_pos=True)
                bars.append(drawn.enter_context(bar))
            for bar in bars:
                bar.update(done - bar.pos)
            if bars and done == total:
                drawn.pop_all().close()  # the bar, which ends its line
                bars.clear()
                drawn.enter_context(working("Publishing"))

        yield show
