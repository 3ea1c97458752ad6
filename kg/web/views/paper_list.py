"""The list of all papers: by topic, time, votes and words of their titles."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import InputError
from kg.schema import terms as v
from kg.sparql.lookup import name_key
from kg.sparql.shipped import linked, rows
from kg.web.memory import remembered
from kg.web.messages import speaker
from kg.web.page_cells import Empty, FormField, Option, Options
from kg.web.page_model import Page, TableSection
from kg.web.views.listings import every_listing
from kg.web.views.paging import SIZE, cut, option_of, page_number, paging, sorting
from kg.web.views.papers import COLUMNS, NUMERIC, PaperRow, every_paper, paper_rows, papers_by_importance
from kg.web.views.periods import period_fields, period_of
from kg.web.views.things import things_in_list

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["ORDERS", "paper_list_page", "papers_on", "papers_wanted", "sort_papers"]

ORDERS = ("date", "votes", "importance", "title")
"""How papers can be sorted, the usual order first."""

_WANTED = ("q", "topic", "since", "until", "votes", "year")
_CONDITIONS = {
    "in_name": ("q",),
    "topic_of": ("topic",),
    "date": ("since", "until", "year"),
    "least_votes": ("votes",),
}
"""What can be asked for, by the key of the message that names it."""

_STEM = v.DATA + "topic/"


def paper_list_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the list of papers; see :mod:`kg.web.site_pages`.

    Args:
        store: the graph.
        key: the page's address.
        language: for labels.
        asked: "sort", "page", and what :func:`papers_wanted` takes.

    Raises:
        InputError: a value is not one of those.
    """
    number = page_number(asked.get("page", "1"))
    order = option_of(asked, "sort", ORDERS)
    found = papers_wanted(store, asked)
    kept = {name: asked[name] for name in _WANTED if asked.get(name)}
    year = kept.get("year", "")
    rest = {**{name: value for name, value in kept.items() if name != "year"}, "sort": order}
    known = _listed(store)
    times = [_times("year", "", sorted({row.date[:4] for row in known if row.date}, reverse=True), rest, year)]
    if year:
        months = sorted({row.date[:7] for row in known if row.date[:4] == year[:4] and len(row.date) >= 7})
        times.append(_times("month", year[:4], months, rest, year))
    narrowed = bool(kept) or number > 1
    links = [] if found else _wider(store, kept, order, language)
    links += [Option("show_all", "/papers", is_message=True)]
    if words := kept.get("q"):
        links.append(Option("search_all", f"/search?{urlencode({'q': words})}", is_message=True))
    table = TableSection(
        "papers",
        COLUMNS,
        paper_rows(store, [row.iri for row in cut(found, number, SIZE)]),
        NUMERIC,
        (sorting("/papers", kept, order, ORDERS), *times),
        paging=paging("/papers", {**kept, "sort": order}, number, SIZE, len(found)),
        downloads=(Option("BibTeX", f"/papers.bib?{urlencode({**kept, 'sort': order})}"),) if found else (),
        empty=Empty("nothing", links=tuple(links)) if narrowed else Empty("none_in_graph"),
    )
    beyond = 0 if narrowed else len(every_paper(store)) - len(known)
    note = speaker(language)("only_listed", number=beyond) if beyond else ""
    return Page("", key, note=note, sections=(table,), form=_form(store, language, asked))


def _wider(store: "GraphStore", kept: Mapping[str, str], order: str, language: str) -> list[Option]:
    """Links that take away one condition each, where that leaves papers."""
    say = speaker(language)
    offered = []
    for label, names in _CONDITIONS.items():
        rest = {name: value for name, value in kept.items() if name not in names}
        if rest and len(rest) < len(kept) and (found := papers_wanted(store, rest)):
            text = say("without", name=say(label), number=len(found))
            offered.append(Option(text, f"/papers?{urlencode({**rest, 'sort': order})}"))
    return offered


def papers_wanted(store: "GraphStore", asked: Mapping[str, str]) -> list[PaperRow]:
    """Return the papers that notes present and that somebody asks for, in the order asked for.

    Args:
        store: the graph.
        asked: "q" (part of a title), "topic" (its id), "since" and "until", "year" (or a month), "votes" (at least so
            many), "sort"; what is missing limits nothing.

    Raises:
        InputError: a value is not one of those.
    """
    period, year = period_of(asked), asked.get("year", "")
    words = name_key(asked.get("q", "")) if asked.get("q") else ""
    votes = _votes(asked.get("votes", ""))
    chosen = papers_on(store, _STEM + asked["topic"]) if asked.get("topic") else None
    found = [
        row
        for row in _listed(store)
        if (chosen is None or row.iri in chosen)
        and row.votes >= votes
        and row.date.startswith(year)
        and period.holds(row.date)
        and (not words or words in name_key(row.title))
    ]
    return sort_papers(store, found, option_of(asked, "sort", ORDERS))


@remembered
def papers_on(store: "GraphStore", topic: str) -> frozenset[str]:
    """Return the papers on a topic, narrower topics included."""
    topics = [row["concept"] for row in rows(store, "narrower-topics", topic=topic)]
    return frozenset(paper for each in topics for paper in linked(store, each, v.SUBJECT))


def sort_papers(store: "GraphStore", papers: Sequence[PaperRow], order: str) -> list[PaperRow]:
    """Return papers in one of :data:`ORDERS`: the newest, of most votes or most important first; else by title."""
    found = sorted(papers, key=lambda row: (row.title.casefold(), row.iri))
    if order == "importance":
        weights = papers_by_importance(store)
        found.sort(key=lambda row: weights.get(row.iri, 0.0), reverse=True)
    elif order != "title":
        found.sort(key=lambda row: row.date if order == "date" else f"{row.votes + 1:09}", reverse=True)
    return found


@remembered
def _listed(store: "GraphStore") -> tuple[PaperRow, ...]:
    listed = {each.paper for each in every_listing(store)}
    return tuple(row for row in every_paper(store).values() if row.iri in listed)


def _form(store: "GraphStore", language: str, asked: Mapping[str, str]) -> tuple[FormField, ...]:
    topics = sorted((each.label, each.iri.removeprefix(_STEM)) for each in things_in_list(store, "topics", language))
    offered = (("", ""), *((identifier, label) for label, identifier in topics))
    return (
        FormField("q", "in_name", asked.get("q", "")),
        FormField("topic", "topic_of", asked.get("topic", ""), offered=offered),
        *period_fields(asked),
        FormField("votes", "least_votes", asked.get("votes", ""), "20", 4),
    )


def _votes(typed: str) -> int:
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 9):
        raise InputError(f"votes={typed!r} is not a number.")
    return int(typed) if typed else -1


def _times(key: str, whole: str, offered: Sequence[str], rest: Mapping[str, str], chosen: str) -> Options:
    """Links that choose a year, or a month of one; "whole" is what leaves the choice open."""

    def address(value: str) -> str:
        return f"/papers?{urlencode({**rest, **({'year': value} if value else {})})}"

    length = len(offered[0]) if offered else 0
    every = Option("all", address(whole), chosen == whole, is_message=True)
    return Options(key, (every, *(Option(each, address(each), each == chosen[:length]) for each in offered)))
