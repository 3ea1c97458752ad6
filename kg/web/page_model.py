"""What a page consists of: a heading, fields, lists, tables, plots and texts; frozen, and free of mark-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.show import records
from kg.web.page_cards import CardSection, TrendSection
from kg.web.page_cells import Empty, FormField, Item, NodeLink, Note, Option, Options, Paging, TableRow

__all__ = [
    "Bar",
    "Chart",
    "ListSection",
    "Mark",
    "Page",
    "PageFact",
    "Plot",
    "Point",
    "SaidNote",
    "Section",
    "SourceLine",
    "SourceText",
    "TableSection",
    "Tick",
]


@dataclass(frozen=True, slots=True)
class ListSection:
    """A list under a heading; "more" leads to the rest."""

    key: str
    items: tuple[Item, ...]
    more: str = ""


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
        total: how many rows there are with the rest; -1 where that is not counted.
        paging: which part of it is shown.
        sorting: the columns that it can be sorted by, each with the link that does.
        downloads: the same as files.
        empty: what stands there if there are no lines; None: then the table is left out.
        called: what columns are called whose names are not messages.
        notes: the messages that explain it.
        links: links that lead on from it.
    """

    key: str
    columns: tuple[str, ...]
    lines: tuple[TableRow, ...]
    numeric: tuple[str, ...] = ()
    options: tuple[Options, ...] = ()
    more: str = ""
    total: int = -1
    paging: Paging | None = None
    sorting: tuple[tuple[str, Option], ...] = ()
    downloads: tuple[Option, ...] = ()
    empty: Empty | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    links: tuple[Option, ...] = ()


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
    """A value at a place of a chart: what it is, whose (own, other, human or baseline), and whether surely read."""

    x: float
    y: float
    label: str
    value: tuple[str, str]
    date: str
    role: str
    is_best: bool
    is_sure: bool = True


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
        dashed: the line with what is less surely read; empty where that changes nothing.
        dates, values: what stands along the axes.
        width, height: the size of the drawing.
        table: the best of each time, as a table.
    """

    key: str
    measure: str
    lower: bool
    points: tuple[Point, ...]
    line: str
    dashed: str
    dates: tuple[Tick, ...]
    values: tuple[Tick, ...]
    width: int
    height: int
    table: TableSection


@dataclass(frozen=True, slots=True)
class PageFact:
    """A fact that words of a document state.

    Attributes:
        subject, relation, object: the fact.
        evidence: the IRI of this piece of evidence.
        place: the address at which the words are shown in their place.
        rule: the rule that read it.
        confidence: how often that rule is right, 0 to 1.
    """

    subject: NodeLink
    relation: Note
    object: NodeLink
    evidence: str
    place: str
    rule: str
    confidence: float


class Mark(NamedTuple):
    """Words of a line: whether they state something, what they name, and whether they are the ones asked for."""

    text: str
    is_quoted: bool = False
    iri: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a document.

    Attributes:
        number: its number, from 1.
        marks: its words.
        level: its level as a heading; 0 for none.
        facts: what words that begin on it state.
        is_here: whether the words that somebody asked for begin on it.
    """

    number: int
    marks: tuple[Mark, ...]
    level: int
    facts: tuple[PageFact, ...]
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a document, or a part of it, with its facts marked in place."""

    key: str
    source_lines: tuple[SourceLine, ...]
    paging: Paging | None = None


class SaidNote(NamedTuple):
    """What notes say of a paper: the documents that say it, their sentences, and whether these may be about another."""

    documents: tuple[records.Named, ...]
    passages: tuple[records.QuotedPassage, ...]
    is_doubted: bool = False


Section = ListSection | TableSection | Plot | Chart | SourceText | CardSection | TrendSection


@dataclass(frozen=True, slots=True)
class Page:
    """A thing's page.

    Attributes:
        title: how the thing is called.
        kind: the key of the message that says what it is.
        iri: the thing; empty for a page about no single thing.
        note: a sentence about it.
        byline: who, when and where, in a line; nodes without an IRI are plain text.
        said: what notes say of it, in their own sentences.
        fields: short lists, by the key of the message that names them.
        sections: the rest, in order.
        options: what can be chosen of all that it shows.
        form: what can be typed to choose of it.
    """

    title: str
    kind: str
    iri: str = ""
    note: str = ""
    byline: tuple[NodeLink, ...] = ()
    said: tuple[SaidNote, ...] = ()
    fields: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    sections: tuple[Section, ...] = field(default=())
    options: tuple[Options, ...] = ()
    form: tuple[FormField, ...] = ()

    def shown(self) -> "Page":
        """Return the page without what is empty."""
        return replace(
            self,
            fields=tuple((key, items) for key, items in self.fields if items),
            sections=tuple(section for section in self.sections if not _is_empty(section)),
        )


def _is_empty(section: Section) -> bool:
    match section:
        case TableSection():
            return not section.lines and not section.options and section.empty is None
        case ListSection():
            return not section.items and not section.more
        case Plot():
            return not section.bars
        case Chart():
            return not section.points
        case SourceText():
            return not section.source_lines
        case CardSection():
            return not section.cards
        case TrendSection():
            return not section.trends
