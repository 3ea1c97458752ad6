"""The front page: what is new, what rises, what is best known, who leads."""

from collections import Counter
from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.schema.kinds import KINDS, counted
from kg.show.papers import paper_record
from kg.sparql.lookup import name_key
from kg.sparql.shipped import rows
from kg.web.labels import links
from kg.web.memory import remembered
from kg.web.messages import speaker
from kg.web.page_cards import Card, CardSection, Trend, TrendSection
from kg.web.page_cells import NodeLink, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.views.leaderboards import leaders
from kg.web.views.paper_list import papers_wanted
from kg.web.views.papers import every_paper
from kg.web.views.things import papers_by_thing
from kg.web.views.trends import rising_topics, year_of_rise

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["collection_size", "front_page", "graph_size", "questions"]

_NEW = 6  # papers that are shown with a sentence of their notes
_SHOWN = 8
_TOPICS = 3  # of a paper
_LONGEST = 240  # characters of a sentence
_COUNTED = ("papers", "people", "topics", "benchmarks", "models")


@remembered
def front_page(store: "GraphStore", language: str) -> Page:
    """Return the front page."""
    presented = papers_wanted(store, {"sort": "title"})
    newest = sorted((row for row in presented if row.date), key=lambda row: (row.date, row.votes), reverse=True)
    return Page(
        "paper-kg",
        "about",
        sections=(
            CardSection(
                "new_papers", tuple(_card(store, row.iri, language) for row in newest[:_NEW]), "/papers?sort=date"
            ),
            TrendSection("rising", rising_topics(store, language, _SHOWN), "/topics"),
            TableSection(
                "leading",
                ("benchmark", "value", "metric", "system", "date"),
                _leading(store, language),
                more="/benchmarks",
            ),
            TableSection("best_known", ("title", "date"), _best_known(store), more="/papers?sort=importance"),
        ),
    ).shown()


@remembered
def graph_size(store: "GraphStore") -> tuple[int, int]:
    """Return how many triples and how many documents the graph holds."""
    row = next(rows(store, "graph-size"))
    return int(row["triples"]), int(row["documents"])


@remembered
def collection_size(store: "GraphStore") -> tuple[tuple[str, tuple[str, str]], ...]:
    """Return how many things of each kind papers are about, in English and Korean, by the address of their list."""
    kinds = [kind for kind in KINDS if kind.page in _COUNTED]
    counts = {kind: sum(1 for number in papers_by_thing(store, kind.page).values() if number) for kind in kinds[1:]}
    counts[kinds[0]] = len(every_paper(store))
    return tuple((kind.page, counted(kind, counts[kind])) for kind in kinds if counts[kind])


@remembered
def questions(store: "GraphStore", language: str) -> tuple[str, ...]:
    """Return questions that the search answers, about what the front page shows."""
    say = speaker(language)
    year = year_of_rise(store, language)
    found = [say("ask_rising", year=year)] if year else []
    for section in front_page(store, language).sections:
        match section:
            case TableSection(key="leading", lines=[TableRow(cells=[NodeLink(label=benchmark), *_]), *_]):
                found.append(say("ask_best", benchmark=benchmark))
            case TrendSection(trends=[Trend(link=NodeLink(label=topic)), *_]):
                found.append(say("ask_reading", topic=topic))
    return tuple(found)


def _card(store: "GraphStore", iri: str, language: str) -> Card:
    """A paper with the first sentence of what notes say of it."""
    record = paper_record(store, iri, language)
    said = (each.text for note in record.notes for each in note.passages)
    sentence = next((each for each in said if name_key(each) not in name_key(record.paper.title)), "")
    if len(sentence) > _LONGEST:
        sentence = sentence[:_LONGEST].rsplit(" ", 1)[0] + "\N{NO-BREAK SPACE}…"
    topics = tuple(NodeLink(each.iri, each.label) for each in record.topics[:_TOPICS])
    votes = record.paper.votes
    return Card(NodeLink(iri, record.paper.title), record.paper.date, -1 if votes is None else votes, sentence, topics)


def _best_known(store: "GraphStore") -> tuple[TableRow, ...]:
    """The most important papers, as the list of papers has them first."""
    found = papers_wanted(store, {"sort": "importance"})[:_SHOWN]
    return tuple(TableRow((NodeLink(each.iri, each.title), each.date)) for each in found)


def _leading(store: "GraphStore", language: str) -> tuple[TableRow, ...]:
    """The benchmarks with most scores, each with the best by its usual or most common metric."""
    scored = Counter(row["_object"] for row in rows(store, "triples", property=v.ON_BENCHMARK))
    lines: list[TableRow] = []
    for benchmark, _ in sorted(scored.items(), key=lambda each: (-each[1], each[0]))[: 2 * _SHOWN]:
        if len(lines) < _SHOWN and (best := leaders(store, benchmark, language)):
            lines.append(TableRow((links(store, [benchmark], language)[0], *best.cells), best.why))
    return tuple(lines)
