"""kg vocabulary: adds names of one's own, lists what is known, checks it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import format_option, limit_option, vocabulary_option
from kg.errors import InputError
from kg.sparql.tables import FORMATS
from kg.vocabularies.own_files import DEFAULT_FOLDER, find_own_vocabulary, vocabulary_locations

if TYPE_CHECKING:
    from kg.vocabularies.entries import VocabularyProblem

__all__ = ["command"]

KINDS = ("benchmark", "model", "metric", "topic")  # kg.vocabularies.table's (a test holds the two together)
_TABLE = "names.csv"


@click.group("vocabulary", short_help="Add names of your own, list what is known, check it.")
def command() -> None:
    """Extend what paper-kg knows by name: benchmarks, models, metrics and topics.

    Your names stand in files of your own, tables (.csv) or SKOS (.ttl), beside the vocabularies that ship with
    paper-kg. The next 'kg build' reads the documents again with them.
    """


@command.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("label")
@click.option("--alt", multiple=True, metavar="NAME", help="Another spelling, an acronym, an expansion; repeatable.")
@click.option("--ko", metavar="NAME", default="", help="The name in Korean.")
@click.option("--notation", metavar="ID", default="", help="Its short id; that of a known concept adds names to it.")
@click.option("--broader", multiple=True, metavar="ID", help="The short id of what is directly above; repeatable.")
@click.option("--case-sensitive", is_flag=True, help="In another case the name is something else (MATH is no math).")
@click.option("--ambiguous", is_flag=True, help="The name is also something else: believe it only near a cue.")
@click.option("--family", is_flag=True, help="Sizes and variants may follow the name of this model.")
@click.option(
    "--task", multiple=True, metavar="ID", help="The short id of a topic the benchmark belongs to; repeatable."
)
@click.option("--direction", type=click.Choice(("higher", "lower")), help="Which values of the metric are better.")
@vocabulary_option
def _add(
    kind: str,
    label: str,
    alt: tuple[str, ...],
    ko: str,
    notation: str,
    broader: tuple[str, ...],
    case_sensitive: bool,
    ambiguous: bool,
    family: bool,
    task: tuple[str, ...],
    direction: str | None,
    vocabulary: tuple[Path, ...],
) -> None:
    """Add a concept, or further names of a known one, to your own table.

    The table is the first .csv file or folder of --vocabulary; in a folder, names.csv.
    """
    from kg.vocabularies.adding import add_row
    from kg.vocabularies.table import Row

    table = _own_table(vocabulary)
    try:
        row = Row(
            kind=kind,
            label=_clean(label),
            korean=_clean(ko),
            alternatives=tuple(map(_clean, alt)),
            notation=notation.strip(),
            broader=broader,
            case_sensitive=case_sensitive,
            ambiguous=ambiguous,
            family=family,
            task=task,
            direction=direction or "",
        )
    except ValueError as error:
        hint = "Give one with --notation." if "notation" in str(error) and not notation else ""
        raise InputError(f"{label!r} cannot be added: {error}.", hint=hint) from error
    locations = [each for each in vocabulary_locations(vocabulary) if each.exists()]
    add_row(table, row, find_own_vocabulary(locations))
    click.echo(f"Added {kind} {row.notation!r} to {table}; the next 'kg build' reads with it.", err=True)


@command.command("list")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--search", metavar="TEXT", default="", help="Only concepts with a name that holds TEXT.")
@click.option("--own", "only_own", is_flag=True, help="Only what your own files speak of.")
@format_option([each for each in FORMATS if each != "turtle"], "table")
@limit_option()
@vocabulary_option
def _show(
    kind: str | None, search: str, only_own: bool, format: str, limit: int | None, vocabulary: tuple[Path, ...]
) -> None:
    """List the concepts of one KIND or all, with the names they go by and the files that describe them."""
    from kg.cli.answering import terminal_width
    from kg.sparql import Answer
    from kg.sparql.tables import write_answer
    from kg.vocabularies.listing import list_concepts

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    problems: list[VocabularyProblem] = []
    results = list_concepts(own, problems, kind=kind or "", search=search, only_own=only_own)
    written = write_answer(Answer(results), format, sys.stdout.buffer, limit=limit, width=terminal_width())
    if written.cut:
        click.echo(f"Only the first {written.rows} rows are shown (--limit {limit}); there are more.", err=True)
    for problem in problems:
        click.echo(_told(problem), err=True)


@command.command("check")
@vocabulary_option
def _check(vocabulary: tuple[Path, ...]) -> None:
    """Check the vocabularies, those that ship and your own.

    Prints one line a problem, with file and line, and then exits with status 1.
    """
    from kg.vocabularies.checking import check_entries, vocabulary_entries

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    problems: list[VocabularyProblem] = []
    entries = vocabulary_entries(own, problems)
    problems = sorted({*problems, *check_entries(entries)})
    for problem in problems:
        click.echo(_told(problem))
    count = (
        f"{len({entry.iri for entry in entries})} concepts, {sum(entry.own for entry in entries)} entries of your own"
    )
    if problems:
        click.echo(f"{len(problems)} problems in {count}.", err=True)
        raise SystemExit(1)
    click.echo(f"{count}: no problems.", err=True)


def _own_table(given: tuple[Path, ...]) -> Path:
    for place in given or (DEFAULT_FOLDER,):
        if place.suffix == ".csv":
            return place
        if place.is_dir() or not place.suffix:
            return place / _TABLE
    raise InputError(f"{given[0]} is no table.", hint="Name a .csv file or a folder with --vocabulary.")


def _clean(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


def _told(problem: "VocabularyProblem") -> str:
    try:
        file = problem.file.relative_to(Path.cwd())
    except ValueError:
        file = problem.file
    return f"{file}:{problem.line}: {problem.message}"
