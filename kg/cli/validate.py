"""kg validate: checks the graph against the ontology's shapes."""

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option
from kg.cli.progress import working

if TYPE_CHECKING:
    from kg.validation import ValidationReport, Violation

__all__ = ["command"]


@click.command(name="validate")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", default=1, show_default=True, help="Check with N processes."
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=20, show_default=True, help="Show N violations a shape."
)
@json_option
@store_option
def command(jobs: int, limit: int, as_json: bool, store: str) -> None:
    """Check the graph, its evidence and the ontology against the shapes of shapes.ttl.

    Prints the violations by shape, each with the document and line it comes from, and then exits with status 1.
    """
    from kg.store import open_store

    with open_store(store) as graph:
        if jobs == 1:
            from kg.validation import validate

            with working("Checking"):
                report = validate(graph)
        else:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            from kg.validation import validate

            # Oxigraph's threads do not survive a fork.
            context = multiprocessing.get_context("spawn")
            with working("Checking"), ProcessPoolExecutor(jobs, mp_context=context) as executor:
                report = validate(graph, executor)
    if as_json:
        print_json(asdict(report))
    else:
        _print(report, limit)
    if report.violations:
        raise SystemExit(1)


def _print(report: "ValidationReport", limit: int) -> None:
    from kg.sparql.lookup import short_iri

    for shape, group in groupby(report.violations, key=lambda violation: violation.shape):
        violations = list(group)
        click.echo(f"{shape}: {violations[0].message} ({len(violations)})")
        for violation in violations[:limit]:
            value = f" {_shortened(violation.value)}" if violation.value else ""
            click.echo(f"  {_place(violation)}: {short_iri(violation.focus)}{value}")
        if len(violations) > limit:
            click.echo(f"  ... and {len(violations) - limit} more (--limit)")
    checked = f"{report.triples} triples of {report.graphs} graphs"
    if report.violations:
        shapes = len({violation.shape for violation in report.violations})
        click.echo(f"{len(report.violations)} violations of {shapes} shapes in {checked}.", err=True)
    else:
        click.echo(f"{checked} keep all shapes.", err=True)


def _place(violation: "Violation") -> str:
    if violation.line:
        return f"{violation.source}:{violation.line}"
    return f"{violation.source}, character {violation.start}" if violation.start >= 0 else violation.source


def _shortened(value: str, longest: int = 80) -> str:
    line = " ".join(value.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
