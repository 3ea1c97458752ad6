"""Papers as documents present them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from kg.model.documents import Quote, Span

__all__ = [
    "Entry",
    "IdKind",
    "Layout",
    "PaperId",
    "PartialDate",
    "Passage",
    "PassageKind",
    "Reference",
    "SimilarPaperLink",
]


class IdKind(StrEnum):
    """What names a paper, the most telling first."""

    ARXIV = "arxiv"
    DOI = "doi"
    ACL = "acl"
    OPENREVIEW = "openreview"
    PMLR = "pmlr"
    NEURIPS = "neurips"
    CVF = "cvf"
    GITHUB = "github"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class PaperId:
    """An id or address of a paper, and where it stands.

    Attributes:
        kind: the scheme of the id; a repository or another page need not be of one paper alone.
        value: the bare id ("2402.14830" without version, "10.1145/3292500", "owner/repository"); a page's address.
        url: the address to open.
        span: the words as they stand in the document, the whole address or the id with its label.
    """

    kind: IdKind
    value: str
    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, and where it stands (ISO 8601, reduced precision).

    Attributes:
        year: four digits.
        month: None where only the year is given.
        day: None where only the month is given.
        span: the words as they stand.
    """

    year: int
    month: int | None
    day: int | None
    span: Span

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it: ``2024-05-01``, ``2024-05`` or ``2024``."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @property
    def as_date(self) -> date | None:
        """The day as Python's date; None where only a month or a year is given."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


class Layout(StrEnum):
    """The layouts of documents.

    The value of each is its name in the graph: lower-case words with hyphens.

    Attributes:
        label: what ``kg read`` calls it.
        is_bibliography: whether it lists papers as a library does, without notes on them.
    """

    label: str
    is_bibliography: bool

    DIGEST = "digest", "daily digest"
    SUMMARY = "summary", "summary page"
    SECTIONS = "sections", "paper in sections"
    BIBTEX = "bibtex", "BibTeX file", True
    CSL_JSON = "csl-json", "CSL-JSON file", True
    DAILY_JSON = "daily-json", "daily papers as JSON", True
    PAGE = "page", "page of one paper"
    LIST = "list", "list of papers"

    def __new__(cls, name: str, label: str, is_bibliography: bool = False) -> Self:
        """Make a layout of its row."""
        layout = str.__new__(cls, name)
        layout._value_ = name
        layout.label = label
        layout.is_bibliography = is_bibliography
        return layout


class PassageKind(StrEnum):
    """What a passage is in its document's layout."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of running text of an entry, in reading order.

    Attributes:
        kind: what the block is in the layout.
        quote: its words without list marker, label or heading marks; inline Markdown stays as it stands.
        label: the bullet's bold label ("Performance Highlights") or the heading it stands under ("1.4 실험 결과");
            for the sections layout the section's name ("ABSTRACT"); empty where there is none.
    """

    kind: PassageKind
    quote: Quote
    label: str = ""


@dataclass(frozen=True, slots=True)
class SimilarPaperLink:
    """A link of a summary page's list of similar papers.

    Attributes:
        link: the whole link as it stands.
        title: the linked paper's title.
        arxiv: its bare arXiv id, empty where the link names none.
    """

    link: Quote
    title: Quote
    arxiv: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper that another one cites: an item of its reference list, or an in-text citation with an id.

    Attributes:
        quote: the whole item or citation as it stands.
        authors: names in the order and spelling of the list.
        title, year, arxiv, doi, url: empty (year None) where not written.
        other_id: another id of the paper, such as OpenReview's or that of the ACL Anthology.
        citations: the in-text citations that point to it ("Chia et al., 2023").
        listed: whether it is an item of a reference list.
    """

    quote: Quote
    authors: tuple[str, ...] = ()
    title: str = ""
    year: int | None = None
    arxiv: str = ""
    doi: str = ""
    url: str = ""
    other_id: PaperId | None = None
    citations: tuple[Quote, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper as one document presents it.

    Attributes:
        layout: the layout it was read from.
        span: the entry's whole extent in the document.
        index: its place among the document's entries, from 0.
        arxiv: the bare arXiv id without version ("2402.14830"), empty if the document gives none.
        arxiv_quote: where the id stands (the link), None if it comes from the file name or there is none.
        ids: the paper's own ids and addresses other than ``arxiv``, the most telling first.
        title: the title as it stands; None if the layout has none.
        plain_title: the title as a reader of the page sees it; empty where it is the same.
        listed_on: the day, or the month, of the note or digest.
        listed_on_quote: where the date stands; None if it comes from the file name.
        votes, votes_quote: the number of votes and where it stands.
        authors: names in order as they stand.
        author_names: the names as their bearers write them, without marks; empty where they are the same.
        author_positions: position (from 1) of each author, None where names were left out before it.
        issued: when the paper appeared.
        venue: where it appeared: the journal, the conference; as it stands.
        plain_venue: its name as text; empty where it is the same.
        tags: the note's tags and keywords.
        status, rating: how far the paper was read and how it was rated, as written.
        confidence: how sure it is that this is a paper's entry, 0 to 1; below 1 where weaker signs had to do.
        reasons: why the entry is taken for a paper's.
        similar: the page's similar papers.
        references: the parsed reference list.
        passages: title, headings, bullets and paragraphs, in reading order.
    """

    layout: Layout
    span: Span
    index: int = 0
    arxiv: str = ""
    arxiv_quote: Quote | None = None
    ids: tuple[PaperId, ...] = ()
    title: Quote | None = None
    plain_title: str = ""
    listed_on: date | PartialDate | None = None
    listed_on_quote: Quote | None = None
    votes: int | None = None
    votes_quote: Quote | None = None
    authors: tuple[Quote, ...] = ()
    author_names: tuple[str, ...] = ()
    author_positions: tuple[int | None, ...] = ()
    issued: PartialDate | None = None
    venue: Quote | None = None
    plain_venue: str = ""
    similar: tuple[SimilarPaperLink, ...] = ()
    references: tuple[Reference, ...] = ()
    passages: tuple[Passage, ...] = ()
    tags: tuple[Quote, ...] = ()
    status: Quote | None = None
    rating: Quote | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title as a reader of the page sees it, with single spaces; empty if the entry has none."""
        return " ".join((self.plain_title or (self.title.text if self.title else "")).split())
