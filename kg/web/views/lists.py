"""Lists of all papers, people, topics, benchmarks, models, artifacts and documents: filtered, sorted, by pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlencode

from kg.errors import InputError
from kg.schema import terms as v
from kg.schema.kinds import KINDS, Kind
from kg.schema.relations import relations_to
from kg.sparql.lookup import name_key
from kg.sparql.shipped import linked, rows
from kg.web.labels import labels
from kg.web.memory import remembered
from kg.web.page_cells import Empty, Line, NodeLink, Option, Options, Paging
from kg.web.page_model import Page, TableSection
from kg.web.views.listings import every_listing
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["LISTS", "Counted", "cut", "list_page", "option_of", "page_number", "paging", "things_in_list"]

_SIZE = 50
_Item = TypeVar("_Item")


LISTS: tuple[str, ...] = tuple(kind.page for kind in KINDS)
"""The keys of all lists: their names, addresses and messages."""


class Counted(NamedTuple):
    """A thing, how it is called, and how many papers are related with it."""

    iri: str
    label: str
    papers: int


def list_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return a list.

    Args:
        store: the graph.
        key: one of :data:`LISTS`.
        language: for labels.
        asked: "sort", "page", "q" (part of a name), and for papers "year"; what is missing takes its default.

    Raises:
        InputError: a value is not one of those.
    """
    number = page_number(asked.get("page", "1"))
    words = name_key(asked.get("q", "")) if asked.get("q") else ""
    table = (
        _papers(store, asked, words, number) if key == "papers" else _things(store, key, language, asked, words, number)
    )
    return Page("", key, sections=(table,))


def page_number(value: str) -> int:
    """Return the number of a page that a request asks for.

    Raises:
        InputError: it is not the number of a page.
    """
    if not (value.isascii() and value.isdigit() and int(value[:9]) > 0 and len(value) < 9):
        raise InputError(f"page={value!r} is not the number of a page.")
    return int(value)


def option_of(asked: Mapping[str, str], name: str, offered: Sequence[str]) -> str:
    """Return the choice that a request makes; the first offered if it makes none.

    Raises:
        InputError: it is not one of those offered.
    """
    value = asked.get(name) or offered[0]
    if value not in offered:
        raise InputError(f"{name}={value!r} is not one of {', '.join(offered)}.")
    return value


def cut(found: Sequence[_Item], number: int, size: int) -> Sequence[_Item]:
    """Return one page of what was found."""
    return found[(number - 1) * size : number * size]


