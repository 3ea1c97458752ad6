"""Draws a network: as the explorer or a small pyvis page in HTML, its papers as a poster, or an answer as a chart."""

from kg.render.charts import Sheet, chart_page, draw_comparison, draw_ranking, draw_rings, draw_trend, sheet_of
from kg.render.explorer.embedded_graph import Triples, questions_of, triples_of
from kg.render.explorer.page import FIRST, explorer_page
from kg.render.poster import Poster, PosterSize, draw_poster, poster_file
from kg.render.pyvis.page import pyvis_page

__all__ = [
    "FIRST",
    "Poster",
    "PosterSize",
    "Sheet",
    "Triples",
    "chart_page",
    "draw_comparison",
    "draw_poster",
    "draw_ranking",
    "draw_rings",
    "draw_trend",
    "explorer_page",
    "poster_file",
    "pyvis_page",
    "questions_of",
    "sheet_of",
    "triples_of",
]
