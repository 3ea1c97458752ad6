"""Options that commands share, as decorators."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.settings import read_settings

__all__ = [
    "excel_option",
    "format_option",
    "json_option",
    "limit_option",
    "store_option",
    "text_limit_option",
    "timeout_option",
    "vocabulary_option",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def store_option(command: _Command) -> _Command:
    """Add --store (or KG_STORE): where the store is; the parameter is called ``store``."""
    return click.option(
        "--store",
        metavar="PATH|URL",
        envvar="KG_STORE",
        default=lambda: read_settings().store,
        show_default="./kg-store, or the store of kg.toml",
        show_envvar=True,
        help="The store: a folder or, for asking, a SPARQL server.",
    )(command)


def format_option(formats: Sequence[str], default: str) -> Callable[[_Command], _Command]:
    """Add --format with these choices; the parameter is called ``format``."""
    return click.option(
        "--format", type=click.Choice(formats), default=default, show_default=True, help="How to write the answer."
    )


def json_option(command: _Command) -> _Command:
    """Add --json, which also has errors written as JSON; the parameter is called ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON, errors too.")(command)


def limit_option(default: int | None = None) -> Callable[[_Command], _Command]:
    """Add --limit; the parameter is called ``limit`` and is None where nothing is cut."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        default=default,
        show_default=default is not None,
        help="Show at most N rows.",
    )


def excel_option(command: _Command) -> _Command:
    """Add --excel; the parameter is called ``excel``."""
    return click.option(
        "--excel",
        is_flag=True,
        help="With --format csv: a byte order mark, and an apostrophe before cells that Excel would compute.",
    )(command)


def text_limit_option(command: _Command) -> _Command:
    """Add --text-limit; the parameter is called ``text_limit``."""
    return click.option(
        "--text-limit",
        type=click.IntRange(min=1),
        metavar="BYTES",
        default=100_000,  # kg.sparql.guard.TEXT_LIMIT
        show_default=True,
        help="Refuse longer queries.",
    )(command)


def timeout_option(default: float | None = None) -> Callable[[_Command], _Command]:
    """Add --timeout in seconds; the parameter is called ``timeout`` and is None where nothing ends it."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="S",
        default=default,
        show_default=default is not None,
        help="Give up after S seconds.",
    )


def vocabulary_option(command: _Command) -> _Command:
    """Add --vocabulary (or KG_VOCABULARY): the user's own vocabularies, a tuple called ``vocabulary``."""
    return click.option(
        "--vocabulary",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="PATH",
        envvar="KG_VOCABULARY",
        show_envvar=True,
        default=lambda: read_settings().vocabulary,
        help="Names of your own: a .csv or .ttl file, or a folder of them; may be repeated.  "
        "[default: those of kg.toml, else ./kg-vocabulary if it is there]",
    )(command)
