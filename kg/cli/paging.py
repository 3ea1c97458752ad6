"""Shows long answers by a pager where standard output is a terminal; PAGER=cat turns it off."""

import os
import sys
from collections.abc import Iterable

import click

__all__ = ["echo_lines", "print_paged", "wants_color"]


def wants_color() -> bool | None:
    """Return whether to mark words: never where NO_COLOR is set; None: where the output is a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines: as they come, or on a terminal all at once, by a pager where they are more than it shows."""
    if not sys.stdout.isatty():
        for line in lines:
            click.echo(line, color=wants_color())
        return
    print_paged("".join(f"{line}\n" for line in lines))


def print_paged(text: str) -> None:
    """Print text on a terminal, by a pager where it has more lines than the terminal."""
    from shutil import get_terminal_size

    if text.count("\n") < get_terminal_size().lines:
        click.echo(text, nl=False, color=wants_color())
    else:
        click.echo_via_pager(text, color=wants_color())
