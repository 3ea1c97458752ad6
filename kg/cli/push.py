"""``kg push``: make a server's graph equal to the store's."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option
from kg.errors import ExitStatus

if TYPE_CHECKING:
    from kg.push import PushReport

__all__ = ["command"]

_SHOWN = 20


@click.command("push", short_help="Make a SPARQL server's graph equal to the store's.")
@click.argument("server", metavar="URL")
@click.option(
    "--from-parts", metavar="DIR", default="", help="Take the graph from the parts in DIR ('kg build --parts')."
)
@click.option("--update", metavar="URL", default="", help="The address of the server's updates.  [default: found]")
@click.option("--fresh", is_flag=True, help="Clear the server's graph first, whoever put it there.")
@click.option("--dry-run", is_flag=True, help="Only show what would be sent.")
@click.option("--verify", is_flag=True, help="Compare all graphs afterwards, by counts and digests.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="S", default=300.0, show_default=True,
    help="Give up after S seconds without a word from the server.",
)  # fmt: skip
@click.option("--verbose", "-v", is_flag=True, help=f"List everything, not just the first {_SHOWN} of each kind.")
@json_option
@store_option
def command(
    server: str,
    from_parts: str,
    update: str,
    fresh: bool,
    dry_run: bool,
    verify: bool,
    timeout: float,
    verbose: bool,
    as_json: bool,
    store: str,
) -> None:
    """Make the graph of the SPARQL 1.1 server at URL equal to that of the store, or of parts.

    The first push sends everything; later ones send only the documents whose graphs changed, and the knowledge that
    came or went. A push that was cut off is continued by the next; until then the server's graph counts as
    unfinished. A name and password come from KG_STORE_USER and KG_STORE_PASSWORD, or from .netrc.

    Exit status: 0 done, 1 refused, failed or (with --verify) different, 130 interrupted.
    """
    from kg.push import push

    try:
        with _progress() as progress:
            report = push(
                from_parts or store,
                server,
                parts=bool(from_parts),
                updates=update,
                timeout=timeout,
                fresh=fresh,
                dry_run=dry_run,
                verify=verify,
                progress=progress,
            )
    except KeyboardInterrupt:
        click.echo("Interrupted; the next push continues.", err=True)
        raise SystemExit(ExitStatus.INTERRUPTED) from None
    if as_json:
        print_json(asdict(report))
    for line in () if as_json else _lines(report, sys.maxsize if verbose else _SHOWN):
        click.echo(line)
    if report.different:
        click.echo(f"{len(report.different)} graph(s) differ; 'kg push --fresh' sends everything again.", err=True)
        raise SystemExit(ExitStatus.FAILED)


def _lines(report: "PushReport", shown: int) -> Iterator[str]:
    would = "would " if report.dry_run else ""
    yield from _part(f"{would}send" if would else "sent", report.sent, shown)
    yield from _part(f"{would}remove" if would else "removed", report.removed, shown)
    yield f"{'unchanged':<14}{report.unchanged}"
    if not report.dry_run:
        yield f"{'added':<14}{report.added}"
        yield f"{'deleted':<14}{report.deleted}"
    if report.checked:
        yield f"{'compared':<14}{report.checked}"
        others = [f"{each.graph or 'the knowledge'}: {each.here} here, {each.there} there" for each in report.different]
        yield from _part("different", others, shown)
    yield f"{'seconds':<14}{report.seconds:.1f}"


def _part(title: str, items: tuple[str, ...] | list[str], shown: int) -> Iterator[str]:
    yield f"{title:<14}{len(items)}"
    yield from (f"    {item}" for item in items[:shown])
    if len(items) > shown:
        yield f"    and {len(items) - shown} more (--verbose lists them)"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give a callback that draws a bar on a terminal; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="Pushing", file=sys.stderr, show_pos=True) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show
