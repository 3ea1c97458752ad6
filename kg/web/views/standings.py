"""The scores on a benchmark with their places among those that they can be compared with."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.schema import terms as v
from kg.show.comparable import Measure, measure_of, usual_metric
from kg.sparql.shipped import Row, default_of, rows
from kg.web.labels import page_labels
from kg.web.page_cells import Cell
from kg.web.views.results import Figure

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = [
    "LIKELY",
    "NOT_STATED",
    "BoardScores",
    "Standing",
    "is_assumed",
    "metric_cell",
    "metric_names",
    "scores_on",
    "standings",
]

NOT_STATED = "-"
"""Stands for the metric of results that state none."""

LIKELY = "0.5"
"""How sure the reading of a score must be to count as likelier right than wrong."""


_CONFIDENCE = "min-confidence"


class Standing(NamedTuple):
    """A score with its place among those that it can be compared with.

    Attributes:
        key: the metric, as addresses name it: the benchmark's usual one where the notes leave it out.
        rank: the place, from 1.
        figure, row: the score, and its row of the saved query.
        title: the paper's title.
    """

    key: str
    rank: int
    figure: Figure
    row: Row
    title: str


class BoardScores(NamedTuple):
    """The scores on a benchmark: those that are likely read right, and all that are likelier right than wrong."""

    sure: list[Standing]
    likely: list[Standing]


def scores_on(
    store: "GraphStore", benchmark: str, figures: Mapping[str, Figure], titles: Mapping[str, str]
) -> BoardScores:
    """Return the scores on a benchmark, in the order of the saved query leaderboard, which is asked once.

    Args:
        store: the graph.
        benchmark: its IRI.
        figures: the results, by IRI.
        titles: of papers, by IRI.
    """
    least = Literal(LIKELY, datatype=NamedNode(v.DECIMAL))
    likely = list(rows(store, "leaderboard", benchmark=benchmark, **{_CONFIDENCE: least}))
    surely = float(default_of("leaderboard", _CONFIDENCE))
    sure = (row for row in likely if float(row["confidence"]) >= surely)
    usual = usual_metric(store, benchmark)
    return BoardScores(*(standings(each, figures, titles, usual) for each in (sure, likely)))


def standings(
    ranked: Iterable[Row], figures: Mapping[str, Figure], titles: Mapping[str, str], usual: str = ""
) -> list[Standing]:
    """The results of a saved query with their ranks, in the order of the query."""
    measure = Measure(usual, "", "%") if usual else None
    places: Counter[str] = Counter()
    found = []
    for row in ranked:
        if figure := figures.get(row["result"]):
            stated = Measure(figure.metric_iri, "" if figure.metric_iri else figure.metric_name, row["unit"])
            is_usual = measure is not None and measure_of(stated, figure.number, measure) == measure
            key = usual if is_usual else figure.metric_iri or figure.metric_name or NOT_STATED
            places[key] += 1
            found.append(Standing(key, places[key], figure, row, titles[figure.paper]))
    return found


def metric_names(store: "GraphStore", every: Iterable[Standing], usual: str, language: str) -> dict[str, str]:
    """How the metrics of some scores are called, by their keys."""
    called = {each.key: each.figure.metric_name for each in every}
    if usual in called:
        called[usual] = page_labels(store, [usual], language)[usual]
    return called


def is_assumed(each: Standing) -> bool:
    """Return whether a score counts as one of the usual metric although its notes state none."""
    return not each.figure.metric_name and each.key != NOT_STATED


def metric_cell(each: Standing, called: Mapping[str, str]) -> Cell:
    """The metric of a score; in parentheses where its notes leave it out."""
    return f"({called[each.key]})" if is_assumed(each) else each.figure.metric
