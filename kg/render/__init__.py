"""Draws a network as an HTML page: the explorer, or a small simple page by pyvis."""

from kg.render.explorer.embedded_graph import Triples, questions_of, triples_of
from kg.render.explorer.page import FIRST, explorer_page
from kg.render.pyvis.page import pyvis_page

__all__ = ["FIRST", "Triples", "explorer_page", "pyvis_page", "questions_of", "triples_of"]
