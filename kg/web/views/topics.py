"""A topic's page: its place in the tree, its months, its papers."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.sparql.shipped import facts, rows
from kg.web.labels import links, page_labels
from kg.web.memory import remembered
from kg.web.messages import speaker
from kg.web.page_cells import FormField, Item, NodeLink, TableRow
from kg.web.page_model import Bar, ListSection, Page, Plot, TableSection
from kg.web.quotes import quotes
from kg.web.rendering import link_address
from kg.web.views.concepts import concept_fields
from kg.web.views.paging import SIZE, cut, option_of, page_number, paging, sorting
from kg.web.views.paper_list import ORDERS, papers_on, sort_papers
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_rows
from kg.web.views.periods import period_fields
from kg.web.views.things import authors_by_paper

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["monthly", "topic_page"]

_MOST_BENCHMARKS = 20
_MOST_PEOPLE = 20
_MOST_TO_READ = 10
_REASONS = {"cited": 1, "similar": 1, "listings": 2, "votes": 1}  # columns of the saved query, and from how many on
_WIDTH, _HEIGHT = 720, 100


def topic_page(store: "GraphStore", iri: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return a topic's page; its papers include those of narrower topics.

    Args:
        store: the graph.
        iri: the topic.
        language: for labels.
        asked: "sort" and "page", the order and the part of its papers.

    Raises:
        InputError: a value is not one of those offered.
        UnknownThingError: the graph does not know it.
    """
    if not facts(store, iri):
        raise UnknownThingError(iri, kind="topic")
    order, number = option_of(asked, "sort", ORDERS), page_number(asked.get("page", "1"))
    topics = [row["concept"] for row in rows(store, "narrower-topics", topic=iri)]
    known = every_paper(store)
    found = sort_papers(store, [known[each] for each in papers_on(store, iri) if each in known], order)
    shown = [row.iri for row in cut(found, number, SIZE)]
    why = _why(store, tuple(sorted(topics, reverse=True)))
    used = [(row["node"], row["papers"]) for row in rows(store, "topic-benchmarks", topic=iri)][:_MOST_BENCHMARKS]
    called = page_labels(store, [iri], language)[iri]
    identifier = iri.removeprefix(v.DATA + "topic/")
    benchmarks = links(store, (each for each, _ in used), language)
    return Page(
        called,
        "topic",
        iri,
        fields=concept_fields(store, iri, language, called),
        sections=(
            monthly("trend", [row.date[:7] for row in found if row.date]),
            _reading_list(store, iri),
            TableSection(
                "papers",
                COLUMNS,
                paper_rows(store, shown, why),
                NUMERIC,
                (sorting(link_address(iri), {}, order, ORDERS),),
                paging=paging(link_address(iri), {"sort": order}, number, SIZE, len(found)),
            ),
            _people(store, iri, language),
            ListSection(
                "benchmarks",
                tuple(Item(link, note=count) for link, (_, count) in zip(benchmarks, used, strict=True)),
            ),
        ),
        form=(FormField("topic", "", identifier), *period_fields({}), FormField("votes", "least_votes", "", "20", 4)),
    ).shown()


@remembered
def _reading_list(store: "GraphStore", iri: str) -> TableSection:
    """What to read on a topic first, and why."""
    lines = tuple(
        TableRow((NodeLink(row["paper"], row["title"]), row["date"], (_reasons(row, "en"), _reasons(row, "ko"))))
        for row in islice(rows(store, "reading-list", topic=iri), _MOST_TO_READ)
    )
    return TableSection("reading_list", ("title", "date", "reason"), lines)


def _reasons(row: Mapping[str, str], language: str) -> str:
    t = speaker(language)
    said = [t("a_survey" if row["isSurvey"] == "1" else "important")]
    for name, least in _REASONS.items():
        if (number := int(row[name] or 0)) >= least:
            said.append(t(f"reason_{name}", number=number))
    return "; ".join(said)


def _people(store: "GraphStore", iri: str, language: str) -> ListSection:
    """Who writes most papers on a topic, in the order of the saved query topic-people."""
    written = authors_by_paper(store)
    counts = Counter(person for paper in papers_on(store, iri) for person in written.get(paper, ()))
    least = min((count for _, count in counts.most_common(_MOST_PEOPLE)), default=0)
    often = {person: count for person, count in counts.items() if count >= least}
    called = page_labels(store, often, language)
    ordered = sorted(often, key=lambda each: (-often[each], called[each], each))[:_MOST_PEOPLE]
    return ListSection("people", tuple(Item(NodeLink(each, called[each]), note=str(often[each])) for each in ordered))


@remembered
def _why(store: "GraphStore", topics: tuple[str, ...]) -> dict[str, list[Testimony]]:
    """The words that put each paper under the first of some topics that it has; a process reads a topic's once."""
    found: dict[str, list[Testimony]] = {}
    for topic in topics:
        for (paper, _, _), said in quotes(store, "quotes-of-object", object=topic, relation=v.SUBJECT).items():
            found.setdefault(paper, said)
    return found


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
