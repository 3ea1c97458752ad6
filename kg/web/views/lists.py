"""Lists of all people, topics, benchmarks, models, artifacts and documents: filtered, sorted, by pages."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.schema import terms as v
from kg.schema.kinds import KINDS
from kg.sparql.lookup import name_key
from kg.web.memory import remembered
from kg.web.messages import speaker
from kg.web.page_cells import Empty, FormField, NodeLink, Option, Options, TableRow
from kg.web.page_model import Page, Section, TableSection
from kg.web.views.paging import SIZE, cut, option_of, page_number, paging, sorting
from kg.web.views.papers import PaperRow, every_paper, papers_by_importance
from kg.web.views.periods import period_fields, period_of
from kg.web.views.things import stated_pairs, things_in_list
from kg.web.views.trends import halves_of, risen_within

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["LISTS", "list_page"]

LISTS: tuple[str, ...] = tuple(kind.page for kind in KINDS)
"""The keys of all lists: their names, addresses and messages."""

_INTRODUCED = {"benchmarks": v.INTRODUCES_BENCHMARK, "artifacts": v.INTRODUCES}  # kinds that papers introduce, and how
_KEPT = ("q", "since", "until", "year")


def list_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return a list; see :mod:`kg.web.site_pages`.

    Args:
        store: the graph.
        key: one of :data:`LISTS`.
        language: for labels.
        asked: "sort", "page", "q" (part of a name), for what papers introduce "since" and "until", and for topics
            "year", in which they rose; what is missing takes its default.

    Raises:
        InputError: a value is not one of those.
    """
    form: tuple[FormField, ...] = (FormField("q", "in_name", asked.get("q", "")),)
    if key in _INTRODUCED:
        form = (*form, *(each._replace(label=f"introduced_{each.name}") for each in period_fields(asked)))
        if asked.get("since") or asked.get("until"):
            return Page("", key, sections=(_introduced(store, key, language, asked),), form=form)
    if key == "topics":
        years = sorted({row.date[:4] for row in every_paper(store).values() if row.date}, reverse=True)
        options = _rise_options(years, asked.get("year", ""))
        sections: tuple[Section, ...] = (_things(store, key, language, asked),)
        note = ""
        if years and (year := asked.get("year")):
            option_of(asked, "year", ("", *years))
            sections = (_risen(store, language, year),)
            note = _until(store, language, year)
        return Page("", key, note=note, sections=sections, form=form, options=(options,) if years else ())
    return Page("", key, sections=(_things(store, key, language, asked),), form=form)


