"""A poster: the map of papers on one page to hang on a wall, as SVG, PNG or PDF."""

from kg.render.poster.files import FORMATS, poster_file
from kg.render.poster.page import SIZES, Poster, PosterSize, draw_poster

__all__ = ["FORMATS", "SIZES", "Poster", "PosterSize", "draw_poster", "poster_file"]
