"""kg sparql: runs a query of the user's own."""

import sys

import click

from kg.cli.answering import print_answer
from kg.cli.options import format_option, limit_option, store_option, timeout_option
from kg.sparql import ask
from kg.sparql.tables import FORMATS

__all__ = ["command"]


@click.command(name="sparql")
@click.argument("text", metavar="[QUERY]", required=False)
@format_option(FORMATS, "table")
@limit_option()
@timeout_option()
@store_option
def command(text: str | None, format: str, limit: int | None, timeout: float | None, store: str) -> None:
    """Run a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE) from the argument or from standard input.

    The prefixes kg:, dcterms:, foaf:, skos:, fabio:, cito:, prov:, arxiv:, benchmark:, topic: and the like are known.
    """
    asked = sys.stdin.read() if text is None or text == "-" else text
    print_answer(lambda graph: ask(graph, asked), store, format, limit, timeout)
