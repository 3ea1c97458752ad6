"""Answers drawn as what they mean: a ranking as bars, a course of time as a line; with their rows as a table."""

from kg.render.charts.chart_page import chart_page
from kg.render.charts.ranking import draw_ranking
from kg.render.charts.trend import draw_trend

__all__ = ["chart_page", "draw_ranking", "draw_trend"]
