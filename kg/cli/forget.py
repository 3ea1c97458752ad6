"""``kg forget``: remove a source from the store."""

from pathlib import Path

import click

from kg.cli.build import report_lines
from kg.cli.options import store_option, vocabulary_option

__all__ = ["command"]


@click.command("forget", short_help="Remove a source and its documents from the graph.")
@click.argument("name")
@vocabulary_option
@store_option
def command(name: str, vocabulary: tuple[Path, ...], store: str) -> None:
    """Remove the source NAME and its documents from the graph; the notes themselves stay where they are.

    What other documents say stays as well. 'kg build PATH' brings the source back.
    """
    from kg.pipeline import forget
    from kg.vocabularies.own_files import find_own_vocabulary, vocabulary_locations

    report = forget(name, store, vocabulary=find_own_vocabulary(vocabulary_locations(vocabulary)))
    for line in report_lines(report):
        click.echo(line)
