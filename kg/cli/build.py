"""``kg build``: read documents into the store."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import store_option, vocabulary_option

if TYPE_CHECKING:
    from kg.pipeline import BuildReport

__all__ = ["command"]

_SHOWN = 20
_INTERRUPTED = 130  # what shells give a command that Ctrl-C ended


@click.command("build", short_help="Read documents into the graph; later runs read only what changed.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Read with N processes (default: as fits).")
@click.option("--fresh", is_flag=True, help="Start from nothing instead of what the store knows.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be read and removed.")
@click.option(
    "--bibliography-only", is_flag=True, help="Let BibTeX and CSL-JSON complete papers of notes, not add any."
)
@click.option("--verbose", "-v", is_flag=True, help=f"List everything, not just the first {_SHOWN} of each kind.")
@vocabulary_option
@store_option
def command(
    paths: tuple[str, ...],
    jobs: int | None,
    fresh: bool,
    dry_run: bool,
    bibliography_only: bool,
    verbose: bool,
    vocabulary: tuple[Path, ...],
    store: str,
) -> None:
    """Read the documents at and below each PATH into the graph.

    Later runs read only new and changed documents, and remove those that are gone from below the same PATH. Ctrl-C
    keeps the documents read so far.
    """
    gc.set_threshold(100_000, 20, 50)  # a build makes millions of records and hardly a cycle
    from kg.pipeline import build
    from kg.vocabularies.own_files import find_own_vocabulary, vocabulary_locations

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    with _interruption() as is_stopped, _progress() as progress:
        report = build(
            paths,
            store,
            jobs=jobs,
            fresh=fresh,
            dry_run=dry_run,
            progress=progress,
            is_stopped=is_stopped,
            vocabulary=own,
            bibliography_only=bibliography_only,
        )
    for line in _lines(report, sys.maxsize if verbose else _SHOWN):
        click.echo(line)
    if report.interrupted:
        click.echo(f"Interrupted; the next build reads the {report.pending} documents left.", err=True)
        sys.exit(_INTERRUPTED)


def _lines(report: "BuildReport", shown: int) -> Iterator[str]:
    removed, skipped = list(report.removed), [f"{each.path}: {each.reason}" for each in report.skipped]
    if report.dry_run:
        yield from _part("would read", len(report.read), report.read, shown)
        yield from _part("unchanged", report.unchanged)
        yield from _part("would remove", len(removed), removed, shown)
        yield from _part("skipped", len(skipped), skipped, shown)
        return
    yield from _part("read", len(report.read))
    yield from _part("unchanged", report.unchanged)
    yield from _part("removed", len(removed), removed, shown)
    yield from _part("skipped", len(skipped), skipped, shown)
    yield from _part("papers", report.papers)
    yield from _part("claims", report.claims)
    warnings = [f"{each.path}:{each.line}: {each.message}" for each in report.warnings]
    yield from _part("warnings", len(warnings), warnings, shown)
    yield f"{'seconds':<14}{report.seconds:.1f}"


def _part(title: str, count: int, items: Sequence[str] = (), shown: int = 0) -> Iterator[str]:
    yield f"{title:<14}{count}"
    yield from (f"    {item}" for item in items[:shown])
    if len(items) > shown:
        yield f"    and {len(items) - shown} more (--verbose lists them)"


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
        bars: list[Any] = []  # of click's unnamed type; begun when there is something to read

        def show(done: int, total: int) -> None:
            if total and not bars:
                bar = click.progressbar(length=total, label="Reading", file=sys.stderr, show_pos=True)
                bars.append(drawn.enter_context(bar))
            for bar in bars:
                bar.update(done - bar.pos)

        yield show
