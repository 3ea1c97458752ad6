"""What the commands that ask have in common: open the store, ask, write the answer, tell when rows were cut."""

import codecs
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from kg.errors import KgError
from kg.sparql.execution import run_within

if TYPE_CHECKING:
    from kg.sparql import Answer
    from kg.store import GraphStore

__all__ = ["answer_stream", "print_answer", "terminal_width"]


def print_answer(
    asked: "Callable[[GraphStore], Answer]", store: str, format: str, limit: int | None, timeout: float | None
) -> None:
    """Ask, and print the answer; exit with status 1 and one line when it fails.

    Args:
        asked: asks the open store.
        store: where the store is.
        format: one of ``kg.sparql.tables.FORMATS``.
        limit: at most how many rows to print; None for all.
        timeout: after how many seconds to give up; None for never.
    """

    def work() -> int:
        from kg.sparql.tables import write_answer
        from kg.store import open_store

        try:
            with open_store(store) as graph:
                written = write_answer(asked(graph), format, answer_stream(format), limit=limit, width=terminal_width())
        except KgError as error:
            if timeout is None:
                raise
            click.echo(f"Error: {error}", err=True)  # this is the child: nobody above it would tell
            return 1
        if written.cut:
            click.echo(f"Only the first {written.rows} rows are shown (--limit {limit}); there are more.", err=True)
        return 0

    status = run_within(timeout, work)
    if status:
        raise SystemExit(1)


def answer_stream(format: str) -> BinaryIO:
    """Return where an answer goes: standard output, in its own encoding for tables and in UTF-8 for data."""
    encoding = sys.stdout.encoding.lower().replace("_", "-")
    if format != "table" or encoding in {"utf-8", "utf8"}:
        return sys.stdout.buffer
    return cast("BinaryIO", codecs.EncodedFile(sys.stdout.buffer, "utf-8", encoding, "replace"))


def terminal_width() -> int | None:
    """Return how many columns standard output has; None if it is no terminal."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns
