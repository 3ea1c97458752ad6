"""Which topics rise: their share of the newest papers against that of the papers before."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.sparql.shipped import rows
from kg.web.labels import links
from kg.web.memory import remembered
from kg.web.page_model import Trend
from kg.web.views.papers import every_paper

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["month_before", "rising_topics"]

_RECENT = 3  # months that are new
_MONTHS = 24  # months that are drawn
_FEWEST = 3  # papers of the newest months


@remembered
def rising_topics(store: "GraphStore", language: str, most: int) -> tuple[Trend, ...]:
    """Return the topics whose share of the papers grew most in the newest months, the fastest first.

    Args:
        store: the graph.
        language: for labels.
        most: at most how many.
    """
    months = {iri: row.date[:7] for iri, row in every_paper(store).items() if len(row.date) >= 7}
    if not months:
        return ()
    newest = max(months.values())
    shown = [month_before(newest, back) for back in reversed(range(_MONTHS))]
    recent, before = set(shown[-_RECENT:]), set(shown[-2 * _RECENT : -_RECENT])
    in_all = Counter(months.values())
    totals = [sum(in_all[month] for month in several) for several in (recent, before)]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(store, "triples", property=v.SUBJECT):
        if row["_subject"] in months:
            counts[row["_object"]][months[row["_subject"]]] += 1
    ranked = []
    for topic, by_month in counts.items():
        now, then = (sum(by_month[month] for month in several) for several in (recent, before))
        gain = now / max(totals[0], 1) - then / max(totals[1], 1)
        if now >= _FEWEST and gain > 0:
            ranked.append((-gain, topic, now, then))
    ranked.sort()
    found = ranked[:most]
    return tuple(
        Trend(link, tuple(counts[topic][month] for month in shown), now, then, shown[0], newest)
        for link, (_, topic, now, then) in zip(links(store, (each[1] for each in found), language), found, strict=True)
    )


def month_before(month: str, back: int) -> str:
    """Return the month so many months before another, both as 2024-05."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 - back
    return f"{number // 12:04}-{number % 12 + 1:02}"
