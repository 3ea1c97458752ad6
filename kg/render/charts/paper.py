"""What charts have in common: a wide or narrow sheet, its colours and language, a heading."""

from typing import Literal, NamedTuple

from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import wrapped

__all__ = ["Ink", "Part", "Sheet", "chart_heading", "drawn_chart", "sheet_of"]

Part = Shape | Line | Dots | Text

_MILLIMETRES = 200  # how wide a wide sheet is


class Ink(NamedTuple):
    """The colours of a chart: paper, text, small text, lines, what stands out and what does not."""

    paper: str
    text: str
    small: str
    line: str
    strong: str
    weak: str


class Sheet(NamedTuple):
    """What a chart is drawn on.

    Attributes:
        ink: its colours.
        width, margin: in units; a narrow sheet has fewer of them for letters of the same size.
        narrow: whether it is for a phone.
        language: 0 for English, 1 for Korean.
    """

    ink: Ink
    width: int
    margin: int
    narrow: bool
    language: int

    @property
    def title(self) -> int:
        """The size of the letters of the title."""
        return 38 if self.narrow else 44


def sheet_of(*, dark: bool = False, narrow: bool = False, language: Literal["en", "ko"] = "en") -> Sheet:
    """Return a sheet.

    Args:
        dark: whether the paper is dark.
        narrow: whether it is for a phone.
        language: of what it says.
    """
    if dark:
        ink = Ink("#12151b", "#f1f3f6", "#b4bcc8", "#39414c", "#6ea8f5", "#76808d")
    else:
        ink = Ink("#fcfbf8", "#20242b", "#565d68", "#d5d9df", "#2f6fc9", "#9aa3b0")
    width, margin = (720, 16) if narrow else (2000, 70)
    return Sheet(ink, width, margin, narrow, 1 if language == "ko" else 0)


def chart_heading(title: str, sheet: Sheet) -> tuple[list[Text], int]:
    """Return the title of a chart, and where what follows begins."""
    size = sheet.title
    line = round(size * 1.22)
    lines = wrapped(title, sheet.width - 2 * sheet.margin, size, bold=True, most=4 if sheet.narrow else 2)
    texts = [
        Text(words, sheet.margin, sheet.margin + size + place * line, size, sheet.ink.text, bold=True)
        for place, words in enumerate(lines)
    ]
    return texts, sheet.margin + size + len(lines) * line


def drawn_chart(title: str, described: str, height: int, parts: list[Part], sheet: Sheet) -> Drawing:
    """Return a chart as a page."""
    paper = Shape((((0, 0), (sheet.width, 0), (sheet.width, height), (0, height)),), sheet.ink.paper)
    return Drawing(sheet.width, height, _MILLIMETRES, title, described, (paper, *parts))
