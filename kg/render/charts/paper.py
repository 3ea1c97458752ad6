"""What charts have in common: the page, its colours, a heading."""

from typing import NamedTuple

from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import wrapped

__all__ = ["MARGIN", "WIDTH", "Ink", "Part", "heading", "ink_of", "page"]

Part = Shape | Line | Dots | Text

WIDTH, MARGIN = 2000, 70
_TITLE, _LINE = 44, 54
_MILLIMETRES = 200


class Ink(NamedTuple):
    """The colours of a chart: paper, text, small text, lines, what stands out and what does not."""

    paper: str
    text: str
    small: str
    line: str
    strong: str
    weak: str


def ink_of(*, dark: bool) -> Ink:
    """Return the colours of a light or dark chart."""
    if dark:
        return Ink("#12151b", "#f1f3f6", "#b4bcc8", "#39414c", "#6ea8f5", "#76808d")
    return Ink("#fcfbf8", "#20242b", "#565d68", "#d5d9df", "#2f6fc9", "#9aa3b0")


def heading(title: str, ink: Ink) -> tuple[list[Text], int]:
    """Return the title of a chart, and where what follows begins."""
    lines = wrapped(title, WIDTH - 2 * MARGIN, _TITLE, bold=True)
    texts = [
        Text(line, MARGIN, MARGIN + _TITLE + place * _LINE, _TITLE, ink.text, bold=True)
        for place, line in enumerate(lines)
    ]
    return texts, MARGIN + _TITLE + len(lines) * _LINE


def page(title: str, described: str, height: int, parts: list[Part], ink: Ink) -> Drawing:
    """Return a chart as a page."""
    paper = Shape((((0, 0), (WIDTH, 0), (WIDTH, height), (0, height)),), ink.paper)
    return Drawing(WIDTH, height, _MILLIMETRES, title, described, (paper, *parts))
