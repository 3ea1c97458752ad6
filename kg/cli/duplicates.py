"""kg duplicates: lists papers that are noted twice."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.sparql.execution import stoppable

if TYPE_CHECKING:
    from kg.duplicates import Duplicate

__all__ = ["command"]


@click.command(name="duplicates")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Show at most N papers.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@store_option
def command(limit: int | None, as_json: bool, store: str) -> None:
    """List papers that several notes present, and papers of one title under several ids, which may be one."""
    from kg.duplicates import find_duplicates
    from kg.store import open_store

    with stoppable(), open_store(store) as graph:
        found = find_duplicates(graph)
    if as_json:
        click.echo(json.dumps({"duplicates": _as_json(found[:limit])}, ensure_ascii=False, indent=2))
        return
    _print(found[:limit])
    if not found:
        click.echo("No paper is noted twice.", err=True)
    elif limit is not None and len(found) > limit:
        click.echo(f"Only the first {limit} of {len(found)} papers are shown (--limit {limit}).", err=True)


def _print(found: "Sequence[Duplicate]") -> None:
    from kg.sparql.lookup import short_iri
    from kg.sparql.results.cells import plain

    for each in found:
        names = ", ".join(short_iri(paper.iri) for paper in each.papers)
        click.echo(f"{plain(each.papers[0].title)}  ({names}{'' if each.is_certain else '; may be one paper'})")
        for document in each.documents:
            click.echo(f"    {plain(document)}")


def _as_json(found: "Sequence[Duplicate]") -> list[dict[str, object]]:
    return [
        {
            "papers": [{"paper": paper.iri, "title": paper.title} for paper in each.papers],
            "documents": list(each.documents),
            "certain": each.is_certain,
        }
        for each in found
    ]
