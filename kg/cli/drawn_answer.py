"""Draws the answer of a query as what its header says: a ranking, a trend, a comparison or rings."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Literal

    from kg.render import Sheet
    from kg.render.poster.drawing import Drawing
    from kg.sparql import SavedQuery
    from kg.store import GraphStore

__all__ = ["is_chart", "write_chart"]

_MOST = 1_000  # rows of a page


def is_chart(query: str | None) -> bool:
    """Whether the header of a saved query says that its answer is not drawn as a graph."""
    if query is None:
        return False
    from kg.cli.selecting import saved_query

    return saved_query(query).draw != "graph"


def write_chart(
    graph: "GraphStore",
    query: str,
    assignments: tuple[str, ...],
    file: str,
    *,
    title: str | None,
    dark: bool,
    language: "Literal['en', 'ko']" = "en",
) -> bytes:
    """Return the file of a drawn answer: an HTML page with its rows, or the chart alone as SVG, PNG or PDF.

    Args:
        graph: the graph that is asked.
        query: the name or file of the query.
        assignments: its parameters.
        file: what will be written, whose ending counts.
        title: what stands above; None for the query's summary and values.
        dark: whether a chart alone is dark.
        language: of what the chart says.
    """
    from pyoxigraph import QuerySolutions

    from kg.cli.selecting import query_answer, saved_query
    from kg.errors import QueryError
    from kg.render import chart_page, poster_file, sheet_of

    saved = saved_query(query)
    answer = query_answer(graph, query, assignments)
    if not isinstance(answer.results, QuerySolutions):
        raise QueryError(f"{query} gives no rows, so it cannot be a {saved.draw}.", hint="Give a SELECT query.")
    variables = [each.value for each in answer.results.variables]
    columns = list(answer.columns) or variables
    rows = [
        {name: value.value for name in variables if (value := row[name]) is not None and hasattr(value, "value")}
        for _, row in zip(range(answer.limit or _MOST), answer.results, strict=False)
    ]
    names = _names(graph, saved, rows)
    values = ", ".join(names.get(name, value) for name, _, value in (each.partition("=") for each in assignments))
    summary = saved.summary_in(language).text
    above = title if title is not None else ": ".join(each for each in (summary, values) if each)
    drawn = _drawing(graph, saved, rows, above, names)
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in ("svg", "png", "pdf"):
        return poster_file(drawn(sheet_of(dark=dark, language=language)), ending)
    return chart_page(drawn, columns, rows, language=language, called=names if saved.draw == "comparison" else None)


def _names(graph: "GraphStore", saved: "SavedQuery", rows: "Sequence[Mapping[str, str]]") -> dict[str, str]:
    """What the parameters of a query stand for; the rows have each in its own column."""
    from kg.sparql.lookup import label_of

    found = {each.name: next((iri for row in rows if (iri := row.get(f"_{each.name}"))), "") for each in saved.params}
    return {name: label_of(graph, iri) for name, iri in found.items() if iri}


def _drawing(
    graph: "GraphStore",
    saved: "SavedQuery",
    rows: "Sequence[Mapping[str, str]]",
    title: str,
    names: "Mapping[str, str]",
) -> "Callable[[Sheet], Drawing]":
    """How rows are drawn, as the header of their query says."""
    from kg import render

    if saved.draw == "comparison":
        return lambda sheet: render.draw_comparison(rows, title, names, sheet)
    if saved.draw == "rings":
        centre = next(iter(names.values()), "")
        links = _links(graph, rows, f"_{saved.params[0].name}")
        return lambda sheet: render.draw_rings(rows, title, centre, links, sheet)
    draw = render.draw_ranking if saved.draw == "ranking" else render.draw_trend
    return lambda sheet: draw(rows, title, sheet)


def _links(graph: "GraphStore", rows: "Sequence[Mapping[str, str]]", centre: str) -> frozenset[tuple[str, str]]:
    """Which of the papers of an answer list which others; the one that it asks about is ""."""
    from kg.schema import terms as v
    from kg.sparql.batches import linked_pairs

    middle = next((row[centre] for row in rows if row.get(centre)), "")
    papers = sorted({row["other"] for row in rows if row.get("other")} | {middle} - {""})
    pairs = linked_pairs(graph, f"?a <{v.CITES_SIMILAR}> ?b", nodes=papers)
    return frozenset(("" if one == middle else one, "" if other == middle else other) for one, other in pairs)
