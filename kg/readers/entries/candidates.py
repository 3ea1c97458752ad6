"""What may be the entry of a paper in a list: a title with what stands beside and below it."""

import re
from dataclasses import dataclass, field

from kg.model import IdKind, Quote, Span
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import Address, dates, parsed_address, seen
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName, field_named
from kg.readers.words.link_words import is_paper_word
from kg.readers.words.title_shapes import is_listing_title, is_placeholder, title_shape
from kg.readers.words.venues import may_be_person

__all__ = [
    "EntryCandidate",
    "is_copy",
    "is_dated",
    "is_own_note",
    "letters",
    "parsed_link_address",
    "take_beside",
    "take_ids",
]

_SHAPE_OF_COPY = 0.2
_SHAPE_OF_SHOWN = 0.3
_BRACKETED = re.compile(
    r"[(（\[]\s*(?:(?P<label>[^():（）：\[\]\n]{2,30})[:：]\s*)?(?P<who>[^()（）\[\]\d\n]{2,60})[)）\]]"
)
_VERSION = re.compile(r"(?<![\w.-])v?\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]*\d)", re.IGNORECASE)
_NOTES = frozenset({FieldName.NOTES, FieldName.TEXT})


@dataclass
class EntryCandidate:
    """A stretch of a note that may present a paper.

    Attributes:
        place, end: its first block, and the block after its last.
        title: its title as written; None where nothing looks like one.
        title_text: the title as a reader sees it.
        fields: what its fields say.
        rest: parts of its first block that are running text.
        body: the blocks below the first that belong to it.
        notes: whether it links a note about it.
        whole: where it begins and ends.
        label: for a row of a table, the head of the column of titles where that says that papers stand there.
        titled: whether marks of a title (《》) enclose its title.
        filed: whether its title links a copy of the paper beside the note.
        cited: whether it is a name before a citation in brackets that links the paper.
    """

    place: int
    end: int
    title: Quote | None
    title_text: str
    fields: NoteFields
    whole: Span
    rest: list[Span] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    notes: bool = False
    label: str = ""
    titled: bool = False
    filed: bool = False
    cited: bool = False

    @property
    def own(self) -> OwnAddress | None:
        """The address that names the paper best."""
        return self.fields.best(Strength.BESIDE)

    @property
    def is_strong(self) -> bool:
        """Whether it has a title and an address of a paper."""
        own = self.own
        return self.title is not None and own is not None and own.is_paper

    @property
    def shape(self) -> float:
        """How much its title looks like one."""
        return title_shape(self.title_text)

    @property
    def is_post(self) -> bool:
        """Whether it leads to a post, a video or a talk, and to nothing else of a paper."""
        own = self.own
        return own is not None and own.address.of_post and not own.is_paper

    @property
    def is_shown(self) -> bool:
        """Whether its title looks like one, and links the paper's project page or code."""
        own = self.own
        linked = own is not None and own.name in {FieldName.PROJECT, FieldName.CODE}
        return linked and self.title is not None and self.shape >= _SHAPE_OF_SHOWN

    @property
    def is_filed(self) -> bool:
        """Whether its title links a copy of the paper, and looks like one."""
        return self.filed and self.title is not None and self.shape >= _SHAPE_OF_COPY

    @property
    def is_fair(self) -> bool:
        """Whether it has a title, and authors, votes, a note or another address."""
        if self.title is None or is_placeholder(self.title_text):
            return False
        is_named = self.fields.authors is not None or FieldName.VOTES in self.fields.texts
        own = self.own
        return (
            self.is_strong
            or is_named
            or self.notes
            or (self.titled and self.shape >= 0.25)
            or (own is not None and not self.is_post and (self.shape >= 0.25 or own.strength == Strength.BESIDE))
        )


def is_dated(note: ParsedNote, start: int, end: int) -> bool:
    """Tell whether a heading is nothing but a date, or a date in a few words."""
    found = dates(note.text, start, min(end, start + 200))
    if not found:
        return False
    words = note.text[start:end]
    if _VERSION.search(words) is not None:  # "1.4.0 (2024-05-01)", of a program
        return False
    beside = len(words) - sum(each.span.end - each.span.start for each in found)
    presenters = sum(len(each[0]) for each in _BRACKETED.finditer(words) if _is_presenter(each))
    return beside - presenters <= 12 or is_listing_title(words)


def _is_presenter(bracketed: re.Match[str]) -> bool:
    """Tell whether brackets beside a date hold who presents a paper then ("(presenter: Bee)", "(Ann Bee)")."""
    if bracketed["label"] is None:
        return may_be_person(bracketed["who"])
    return field_named(bracketed["label"]) is FieldName.PRESENTER


def letters(words: str) -> str:
    """Return the letters and digits of words, without case."""
    return "".join(filter(str.isalnum, words.casefold()))


def is_own_note(link: InlineLink) -> bool:
    """Tell whether a link leads to another note of the same collection."""
    target = link.address
    if link.form is LinkForm.WIKILINK:
        return True
    return (
        "://" not in target
        and not target.startswith(("#", "mailto:"))
        and re.search(r"\.(?:md|markdown|mdx|html)(?:#.*)?$", target) is not None
    )


def is_copy(link: InlineLink) -> bool:
    """Tell whether a link leads to a PDF that lies beside the note."""
    return "://" not in link.address and link.address.casefold().endswith(".pdf")


def parsed_link_address(link: InlineLink) -> Address | None:
    """Return what the address of a link says, None for pictures, anchors and notes."""
    if link.form in {LinkForm.IMAGE, LinkForm.WIKILINK} or link.address.startswith(("#", "mailto:")):
        return None
    return parsed_address(link.address)


def take_beside(
    note: ParsedNote, candidate: EntryCandidate, links: list[InlineLink], strength: int = Strength.BESIDE
) -> None:
    """Take the addresses of links that stand beside a title."""
    for link in links:
        words = seen(note.text[link.words.start : link.words.end]) if link.words.start < link.words.end else ""
        if is_own_note(link):
            candidate.notes = (
                candidate.notes or not words or field_named(words) in _NOTES or words == candidate.title_text
            )
            continue
        address = parsed_link_address(link)
        if address is None:
            continue
        name = field_named(words) if words else None
        if name is FieldName.CODE or (address.of_code and name is None):
            name = FieldName.CODE
        elif name is not FieldName.PROJECT:
            name = FieldName.LINK
        called = is_paper_word(words)
        if not (address.of_paper or called or name is not FieldName.LINK or link.form is LinkForm.BARE):
            name = FieldName.NOTES  # an article, a video: better than no address
        candidate.fields.addresses.append(OwnAddress(address, link.target, strength, "beside the title", name, called))


def take_ids(note: ParsedNote, candidate: EntryCandidate, line: Span, links: list[InlineLink]) -> None:
    """Take the ids that a line gives without a link ("[2402.14830] Title", "arXiv:2402.14830")."""
    for found in find_ids(note.text, line.start, line.end, bare=False):
        linked = any(link.whole.start <= found.span.start < link.whole.end for link in links)
        if not linked and found.kind in {IdKind.ARXIV, IdKind.DOI, IdKind.ACL}:
            quote = note.quote(found.span.start, found.span.end)
            address = Address(found, of_paper=True)
            candidate.fields.addresses.append(
                OwnAddress(address, quote, Strength.BESIDE, "beside the title", FieldName.ARXIV)
            )
