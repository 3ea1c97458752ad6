"""The figures that papers report, as rows of tables."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.schema import terms as v
from kg.sparql.shipped import facts, linked
from kg.web.labels import labels
from kg.web.page_model import Cell, NodeLink

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["FIGURE_COLUMNS", "Figure", "figures_of"]

FIGURE_COLUMNS = ("benchmark", "system", "metric", "value", "setting")
"""The columns of :attr:`Figure.cells`."""


_THROUGH = (v.REPORTED_BY, v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)
_NODES = (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)


class Figure(NamedTuple):
    """A result: what reached how much on a benchmark, by which metric, according to which paper."""

    iri: str
    paper: str
    benchmark: NodeLink
    system: Cell
    system_name: str
    metric: Cell
    metric_iri: str
    metric_name: str
    value: str
    number: float
    setting: str
    is_gain: bool

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What tables show of it."""
        return (self.benchmark, self.system, self.metric, self.value, self.setting)


def figures_of(store: "GraphStore", thing: str, language: str) -> list[Figure]:
    """Return the results of a paper, on a benchmark, of a system or by a metric, by their IRIs."""
    results = {each: facts(store, each) for name in _THROUGH for each in linked(store, thing, name)}
    named = (value for stated in results.values() for name in _NODES for value in stated[name])
    called = labels(store, named, language)
    return [_figure(iri, results[iri], called) for iri in sorted(results) if results[iri][v.HAS_VALUE]]


def _figure(iri: str, stated: Mapping[str, list[str]], called: dict[str, str]) -> Figure:
    def last(predicate: str) -> str:
        return stated[predicate][-1] if stated[predicate] else ""

    system, metric = last(v.SYSTEM), last(v.BY_METRIC)
    system_name = last(v.SYSTEM_NAME) or called.get(system, "")
    metric_name = called.get(metric, "") or last(v.METRIC_NAME)
    return Figure(
        iri=iri,
        paper=last(v.REPORTED_BY),
        benchmark=NodeLink(last(v.ON_BENCHMARK), called[last(v.ON_BENCHMARK)]),
        system=NodeLink(system, system_name) if system else system_name,
        system_name=system_name,
        metric=NodeLink(metric, metric_name) if metric else metric_name,
        metric_iri=metric,
        metric_name=metric_name,
        value=last(v.AS_WRITTEN) or last(v.HAS_VALUE) + last(v.UNIT),
        number=float(last(v.HAS_VALUE)),
        setting=last(v.SETTING),
        is_gain=last(v.RESULT_KIND) == "delta",
    )
