"""Which scores on a benchmark can be compared with each other."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.schema import iris
from kg.schema import terms as v
from kg.sparql.shipped import facts

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Measure", "measure_of", "usual_metric"]

_UNNAMED = iris.metric("score")  # "a score of 90.1% on MMMU" does not say by which metric
_OF_A_HUNDRED = frozenset({"%", "points", ""})  # how notes write figures on a scale from 0 to 100


class Measure(NamedTuple):
    """What scores have in common that can be compared.

    Attributes:
        metric_iri, metric: the metric; empty where the notes state none.
        unit: "%", "points", "x" or empty.
    """

    metric_iri: str
    metric: str
    unit: str


def usual_metric(store: "GraphStore", benchmark: str) -> str:
    """Return the metric that a benchmark is usually reported by if it is a share, the more the better; else ""."""
    found = min(facts(store, benchmark)[v.DEFAULT_METRIC], default="")
    return found if found and _is_share(facts(store, found)) else ""


def _is_share(metric: Mapping[str, Sequence[str]]) -> bool:
    return "%" in metric[v.USUAL_UNIT] and v.LOWER_IS_BETTER not in metric[v.DIRECTION]


def measure_of(measure: Measure, number: float, usual: Measure | None) -> Measure:
    """Return by what a score is compared with others: its metric and unit, or else the usual metric.

    A figure from 1 to 100 is one of the usual metric also where the notes leave out metric or per cent sign, or speak
    of a score only.

    Args:
        measure: metric and unit as the notes state them.
        number: the figure.
        usual: the benchmark's usual metric, a share; None if it has no such metric.
    """
    if usual is None or measure.unit not in _OF_A_HUNDRED or not 1 < number <= 100:
        return measure
    same = measure.metric_iri in {"", usual.metric_iri} and measure.metric in {"", usual.metric}
    return usual if same or measure.metric_iri == _UNNAMED else measure
