"""Draws the answer of a query as what its header says: a ranking or a trend."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["is_chart", "write_chart"]

_MOST = 1_000  # rows of a page


def is_chart(query: str | None) -> bool:
    """Whether the header of a saved query says that its answer is no graph."""
    if query is None:
        return False
    from kg.cli.selecting import saved_query

    return saved_query(query).draw != "graph"


def write_chart(
    graph: "GraphStore", query: str, assignments: tuple[str, ...], file: str, *, title: str | None, dark: bool
) -> bytes:
    """Return the file of a drawn answer: an HTML page with its rows, or the chart alone as SVG, PNG or PDF.

    Args:
        graph: the graph that is asked.
        query: the name or file of the query.
        assignments: its parameters.
        file: what will be written, whose ending counts.
        title: what stands above; None for the query's summary and values.
        dark: whether a chart alone is dark.
    """
    from pyoxigraph import QuerySolutions

    from kg.cli.selecting import query_answer, saved_query
    from kg.errors import QueryError
    from kg.render import chart_page, draw_ranking, draw_trend, poster_file

    saved = saved_query(query)
    answer = query_answer(graph, query, assignments)
    if not isinstance(answer.results, QuerySolutions):
        raise QueryError(f"{query} gives no rows, so it cannot be a {saved.draw}.", hint="Give a SELECT query.")
    columns = list(answer.columns) or [each.value for each in answer.results.variables]
    rows = [
        {name: value.value for name in columns if (value := row[name]) is not None and hasattr(value, "value")}
        for _, row in zip(range(answer.limit or _MOST), answer.results, strict=False)
    ]
    values = ", ".join(each.partition("=")[2] for each in assignments)
    above = title if title is not None else ": ".join(each for each in (saved.summary, values) if each)
    draw = draw_ranking if saved.draw == "ranking" else draw_trend
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in ("svg", "png", "pdf"):
        return poster_file(draw(rows, above, dark=dark), ending)
    return chart_page(draw(rows, above), draw(rows, above, dark=True), columns, rows)
