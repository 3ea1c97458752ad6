"""What the commands that ask have in common: open the store, ask, write the answer, say when rows were cut."""

import codecs
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import click

from kg.cli.progress import working
from kg.sparql.execution import run_within, stoppable
from kg.sparql.forking import go_on_watched

if TYPE_CHECKING:
    from kg.sparql import Answer
    from kg.store import GraphStore

__all__ = ["PLAIN_JSON", "answer_stream", "print_answer", "run_limited", "terminal_width"]


PLAIN_JSON = "plain-json"
"""What --json writes: an object with columns, and rows as objects."""


def print_answer(
    ask: "Callable[[GraphStore], Answer]",
    store: str,
    format: str,
    limit: int | None,
    *,
    excel: bool = False,
    explain: "Callable[[GraphStore], str] | None" = None,
) -> None:
    """Ask, and print the answer.

    Args:
        ask: asks the open store.
        store: where the store is.
        format: one of ``kg.sparql.results.FORMATS``, or :data:`PLAIN_JSON`.
        limit: at most how many rows to print; None for all.
        excel: whether CSV is for Excel.
        explain: says why an answer has no rows; None for nothing.
    """
    from kg.sparql.results import WriteOptions, write_answer
    from kg.store import open_store

    screen = go_on_watched()
    if format == PLAIN_JSON:
        _print_plain_json(ask, store, limit, screen, excel=excel)
        return
    options = WriteOptions(terminal_width(), excel)
    held = BytesIO() if format == "table" and sys.stdout.isatty() else None
    with stoppable(), open_store(store) as graph, working("Asking", screen) as stop:
        output = _Announced(answer_stream(format), stop) if held is None else held
        answer = ask(graph)
        written = write_answer(answer, format, output, limit=limit, options=options)
        sys.stdout.buffer.flush()
        reason = explain(graph) if explain and not written.rows and limit != 0 else ""
    if held is not None:
        from kg.cli.paging import print_paged

        print_paged(held.getvalue().decode("utf-8", "replace"))
    for talk in (answer.note, reason, _cut_notice(written.rows, limit) if written.cut else ""):
        if talk:
            click.echo(talk, err=True)


class _Announced:
    """A stream before whose first words the bar is taken away, where both are on a terminal.

    Args:
        stream: where words go.
        stop: takes the bar away.
    """

    def __init__(self, stream: BinaryIO, stop: Callable[[], None]) -> None:
        self._stream = stream
        self._stop = stop

    def write(self, data: bytes, /) -> int:
        """Write bytes."""
        if sys.stdout.isatty():
            self._stop()
        return self._stream.write(data)

    def flush(self) -> None:
        """Pass on what is still held."""
        self._stream.flush()


def _cut_notice(rows: int, limit: int | None) -> str:
    """Say that a limit left rows out: that of the command, or else that of the saved query."""
    if rows == limit:
        return f"Only the first {rows} rows are shown (--limit {limit}); there are more."
    return f"The first {rows} rows are shown; limit=N shows more."


def run_limited(
    arguments: Sequence[str],
    timeout: float,
    store: str,
    format: str,
    limit: int | None,
    *,
    excel: bool,
    text: str = "",
    text_limit: int | None = None,
) -> None:
    """Run a command that asks within a time limit; exit with its status.

    Args:
        arguments: the command's name and arguments.
        timeout: after how many seconds to give up.
        store: where the store is.
        format: how to write the answer.
        limit: at most how many rows to print; None for all.
        excel: whether CSV is for Excel.
        text: the command's standard input.
        text_limit: how many bytes the query may have; None where the command has no such option.
    """
    options = ["--store", store, *(["--json"] if format == PLAIN_JSON else ["--format", format])]
    options += [] if limit is None else ["--limit", str(limit)]
    options += [] if text_limit is None else ["--text-limit", str(text_limit)]
    options += ["--excel"] if excel else []
    name, *rest = arguments
    status = run_within(timeout, [name, *options, "--", *rest], text)
    if status:
        raise SystemExit(status)


def _print_plain_json(
    ask: "Callable[[GraphStore], Answer]", store: str, limit: int | None, screen: TextIO, *, excel: bool
) -> None:
    from kg.cli.json_output import print_json
    from kg.errors import InputError
    from kg.rows import Rows
    from kg.store import open_store

    if excel:
        raise InputError("JSON has no form for Excel.", hint="Use --excel with --format csv.")
    with stoppable(), open_store(store) as graph, working("Asking", screen):
        rows = Rows.read(ask(graph))
    cut = rows.cut or (limit is not None and len(rows) > limit)
    note = {"note": rows.note} if rows.note else {}
    print_json({"columns": rows.columns, "rows": list(rows[:limit]), "cut": cut, **note})


def answer_stream(format: str) -> BinaryIO:
    """Return where an answer goes: standard output, in its own encoding for tables and in UTF-8 for data."""
    encoding = sys.stdout.encoding.lower().replace("_", "-")
    if format != "table" or encoding in {"utf-8", "utf8"}:
        return sys.stdout.buffer
    return cast("BinaryIO", codecs.EncodedFile(sys.stdout.buffer, "utf-8", encoding, "replace"))


def terminal_width() -> int | None:
    """Return how many columns standard output has; None if it is not a terminal."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns
