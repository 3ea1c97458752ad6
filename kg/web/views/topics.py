"""A topic's page: its place in the tree, its months, its papers."""

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.web.contents import Bar, Choice, Choices, ListSection, Page, Plot, TableSection
from kg.web.reading import Fact, behind, labels, links, rows, values
from kg.web.rendering import address_of
from kg.web.views.benchmarks import concept_fields
from kg.web.views.lists import cut, paging
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["monthly", "topic_page"]

_SIZE = 50
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
    if not any(rows(store, "SELECT ?_thing { ?_thing ?p ?o } LIMIT 1", _thing=iri)):
        raise UnknownThingError(iri, kind="topic")
    text = "SELECT DISTINCT ?_thing ?paper { ?_thing ^skos:broader* ?topic . ?paper dcterms:subject ?topic }"
    papers = {row["paper"] for row in rows(store, text, _thing=iri)}
    known = every_paper(store)
    found = sorted((known[each] for each in papers if each in known), key=lambda row: row.title)
    if order != "title":
        found.sort(key=lambda row: row.date if order == "date" else f"{row.votes + 1:09}", reverse=True)
    shown = [row.iri for row in cut(found, number, _SIZE)]
    narrower = "?_thing ^skos:broader* ?o ."
    topics = [row["o"] for row in rows(store, f"SELECT ?_thing ?o {{ {narrower} }}", _thing=iri)]
    pattern = (
        f"{values('s', shown)} {values('o', topics)} ?e rdf:predicate <{v.SUBJECT}> ; rdf:subject ?s ; rdf:object ?o ."
    )
    told = behind(store, pattern) if shown else {}
    why = {subject: testimonies for (subject, _, _), testimonies in sorted(told.items())}
    text = """SELECT ?_thing ?b (COUNT(DISTINCT ?paper) AS ?n) { ?_thing ^skos:broader* ?topic .
        ?paper dcterms:subject ?topic . ?paper kg:evaluatesOn|kg:introducesBenchmark|kg:trainsOn ?b }
        GROUP BY ?_thing ?b"""
    used = Counter({row["b"]: int(row["n"]) for row in rows(store, text, _thing=iri)}).most_common(20)
    used.sort(key=lambda item: (-item[1], item[0]))
    called = labels(store, [iri], language)[iri]
    choices = tuple(
        Choice(each, f"{address_of(iri)}?{urlencode({'sort': each})}", each == order, told=True) for each in _ORDERS
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
                paper_lines(store, shown, dict(why)),
                NUMERIC,
                (Choices("sort", choices),),
                paging=paging(address_of(iri), {"sort": order}, number, _SIZE, len(found)),
            ),
            ListSection(
                "benchmarks",
                tuple(Fact(link, note=str(count)) for link, (_, count) in zip(benchmarks, used, strict=True)),
            ),
        ),
    ).shown()


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
