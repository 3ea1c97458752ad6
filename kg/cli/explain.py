"""kg explain: shows the words behind a fact."""

from typing import TYPE_CHECKING

import click

from kg.cli.completing import complete_things
from kg.cli.json_output import print_json
from kg.cli.options import json_option, limit_option, store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working
from kg.sparql.execution import stoppable

if TYPE_CHECKING:
    from kg.explain import Explanation

__all__ = ["command"]


@click.command(name="explain")
@click.argument("thing", shell_complete=complete_things)
@click.argument("predicate", required=False, default="")
@click.argument("other", metavar="[THING]", required=False, default="", shell_complete=complete_things)
@click.option("--groups", is_flag=True, help="Group the facts by relation; --limit then counts within each group.")
@limit_option()
@json_option
@store_option
def command(thing: str, predicate: str, other: str, groups: bool, limit: int | None, as_json: bool, store: str) -> None:
    """Show the facts about a THING with the words that state them.

    THING is an arXiv id, a title, a name, a label in English or Korean, or an IRI. With a PREDICATE (authors,
    evaluatesOn, results, kg:votes ...) only facts of that relation, with a second THING only facts with it, are shown.
    """
    from shutil import get_terminal_size

    from kg.explain import explain, explained
    from kg.store import open_store

    with stoppable(), open_store(store) as graph:
        with working("Reading the graph"):
            found = explain(graph, thing, predicate, other)
        width = max(40, min(get_terminal_size((100, 24)).columns, 120))
        if not as_json:
            echo_lines(explained(found, limit=limit, width=width, grouped=groups))
    if as_json:
        print_json(_as_json(found, limit))
        return
    if not found.facts:
        click.echo("No document says anything about it.", err=True)
    if limit is not None and len(found.facts) > limit and not groups:
        click.echo(f"Only the first {limit} of {len(found.facts)} facts are shown (--limit {limit}).", err=True)


def _as_json(found: "Explanation", limit: int | None) -> dict[str, object]:
    facts = [
        {**fact._asdict(), "testimonies": [each._asdict() for each in fact.testimonies]} for fact in found.facts[:limit]
    ]
    return {"iri": found.iri, "label": found.label, "total": len(found.facts), "facts": facts}
