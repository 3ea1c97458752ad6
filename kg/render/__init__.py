"""Draws a network: as the explorer or a small pyvis page in HTML, or its papers as a poster."""

from kg.render.explorer.embedded_graph import Triples, questions_of, triples_of
from kg.render.explorer.page import FIRST, explorer_page
from kg.render.poster import Poster, PosterSize, draw_poster, poster_file
from kg.render.pyvis.page import pyvis_page

__all__ = [
    "FIRST",
    "Poster",
    "PosterSize",
    "Triples",
    "draw_poster",
    "explorer_page",
    "poster_file",
    "pyvis_page",
    "questions_of",
    "triples_of",
]
