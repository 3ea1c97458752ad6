"""A benchmark's page: its leaderboard by metric, gains apart, and the papers that use it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema.relations import RELATIONS, relation_of
from kg.show.papers import USES
from kg.sparql.shipped import facts, linked
from kg.web.labels import page_labels
from kg.web.page_cells import TableRow
from kg.web.page_model import Page, TableSection
from kg.web.quotes import quotes
from kg.web.views.beside import beside
from kg.web.views.concepts import concept_fields
from kg.web.views.leaderboards import leaderboard
from kg.web.views.papers import COLUMNS, NUMERIC, paper_rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["benchmark_page"]

_MOST = 200  # papers
_USES = tuple(name for name, _ in USES)


def benchmark_page(store: "GraphStore", iri: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return a benchmark's page.

    Args:
        store: the graph.
        iri: the benchmark.
        language: for labels.
        asked: what to show of its leaderboard; see :func:`kg.web.views.leaderboards.leaderboard`.

    Raises:
        InputError: a value is not one of those offered.
        UnknownThingError: the graph does not know it.
    """
    if not facts(store, iri):
        raise UnknownThingError(iri, kind="benchmark")
    called = page_labels(store, [iri], language)[iri]
    papers = {paper for predicate in _USES for paper in linked(store, iri, predicate)}
    return Page(
        called,
        "benchmark",
        iri,
        fields=concept_fields(store, iri, language, called),
        sections=(
            *leaderboard(store, iri, language, asked),
            beside(store, papers, _USES, {iri}, language),
            _papers(store, iri),
        ),
    ).shown()


def _papers(store: "GraphStore", iri: str) -> TableSection:
    order = list(RELATIONS)
    used = [
        (order.index(relation), paper, relation, why)
        for (paper, predicate, _), why in quotes(store, "quotes-of-object", object=iri).items()
        if (relation := relation_of(predicate))
    ]
    lines = []
    for _, paper, relation, why in sorted(used, key=lambda each: each[:2])[:_MOST]:
        line = paper_rows(store, [paper], {paper: why})[0]
        lines.append(TableRow((relation.reverse, *line.cells), line.why))
    return TableSection("papers", ("relation", *COLUMNS), tuple(lines), NUMERIC)
