"""Answers drawn as what they mean: scores as bars, months as a line, neighbours as rings; rows stand below."""

from kg.render.charts.chart_page import chart_page
from kg.render.charts.comparison import draw_comparison
from kg.render.charts.paper import Sheet, sheet_of
from kg.render.charts.ranking import draw_ranking
from kg.render.charts.rings import draw_rings
from kg.render.charts.trend import draw_trend

__all__ = ["Sheet", "chart_page", "draw_comparison", "draw_ranking", "draw_rings", "draw_trend", "sheet_of"]
