"""kg vocabulary: adds names of your own, lists what is known, checks it, writes it as SKOS."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.json_output import print_json
from kg.cli.options import format_option, json_option, limit_option, vocabulary_option
from kg.cli.progress import working
from kg.errors import InputError
from kg.sparql.results import FORMATS
from kg.vocabularies.own_files import DEFAULT_FOLDER, find_own_vocabulary, vocabulary_locations

if TYPE_CHECKING:
    from kg.vocabularies.rows import VocabularyProblem

__all__ = ["KINDS", "command"]

KINDS = ("benchmark", "model", "metric", "topic")  # as in kg.vocabularies.rows (a test compares the two)
_TABLE = "names.csv"


@click.group("vocabulary", short_help="Add names of your own, list, check or export what is known.")
def command() -> None:
    """Extend what paper-kg knows by name: benchmarks, models, metrics and topics.

    Your names stand in files of your own, tables (.csv) or SKOS (.ttl), beside the vocabularies that ship with
    paper-kg. The next 'kg build' reads the documents again with them.
    """


@command.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("label")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Another spelling or an acronym; repeatable.")
@click.option("--korean", metavar="NAME", default="", help="The name in Korean.")
@click.option("--id", "id", metavar="ID", default="", help="Its short id; that of a known concept adds names to it.")
@click.option("--parent", multiple=True, metavar="ID", help="The short id of what is directly above; repeatable.")
@click.option("--case-sensitive", is_flag=True, help="In another case the name is something else (MATH is not math).")
@click.option("--ambiguous", is_flag=True, help="The name also means something else: believe it only near a cue.")
@click.option("--family", is_flag=True, help="Sizes and variants may follow the name of this model.")
@click.option(
    "--task", multiple=True, metavar="ID", help="The short id of a topic the benchmark belongs to; repeatable."
)
@click.option("--metric", metavar="ID", default="", help="The short id of the metric the benchmark is reported by.")
@click.option("--direction", type=click.Choice(("higher", "lower")), help="Which values of the metric are better.")
@click.option("--reason", metavar="TEXT", default="", help="Why a name with other numerals means the same thing.")
@json_option
@vocabulary_option
def _add(
    kind: str,
    label: str,
    names: tuple[str, ...],
    korean: str,
    id: str,
    parent: tuple[str, ...],
    case_sensitive: bool,
    ambiguous: bool,
    family: bool,
    task: tuple[str, ...],
    metric: str,
    direction: str | None,
    reason: str,
    as_json: bool,
    vocabulary: tuple[Path, ...],
) -> None:
    """Add a concept, or further names of a known one, to your own table.

    The table is the first .csv file or folder of --vocabulary; in a folder, names.csv.
    """
    from kg.vocabularies.adding import add_row
    from kg.vocabularies.rows import Row

    table = _own_table(vocabulary)
    try:
        row = Row(
            kind=kind,
            id=id.strip(),
            label=_clean(label),
            korean=_clean(korean),
            names=tuple(map(_clean, names)),
            parent=parent,
            case_sensitive=case_sensitive,
            ambiguous=ambiguous,
            family=family,
            task=task,
            metric=metric.strip(),
            direction=direction or "",
            reason=_clean(reason),
        )
    except ValueError as error:
        hint = "Give one with --id." if "not an id" in str(error) and not id else ""
        raise InputError(f"{label!r} cannot be added: {error}.", hint=hint) from error
    locations = [each for each in vocabulary_locations(vocabulary) if each.exists()]
    add_row(table, row, find_own_vocabulary(locations))
    click.echo(f"Added {kind} {row.id!r} to {table}; the next 'kg build' reads with it.", err=True)
    if as_json:
        print_json({"kind": kind, "id": row.id, "label": row.label, "file": str(table)})


@command.command("list")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--search", metavar="TEXT", default="", help="Only concepts with a name that holds TEXT.")
@click.option("--own", "only_own", is_flag=True, help="Only what your own files speak of.")
@format_option([each for each in FORMATS if each != "turtle"], "table")
@limit_option()
@json_option
@vocabulary_option
def _show(
    kind: str | None,
    search: str,
    only_own: bool,
    format: str,
    limit: int | None,
    as_json: bool,
    vocabulary: tuple[Path, ...],
) -> None:
    """List the concepts of one KIND or all, with the names they go by and the files that describe them."""
    from kg.cli.answering import terminal_width
    from kg.sparql import Answer
    from kg.sparql.results import WriteOptions, write_answer
    from kg.vocabularies.listing import list_concepts

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    problems: list[VocabularyProblem] = []
    results = list_concepts(own, problems, kind=kind or "", search=search, only_own=only_own)
    if as_json:
        from kg.rows import Rows

        rows = Rows.read(Answer(results))
        print_json(
            {
                "columns": rows.columns,
                "rows": list(rows[:limit]),
                "cut": limit is not None and len(rows) > limit,
                "problems": [_line(problem) for problem in problems],
            }
        )
        return
    written = write_answer(
        Answer(results), format, sys.stdout.buffer, limit=limit, options=WriteOptions(terminal_width())
    )
    if written.cut:
        click.echo(f"Only the first {written.rows} rows are shown (--limit {limit}); there are more.", err=True)
    for problem in problems:
        click.echo(_line(problem), err=True)


@command.command("check")
@json_option
@vocabulary_option
def _check(as_json: bool, vocabulary: tuple[Path, ...]) -> None:
    """Check the vocabularies, those that ship and your own.

    Prints one line a problem, with file and line, and then exits with status 1.
    """
    from kg.vocabularies.checking import check_rows
    from kg.vocabularies.files import row_sources

    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    problems: list[VocabularyProblem] = []
    sources = row_sources(own, problems)
    with working("Checking"):
        problems = sorted({*problems, *check_rows(sources)})
    for problem in () if as_json else problems:
        click.echo(_line(problem))
    concepts = len({source.row.iri for source in sources})
    if as_json:
        print_json({"concepts": concepts, "problems": [_line(problem) for problem in problems]})
    count = f"{concepts} concepts, {sum(source.own for source in sources)} rows of your own"
    if problems:
        click.echo(f"{len(problems)} problems in {count}.", err=True)
        raise SystemExit(1)
    click.echo(f"{count}: no problems.", err=True)


@command.command("export")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write.  [default: stdout]"
)
@json_option
@vocabulary_option
def _export(kind: str | None, output: Path | None, as_json: bool, vocabulary: tuple[Path, ...]) -> None:
    """Write the concepts of one KIND or all as SKOS in Turtle, your own among them."""
    from kg.export.files import write_file
    from kg.vocabularies.files import vocabulary_rows
    from kg.vocabularies.skos import concepts_turtle

    if as_json and output is None:
        raise InputError("--json says what was written, and the export itself is on standard output.", hint="Use -o.")
    own = find_own_vocabulary(vocabulary_locations(vocabulary))
    data = concepts_turtle(row for row in vocabulary_rows(own) if kind in (None, row.kind))
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        write_file(output, data)
        click.echo(f"Wrote {output}.", err=True)
        if as_json:
            print_json({"output": str(output), "format": "turtle", "files": {str(output): len(data)}})


def _own_table(given: tuple[Path, ...]) -> Path:
    for place in given or (DEFAULT_FOLDER,):
        if place.suffix == ".csv":
            return place
        if place.is_dir() or not place.suffix:
            return place / _TABLE
    raise InputError(f"{given[0]} is not a table.", hint="Name a .csv file or a folder with --vocabulary.")


def _clean(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


def _line(problem: "VocabularyProblem") -> str:
    try:
        file = problem.file.relative_to(Path.cwd())
    except ValueError:
        file = problem.file
    return f"{file}:{problem.line}: {problem.message}"