def paging(address: str, asked: Mapping[str, str], number: int, size: int, total: int) -> Paging:
    """Return which part of a list a page is, and where the parts beside it are."""
    last = max(1, -(-total // size))

    def beside(place: int) -> str:
        kept = {key: value for key, value in asked.items() if value and key != "page"}
        return f"{address}?{urlencode({**kept, 'page': place})}" if 1 <= place <= last else ""

    return Paging(number, last, total, beside(min(number - 1, last)), beside(number + 1))


def _papers(store: "GraphStore", asked: Mapping[str, str], words: str, number: int) -> TableSection:
    order = option_of(asked, "sort", ("date", "votes", "title"))
    year = asked.get("year", "")
    listed = {each.paper for each in every_listing(store)}
    known = [row for row in every_paper(store).values() if row.iri in listed]
    found = [
        row for row in known if (not words or words in name_key(row.title)) and (not year or row.date.startswith(year))
    ]
    found.sort(key=lambda row: (row.title.casefold(), row.iri))
    if order != "title":
        found.sort(key=lambda row: row.date if order == "date" else f"{row.votes + 1:09}", reverse=True)
    lines = paper_lines(store, [row.iri for row in cut(found, number, _SIZE)])
    kept = {key: value for key, value in asked.items() if key in {"q", "year"}}
    sorting = _sorting("papers", kept, order, ("date", "votes", "title"))
    rest = {**{key: value for key, value in kept.items() if key != "year"}, "sort": order}
    times = [_times("year", "", sorted({row.date[:4] for row in known if row.date}, reverse=True), rest, year)]
    if year:
        months = sorted({row.date[:7] for row in known if row.date[:4] == year[:4] and len(row.date) >= 7})
        times.append(_times("month", year[:4], months, rest, year))
    there = paging("/papers", {**kept, "sort": order}, number, _SIZE, len(found))
    return TableSection(
        "papers",
        COLUMNS,
        lines,
        NUMERIC,
        (sorting, *times),
        paging=there,
        empty=_empty("papers", asked),
    )


def _times(key: str, whole: str, offered: Sequence[str], rest: Mapping[str, str], chosen: str) -> Options:
    """Links that choose a year, or a month of one; "whole" is what leaves the choice open."""

    def address(value: str) -> str:
        return f"/papers?{urlencode({**rest, **({'year': value} if value else {})})}"

    length = len(offered[0]) if offered else 0
    every = Option("all", address(whole), chosen == whole, is_message=True)
    return Options(key, (every, *(Option(each, address(each), each == chosen[:length]) for each in offered)))


def _things(
    store: "GraphStore", key: str, language: str, asked: Mapping[str, str], words: str, number: int
) -> TableSection:
    order = option_of(asked, "sort", ("papers", "name"))
    found = [each for each in things_in_list(store, key, language) if not words or words in name_key(each.label)]
    if order == "name":
        found.sort(key=lambda each: (each.label.casefold(), each.iri))
    lines = tuple(Line((NodeLink(each.iri, each.label), str(each.papers))) for each in cut(found, number, _SIZE))
    kept = {name: value for name, value in asked.items() if name == "q"}
    there = paging(f"/{key}", {**kept, "sort": order}, number, _SIZE, len(found))
    sorting = _sorting(key, kept, order, ("papers", "name"))
    return TableSection(key, ("name", "papers"), lines, ("papers",), (sorting,), paging=there, empty=_empty(key, asked))


def _empty(key: str, asked: Mapping[str, str]) -> Empty:
    """What stands where a list has nothing: it may be too narrow, or the graph may hold nothing of the kind."""
    if not (asked.get("q") or asked.get("year") or asked.get("page", "1") != "1"):
        return Empty("none_in_graph")
    links = [Option("show_all", f"/{key}", is_message=True)]
    if words := asked.get("q"):
        links.insert(0, Option("search_all", f"/search?{urlencode({'q': words})}", is_message=True))
    return Empty("nothing", links=tuple(links))


@remembered
def things_in_list(store: "GraphStore", key: str, language: str) -> tuple[Counted, ...]:
    """Return the things of a list, those of most papers first; a process reads them once."""
    kind = next(each for each in KINDS if each.page == key)
    numbers = dict.fromkeys(linked(store, kind.type, v.TYPE), 0) if kind.lists_all else {}
    if kind.type == v.DOCUMENT:
        numbers |= {document: int(count) for document, count in _pairs(store, v.PAPER_COUNT)}
    else:
        papers: dict[str, set[str]] = defaultdict(set)
        for paper, thing in _related(store, kind):
            papers[thing].add(paper)
        numbers |= {thing: len(each) for thing, each in papers.items()}
    called = labels(store, numbers, language)
    found = (Counted(iri, called[iri], number) for iri, number in numbers.items() if iri.startswith(v.DATA))
    return tuple(sorted(found, key=lambda each: (-each.papers, each.label.casefold(), each.iri)))


def _related(store: "GraphStore", kind: Kind) -> Iterator[tuple[str, str]]:
    """Papers and the things of a kind that they are related with; by a metric they report results."""
    if kind.type == v.METRIC:
        reporters = dict(_pairs(store, v.REPORTED_BY))
        yield from ((reporters[result], metric) for result, metric in _pairs(store, v.BY_METRIC) if result in reporters)
    for relation in relations_to(kind.name):
        for predicate in relation.predicates:
            yield from _pairs(store, predicate)


def _pairs(store: "GraphStore", predicate: str) -> Iterator[tuple[str, str]]:
    return ((row["_subject"], row["_object"]) for row in rows(store, "triples", property=predicate))


def _sorting(key: str, kept: Mapping[str, str], order: str, orders: Sequence[str]) -> Options:
    offered = (
        Option(each, f"/{key}?{urlencode({**kept, 'sort': each})}", each == order, is_message=True) for each in orders
    )
    return Options("sort", tuple(offered))
