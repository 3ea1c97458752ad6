"""A benchmark's page: its leaderboard by metric, gains apart, and the papers that use it."""

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import UnknownThingError
from kg.schema.relations import RELATIONS, relation_of
from kg.sparql.shipped import Row, facts, rows
from kg.web.labels import labels
from kg.web.page_model import Line, NodeLink, Option, Options, Page, TableSection
from kg.web.quotes import quotes, quotes_of_result
from kg.web.rendering import address_of
from kg.web.views.concepts import concept_fields
from kg.web.views.papers import COLUMNS, NUMERIC, paper_lines
from kg.web.views.results import Figure, figures_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["benchmark_page"]

_MOST = 200  # lines of a leaderboard


def benchmark_page(store: "GraphStore", iri: str, language: str, metric: str) -> Page:
    """Return a benchmark's page; its figures are those of the saved queries leaderboard and leaderboard-deltas.

    Args:
        store: the graph.
        iri: the benchmark.
        language: for labels.
        metric: the metric whose results to show: an IRI, or the name of one that no vocabulary has; empty for all.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    if not facts(store, iri):
        raise UnknownThingError(iri, kind="benchmark")
    found = {each.iri: each for each in figures_of(store, iri, language)}
    measured = Counter(
        (each.metric_iri or each.metric_name, each.metric_name) for each in found.values() if each.metric_name
    )
    metrics = [Option("all", address_of(iri), not metric, is_message=True)]
    for (key, name), count in sorted(measured.items(), key=lambda item: (-item[1], item[0])):
        metrics.append(Option(f"{name} ({count})", f"{address_of(iri)}?{urlencode({'metric': key})}", key == metric))
    options = (Options("metric", tuple(metrics)),) if len(metrics) > 1 else ()
    wanted = {key: each for key, each in found.items() if not metric or metric in {each.metric_iri, each.metric_name}}
    papers = labels(store, {each.paper for each in wanted.values()}, language)
    called = labels(store, [iri], language)[iri]
    scores, deltas = (list(rows(store, name, benchmark=iri)) for name in ("leaderboard", "leaderboard-deltas"))
    return Page(
        called,
        "benchmark",
        iri,
        fields=concept_fields(store, iri, language, called),
        sections=(
            _board(store, "leaderboard", scores, wanted, papers, options),
            _board(store, "deltas", deltas, wanted, papers, ()),
            _papers(store, iri),
        ),
    ).shown()


def _board(
    store: "GraphStore",
    key: str,
    ranked: list[Row],
    figures: dict[str, Figure],
    papers: dict[str, str],
    options: tuple[Options, ...],
) -> TableSection:
    """A table of results in the order of a saved query."""
    compared = any(row.get("over") for row in ranked)
    columns = ("metric", "value", "system", "setting", *(("compared",) if compared else ()), "paper")
    lines: list[Line] = []
    for row in ranked:
        if (each := figures.get(row["result"])) is None or len(lines) >= _MOST:
            continue
        over = (row["over"],) if compared else ()
        paper = NodeLink(each.paper, papers[each.paper])
        lines.append(
            Line((each.metric, each.value, each.system, each.setting, *over, paper), quotes_of_result(store, each.iri))
        )
    return TableSection(key, columns, tuple(lines), ("value",), options)


def _papers(store: "GraphStore", iri: str) -> TableSection:
    order = list(RELATIONS)
    used = [
        (order.index(relation), paper, relation, why)
        for (paper, predicate, _), why in quotes(store, "quotes-of-object", object=iri).items()
        if (relation := relation_of(predicate))
    ]
    lines = []
    for _, paper, relation, why in sorted(used, key=lambda each: each[:2])[:_MOST]:
        line = paper_lines(store, [paper], {paper: why})[0]
        lines.append(Line((relation.reverse, *line.cells), line.why))
    return TableSection("papers", ("relation", *COLUMNS), tuple(lines), NUMERIC)
