"""kg duplicates: lists papers that are noted twice."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working
from kg.sparql.execution import stoppable

if TYPE_CHECKING:
    from kg.duplicates import Duplicate, DuplicateGroup

__all__ = ["command"]

_MOST = 10  # papers of a group


@click.command(name="duplicates")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Show at most N papers of each group; with --json, N in all.  [default: 10; with --json, all]",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@store_option
def command(limit: int | None, as_json: bool, store: str) -> None:
    """List papers that several notes present, and papers of one title under several ids, which may be one.

    They are grouped by the folders of the notes. Papers noted twice in one folder come first; a digest and a page
    about one of its papers, in different folders, may be meant so.
    """
    from kg.duplicates import find_duplicates, group_duplicates
    from kg.store import open_store

    with stoppable(), open_store(store) as graph, working("Comparing titles"):
        found = find_duplicates(graph)
    if as_json:
        click.echo(json.dumps({"duplicates": _as_json(found[:limit])}, ensure_ascii=False, indent=2))
        return
    most = limit or _MOST
    groups = group_duplicates(found)
    echo_lines(line for number, group in enumerate(groups) for line in (*[""] * bool(number), *_lines(group, most)))
    if not found:
        click.echo("No paper is noted twice.", err=True)
    elif any(len(group.duplicates) > most for group in groups):
        click.echo(f"Only the first {most} papers of each group are shown. Raise --limit to see more.", err=True)


def _lines(group: "DuplicateGroup", most: int) -> Iterator[str]:
    from kg.sparql.lookup import short_iri
    from kg.sparql.results.cells import plain

    number = len(group.duplicates)
    papers = "1 title" if number == 1 else f"{number} titles"
    if group.is_certain:
        papers = "1 paper" if number == 1 else f"{number} papers"
        places = [plain(folder) or "the top folder" for folder in group.folders]
        yield f"{papers} noted twice or more in {' and '.join(places)}"
    else:
        yield f"{papers} under several ids, each of which may be one paper"
    for each in group.duplicates[:most]:
        names = ", ".join(short_iri(paper.iri) for paper in each.papers)
        yield f"  {plain(each.papers[0].title)}  ({names})"
        for document in each.documents:
            yield f"    {plain(document)}"


def _as_json(found: "Sequence[Duplicate]") -> list[dict[str, object]]:
    return [
        {
            "papers": [{"paper": paper.iri, "title": paper.title} for paper in each.papers],
            "documents": list(each.documents),
            "certain": each.is_certain,
        }
        for each in found
    ]
