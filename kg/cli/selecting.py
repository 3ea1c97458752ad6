"""What the commands that take a part of the graph have in common: --around THING --hops N, or --query NAME."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.completing import complete_assignments, complete_queries, complete_things
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.sparql import Answer, SavedQuery
    from kg.store import GraphStore

__all__ = ["check_part", "part_options", "query_answer", "saved_query"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def part_options(command: _Command) -> _Command:
    """Add --around, --hops, --query and its parameters: ``around``, ``hops``, ``query`` and ``assignments``."""
    for decorate in (
        click.argument("assignments", metavar="[PARAM=VALUE]...", nargs=-1, shell_complete=complete_assignments),
        click.option(
            "--query",
            metavar="NAME|FILE.rq",
            shell_complete=complete_queries,
            help="Take what this query gives: triples, or for a drawing the rows that name things.",
        ),
        click.option(
            "--hops", type=click.IntRange(0, 5), metavar="N", help="With --around: at most N links away.  [default: 1]"
        ),
        click.option(
            "--around",
            metavar="THING",
            shell_complete=complete_things,
            help="Take what is linked with a thing: an id, a label, an IRI.",
        ),
    ):
        command = decorate(command)
    return command


def check_part(around: str | None, hops: int | None, query: str | None, assignments: tuple[str, ...]) -> None:
    """Refuse options that do not go together.

    Raises:
        InputError: they do not.
    """
    if around is not None and query is not None:
        raise InputError("--around and --query exclude each other.", hint="Give one of them.")
    if hops is not None and around is None:
        raise InputError("--hops counts from a thing.", hint="Give it with --around THING.")
    if assignments and query is None:
        hint = "Give parameters with --query NAME, and the page to write with -o FILE."
        raise InputError(f"{assignments[0]!r} belongs to no query.", hint=hint)


def saved_query(query: str) -> "SavedQuery":
    """Return the saved query, or the query of a file, that was named."""
    from kg.sparql import find_query, read_query

    return read_query(Path(query)) if query.endswith(".rq") else find_query(query)


def query_answer(store: "GraphStore", query: str, assignments: tuple[str, ...]) -> "Answer":
    """Ask the saved query, or the query of a file, that was named."""
    from kg.sparql import ask_saved
    from kg.sparql.parameters import split_assignments

    saved = saved_query(query)
    return ask_saved(store, saved, split_assignments(assignments, saved))
