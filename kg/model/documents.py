"""Source files as text, and places in them."""

from dataclasses import dataclass, field
from typing import Protocol

__all__ = ["Document", "OffsetMap", "Problem", "Quote", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: characters ``start`` (inclusive) to ``end`` (exclusive) of the decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a document, at a line (counted from 1; 0 when it concerns the whole file)."""

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
