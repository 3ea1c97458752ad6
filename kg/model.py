"""What crosses packages: documents and entries (from readers), claims with evidence (from extractors); no RDF store.

Every piece of text carries where it stands: ``document.text[span.start:span.end]`` gives the quoted words back, and
:meth:`Document.decoded_span` leads to the same place in the text as it was decoded.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType, Protocol

__all__ = [
    "Attempt",
    "Claim",
    "Document",
    "Entry",
    "Evidence",
    "IdKind",
    "Iri",
    "Layout",
    "Literal",
    "OffsetMap",
    "PaperId",
    "PartialDate",
    "Passage",
    "PassageKind",
    "Problem",
    "Quote",
    "Reading",
    "Reference",
    "SimilarPaper",
    "Span",
    "Statement",
]

Iri = NewType("Iri", str)
"""An absolute IRI, already encoded (RFC 3987)."""


# -- documents ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: characters ``start`` (inclusive) to ``end`` (exclusive) of the decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a document, told by line (counted from 1; 0 when it concerns the whole file)."""

    line: int
    message: str


class OffsetMap(Protocol):
    """Leads from places of a document's text to places of the text that was decoded from its bytes."""

    def source(self, offset: int) -> int:
        """Return where the character at ``offset`` stands in the decoded text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as text.

    Attributes:
        path: the path as given on the command line, joined with the place below it, in POSIX form.
        text: the text that is read: in composed characters, with blanks for comments and struck-out words; line ends
            as they stand on disk, without byte order mark.
        sha256: hexadecimal digest of the bytes on disk.
        encoding: the encoding that decoded it ("utf-8", "cp949", ...).
        decoded: the decoded text as it stands; None if it is ``text``.
        offsets: leads from ``text`` to ``decoded``; None if every character has the same place in both.
    """

    path: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    decoded: str | None = field(default=None, repr=False)
    offsets: OffsetMap | None = field(default=None, repr=False, compare=False)

    def line_of(self, offset: int) -> int:
        """Return the line (from 1) that holds the character at ``offset``."""
        return self.text.count("\n", 0, offset) + 1

    def decoded_span(self, span: "Span") -> "Span":
        """Return where a stretch of ``text`` stands in the decoded text."""
        if self.offsets is None or span.start >= span.end:
            return span
        return Span(self.offsets.source(span.start), self.offsets.source(span.end - 1) + 1)

    def decoded_text(self, span: "Span") -> str:
        """Return a stretch of the decoded text, given its place there."""
        return (self.text if self.decoded is None else self.decoded)[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand (``document.text[span.start:span.end] == text``)."""

    text: str
    span: Span


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
    """The layouts of documents."""

    DIGEST = "digest"
    SUMMARY = "summary"
    SECTIONS = "sections"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    DAILY_JSON = "daily-json"
    PAGE = "page"
    LIST = "list"


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
class SimilarPaper:
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
    similar: tuple[SimilarPaper, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far a document has a layout.

    Attributes:
        layout: the layout.
        score: 0 (not at all) to 1 (surely); a document is read from 0.5 on.
        reasons: what speaks for it.
        missing: what speaks against it, or was looked for and not found.
    """

    layout: Layout
    score: float
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of one document.

    Attributes:
        document: the decoded document.
        layout: None if the document is none of the layouts (it is then skipped).
        entries: the papers it presents.
        problems: what was damaged or odd, by line.
        skipped: why it was skipped, empty if it was read.
        reasons: why it was taken to have its layout.
        tried: for each layout that was looked for, how far the document has it and why.
    """

    document: Document
    layout: Layout | None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    reasons: tuple[str, ...] = ()
    tried: tuple[Attempt, ...] = ()


# -- claims ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """An RDF literal (RDF 1.1 Concepts, section 3.3): lexical form with a datatype IRI or a language tag."""

    value: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple: subject and predicate are IRIs, the object an IRI or a literal."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim is made.

    Attributes:
        span: the quoted words (for facts read from running text: the sentence).
        rule: the name of the rule that found it ("authors-line", "score-locative").
        confidence: how often such claims are right, 0 to 1.
        surface: the words that name the object, as written; empty where the quote itself does.
        surface_span: where they stand.
    """

    span: Span
    rule: str
    confidence: float = 1.0
    surface: str = ""
    surface_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a document states, and what it says along the way.

    Attributes:
        statement: the fact; it gets an evidence node of its own.
        evidence: where and by which rule it was found.
        description: triples that describe the nodes the fact names (types, labels, the parts of an n-ary node);
            they live as long as some document states them.
    """

    statement: Statement
    evidence: Evidence
    description: tuple[Statement, ...] = ()
