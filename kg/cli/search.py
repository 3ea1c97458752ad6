"""kg search: finds passages of the notes, and the papers that they are about."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.json_output import print_json
from kg.cli.options import json_option, limit_option, store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working

if TYPE_CHECKING:
    from kg.search.hits import Hit

__all__ = ["command"]

_FACTS_SHOWN = 6


@click.command(name="search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(("passages", "papers")),
    default="passages",
    show_default=True,
    help="What to list; of a paper, its best passage is shown.",
)
@click.option("--topic", metavar="TOPIC", default="", help="Only papers on this topic, narrower ones included.")
@click.option("--from", "since", metavar="DATE", default="", help="Only papers from this day, month or year on.")
@click.option("--to", "until", metavar="DATE", default="", help="Only papers up to this day, month or year.")
@json_option
@limit_option(10)
@store_option
def command(
    words: tuple[str, ...],
    kind: str,
    topic: str,
    since: str,
    until: str,
    as_json: bool,
    limit: int,
    store: str,
) -> None:
    """Search the notes for WORDS: the best passages first, each with its file and line, its paper and what it states.

    Words are found in every form and spelling: 추론 in 수학추론을, GSM8K in GSM-8K, "evaluate" in "evaluated". The more
    of them a passage has, the better. Quotation marks make a phrase; AND, OR, NOT, a minus sign before a word, and
    parentheses say what must or must not be there.
    """
    from kg.search.asking import search

    with working("Searching"):
        found = search(store, " ".join(words), kind=kind, topic=topic, since=since, until=until, limit=limit)
    if as_json:
        print_json(asdict(found))
        return
    echo_lines(line for number, hit in enumerate(found.hits) for line in (*[""] * bool(number), *_lines(hit)))
    for figure, longer in found.instead.items():
        click.echo(f"No note has {figure!r}; found instead: {', '.join(map(_printable, longer))}.", err=True)
    for each in dict.fromkeys((*found.missing, *found.suggestions)):
        meant = " or ".join(repr(_printable(word)) for word in found.suggestions.get(each, ()))
        if meant or found.total:
            click.echo(f"No note has {_printable(each)!r}.{f' Did you mean {meant}?' if meant else ''}", err=True)
    if not found.total:
        click.echo("No passage has these words.", err=True)
    elif found.total > len(found.hits):
        click.echo(f"The best {len(found.hits)} of {found.total} {kind} are shown (--limit {limit}).", err=True)


def _lines(hit: "Hit") -> "Iterator[str]":
    from kg.schema.relations import relation_of
    from kg.search.excerpts import excerpt

    known = ", ".join(each for each in (hit.arxiv, hit.date) if each)
    yield _printable(f"{hit.title or hit.paper}{f'  ({known})' if known else ''}")
    label = f"  {' '.join(hit.label.split())}" if hit.label else ""
    yield _printable(f"  {hit.document}:{hit.line}{label}")
    shown = excerpt(hit)
    pieces, place = ["    "], 0
    for start, end in shown.marks:
        pieces += [_printable(shown.text[place:start]), click.style(_printable(shown.text[start:end]), bold=True)]
        place = end
    yield "".join([*pieces, _printable(shown.text[place:])])
    relations = (fact for fact in hit.facts if relation_of(fact.predicate))
    stated = list(dict.fromkeys(f"{fact.predicate_label} {_printable(fact.object_label)}" for fact in relations))
    if stated:
        more = f"; {len(stated) - _FACTS_SHOWN} more" if len(stated) > _FACTS_SHOWN else ""
        yield f"    [{'; '.join(stated[:_FACTS_SHOWN])}{more}]"


def _printable(text: str) -> str:
    """What a note holds must not steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
