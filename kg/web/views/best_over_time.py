"""The chart of a leaderboard: the scores by one metric against their dates, and the best of each time."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.sparql.shipped import facts
from kg.web.page_cells import Message, NodeLink
from kg.web.page_model import Chart
from kg.web.views.charts import Measured, chart_of
from kg.web.views.results import role_cell
from kg.web.views.standings import Standing

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["best_over_time", "usual_measure"]

_COLUMNS = ("date", "value", "system", "role", "paper", "read_how")


def usual_measure(chosen: Sequence[Standing]) -> str:
    """Return the first metric of a board that has several dated scores, or else one; "" for none."""
    dated = Counter(each.key for each in chosen if each.row["date"])
    several = (key for key, number in dated.items() if number > 1)
    return next(several, next(iter(dated), ""))


def best_over_time(
    store: "GraphStore", scores: Sequence[Standing], surely: Collection[str], measure: str, called: str
) -> Chart:
    """Return the chart of the scores by one metric; those that are less surely read are marked.

    Args:
        store: the graph.
        scores: the scores, those that are less surely read among them.
        surely: the results that are surely read, by IRI.
        measure: the metric, as addresses name it.
        called: how it is called.
    """
    direction = facts(store, measure)[v.DIRECTION] if measure.startswith(v.DATA) else []
    measured = [
        Measured(
            each.row["date"],
            each.figure.number,
            each.figure.value,
            each.figure.system_name or each.title,
            each.figure.role,
            (
                each.row["date"],
                each.figure.value,
                each.figure.system,
                role_cell(each.figure.role),
                NodeLink(each.figure.paper, each.title),
                "" if each.figure.iri in surely else Message("less_surely"),
            ),
            each.figure.iri in surely,
        )
        for each in scores
        if each.key == measure and each.row["unit"] != "x"
    ]
    is_lower = v.LOWER_IS_BETTER in direction
    return chart_of("best_over_time", called, measured, _COLUMNS, lower=is_lower)
