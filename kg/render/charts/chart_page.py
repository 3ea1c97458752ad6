"""The page of a drawn answer: the chart, light or dark as the reader's screen is, and its rows as a table."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.render.poster.drawing import Drawing
from kg.render.poster.svg import to_svg

if TYPE_CHECKING:
    import jinja2

__all__ = ["chart_page"]


def chart_page(light: Drawing, dark: Drawing, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return an HTML page without scripts.

    Args:
        light: the chart on light paper.
        dark: the same on dark paper.
        columns: of the table.
        rows: the answer.
    """
    filled = [{column: row.get(column, "") for column in columns} for row in rows]
    page = _template().render(
        title=light.title, light=_inline(light, "light"), dark=_inline(dark, "dark"), columns=columns, rows=filled
    )
    return page.encode("utf-8", "replace")


def _inline(drawing: Drawing, name: str) -> object:
    """A chart as a part of a page: its ids differ from those of the other."""
    import markupsafe

    svg = re.sub(r'(id="|href="#|(?:labelledby|describedby)=")(\w)', rf"\g<1>{name}-\2", to_svg(drawing))
    return markupsafe.Markup(svg)  # noqa: S704 - written and escaped by to_svg


@cache
def _template() -> "jinja2.Template":
    import jinja2

    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return environment.get_template("chart.html.jinja")
