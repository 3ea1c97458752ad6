"""kg export: writes the graph, or a part of it, in a format that other tools read."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option
from kg.cli.progress import working
from kg.cli.selecting import check_part, part_options, query_answer
from kg.errors import InputError
from kg.export.formats import FORMATS

if TYPE_CHECKING:
    from kg.export import Content, Format
    from kg.store import GraphStore

__all__ = ["command"]

_NAMES = [each.name for each in FORMATS]


@click.command(name="export")
@part_options
@click.option(
    "--format",
    type=click.Choice(_NAMES),
    show_default="by the ending of FILE, else turtle",
    help="How to write it.",
)
@click.option("--evidence", is_flag=True, help="Add the evidence: the quoted words behind each fact.")
@click.option("--parts", type=click.IntRange(1, 9999), metavar="N", help="Write everything as N files of N-Quads.")
@click.option("--compress", is_flag=True, help="With --parts: write them with gzip.")
@click.option("--name-knowledge", is_flag=True, help="With --parts: name the graph of the knowledge, too.")
@click.option(
    "-o", "--output", metavar="FILE", default="-", help="Where to write; a folder for CSV.  [default: stdout]"
)
@json_option
@store_option
def command(
    around: str | None,
    hops: int | None,
    query: str | None,
    assignments: tuple[str, ...],
    format: str | None,
    evidence: bool,
    parts: int | None,
    compress: bool,
    name_knowledge: bool,
    output: str,
    as_json: bool,
    store: str,
) -> None:
    """Write the graph as Turtle or another format: all that is known, or a part of it.

    Turtle, N-Triples and JSON-LD put evidence beside the facts; TriG and N-Quads keep it in one graph a document;
    turtle12 is Turtle of RDF 1.2, where evidence names its fact as a triple term. GraphML, GEXF and CSV hold the
    network: papers, people, topics, benchmarks, models and artifacts with their links. BibTeX and CSL-JSON list the
    papers that notes present, those around a thing, or those that a query names.

    --parts is for the bulk loaders of SPARQL servers: a folder of files, with all evidence, and with what lets
    'kg push' send only what changed since.
    """
    check_part(around, hops, query, assignments)
    if parts is not None:
        if around is not None or query is not None or format not in {None, "nquads"}:
            raise InputError("--parts writes the whole graph as N-Quads.", hint="Leave the other choices out.")
        _write_parts(store, output, parts, compress=compress, named=name_knowledge, as_json=as_json)
        return
    if compress or name_knowledge:
        raise InputError("--compress and --name-knowledge go with --parts.", hint="Give --parts N.")
    from kg.export import format_named, format_of_file, write_file, write_folder
    from kg.store import open_store

    chosen = format_of_file(output) if format is None else format_named(format)
    if (chosen.drawn or chosen.lists) and evidence:
        *others, last = (each.name for each in FORMATS if not each.drawn and not each.lists)
        raise InputError(f"{chosen.name} holds no evidence.", hint=f"Use {', '.join(others)} or {last}.")
    if len(chosen.files) > 1 and output == "-":
        raise InputError(f"{chosen.name} is {len(chosen.files)} tables.", hint="Give a folder for them with -o.")
    if as_json and output == "-":
        raise InputError("--json says what was written, and the export itself is on standard output.", hint="Use -o.")
    with open_store(store) as graph, working("Reading the graph"):
        content = _content(graph, chosen, around, 1 if hops is None else hops, query, assignments, evidence)
    with working(f"Writing {chosen.name}"):
        files = {name: write(content) for name, write in chosen.files.items()}
    if output == "-":
        for data in files.values():
            sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif len(files) > 1:
        write_folder(Path(output), files)
        click.echo(f"Wrote {', '.join(files)} into {output}.", err=True)
    else:
        write_file(Path(output), *files.values())
        click.echo(f"Wrote {output}.", err=True)
    if as_json:
        sizes = {name: len(data) for name, data in files.items()}
        written = sizes if len(files) > 1 else {output: sum(sizes.values())}
        print_json({"output": output, "format": chosen.name, "files": written})


def _write_parts(store: str, output: str, count: int, *, compress: bool, named: bool, as_json: bool) -> None:
    from kg.export import write_parts
    from kg.push import pushed_state
    from kg.store import open_store

    if output == "-":
        raise InputError("--parts writes a folder.", hint="Name it with -o.")
    with open_store(store) as graph, working("Writing N-Quads"):
        state = pushed_state(graph)
        sizes = write_parts(graph, Path(output), count, compress=compress, named=named, extra=state)
    click.echo(f"Wrote {len(sizes)} part(s) into {output}.", err=True)
    if as_json:
        print_json({"output": output, "format": "nquads", "files": sizes})


def _content(
    graph: "GraphStore",
    chosen: "Format",
    around: str | None,
    hops: int,
    query: str | None,
    assignments: tuple[str, ...],
    evidence: bool,
) -> "Content":
    from kg import export

    if around is not None:
        from kg.sparql.lookup import find_thing

        thing = find_thing(graph, around).iri
        if chosen.lists:
            return export.publications_around(graph, thing, hops)
        return export.neighbourhood(graph, thing, hops, evidence=evidence)
    if query is not None:
        answer = query_answer(graph, query, assignments)
        if chosen.lists:
            return export.publications_named(graph, answer, query)
        return export.construct(graph, answer, query, evidence=evidence, drawn=chosen.drawn)
    if chosen.lists:
        return export.publications_presented(graph)
    return export.whole(graph, evidence=evidence, drawn=chosen.drawn)
