"""kg render: draws the graph, or a part of it, as an HTML page."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from kg.cli.drawn_answer import is_chart, write_chart
from kg.cli.json_output import print_json
from kg.cli.options import json_option, store_option
from kg.cli.poster import PosterWish, write_poster
from kg.cli.progress import working
from kg.cli.selecting import check_part, part_options, query_answer
from kg.errors import InputError, QueryError
from kg.schema.kinds import DRAWN

if TYPE_CHECKING:
    from kg.network import NetworkView
    from kg.render import PosterSize, Triples
    from kg.store import GraphStore

__all__ = ["command"]

_SIZES = ("A2", "16:9", "square")  # kg.render would take long to import
_CANVAS_MOST = 1500  # nodes that a canvas still moves smoothly
_KIND_NAMES = tuple(kind.name for kind in DRAWN)


class _Drawn(NamedTuple):
    """What is drawn, what it is called, and the node that it is about."""

    view: "NetworkView"
    title: tuple[str, str]  # in English and Korean
    centre: str = ""


def _month(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Check a month or a day."""
    if value is not None and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", value):
        raise click.BadParameter(f"{value!r} is not a month or day; write 2024-02 or 2024-02-26.")
    return value or ""


def _kinds(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
    """Check the names of kinds."""
    names = frozenset(name.strip().lower() for name in (value or "").split(",") if name.strip())
    if unknown := sorted(names - set(_KIND_NAMES)):
        raise click.BadParameter(f"{unknown[0]!r} is not a kind; known are {', '.join(_KIND_NAMES)}.")
    return names


@click.command(name="render")
@part_options
@click.option("--topic", metavar="TOPIC", help="Only papers on this topic or a narrower one.")
@click.option("--from", "start", metavar="MONTH", callback=_month, help="Only papers listed in 2024-02 or later.")
@click.option("--to", "end", metavar="MONTH", callback=_month, help="Only papers listed until 2024-06.")
@click.option(
    "--min-votes", type=click.IntRange(min=0), default=0, metavar="N", help="Only papers with N votes or more."
)
@click.option("--kinds", metavar="KIND,...", callback=_kinds, help=f"Only these kinds: {', '.join(_KIND_NAMES)}.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take the N most important nodes alone.")
@click.option(
    "--engine",
    type=click.Choice(("explorer", "pyvis")),
    default="explorer",
    show_default=True,
    help="explorer: search, filters, evidence; pyvis: a small simple page.",
)
@click.option("--with-sparql", is_flag=True, help="Let readers ask SPARQL in the page; adds 2 MB and the triples.")
@click.option(
    "--evidence",
    type=click.Choice(("some", "all", "none")),
    default="all",
    show_default=True,
    help="Quotes behind links and figures: all, as many as a small page has room for, or none.",
)
@click.option("-o", "--output", metavar="FILE", default="graph.html", show_default=True, help="The page; - for stdout.")
@click.option("--poster", metavar="FILE", help="Draw the papers on one page instead: FILE.svg, FILE.png or FILE.pdf.")
@click.option("--size", type=click.Choice(_SIZES), default="A2", show_default=True, help="Of the poster.")
@click.option("--title", metavar="TEXT", help="What stands above the poster.")
@click.option("--dark", is_flag=True, help="A dark poster.")
@click.option(
    "--language",
    type=click.Choice(("en", "ko")),
    default="en",
    show_default=True,
    help="Of the poster's names, or of a drawn answer.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@json_option
@store_option
def command(
    around: str | None,
    hops: int | None,
    query: str | None,
    assignments: tuple[str, ...],
    topic: str | None,
    start: str,
    end: str,
    min_votes: int,
    kinds: frozenset[str],
    limit: int | None,
    engine: str,
    with_sparql: bool,
    evidence: Literal["some", "all", "none"],
    output: str,
    poster: str | None,
    size: "PosterSize",
    title: str | None,
    dark: bool,
    language: Literal["en", "ko"],
    show: bool,
    as_json: bool,
    store: str,
) -> None:
    """Draw the graph as one HTML page that opens offline: all of it, what is around a thing, or what a query gives.

    With --poster, draw a map of its papers to hang on a wall.
    """
    check_part(around, hops, query, assignments)
    if as_json and output == "-":
        raise InputError("--json says what was written, and the page itself is on standard output.", hint="Use -o.")
    if show and output == "-":
        raise InputError("Standard output cannot be opened in a browser.", hint="Give a file with -o.")
    if poster is not None and not poster.lower().endswith((".svg", ".png", ".pdf")):
        raise InputError(f"{poster} is not the name of a poster.", hint="Posters end in .svg, .png or .pdf.")
    if with_sparql and engine == "pyvis":
        raise InputError("A pyvis page cannot run queries.", hint="Leave out --engine pyvis or --with-sparql.")
    if query is not None and engine == "explorer" and is_chart(query):
        from kg.store import open_store

        file = poster if poster is not None else output
        with open_store(store) as graph, working("Drawing"):
            chart = write_chart(graph, query, assignments, file, title=title, dark=dark, language=language)
        _write(file, chart, f"Wrote {file}.", show=show)
        if as_json:
            print_json({"output": file})
        return
    from kg.network import Choice, chosen, most_important, narrower
    from kg.render import explorer_page, pyvis_page
    from kg.store import open_store

    with open_store(store) as graph:
        with working("Reading the graph"):
            drawn = _drawn(graph, around, 1 if hops is None else hops, query, assignments, papers=poster is not None)
        topics, heading = frozenset[str](), drawn.title
        if topic is not None:
            from kg.sparql.lookup import find_thing, label_of

            iri = find_thing(graph, topic, "topic").iri
            label = label_of(graph, iri)
            topics, heading = narrower(graph, iri), (f"{heading[0]}: {label}", f"{heading[1]}: {label}")
        view = chosen(drawn.view, Choice(kinds, topics, start, end, min_votes))
        if not view.nodes:
            raise InputError("There is nothing to draw.", hint="'kg stats' shows what the graph holds.")
        if poster is not None:
            wish = PosterWish(poster, size, title, dark, language)
            part = most_important(view, limit or len(view.nodes))
            with working(f"Drawing {len(part.nodes)} nodes"):
                written = write_poster(graph, part, heading, wish)
            click.echo(written, err=True)
            if as_json:
                print_json({"output": poster, "nodes": len(part.nodes), "links": len(part.edges), "hidden": 0})
            return
        most = limit or (_CANVAS_MOST if engine == "pyvis" else len(view.nodes))
        part = most_important(view, most)
        hidden = len(view.nodes) - len(part.nodes)
        with working(f"Drawing {len(part.nodes)} nodes"):
            if engine == "pyvis":
                page = pyvis_page(part, heading[0], hidden=hidden)
            else:
                page = explorer_page(
                    part,
                    heading,
                    graph,
                    centre=drawn.centre,
                    evidence=evidence,
                    triples=_triples(graph, part) if with_sparql else None,
                )
    if hidden:
        click.echo(
            f"Drawn are the {len(part.nodes)} most important of {len(view.nodes)} nodes;"
            " --limit N draws more, --around THING a part.",
            err=True,
        )
    _write(output, page, f"Wrote {output}: {len(part.nodes)} nodes, {len(part.edges)} links.", show=show)
    if as_json:
        print_json({"output": output, "nodes": len(part.nodes), "links": len(part.edges), "hidden": hidden})


def _write(file: str, page: bytes, report: str, *, show: bool) -> None:
    """Write a page, say so, and open it if that is wanted."""
    if file == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    from kg.export import write_file

    write_file(Path(file), page)
    click.echo(report, err=True)
    if show:
        import webbrowser

        webbrowser.open(Path(file).resolve().as_uri())


def _drawn(
    graph: "GraphStore",
    around: str | None,
    hops: int,
    query: str | None,
    assignments: tuple[str, ...],
    *,
    papers: bool,
) -> _Drawn:
    """The network to draw and what to call it; ``papers`` if nothing else is drawn."""
    from kg import network

    if around is not None:
        from kg.sparql.lookup import find_thing, label_of

        iri = find_thing(graph, around).iri
        view = network.around(graph, iri, hops, described=papers)
        label = label_of(graph, iri)
        korean = next((node.attributes.get("labelKo", label) for node in view.nodes if node.iri == iri), label)
        near = "its links" if hops == 1 else f"what is within {hops} links"
        return _Drawn(view, (f"{label} and {near}", f"{korean}에서 {hops}단계 안에 있는 것"), iri)
    if query is not None:
        from pyoxigraph import QuerySolutions, QueryTriples

        answer = query_answer(graph, query, assignments)
        asked = " ".join((query, *assignments))
        title = f"Query {asked}", f"질의 {asked}"
        if isinstance(answer.results, QueryTriples):
            return _Drawn(network.of_triples(graph, answer.results), title)
        if isinstance(answer.results, QuerySolutions):
            view, communities = network.everything(graph), network.communities(graph)
            return _Drawn(network.named_in(view, answer.results, communities, answer.limit), title)
        raise QueryError(f"{query} gives neither triples nor rows.", hint="Give a CONSTRUCT or SELECT query.")
    title = (
        ("AI papers", "AI 논문") if papers else ("AI papers and what they are linked with", "AI 논문과 그에 연결된 것")
    )
    return _Drawn(network.everything(graph), title)


def _triples(graph: "GraphStore", view: "NetworkView") -> "Triples":
    from kg.render import Triples, questions_of, triples_of
    from kg.sparql import saved_queries

    return Triples(triples_of(graph, view), questions_of(saved_queries()))
