"""What the fields of one paper say, and taking a value or authors into them."""

import re
from dataclasses import dataclass, field

from kg.model import PartialDate, Quote, Span
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import first_date, parsed_address, seen
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.name_order import usual_order
from kg.readers.words.labels import FieldName, field_named, folded
from kg.readers.words.link_words import is_citation, is_link_word, is_paper_word
from kg.readers.words.title_shapes import is_placeholder, title_shape
from kg.readers.words.venues import may_be_person

__all__ = ["ADDRESSED", "NoteFields", "bare", "named_by_link", "take", "take_authors"]


@dataclass
class NoteFields:
    """What the fields of one paper say.

    Attributes:
        texts: the words of each field, in the order of the text.
        addresses: the addresses that may be the paper's own.
        authors: its authors.
        one_name: a line that may be the name of its one author; its neighbours in a list tell.
        dates: the days and months of fields that are dates.
        taken: the lines (by where they begin) that are fields and no running text.
        unlabelled: the fields of which only words without a label are known; a label's replace them.
        labels: how many known labels stood there, those of running text included.
    """

    texts: dict[FieldName, list[Quote]] = field(default_factory=dict)
    addresses: list[OwnAddress] = field(default_factory=list)
    authors: Authors | None = None
    one_name: Quote | None = None
    dates: dict[FieldName, tuple[PartialDate, Quote]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    unlabelled: set[FieldName] = field(default_factory=set)
    labels: int = 0

    def first(self, *names: FieldName) -> Quote | None:
        """Return the words of the first of the fields that has any."""
        for name in names:
            for words in self.texts.get(name, ()):
                return words
        return None

    def best(self, least: int = 1) -> OwnAddress | None:
        """Return the address that names the paper best: with an id before without, then the surest, then the first."""
        among = [own for own in self.addresses if own.strength >= least]
        if not among:
            return None
        return max(among, key=lambda own: (bool(own.address.arxiv), own.is_paper, _RANK.get(own.name, 0), own.strength))


_RANK = {FieldName.ARXIV: 3, FieldName.DOI: 3, FieldName.LINK: 3, FieldName.PROJECT: 2, FieldName.CODE: 1}
ADDRESSED = frozenset(_RANK)
"""Fields that hold addresses."""

_BARE_ID = re.compile(
    r"(?:arxiv\s*[:：]?\s*)?\[{0,2}((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?)\]{0,2}", re.IGNORECASE
)
_SHAPE = 0.3  # of words that are a title
_SHORTEST_TITLE = 8
_BETWEEN = " \t,;:|·([<-–—"
_REVERSED = re.compile(r"[^\W\d_][\w'’-]+,\s[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+)?")
_LONGEST_DAY = 30
_OF_TALKS_TOO = frozenset({"발표", "发表"})  # "published at", but also "presented by"
_HONORIFIC = re.compile(r"\s?(?:님|씨|교수|박사)$")
_DATED = frozenset({FieldName.DATE, FieldName.READ, FieldName.UPDATED, FieldName.PUBLISHED})
_OF_TALK = frozenset({FieldName.STATUS, FieldName.PRESENTER})  # a day in them is that of reading


def take(note: ParsedNote, fields: NoteFields, name: FieldName, value: Span, label: str) -> None:
    """Take the value of a field, and the dates and addresses in it."""
    text = note.text
    words = text[value.start : value.end]
    if is_placeholder(words) or not words.strip():
        return
    if name is FieldName.LINK and _is_title(note, value, words):
        name = FieldName.TITLE
    if name is FieldName.VENUE and folded(label) in _OF_TALKS_TOO and may_be_person(_HONORIFIC.sub("", words.strip())):
        name = FieldName.PRESENTER
    if name in fields.unlabelled:
        fields.unlabelled.discard(name)
        del fields.texts[name]
    fields.texts.setdefault(name, []).append(note.quote(value.start, value.end))
    if name in _DATED or name in _OF_TALK:
        when = first_date(text, value.start, value.end)
        dated = FieldName.READ if name in _OF_TALK else name
        if when is not None:
            fields.dates.setdefault(dated, (when, note.quote(when.span.start, when.span.end)))
    if name is FieldName.NOTES and len(words) < _LONGEST_DAY:  # "정리: 2024-05-01"
        day = first_date(text, value.start, value.end)
        if day is not None and day.day is not None and day.span.end - day.span.start >= len(words.strip("[]() ")):
            fields.dates.setdefault(FieldName.READ, (day, note.quote(day.span.start, day.span.end)))
    if name not in ADDRESSED and name is not FieldName.VENUE:
        return
    how = f"behind the label {folded(label) or label}"
    found = False
    for link in note.links(value.start, value.end):
        if link.form is LinkForm.IMAGE:
            continue
        address = parsed_address(link.address)
        if address is not None and (name in ADDRESSED or address.arxiv):
            under = named_by_link(note, link) or name
            named = under if under in ADDRESSED else name
            is_called_paper = named is FieldName.LINK and is_paper_word(label)
            fields.addresses.append(OwnAddress(address, link.target, Strength.LABELLED, how, named, is_called_paper))
            if is_called_paper and not found and _is_title_of_link(note, value, link):
                fields.texts.setdefault(FieldName.TITLE, []).append(note.quote(link.words.start, link.words.end))
            if is_called_paper and not found and (before := _title_before(note, value, link)) is not None:
                fields.texts.setdefault(FieldName.TITLE, []).append(before)
            found = True
    if found:
        return
    if name in {FieldName.ARXIV, FieldName.DOI, FieldName.LINK}:
        begin = value.start
        bare = _BARE_ID.search(text, value.start, value.end) if name is not FieldName.DOI else None
        address = parsed_address(bare[1]) if bare else None
        if address is None:
            address = parsed_address(words.strip("`*_[]()"))
        elif bare is not None:
            begin, words = bare.start(1), bare[1]
        if address is not None and (address.arxiv or address.doi or name is not FieldName.ARXIV):
            here = note.quote(begin, begin + len(words))
            fields.addresses.append(OwnAddress(address, here, Strength.LABELLED, how, name))


def _is_title(note: ParsedNote, value: Span, words: str) -> bool:
    """Tell whether the value of a label such as "paper" is a title instead of an address."""
    return (
        "://" not in words
        and not note.links(value.start, value.end)
        and title_shape(words) >= _SHAPE
        and parsed_address(words.strip("`*_[]()")) is None
    )


def _title_before(note: ParsedNote, value: Span, link: InlineLink) -> Quote | None:
    """Return the title that stands before the address behind a label such as "paper"."""
    if link.whole.start - value.start < _SHORTEST_TITLE:
        return None
    begin, end = stripped(note.text, value.start, link.whole.start)
    while begin < end and note.text[end - 1] in _BETWEEN:
        end -= 1
    return note.quote(begin, end) if title_shape(seen(note.text[begin:end])) >= _SHAPE else None


def _is_title_of_link(note: ParsedNote, value: Span, link: InlineLink) -> bool:
    """Tell whether the words of a link behind a label such as "paper" are the paper's title."""
    words = seen(note.text[link.words.start : link.words.end]) if link.words.start < link.words.end else ""
    return link.whole.start - value.start <= 1 and len(words) > 3 and not (is_link_word(words) or is_citation(words))


def take_authors(
    note: ParsedNote, fields: NoteFields, stretches: list[Quote], *, single: bool = False, is_labelled: bool = False
) -> None:
    """Take the authors in some stretches of text; those behind a label replace those without one.

    Args:
        note: the note.
        fields: what gets the authors.
        stretches: where names stand.
        single: whether the label is one for one author, so that ``Last, First`` is one name.
        is_labelled: whether there is a label.
    """
    known = fields.authors
    if is_labelled and FieldName.AUTHORS in fields.unlabelled:
        known = None
    if known is not None and (len(known.names) > 8 or stretches[0].span.start - known.names[-1].span.end > 60):
        return
    parts = [
        _one_author(words)
        if (single or len(stretches) > 1) and _REVERSED.fullmatch(words.text)
        else note.once(_authors_in, words.span.start, words.span.end)
        for words in stretches
        if not is_placeholder(words.text)
    ]
    people = [
        (name, position, clean)
        for part in parts
        for name, position, clean in zip(part.names, part.positions, part.clean, strict=True)
        if not is_placeholder(clean)
    ]
    if not people or (known is not None and (len(people) != 1 or people[0][2] in known.clean)):
        return
    names, positions, clean = zip(*people, strict=True)
    if known is not None:  # one line an author
        names, clean = known.names + names, known.clean + clean
    if len(parts) > 1 or known is not None:
        positions = tuple(range(1, len(names) + 1))
    fields.authors = Authors(names, positions, all(part.complete for part in parts), clean)
    if known is None:
        (fields.unlabelled.discard if is_labelled else fields.unlabelled.add)(FieldName.AUTHORS)


def _authors_in(note: ParsedNote, start: int, end: int) -> Authors:
    return split_authors(note.text, start, end)


def _one_author(words: Quote) -> Authors:
    return Authors((words,), (1,), clean=(usual_order(words.text),))


def named_by_link(note: ParsedNote, link: InlineLink) -> FieldName | None:
    """Return the field that the words of a link name, None if they name none."""
    words = note.text[link.words.start : link.words.end]
    return field_named(bare(words)) if words else None


def bare(words: str) -> str:
    """Return the words of a label without the marks around it."""
    return words.strip(" *_`:：")
