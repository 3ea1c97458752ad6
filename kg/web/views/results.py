"""The figures that papers report, as rows of tables."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.schema import terms as v
from kg.show.figures import figure_text, system_text
from kg.sparql.shipped import facts, linked
from kg.web.labels import page_labels
from kg.web.page_cells import Cell, Message, NodeLink, Unnamed

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["FIGURE_COLUMNS", "Figure", "figures", "figures_of", "role_cell", "setting_in", "system_cell"]

FIGURE_COLUMNS = ("benchmark", "system", "value", "metric", "role", "setting")
"""The columns of :attr:`Figure.cells`."""

_ROLES = frozenset({"own", "other", "human", "baseline"})
_SETTINGS = {"제로샷": "zero-shot", "원샷": "one-shot", "퓨샷": "few-shot"}  # in English

_THROUGH = (v.REPORTED_BY, v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)
_NODES = (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)


class Figure(NamedTuple):
    """A result: what reached how much on a benchmark, by which metric, according to which paper.

    Attributes:
        iri, paper: the result, and the paper that reports it.
        benchmark, system, metric: what it is about; plain text where the graph has no node for it.
        system_name, metric_iri, metric_name: the same for sorting and choosing.
        value: the figure with its unit, in English and Korean.
        number: the figure.
        setting: shots, split and the like, as written.
        role: own, other, human or baseline; empty if not known.
        is_gain: whether it is a gain or a difference.
    """

    iri: str
    paper: str
    benchmark: NodeLink
    system: Cell
    system_name: str
    metric: Cell
    metric_iri: str
    metric_name: str
    value: tuple[str, str]
    number: float
    setting: str
    role: str
    is_gain: bool

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What tables show of it."""
        return (self.benchmark, self.system, self.value, self.metric, role_cell(self.role), self.setting)


def figures_of(store: "GraphStore", thing: str, language: str) -> list[Figure]:
    """Return the results of a paper, on a benchmark, of a system or by a metric, by their IRIs."""
    return figures(store, {each for name in _THROUGH for each in linked(store, thing, name)}, language)


def figures(store: "GraphStore", results: Iterable[str], language: str) -> list[Figure]:
    """Return some results by their IRIs; one without a value is left out."""
    stated = {each: facts(store, each) for each in sorted(results)}
    called = page_labels(
        store, (value for each in stated.values() for name in _NODES for value in each[name]), language
    )
    return [_figure(iri, each, called, language) for iri, each in stated.items() if each[v.HAS_VALUE]]


def setting_in(setting: str, language: str) -> str:
    """Return a setting, such as zero-shot, as pages of a language show it."""
    return _SETTINGS.get(setting, setting) if language == "en" else setting


def system_cell(name: str) -> Cell:
    """Return what tables show of a system that has no node."""
    text = system_text(name)
    return text if isinstance(text, str) else Unnamed(*text)


def role_cell(role: str) -> Cell:
    """Return what tables show of a result's role."""
    return Message(f"role_{role}") if role in _ROLES else ""


def _figure(iri: str, stated: Mapping[str, list[str]], called: dict[str, str], language: str) -> Figure:
    def last(predicate: str) -> str:
        return stated[predicate][-1] if stated[predicate] else ""

    system, metric = last(v.SYSTEM), last(v.BY_METRIC)
    system_name = last(v.SYSTEM_NAME) or called.get(system, "")
    role = last(v.RESULT_ROLE)
    called_so = NodeLink(system, system_name) if system else system_cell(system_name)
    if isinstance(called_so, Unnamed):
        system_name = ""
    metric_name = called.get(metric, "") or last(v.METRIC_NAME)
    return Figure(
        iri=iri,
        paper=last(v.REPORTED_BY),
        benchmark=NodeLink(last(v.ON_BENCHMARK), called[last(v.ON_BENCHMARK)]),
        system=called_so,
        system_name=system_name,
        metric=NodeLink(metric, metric_name) if metric else metric_name,
        metric_iri=metric,
        metric_name=metric_name,
        value=figure_text(last(v.HAS_VALUE), last(v.UNIT), last(v.AS_WRITTEN)),
        number=float(last(v.HAS_VALUE)),
        setting=setting_in(last(v.SETTING), language),
        role=role,
        is_gain=last(v.RESULT_KIND) == "delta",
    )
