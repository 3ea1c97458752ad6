"""What a poster is drawn from: filled shapes, lines, dots and text, in whole units of a page."""

from dataclasses import dataclass

__all__ = ["Dots", "Drawing", "Line", "Shape", "Text"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape with smooth edges.

    Attributes:
        rings: closed outlines; where two overlap, there is a hole.
        fill: its colour.
        opacity: from 0 to 1.
        smooth: whether the corners are rounded.
    """

    rings: tuple[tuple[tuple[int, int], ...], ...]
    fill: str
    opacity: float = 1.0
    smooth: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line through some points."""

    points: tuple[tuple[int, int], ...]
    colour: str
    width: int


@dataclass(frozen=True, slots=True)
class Dots:
    """Discs of one size and colour."""

    centres: tuple[tuple[int, int], ...]
    diameter: int
    colour: str


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text.

    Attributes:
        text: what it says.
        left, baseline: where it begins.
        size: of the letters.
        colour: of the letters.
        bold: whether they are bold.
    """

    text: str
    left: int
    baseline: int
    size: int
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page: what is drawn, the first below the others.

    Attributes:
        width, height: of the page, in units.
        millimetres: how wide the page is on paper.
        title: what it is called.
        description: what it shows, for people who cannot see it.
        parts: shapes, lines, dots and text.
    """

    width: int
    height: int
    millimetres: int
    title: str
    description: str
    parts: tuple[Shape | Line | Dots | Text, ...]
