"""kg show: shows what there is to know of one thing."""

import json

import click

from kg.cli.completing import complete_things
from kg.cli.options import store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working
from kg.sparql.execution import stoppable

__all__ = ["command"]


@click.command(name="show")
@click.argument("thing", shell_complete=complete_things)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    default=10,
    show_default=True,
    help="Show at most N lines of each section.",
)
@click.option("--all", "everything", is_flag=True, help="Show all lines of each section.")
@click.option(
    "--language", type=click.Choice(("en", "ko")), default="en", show_default=True, help="The language of labels."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, with everything in it.")
@store_option
def command(thing: str, limit: int, everything: bool, language: str, as_json: bool, store: str) -> None:
    """Show what there is to know of a THING on one screen.

    THING is an arXiv id, a title or the part before its colon, a name, a label in English or Korean, or an IRI. The
    name of something that a paper introduces stands for that paper.
    """
    from shutil import get_terminal_size

    from kg import show
    from kg.store import open_store

    with stoppable(), open_store(store) as graph, working("Reading the graph"):
        record = show.show(graph, thing, language=language)
    if as_json:
        click.echo(json.dumps(show.as_json(record), ensure_ascii=False, indent=2))
        return
    width = max(40, min(get_terminal_size((100, 24)).columns, 120))
    echo_lines(show.lines_of(record, limit=None if everything else limit, width=width))
