"""Draws the answer of a query as what its header says: a ranking, a trend, a comparison or rings."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    from kg.render import chart_page, poster_file

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
    values = ", ".join(each.partition("=")[2] for each in assignments)
    above = title if title is not None else ": ".join(each for each in (saved.summary, values) if each)
    ending = Path(file).suffix.lower().removeprefix(".")
    if ending in ("svg", "png", "pdf"):
        return poster_file(_draw(graph, saved, rows, above, dark=dark), ending)
    light, dark_one = (_draw(graph, saved, rows, above, dark=each) for each in (False, True))
    return chart_page(light, dark_one, columns, rows)


def _draw(
    graph: "GraphStore", saved: "SavedQuery", rows: "Sequence[Mapping[str, str]]", title: str, *, dark: bool
) -> "Drawing":
    """Draw rows as the header of their query says."""
    from kg import render
    from kg.sparql.lookup import label_of

    def called(place: int) -> str:
        """What a parameter of the query stands for; the rows have it in its own column."""
        name = f"_{saved.params[place].name}"
        return next((label_of(graph, row[name]) for row in rows if row.get(name)), "")

    if saved.draw == "comparison":
        names = {each.name: name for place, each in enumerate(saved.params) if (name := called(place))}
        return render.draw_comparison(rows, title, names, dark=dark)
    if saved.draw == "rings":
        return render.draw_rings(rows, title, called(0), dark=dark)
    draw = render.draw_ranking if saved.draw == "ranking" else render.draw_trend
    return draw(rows, title, dark=dark)
