"""Draws a network as an HTML page."""

from kg.render.pyvis_page import pyvis_page

__all__ = ["pyvis_page"]
