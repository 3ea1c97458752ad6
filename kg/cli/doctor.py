"""``kg doctor``: read all of a store and list what is damaged."""

from dataclasses import asdict

import click

from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option
from kg.cli.progress import working
from kg.errors import ExitStatus

__all__ = ["command"]


@click.command("doctor", short_help="Read all of a store and list what is damaged.")
@json_option
@store_option
def command(as_json: bool, store: str) -> None:
    """Read every quad of the store by every index, and what it knows of its documents.

    Prints what is wrong, a line each, and then exits with status 1. Whatever is wrong, the notes are the truth:
    'kg build --fresh' with all folders of your notes rebuilds the store.
    """
    from kg.pipeline.doctor import diagnose

    with working("Reading the store"):
        found = diagnose(store)
    if as_json:
        print_json({**asdict(found), "sources": dict(found.sources)})
        if found.problems:
            raise SystemExit(ExitStatus.FAILED)
        return
    for name, folder in found.sources:
        click.echo(f"source {name}: {folder}", err=True)
    for problem in found.problems:
        click.echo(problem)
    if found.problems:
        count = len(found.problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} in {store}.", err=True)
        raise SystemExit(ExitStatus.FAILED)
    click.echo(f"{store} is whole: {found.quads} quads of {found.documents} documents.", err=True)
