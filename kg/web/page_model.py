"""What a page consists of: a heading, fields, lists, tables and plots; frozen, and free of mark-up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.explain import Testimony

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "Empty",
    "Item",
    "Line",
    "ListSection",
    "Message",
    "NodeLink",
    "Note",
    "Option",
    "Options",
    "Page",
    "Paging",
    "Plot",
    "Point",
    "Section",
    "TableSection",
    "Tick",
]


class NodeLink(NamedTuple):
    """A node of the graph and how it is called; without an IRI, plain text."""

    iri: str
    label: str


class Message(NamedTuple):
    """A text of our own, by its key in :data:`kg.web.messages.MESSAGES`."""

    key: str


Note = str | tuple[str, str]
"""A short text: as it is, or in English and Korean."""

Cell = str | NodeLink | Message | tuple[str, str]
"""What stands in a table's cell; a pair is a text in English and Korean."""


class Item(NamedTuple):
    """A value in a list: what it is, the words that state it, and a note beside it."""

    link: NodeLink
    why: Sequence[Testimony] = ()
    note: Note = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, the words behind it, and the name by which links reach it."""

    cells: tuple[Cell, ...]
    why: Sequence[Testimony] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A link that chooses what is shown.

    Attributes:
        label: what it says, or the key of a message.
        address: where it leads.
        chosen: whether it is what is shown now.
        is_message: whether the label is the key of a message.
        number: how many entries it leads to; -1 where that is not counted.
    """

    label: str
    address: str
    chosen: bool = False
    is_message: bool = False
    number: int = -1


@dataclass(frozen=True, slots=True)
class Options:
    """Links of which one is chosen, and the key of the message that says what they choose."""

    key: str
    offered: tuple[Option, ...]


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
class Empty:
    """What stands where there is nothing to list: why, and where to go on.

    Attributes:
        key: the message that says why.
        number: a number in that message.
        links: links that lead on.
    """

    key: str = "nothing"
    number: int = 0
    links: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSection:
    """A list under a heading."""

    key: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TableSection:
    """A table under a heading.

    Attributes:
        key: the message of its heading.
        columns: messages of its columns' headings.
        lines: its rows.
        numeric: the columns that hold numbers.
        options: what can be chosen of what it shows.
        more: where the rest of it is; empty where it is whole.
        paging: which part of it is shown.
        sorting: the columns that it can be sorted by, each with the link that does.
        downloads: the same as files.
        empty: what stands there if there are no lines; None: then the table is left out.
    """

    key: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: tuple[str, ...] = ()
    options: tuple[Options, ...] = ()
    more: str = ""
    paging: Paging | None = None
    sorting: tuple[tuple[str, Option], ...] = ()
    downloads: tuple[Option, ...] = ()
    empty: Empty | None = None


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


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a place of a chart: what it is, and whose: own, other, human or baseline."""

    x: float
    y: float
    label: str
    value: tuple[str, str]
    date: str
    role: str
    is_best: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a date beside a chart, and where it stands."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Values against dates, with a line through the best of each time.

    Attributes:
        key: the message of its heading.
        measure: what is measured.
        lower: whether less is better.
        points: the values.
        line: the line, as the data of an SVG path.
        dates, values: what stands along the axes.
        width, height: the size of the drawing.
        table: the best of each time, as a table.
    """

    key: str
    measure: str
    lower: bool
    points: tuple[Point, ...]
    line: str
    dates: tuple[Tick, ...]
    values: tuple[Tick, ...]
    width: int
    height: int
    table: TableSection


Section = ListSection | TableSection | Plot | Chart


@dataclass(frozen=True, slots=True)
class Page:
    """A thing's page.

    Attributes:
        title: how the thing is called.
        kind: the key of the message that says what it is.
        iri: the thing; empty for a page about no single thing.
        note: a sentence about it.
        fields: short lists, by the key of the message that names them.
        sections: the rest, in order.
    """

    title: str
    kind: str
    iri: str = ""
    note: str = ""
    fields: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    sections: tuple[Section, ...] = field(default=())

    def shown(self) -> "Page":
        """Return the page without what is empty."""
        return Page(
            self.title,
            self.kind,
            self.iri,
            self.note,
            tuple((key, items) for key, items in self.fields if items),
            tuple(section for section in self.sections if not _is_empty(section)),
        )


def _is_empty(section: Section) -> bool:
    match section:
        case TableSection():
            return not section.lines and not section.options and section.empty is None
        case ListSection():
            return not section.items
        case Plot():
            return not section.bars
        case Chart():
            return not section.points
