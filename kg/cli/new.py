"""kg new: shows what builds changed."""

import json

import click

from kg.cli.options import store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working

__all__ = ["command"]


@click.command(name="new")
@click.option(
    "--since",
    metavar="DATE|last",
    default="last",
    show_default=True,
    help="Since a day (2024-05-31) or month, or last.",
)
@click.option("--of", metavar="MONTH", help="What a month brought by the dates of the notes; a day or year, too.")
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", default=20, show_default=True, help="Show N of a kind."
)
@click.option("--feed", metavar="ADDRESS", help="Write an Atom feed that is reached at ADDRESS.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@store_option
def command(since: str, of: str | None, limit: int, feed: str | None, as_json: bool, store: str) -> None:
    """Show what builds changed: papers, scores, bests taken over, contradictions, corrections.

    The last build counts, or all since a day. After the first build, to which everything is new, the newest month of
    the notes is shown. Each build adds a line to changes.jsonl in the store's folder.
    """
    import sys

    from kg import changes
    from kg.store.opening import refuse_server

    refuse_server(store)
    _check_there(store)
    if feed is not None:
        with working("Reading what is new"):
            written = changes.atom_feed(store, feed)
        sys.stdout.buffer.write(written)
        return
    with working("Reading what is new"):
        news = changes.news_of(store, of) if of else changes.news_since(store, since)
    if as_json:
        click.echo(json.dumps(changes.news_json(news), ensure_ascii=False, indent=2))
        return
    echo_lines(changes.news_lines(news, limit))


def _check_there(store: str) -> None:
    from kg.errors import StoreError
    from kg.store.folder import StoreFolder

    if not StoreFolder(store).current():
        raise StoreError(f"There is no store at {store}.", hint="Name it by --store, or build one with 'kg build'.")
