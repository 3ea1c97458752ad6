"""The ``kg`` command: a table of commands, each imported only when it runs, and the one place that tells errors."""

import importlib
import importlib.util
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

__all__ = ["COMMANDS", "main"]

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("build", "kg.cli.build", "Read documents into the graph; later runs read only what changed."),
    ("read", "kg.cli.read", "Show what is found in a file, or why it is not read."),
    ("query", "kg.cli.query", "Run a saved query."),
    ("queries", "kg.cli.queries", "List the saved queries, or show one."),
    ("search", "kg.cli.search", "Search the notes for words."),
    ("sparql", "kg.cli.sparql", "Run a SPARQL query of your own."),
    ("show", "kg.cli.show", "Show what there is to know of one thing."),
    ("explain", "kg.cli.explain", "Show the words behind a fact."),
    ("new", "kg.cli.new", "Show what builds changed: papers, scores, bests, corrections."),
    ("duplicates", "kg.cli.duplicates", "List papers that are noted twice."),
    ("render", "kg.cli.render", "Draw the graph as an HTML page."),
    ("export", "kg.cli.export", "Write the graph as Turtle or another format."),
    ("push", "kg.cli.push", "Make a SPARQL server's graph equal to the store's."),
    ("serve", "kg.cli.serve", "Answer over HTTP: SPARQL, saved queries, pages."),
    ("mcp", "kg.cli.mcp", "Answer an assistant: the Model Context Protocol."),
    ("validate", "kg.cli.validate", "Check the graph against the ontology's shapes."),
    ("vocabulary", "kg.cli.vocabulary", "Add names of your own, list, check or export what is known."),
    ("stats", "kg.cli.stats", "Count what the graph holds."),
    ("forget", "kg.cli.forget", "Remove a source and its documents from the graph."),
    ("completion", "kg.cli.completion", "Write the script by which your shell completes commands."),
    ("doctor", "kg.cli.doctor", "Read all of a store and list what is damaged."),
)
"""Name, module and help of each command; the module's click command is called ``command``."""


_AS_JSON = "kg.cli.as_json"


class _Commands(click.Group):
    """A group whose commands are imported when they run, so that ``kg --help`` waits for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, module, _ in COMMANDS if importlib.util.find_spec(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, module, _ in COMMANDS:
            if name == cmd_name and importlib.util.find_spec(module):
                command = importlib.import_module(module).command
                if not isinstance(command, click.Command):
                    raise TypeError(f"{module}.command is not a click command")
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        known = self.list_commands(ctx)
        rows = [(name, summary) for name, _, summary in COMMANDS if name in known]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **extra: Any) -> click.Context:
        _replace_what_cannot_be_encoded()
        as_json = "--json" in args[: args.index("--") if "--" in args else None]
        with _errors_in_one_line(as_json=as_json):
            context = super().make_context(info_name, args, *others, **extra)
        context.meta[_AS_JSON] = as_json
        if os.environ.get("NO_COLOR"):  # https://no-color.org
            context.color = False
        return context

    def invoke(self, ctx: click.Context) -> Any:
        with _errors_in_one_line(as_json=ctx.meta[_AS_JSON]):
            return super().invoke(ctx)


class _JsonError(click.ClickException):
    """An error for programs: one JSON object on standard error."""

    def __init__(self, code: str, message: str, given: str, hint: str) -> None:
        super().__init__(message)
        self._error = {"code": code, "message": message, "input": given or None, "hint": hint or None}

    def show(self, file: Any = None) -> None:
        import json

        click.echo(json.dumps({"error": self._error}, ensure_ascii=False), file=file, err=True)


def _replace_what_cannot_be_encoded() -> None:
    """Have consoles and pipes of few characters, such as CP949, get a question mark for others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in {"strict", "surrogateescape"}:
            stream.reconfigure(errors="replace")


@contextmanager
def _errors_in_one_line(*, as_json: bool) -> Iterator[None]:
    """Write errors as one line on standard error, JSON with --json, and exit with their status."""
    try:
        yield
    except KgError as error:
        if as_json:
            raise _JsonError(error.code, error.what, error.input, error.hint) from error
        raise click.ClickException(str(error)) from error
    except click.UsageError as error:  # click itself would print the usage before it and exit with 2
        command = error.ctx.command_path if error.ctx else "kg"
        hint = f"Try '{command} --help'."
        if as_json:
            raise _JsonError("usage", error.format_message(), "", hint) from error
        raise click.ClickException(f"{error.format_message()} {hint}") from error


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn notes on AI papers into a knowledge graph, and ask it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
