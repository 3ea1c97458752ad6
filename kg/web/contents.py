"""What pages consist of: a heading, fields, lists, tables and plots; frozen, and free of mark-up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.explain import Testimony
from kg.web.reading import Fact, Link

__all__ = [
    "Bar",
    "Cell",
    "Choice",
    "Choices",
    "Line",
    "ListSection",
    "Page",
    "Paging",
    "Plot",
    "Section",
    "TableSection",
    "Told",
]


class Told(NamedTuple):
    """A message, by its key."""

    key: str


Cell = str | Link | Told
"""What stands in a table's cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, the words behind it, and the name by which links reach it."""

    cells: tuple[Cell, ...]
    why: Sequence[Testimony] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that chooses what is shown: what it says (a message's key where ``told``), where it leads, if it is it."""

    label: str
    address: str
    chosen: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Links of which one is chosen, and the message of what they choose."""

    key: str
    offered: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a long list is shown.

    Attributes:
        number: the page, from 1.
        last: the last page.
        total: how many lines there are in all.
        previous, next: addresses of the pages beside; empty where there is none.
    """

    number: int
    last: int
    total: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class ListSection:
    """Facts under a heading."""

    key: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TableSection:
    """A table under a heading.

    Attributes:
        key: the message of its heading.
        columns: messages of its columns' headings.
        lines: its rows.
        numeric: the columns that hold numbers.
        choices: what can be chosen of what it shows.
        more: where the rest of it is; empty where it is whole.
        paging: which part of it is shown.
    """

    key: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: tuple[str, ...] = ()
    choices: tuple[Choices, ...] = ()
    more: str = ""
    paging: Paging | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot: its label and number, and where it stands (in units of the drawing)."""

    label: str
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars under a heading.

    Attributes:
        key: the message of its heading.
        bars: the bars, from left to right.
        width, height: the size of the drawing.
        most: the highest number.
    """

    key: str
    bars: tuple[Bar, ...]
    width: int
    height: int
    most: int


Section = ListSection | TableSection | Plot


@dataclass(frozen=True, slots=True)
class Page:
    """A thing's page.

    Attributes:
        title: how the thing is called.
        kind: the message of what it is.
        iri: the thing; empty for a page of none.
        note: a sentence about it.
        fields: short facts, by the message of what they tell.
        sections: the rest, in order.
    """

    title: str
    kind: str
    iri: str = ""
    note: str = ""
    fields: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    sections: tuple[Section, ...] = field(default=())

    def shown(self) -> "Page":
        """Return the page without what is empty."""
        return Page(
            self.title,
            self.kind,
            self.iri,
            self.note,
            tuple((key, facts) for key, facts in self.fields if facts),
            tuple(section for section in self.sections if not _is_empty(section)),
        )


def _is_empty(section: Section) -> bool:
    if isinstance(section, TableSection):
        return not section.lines and not section.choices
    return not (section.facts if isinstance(section, ListSection) else section.bars)
