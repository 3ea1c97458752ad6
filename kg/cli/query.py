"""kg query: runs a saved query."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answering import PLAIN_JSON, print_answer, run_limited
from kg.cli.completing import complete_assignments, complete_queries
from kg.cli.options import (
    excel_option,
    format_option,
    json_option,
    limit_option,
    store_option,
    timeout_option,
)
from kg.sparql import SavedQuery, ask_saved, find_query, read_query
from kg.sparql.parameters import split_assignments
from kg.sparql.results import FORMATS

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["command"]


@click.command(name="query")
@click.argument("name", metavar="NAME|FILE.rq", shell_complete=complete_queries)
@click.argument("assignments", metavar="[PARAM=VALUE]...", nargs=-1, shell_complete=complete_assignments)
@format_option(FORMATS, "table")
@json_option
@excel_option
@limit_option()
@timeout_option()
@store_option
def command(
    name: str,
    assignments: tuple[str, ...],
    format: str,
    as_json: bool,
    excel: bool,
    limit: int | None,
    timeout: float | None,
    store: str,
) -> None:
    """Run a saved query, or one of your own from a file.

    A value is what you would type anywhere: an arXiv id, a name, a label in English or Korean, an IRI. 'kg queries'
    lists the saved queries, 'kg queries NAME' shows what one takes.
    """
    query = read_query(Path(name)) if name.endswith(".rq") else find_query(name)
    values = split_assignments(assignments, query)
    if timeout is None:
        print_answer(
            lambda graph: ask_saved(graph, query, values),
            store,
            PLAIN_JSON if as_json else format,
            limit,
            excel=excel,
            explain=lambda graph: _why_empty(graph, query, values),
        )
    else:
        run_limited(
            ["query", name, *assignments], timeout, store, PLAIN_JSON if as_json else format, limit, excel=excel
        )


def _why_empty(graph: "GraphStore", query: SavedQuery, values: Mapping[str, str]) -> str:
    from kg.sparql.emptiness import why_empty  # most answers have rows

    return why_empty(graph, query, values)
