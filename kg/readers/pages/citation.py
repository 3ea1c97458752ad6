"""Reads a formatted reference by which a page says what paper it is about."""

import re
from dataclasses import dataclass

from kg.model import Quote, Span
from kg.readers.fields.labelled import labelled
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.pages.page import PageSigns
from kg.readers.references.items import read_item
from kg.readers.values.addresses import parsed_address, title_seen
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import is_listing_title, shared_words, title_shape

__all__ = ["YEAR_IN_BRACKETS", "Citation", "citation_in", "read_own_citation", "take_citation"]

YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?\)")
"""A year as it stands behind the authors of a reference."""

_HEAD = 15  # blocks in which the reference is looked for
_LONGEST = 1_500
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|(?<=\n)[ \t]*>[ \t>]*")  # of emphasis, and of the lines of a quote
_LABEL = re.compile(
    r"\s*(?:\[!(?:cite|citation|reference|bibliography|quote)\][+-]?(?:[^\S\n]*[^\n]{0,40}\n\s*>?)?)?[\s*_]*"
    r"(?P<label>(?:(?:full|formatted|apa|mla|ieee|chicago|bibliographic)\s)?(?:reference|citation|cite(?:d\sas|\sas)?"
    r"|how\sto\scite|bibliography|bib\sentry|apa|mla|source)|참고\s?문헌|인용|인용\s?정보|서지(?:\s?정보)?|출처|원문|引用|引用格式|出典"
    r"|文献)?[\s*_]*[:：]{0,2}[\s*_]*(?:\[\d+\]\s*)?",
    re.IGNORECASE,
)
_CALLOUT = re.compile(r"\s*\[!(?:cite|citation|reference|bibliography)\]", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_SHAPE = 0.2
_MOST_LINES = 4  # of a block that may begin a reference
_SAME = 0.6  # of the words of the page's title that the reference has, too


@dataclass(frozen=True, slots=True)
class Citation:
    """What a formatted reference says.

    Attributes:
        title, title_text: the title as written and as a reader sees it.
        authors: the names.
        year: the year.
        addresses: the ids and addresses it gives.
    """

    title: Quote
    title_text: str
    authors: Authors
    year: Quote
    addresses: tuple[OwnAddress, ...]


def citation_in(note: ParsedNote, start: int, end: int, how: str, title: str = "") -> Citation | None:
    """Return the formatted reference that fills a stretch, None if it is not one.

    Args:
        note: the note.
        start: where the stretch begins, behind any label.
        end: where it ends.
        how: where the reference was found, for people.
        title: a title that is one, however short.
    """
    end = min(end, start + _LONGEST)
    text = note.text
    bare = _MARKS.sub(lambda marks: " " * len(marks[0]), text[start:end])
    item = read_item(bare, 0, len(bare))
    if not item.authors or item.year is None:
        return None
    if title_shape(item.title) < _SHAPE and item.title.casefold() != title.casefold():
        return None
    words = re.search(r"\s+".join(map(re.escape, item.title.split())), bare)
    year = bare.find(str(item.year))
    if words is None or year < 0:
        return None
    before = bare[: min(words.start(), year)] if year < words.start() else bare[: words.start()]
    if "://" in before:
        return None
    names = split_authors(text, start, start + len(before.rstrip(' \t\n(,"“')))
    addresses = []
    for found in find_ids(text, start, end, bare=False):
        address = parsed_address(found.url)
        if address is not None:
            here = note.quote(found.span.start, found.span.end)
            addresses.append(OwnAddress(address, here, Strength.LINE, how))
    return Citation(
        note.quote(start + words.start(), start + words.end()),
        title_seen(item.title),
        names,
        note.quote(start + year, start + year + 4),
        tuple(addresses),
    )


def take_citation(page: PageSigns, citation: Citation) -> None:
    """Take what a reference says of the page's paper into the fields that have no value yet."""
    fields = page.fields
    known = fields.authors.clean if fields.authors is not None else ()
    if citation.authors.names and set(known) <= set(citation.authors.clean[:1]):  # none, or the first author alone
        fields.authors = citation.authors
        fields.unlabelled.add(FieldName.AUTHORS)
    fields.texts.setdefault(FieldName.YEAR, []).append(citation.year)
    fields.addresses += citation.addresses


def read_own_citation(page: PageSigns) -> None:
    """Read the reference near the top of a page that a label, or the page's title, says to be of its own paper."""
    note = page.note
    for place, node in enumerate(note.nodes[:_HEAD]):
        if node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM} or place == page.title_node:
            continue
        stretches = [Span(node.start, node.end), *node.lines[1:_MOST_LINES]]
        if any(_take_if_own(page, place, stretch) for stretch in stretches):
            return


def _take_if_own(page: PageSigns, place: int, stretch: Span) -> bool:
    """Take the reference that begins a stretch of a block if it is about the page's paper, and tell whether it is."""
    note = page.note
    node = note.nodes[place]
    label = _LABEL.match(note.text, stretch.start, stretch.end)
    begin = label.end() if label is not None else stretch.start
    is_labelled = label is not None and (label["label"] is not None or _is_callout(note, node))
    first_end = node.lines[0].end if stretch.start == node.start else stretch.end
    if not is_labelled and (named := labelled(note, stretch.start, max(stretch.start, first_end))):
        begin, is_labelled = named[0].value.start, named[0].name in {FieldName.LINK, FieldName.TITLE}
    words = note.text[begin : min(stretch.end, begin + _LONGEST)]
    if _YEAR.search(words) is None or not (is_labelled or (node.depth <= 1 and _may_name(page, words))):
        return False
    citation = citation_in(note, begin, stretch.end, "in a reference near the top", page.title_text)
    if citation is None:
        return False
    same = _has_own_id(page, citation)
    same = same or _is_named(page, citation.title_text, least=1.0 if place in page.outside else _SAME)
    if not (same or (is_labelled and place not in page.outside and _may_be_about(page, citation.title_text))):
        return False
    take_citation(page, citation)
    page.fields.taken |= {line.start for line in node.lines if line.start >= stretch.start}
    shape = title_shape(page.title_text)
    if page.title is None or (shape < title_shape(citation.title_text) and (same or shape < _SHAPE)):
        page.title, page.title_text = citation.title, citation.title_text
    return True


def _may_name(page: PageSigns, words: str) -> bool:
    first = next((word for word in _WORD.findall(page.title_text) if len(word) > 2), "")
    return bool(first) and first.casefold() in words.casefold()


def _is_callout(note: ParsedNote, node: Node) -> bool:
    return _CALLOUT.match(note.text, node.start, node.end) is not None


def _has_own_id(page: PageSigns, citation: Citation) -> bool:
    """Tell whether a reference gives the id that a label of the page gives as the paper's."""
    own = page.fields.best(Strength.LABELLED)
    return (
        own is not None
        and own.is_paper
        and any(own.address.id.url == each.address.id.url for each in citation.addresses)
    )


def _is_named(page: PageSigns, title: str, *, least: float = _SAME) -> bool:
    """Tell whether the page's title is that of a reference, or begins it."""
    return len(page.title_text.split()) > 1 and shared_words(page.title_text, title) >= least


def _may_be_about(page: PageSigns, title: str) -> bool:
    """Tell whether a page may be about a paper: it has no title of its own, or one with words of the paper's."""
    if is_listing_title(page.title_text):
        return False
    words = {word for word in _WORD.findall(page.title_text.casefold()) if len(word) > 2}
    theirs = " ".join(_WORD.findall(title.casefold()))
    return not words or any(word in theirs for word in words)
