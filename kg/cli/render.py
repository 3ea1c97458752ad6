"""kg render: draws the graph, or a part of it, as an HTML page."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.cli.selecting import check_part, part_options, query_answer
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.network import NetworkView
    from kg.store import GraphStore

__all__ = ["command"]

_LIMIT = 1500  # nodes that a canvas still moves smoothly


@click.command(name="render")
@part_options
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    default=_LIMIT,
    show_default=True,
    help="Draw the N most important nodes.",
)
@click.option("-o", "--output", metavar="FILE", default="graph.html", show_default=True, help="The page; - for stdout.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@store_option
def command(
    around: str | None,
    hops: int | None,
    query: str | None,
    assignments: tuple[str, ...],
    limit: int,
    output: str,
    show: bool,
    store: str,
) -> None:
    """Draw the graph as one HTML page that opens offline: all of it, what is around a thing, or a query's triples."""
    check_part(around, hops, query, assignments)
    if show and output == "-":
        raise InputError("Standard output cannot be opened in a browser.", hint="Give a file with -o.")
    from kg.network import most_important
    from kg.store import open_store

    with open_store(store) as graph:
        view, title = _chosen(graph, around, 1 if hops is None else hops, query, assignments)
    if not view.nodes:
        raise InputError("There is nothing to draw.", hint="'kg stats' shows what the graph holds.")
    part = most_important(view, limit)
    hidden = len(view.nodes) - len(part.nodes)

    from kg.render import pyvis_page

    page = pyvis_page(part, title, hidden=hidden)
    if hidden:
        click.echo(
            f"Drawn are the {len(part.nodes)} most important of {len(view.nodes)} nodes;"
            " --limit N draws more, --around THING a part.",
            err=True,
        )
    if output == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    from kg.export import write_file

    write_file(Path(output), page)
    click.echo(f"Wrote {output}: {len(part.nodes)} nodes, {len(part.edges)} links.", err=True)
    if show:
        import webbrowser

        if not webbrowser.open(Path(output).resolve().as_uri()):
            click.echo("No browser was found to open it.", err=True)


def _chosen(
    graph: "GraphStore", around: str | None, hops: int, query: str | None, assignments: tuple[str, ...]
) -> "tuple[NetworkView, str]":
    """The network to draw and what to call it."""
    from kg import network

    if around is not None:
        from kg.lookup import find_thing, label_of

        iri = find_thing(graph, around).iri
        near = "its links" if hops == 1 else f"what is within {hops} links"
        return network.around(graph, iri, hops), f"{label_of(graph, iri)} and {near}"
    if query is not None:
        from pyoxigraph import QueryTriples

        answer = query_answer(graph, query, assignments)
        if not isinstance(answer.results, QueryTriples):
            raise QueryError(f"{query} gives no triples.", hint="Only what a CONSTRUCT query gives can be drawn.")
        return network.of_triples(graph, answer.results), " ".join((f"Query {query}", *assignments))
    return network.everything(graph), "AI papers and what they are linked with"
