"""kg sparql: runs a query of the user's own."""

import sys

import click

from kg.cli.answering import PLAIN_JSON, print_answer, run_limited
from kg.cli.options import (
    excel_option,
    format_option,
    json_option,
    limit_option,
    store_option,
    text_limit_option,
    timeout_option,
)
from kg.errors import QueryError
from kg.sparql import ask
from kg.sparql.results import FORMATS

__all__ = ["command"]


@click.command(name="sparql")
@click.argument("text", metavar="[QUERY]", required=False)
@format_option(FORMATS, "table")
@json_option
@excel_option
@limit_option()
@timeout_option()
@text_limit_option
@store_option
def command(
    text: str | None,
    format: str,
    as_json: bool,
    excel: bool,
    limit: int | None,
    timeout: float | None,
    text_limit: int,
    store: str,
) -> None:
    """Run a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE) from the argument or from standard input.

    The prefixes kg:, dcterms:, foaf:, skos:, fabio:, cito:, prov:, arxiv:, benchmark:, topic: and the like are known.
    """
    query = _standard_input(text_limit) if text is None or text == "-" else text
    if timeout is None:
        print_answer(
            lambda graph: ask(graph, query, text_limit=text_limit),
            store,
            PLAIN_JSON if as_json else format,
            limit,
            excel=excel,
        )
    else:
        run_limited(
            ["sparql", "-"],
            timeout,
            store,
            PLAIN_JSON if as_json else format,
            limit,
            excel=excel,
            text=query,
            text_limit=text_limit,
        )


def _standard_input(limit: int) -> str:
    """Read a query, and no more of it than one byte above the limit, by which it is then refused."""
    try:
        return sys.stdin.buffer.read(limit + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"The query on standard input is not UTF-8: {error}.") from error
