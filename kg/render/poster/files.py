"""Writes posters as files: SVG, PNG by resvg, PDF."""

from kg.errors import InputError
from kg.render.poster.drawing import Drawing
from kg.render.poster.pdf import to_pdf
from kg.render.poster.svg import to_svg

__all__ = ["FORMATS", "poster_file"]

FORMATS = ("svg", "png", "pdf")
"""The endings of the files that posters are written to."""

_PIXELS = 3200  # across a PNG


def poster_file(drawing: Drawing, ending: str) -> bytes:
    """Return a poster as the bytes of a file.

    Args:
        drawing: the poster.
        ending: one of :data:`FORMATS`.

    Raises:
        InputError: another ending.
    """
    if ending == "svg":
        return to_svg(drawing).encode()
    if ending == "png":
        import resvg_py

        return bytes(resvg_py.svg_to_bytes(svg_string=to_svg(drawing), width=_PIXELS, dpi=96, skip_system_fonts=True))
    if ending == "pdf":
        return to_pdf(drawing)
    raise InputError(f"Posters are not written as {ending or 'such a file'}.", hint=f"Endings: {', '.join(FORMATS)}.")
