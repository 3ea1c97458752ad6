"""A topic's page: its place in the tree, its months, its papers."""

from collections import Counter
from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.sparql.shipped import facts, linked, rows
from kg.web.labels import labels, links
from kg.web.memory import remembered
from kg.web.page_cells import Item, Option, Options
from kg.web.page_model import Bar, ListSection, Page, Plot, TableSection
from kg.web.quotes import quotes
from kg.web.rendering import address_of
from kg.web.views.concepts import concept_fields
from kg.web.views.lists import cut, paging
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["monthly", "topic_page"]

_SIZE = 50  # papers on a page
_MOST_BENCHMARKS = 20
_MOST_PEOPLE = 20
_WIDTH, _HEIGHT = 720, 100
_ORDERS = ("date", "votes", "title")


def topic_page(store: "GraphStore", iri: str, language: str, order: str, number: int) -> Page:
    """Return a topic's page; its papers include those of narrower topics.

    Args:
        store: the graph.
        iri: the topic.
        language: for labels.
        order: "date", "votes" or "title".
        number: which page of the papers, from 1.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    if not facts(store, iri):
        raise UnknownThingError(iri, kind="topic")
    topics = [row["concept"] for row in rows(store, "narrower-topics", topic=iri)]
    papers = {paper for topic in topics for paper in linked(store, topic, v.SUBJECT)}
    known = every_paper(store)
    found = sorted((known[each] for each in papers if each in known), key=lambda row: row.title)
    if order != "title":
        found.sort(key=lambda row: row.date if order == "date" else f"{row.votes + 1:09}", reverse=True)
    shown = [row.iri for row in cut(found, number, _SIZE)]
    why = {paper: _why(store, paper, topics) for paper in shown}
    used = [(row["node"], row["papers"]) for row in rows(store, "topic-benchmarks", topic=iri)][:_MOST_BENCHMARKS]
    called = labels(store, [iri], language)[iri]
    options = tuple(
        Option(each, f"{address_of(iri)}?{urlencode({'sort': each})}", each == order, is_message=True)
        for each in _ORDERS
    )
    benchmarks = links(store, (each for each, _ in used), language)
    return Page(
        called,
        "topic",
        iri,
        fields=concept_fields(store, iri, language, called),
        sections=(
            monthly("trend", [row.date[:7] for row in found if row.date]),
            TableSection(
                "papers",
                COLUMNS,
                paper_lines(store, shown, why),
                NUMERIC,
                (Options("sort", options),),
                paging=paging(address_of(iri), {"sort": order}, number, _SIZE, len(found)),
            ),
            _people(store, iri, language),
            ListSection(
                "benchmarks",
                tuple(Item(link, note=count) for link, (_, count) in zip(benchmarks, used, strict=True)),
            ),
        ),
    ).shown()


@remembered
def _people(store: "GraphStore", iri: str, language: str) -> ListSection:
    """Who writes most papers on a topic."""
    found = list(islice(rows(store, "topic-people", topic=iri), _MOST_PEOPLE))
    named = links(store, (row["person"] for row in found), language)
    return ListSection("people", tuple(Item(link, note=row["papers"]) for link, row in zip(named, found, strict=True)))


def _why(store: "GraphStore", paper: str, topics: Collection[str]) -> list[Testimony]:
    """The words that put a paper under one of some topics."""
    said = quotes(store, "quotes-of-subject", subject=paper, relation=v.SUBJECT)
    return next(
        (testimonies for (_, _, topic), testimonies in sorted(said.items(), reverse=True) if topic in topics), []
    )


def monthly(key: str, months: list[str]) -> Plot:
    """Return how often each month occurs, as bars; months between the first and the last that do not are gaps."""
    counted = Counter(months)
    if not counted:
        return Plot(key, (), _WIDTH, _HEIGHT, 0)
    first, last, most = min(counted), max(counted), max(counted.values())
    year, month = int(first[:4]), int(first[5:7])
    shown: list[str] = []
    while f"{year:04}-{month:02}" <= last and len(shown) < 600:
        shown.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    step = _WIDTH / len(shown)
    bars = []
    for place, each in enumerate(shown):
        height = round(counted[each] * _HEIGHT / most, 1)
        bars.append(
            Bar(
                each,
                counted[each],
                round(place * step + step * 0.1, 1),
                round(_HEIGHT - height, 1),
                round(min(step * 0.8, 40), 1),
                height,
            )
        )
    return Plot(key, tuple(bars), _WIDTH, _HEIGHT, most)
