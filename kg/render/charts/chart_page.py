"""The page of a drawn answer: the chart for wide and narrow screens, light and dark, and its rows as a table."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.render.charts.paper import Sheet, sheet_of
from kg.render.charts.words import chart_column_name, scores_in_words, value_name
from kg.render.poster.drawing import Drawing
from kg.render.poster.svg import to_svg

if TYPE_CHECKING:
    import jinja2

__all__ = ["chart_page"]

_LOOKS = tuple((width, look) for width in ("wide", "narrow") for look in ("light", "dark"))


def chart_page(
    draw: Callable[[Sheet], Drawing],
    columns: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    *,
    language: Literal["en", "ko"] = "en",
    called: Mapping[str, str] | None = None,
) -> bytes:
    """Return an HTML page without scripts.

    Args:
        draw: the chart on a sheet.
        columns: of the table.
        rows: the answer.
        language: of the page.
        called: what columns are called that have names of their own.
    """
    names = {column: (called or {}).get(column) or chart_column_name(column, language) for column in columns}
    filled = [
        {
            column: scores_in_words(row[column], language)
            if f"{column}Value" in row  # of things that are compared
            else value_name(column, row.get(column, ""), language)
            for column in columns
        }
        for row in rows
    ]
    drawings = {
        f"{width} {look}": draw(sheet_of(dark=look == "dark", narrow=width == "narrow", language=language))
        for width, look in _LOOKS
    }
    page = _template().render(
        title=drawings["wide light"].title,
        language=language,
        charts=[(name, _inline(drawing, name.replace(" ", "-"))) for name, drawing in drawings.items()],
        columns=names,
        rows=filled,
    )
    return page.encode("utf-8", "replace")


def _inline(drawing: Drawing, name: str) -> object:
    """A chart as a part of a page: its ids differ from those of the others."""
    import markupsafe

    svg = re.sub(r'(id="|href="#|(?:labelledby|describedby)=")(\w)', rf"\g<1>{name}-\2", to_svg(drawing))
    return markupsafe.Markup(svg)  # noqa: S704 - written and escaped by to_svg


@cache
def _template() -> "jinja2.Template":
    import jinja2

    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return environment.get_template("chart.html.jinja")
