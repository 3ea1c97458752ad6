"""``kg forget``: remove a source from the store."""

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.build_report import report_lines
from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option, vocabulary_option
from kg.cli.progress import working
from kg.cli.settings import read_settings

__all__ = ["command"]


@click.command("forget", short_help="Remove a source and its documents from the graph.")
@click.argument("name")
@json_option
@vocabulary_option
@store_option
def command(name: str, as_json: bool, vocabulary: tuple[Path, ...], store: str) -> None:
    """Remove the source NAME and its documents from the graph; the notes themselves stay where they are.

    What other documents say stays as well. 'kg build PATH' brings the source back.
    """
    from kg.pipeline import forget
    from kg.pipeline.computations.registry import computations_with
    from kg.vocabularies.own_files import find_own_vocabulary, vocabulary_locations

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    with working(f"Forgetting {name}"):
        report = forget(name, store, computations=computations_with(read_settings().backend), vocabulary=own)
    if as_json:
        print_json(asdict(report))
    for line in () if as_json else report_lines(report):
        click.echo(line)
