"""What a shell completes: names of saved queries, their parameters, and things of the graph."""

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["VARIABLE", "complete_assignments", "complete_queries", "complete_things"]

VARIABLE = "_KG_COMPLETE"
"""The environment variable by which a shell asks kg for completions."""

_MOST = 50
_SPECIAL = frozenset(" \t'\"$`&|;<>()*?[]#~!{}")
_T = TypeVar("_T")


def complete_queries(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the saved queries whose names begin with what is typed."""
    from click.shell_completion import CompletionItem

    from kg.sparql import saved_queries

    found = _safely(saved_queries)
    return [CompletionItem(each.name, help=each.summary) for each in found if each.name.startswith(incomplete)]


def complete_things(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return things whose names begin with what is typed."""
    return _items(_things(ctx, incomplete, ""))


def complete_assignments(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the parameters of the saved query, or after "PARAM=" the things that it may be."""
    from kg.sparql import find_query

    name = ctx.params.get("name") or ctx.params.get("query")
    query = next(iter(_safely(lambda: [find_query(str(name))])), None)
    if query is None:
        return []
    parameter, equals, value = incomplete.partition("=")
    before = ""
    if equals and parameter:
        before = f"{parameter}="
    else:  # bash takes a word apart at "="
        given = [str(each) for each in ctx.params.get("assignments") or ()]
        typed = [*given, incomplete] if incomplete == "=" else given
        if typed[-1:] != ["="]:
            taken = {each.partition("=")[0] for each in given}
            names = [each.name for each in query.params if each.name not in taken]
            return _items(f"{each}=" for each in names if each.startswith(incomplete))
        parameter, value = (typed[-2] if len(typed) > 1 else ""), "" if incomplete == "=" else incomplete
    kind = next((each.type for each in query.params if each.name == parameter), "")
    return _items(f"{before}{each}" for each in _things(ctx, value, kind)) if kind else []


def _things(ctx: click.Context, typed: str, kind: str) -> list[str]:
    from kg.cli.settings import read_settings
    from kg.schema.kinds import KINDS

    if not typed or (kind and kind not in {each.name for each in KINDS}):
        return []

    def found() -> list[str]:
        from kg.sparql.lookup import names_beginning
        from kg.store import open_store

        location = ctx.params.get("store") or os.environ.get("KG_STORE") or read_settings().store
        with open_store(location) as store:
            return names_beginning(store, typed, kind, _MOST)

    names = list(_safely(found))
    # A shell puts what all of them begin with in place of what was typed: of GSM8K and gsm8k that is nothing.
    return [name for name in names if name.startswith(typed)] or names


def _safely(ask: "Callable[[], Iterable[_T]]") -> "list[_T]":
    """What asking gives; nothing where it fails: an error would stand in the middle of what somebody types."""
    from kg.errors import KgError

    try:
        return list(ask())
    except (KgError, OSError):
        return []


def _items(values: Iterable[str]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    is_bash = os.environ.get(VARIABLE, "").startswith("bash")  # which inserts values as they are
    return [CompletionItem(_escaped(value) if is_bash else value) for value in values]


def _escaped(value: str) -> str:
    """A value that bash may insert; the script's read takes one backslash of two away."""
    letters = (f"\\\\{letter}" if letter in _SPECIAL else letter for letter in value.replace("\\", "\\\\\\\\"))
    return "".join(letters)