def _things(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> TableSection:
    if key == "artifacts":
        return _artifacts(store, key, language, asked)
    number, words = page_number(asked.get("page", "1")), name_key(asked.get("q", "")) if asked.get("q") else ""
    order = option_of(asked, "sort", ("papers", "name"))
    found = [each for each in things_in_list(store, key, language) if not words or words in name_key(each.label)]
    if order == "name":
        found.sort(key=lambda each: (each.label.casefold(), each.iri))
    lines = tuple(TableRow((NodeLink(each.iri, each.label), str(each.papers))) for each in cut(found, number, SIZE))
    kept = {"q": asked["q"]} if asked.get("q") else {}
    there = paging(f"/{key}", {**kept, "sort": order}, number, SIZE, len(found))
    orders = sorting(f"/{key}", kept, order, ("papers", "name"))
    return TableSection(key, ("name", "papers"), lines, ("papers",), (orders,), paging=there, empty=_empty(key, asked))


def _artifacts(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> TableSection:
    """What papers introduce, that of the most important papers first: hardly any of it is named by several papers."""
    number, words = page_number(asked.get("page", "1")), name_key(asked.get("q", "")) if asked.get("q") else ""
    order = option_of(asked, "sort", ("importance", "date", "name"))
    first = _introducers(store, _INTRODUCED[key])
    found = [
        (each, first.get(each.iri))
        for each in things_in_list(store, key, language)
        if not words or words in name_key(each.label)
    ]
    found.sort(key=lambda each: (each[0].label.casefold(), each[0].iri))
    if order == "date":
        found.sort(key=lambda each: each[1].date if each[1] else "", reverse=True)
    elif order == "importance":
        weights = papers_by_importance(store)
        found.sort(key=lambda each: weights.get(each[1].iri, 0.0) if each[1] else 0.0, reverse=True)
    lines = tuple(
        TableRow((NodeLink(each.iri, each.label), row.date if row else "", NodeLink(row.iri, row.title) if row else ""))
        for each, row in cut(found, number, SIZE)
    )
    kept = {"q": asked["q"]} if asked.get("q") else {}
    there = paging(f"/{key}", {**kept, "sort": order}, number, SIZE, len(found))
    orders = sorting(f"/{key}", kept, order, ("importance", "date", "name"))
    columns = ("name", "date", "introduced_by")
    return TableSection(key, columns, lines, (), (orders,), paging=there, empty=_empty(key, asked))


def _introduced(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> TableSection:
    """What papers introduced within a time, the newest first."""
    number, words = page_number(asked.get("page", "1")), name_key(asked.get("q", "")) if asked.get("q") else ""
    period = period_of(asked)
    called = {each.iri: each.label for each in things_in_list(store, key, language)}
    found = [
        (row, thing)
        for thing, row in _introducers(store, _INTRODUCED[key]).items()
        if thing in called and row.date and period.holds(row.date) and (not words or words in name_key(called[thing]))
    ]
    found.sort(key=lambda each: called[each[1]].casefold())
    found.sort(key=lambda each: each[0].date, reverse=True)
    lines = tuple(
        TableRow((NodeLink(thing, called[thing]), row.date, NodeLink(row.iri, row.title)))
        for row, thing in cut(found, number, SIZE)
    )
    kept = {name: asked[name] for name in _KEPT if asked.get(name)}
    there = paging(f"/{key}", kept, number, SIZE, len(found))
    return TableSection(key, ("name", "date", "introduced_by"), lines, paging=there, empty=_empty(key, asked))


@remembered
def _introducers(store: "GraphStore", predicate: str) -> dict[str, PaperRow]:
    """The first paper that introduces each thing."""
    known = every_paper(store)
    found: dict[str, list[PaperRow]] = defaultdict(list)
    for paper, thing in stated_pairs(store, predicate):
        if paper in known:
            found[thing].append(known[paper])
    return {thing: min(papers, key=lambda row: (not row.date, row.date, row.title)) for thing, papers in found.items()}


def _risen(store: "GraphStore", language: str, year: str) -> TableSection:
    """The topics that rose within a year, those that rose most first."""
    lines = tuple(
        TableRow((each.link, str(each.before), str(each.recent), f"+{float(each.rise):.2f}"))
        for each in risen_within(store, language, year)
    )
    empty = Empty("none_rose", links=(Option("show_all", "/topics", is_message=True),))
    return TableSection(
        "rising",
        ("name", "first_half", "second_half", "rise"),
        lines,
        ("first_half", "second_half", "rise"),
        empty=empty,
        notes=("ranked_by_rise",) if lines else (),
    )


def _until(store: "GraphStore", language: str, year: str) -> str:
    """Until when the notes go that end within a year, and which of its months are compared."""
    halves, say = halves_of(store, year), speaker(language)
    if halves.is_whole:
        return ""
    ending = say("notes_go_until", last=halves.last)
    return ending if halves.middle == halves.last else f"{ending} {say('halves_compared', middle=halves.middle)}"


def _rise_options(years: list[str], chosen: str) -> Options:
    every = Option("all", "/topics", not chosen, is_message=True)
    return Options(
        "rising_in", (every, *(Option(year, f"/topics?{urlencode({'year': year})}", year == chosen) for year in years))
    )


def _empty(key: str, asked: Mapping[str, str]) -> Empty:
    """What stands where a list has nothing: it may be too narrow, or the graph may hold nothing of the kind."""
    if not any(asked.get(name) for name in _KEPT) and asked.get("page", "1") == "1":
        return Empty("none_in_graph")
    links = [Option("show_all", f"/{key}", is_message=True)]
    if words := asked.get("q"):
        links.insert(0, Option("search_all", f"/search?{urlencode({'q': words})}", is_message=True))
    return Empty("nothing", links=tuple(links))
