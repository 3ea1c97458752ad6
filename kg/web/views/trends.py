"""Which topics rise, with their papers by month."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import QuerySolutions

from kg.schema import terms as v
from kg.sparql import ask_saved, find_query
from kg.sparql.shipped import linked
from kg.web.labels import links
from kg.web.memory import remembered
from kg.web.page_cards import Trend
from kg.web.views.papers import every_paper

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["YearHalves", "halves_of", "month_before", "risen_topics", "risen_within", "rising_topics", "year_of_rise"]

_HALF = 3  # months that are new, and as many before them
_MONTHS = 24  # months that are drawn
_FEWEST = 3  # papers of the newest months


class YearHalves(NamedTuple):
    """The part of a year that notes are of, to be compared by halves.

    Attributes:
        middle: the last month of the earlier half.
        last: the last month.
        is_whole: whether that is December; else the notes end before.
    """

    middle: str
    last: str
    is_whole: bool


@remembered
def halves_of(store: "GraphStore", year: str) -> YearHalves:
    """Return the halves of a year, or of its months up to the newest note."""
    december = f"{year}-12"
    newest = max((row.date[:7] for row in every_paper(store).values() if len(row.date) >= 7), default=december)
    last = newest if newest.startswith(year) else december
    return YearHalves(f"{year}-{(1 + int(last[5:])) // 2:02}", last, last == december)


def risen_within(store: "GraphStore", language: str, year: str) -> tuple[Trend, ...]:
    """Return the topics that rose within a year, or within its months up to the newest note."""
    return risen_topics(store, language, f"{year}-01", halves_of(store, year).last)


@remembered
def rising_topics(store: "GraphStore", language: str, most: int) -> tuple[Trend, ...]:
    """Return the topics of the saved query rising-topics over the newest months, those that rose most first.

    Args:
        store: the graph.
        language: for labels.
        most: at most how many.
    """
    months = {iri: row.date[:7] for iri, row in every_paper(store).items() if len(row.date) >= 7}
    if not months:
        return ()
    newest = max(months.values())
    risen = risen_topics(store, language, month_before(newest, 2 * _HALF - 1), newest)
    return tuple(each for each in risen if each.recent >= _FEWEST)[:most]


@remembered
def risen_topics(store: "GraphStore", language: str, first: str, last: str) -> tuple[Trend, ...]:
    """Return the topics of the saved query rising-topics over a time, those that rose most first.

    Args:
        store: the graph.
        language: for labels.
        first: the first month, or year.
        last: the last month, or year.
    """
    risen = _risen(store, first, last)
    months = {iri: row.date[:7] for iri, row in every_paper(store).items() if len(row.date) >= 7}
    newest = last if len(last) > 4 else f"{last}-12"
    shown = [month_before(newest, back) for back in reversed(range(_MONTHS))]
    trends = []
    for link, (topic, now, then, rise) in zip(links(store, (each[0] for each in risen), language), risen, strict=True):
        counts = Counter(months.get(paper, "") for paper in linked(store, topic, v.SUBJECT))
        trends.append(Trend(link, tuple(counts[month] for month in shown), now, then, shown[0], newest, rise))
    return tuple(trends)


def year_of_rise(store: "GraphStore", language: str) -> str:
    """Return the newest year within which topics rose: of the newest of all there may be too few notes; "" for none."""
    years = sorted({row.date[:4] for row in every_paper(store).values() if row.date}, reverse=True)
    return next((year for year in years if risen_within(store, language, year)), "")


@remembered
def _risen(store: "GraphStore", first: str, last: str) -> tuple[tuple[str, int, int, str], ...]:
    """The topics with their papers in both halves, and their rise; a process asks once for both languages."""
    answer = ask_saved(store, find_query("rising-topics"), {"from": first, "to": last})
    if not isinstance(answer.results, QuerySolutions):  # a query of the user's own has this name
        return ()
    return tuple(
        (row["concept"].value, int(row["later"].value), int(row["earlier"].value), row["rise"].value)
        for row in answer.results
        if row["rise"] is not None and float(row["rise"].value) > 0  # none where a half of the time has no papers
    )


def month_before(month: str, back: int) -> str:
    """Return the month so many months before another, both as 2024-05."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 - back
    return f"{number // 12:04}-{number % 12 + 1:02}"
