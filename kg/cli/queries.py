"""kg queries: lists the saved queries, or shows one."""

import click

from kg.cli.completing import complete_queries
from kg.cli.json_output import print_json
from kg.cli.options import json_option
from kg.cli.paging import echo_lines
from kg.sparql import SavedQuery, find_query, saved_queries

__all__ = ["command"]


@click.command(name="queries")
@click.argument("name", required=False, shell_complete=complete_queries)
@json_option
def command(name: str | None, as_json: bool) -> None:
    """List the saved queries; with a NAME, tell what it asks, what it takes and gives, an example, and its text."""
    if as_json:
        print_json(_as_json(find_query(name)) if name else {"queries": [_as_json(each) for each in saved_queries()]})
        return
    if name:
        echo_lines(_description(find_query(name)))
        return
    found = saved_queries()
    width = max((len(query.name) for query in found), default=0)
    echo_lines(_line(query, width) for query in found)


def _line(query: SavedQuery, width: int) -> str:
    takes = " ".join(f"{p.name}=" if p.required else f"[{p.name}=]" for p in query.params)
    return f"{query.name:<{width}}  {query.summary}{f'  ({takes})' if takes else ''}"


def _as_json(query: SavedQuery) -> dict[str, object]:
    return {
        **query._asdict(),
        "params": [each._asdict() for each in query.params],
        "columns": [each._asdict() for each in query.columns],
        "example": query.example,
    }


def _description(query: SavedQuery) -> list[str]:
    lines = [f"{query.name}: {query.summary}", *([query.description] if query.description else [])]
    if query.params:
        lines += ["", "Parameters:"]
    for parameter in query.params:
        default = "optional" if parameter.default is None else f"default {parameter.default}"
        default = "required" if parameter.required else default
        example = f", for example {parameter.example}" if parameter.example else ""
        summary = f": {parameter.description}" if parameter.description else ""
        choices = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
        lines.append(f"  {parameter.name} ({parameter.type}, {default}{example}){summary}{choices}")
    if query.columns:
        lines += ["", "Columns:"]
    lines += [f"  {each.name}{f': {each.description}' if each.description else ''}" for each in query.columns]
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+")).strip()
    return [*lines, "", "Example:", f"  {query.example}", "", text]
