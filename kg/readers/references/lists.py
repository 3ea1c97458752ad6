"""Finds the reference lists of notes: a heading such as References or 참고문헌, and an item a line or paragraph."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import IdKind, PaperId, Reference, Span
from kg.readers.references.items import read_item, year_of
from kg.readers.text.quotes import quote, stripped
from kg.readers.values.authors import split_authors
from kg.readers.values.ids import best_id, find_ids
from kg.readers.values.names import are_names
from kg.readers.values.titles import clean_title

__all__ = ["footnotes", "is_numbered_list", "list_items", "reference_sections"]

_WORDS = r"(?:references?|bibliography|works\s+cited|참고\s?(?:문헌|논문|자료)|인용\s?(?:문헌|논문)?|参考文献)"
_HEADING = re.compile(
    r"^(?P<marks>\#{1,6})[ \t]+(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?[ \t]+)?[*_📚📖🔗 \t]*"
    rf"{_WORDS}[*_:： \t]*\#*[ \t]*\r?$"
    rf"|^(?:\*\*|__){_WORDS}[ \t]?[:：]?(?:\*\*|__)[:：]?[ \t]*\r?$|^{_WORDS}[ \t]*\r?\n(?:=|-){{3,60}}[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_UNMARKED = 7  # the level of a heading in bold, or underlined
_BOLD_LINE = re.compile(r"^(?:\*\*|__)[^*_\n]{2,80}(?:\*\*|__)[:：]?[ \t]*\r?$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^[\w-]{1,40}\]:[ \t]*[^\s][^\r\n]*(?:\r?\n[ \t]{2,8}[^\s][^\r\n]*){0,8}", re.MULTILINE)
_HEADING_WORDS = ("eference", "EFERENCE", "ibliograph", "IBLIOGRAPH", "orks", "ORKS", "참고", "인용", "参考")
_ANY_HEADING = re.compile(r"^(\#{1,6})[ \t]+\S", re.MULTILINE)
_ITEM = re.compile(
    r"^[ \t]{0,8}(?:>[ \t]?)?(?:[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?)?"
    r"(?P<number>\[\^?\d{1,3}\]:?[ \t]+|\d{1,3}[.)][ \t]+|\[\^[\w-]{1,40}\]:[ \t]*)?"
    r"(?P<text>[^\s|][^\r\n]*)",
    re.MULTILINE,
)
_MARKER = re.compile(r"[ \t]{0,8}(?:[-*+•]|\d{1,3}[.)]|\[\^?[\w-]{1,40}\]:?)[ \t]")
_LINK = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]{0,100}\]){3,400})\]\((?:[^()\s]|\([^()\s]{0,100}\)){1,800}\)")
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{8,300})[”\"」』]")
_ABOUT = re.compile(r"\s(?:논문|paper)$", re.IGNORECASE)  # "PPO 논문"
_LONGEST_ITEM = 4_000
_MOST_ITEMS = 2_000


def reference_sections(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches below headings of reference lists, each up to the next heading that is not below it."""
    if not _may_have_headings(text):
        return
    for heading in _HEADING.finditer(text, start, end):
        level = len(heading["marks"] or "") or _UNMARKED
        until = end
        for following in _ANY_HEADING.finditer(text, heading.end(), end):
            if len(following[1]) <= level:
                until = following.start()
                break
        bold = _BOLD_LINE.search(text, heading.end(), until) if level == _UNMARKED else None
        yield Span(heading.end(), bold.start() if bold is not None else until)


def footnotes(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the texts of footnotes (``[^1]: ...``), which may name papers as the items of a reference list do."""
    if text.find("[^", start, end) >= 0:
        for found in _FOOTNOTE.finditer(text, start, end):
            yield Span(*found.span())


@lru_cache(maxsize=4)
def _may_have_headings(text: str) -> bool:
    """Tell whether a document has words of such headings at all: looking for them is quicker than looking for lines."""
    return any(word in text for word in _HEADING_WORDS)


def list_items(text: str, section: Span) -> Iterator[Reference]:
    """Yield the items of a reference list.

    An item is a bullet, a numbered line, a footnote or its own line; indented lines go on with it. One that does
    not name a paper (by an id, or by authors, a title and a year) says nothing but where it stands, for items are
    cited by their place.
    """
    for start, end in _extents(text, section):
        start, end = stripped(text, start, min(end, start + _LONGEST_ITEM))
        yield _read(text, start, end) or Reference(quote(text, start, end))


def is_numbered_list(text: str, section: Span) -> bool:
    """Tell whether the items carry numbers, by which the text may cite them."""
    first = _ITEM.search(text, section.start, section.end)
    return first is not None and bool(first["number"])


def _extents(text: str, section: Span) -> Iterator[tuple[int, int]]:
    begin = last = -1
    marked = False
    count = 0
    for line in _ITEM.finditer(text, section.start, section.end):
        has_marker = _MARKER.match(text, line.start(), line.end()) is not None
        blank_before = last >= 0 and text[last : line.start()].count("\n") > 1
        if begin >= 0 and not has_marker and not blank_before and marked:
            last = line.end()
            continue  # a marked item goes on in the next line
        if begin >= 0:
            yield begin, last
            count += 1
            if count >= _MOST_ITEMS:
                return
        begin, last, marked = line.start("text"), line.end(), has_marker
    if begin >= 0:
        yield begin, last


def _read(text: str, start: int, end: int) -> Reference | None:
    ids = [each for each in find_ids(text, start, end) if _is_paper(each)]
    best = best_id(ids)
    link = _LINK.search(text, start, end)
    linked = _ABOUT.sub("", clean_title(link["words"])) if link is not None else ""
    if link is not None and len(linked.split()) >= 2 and not linked.startswith("http"):
        authors = _authors_around(text, start, end, link)
        title, year = linked, year_of(text, start, end)
        found = Reference(quote(text, start, end), authors, title, year.year if year else None)
    else:
        found = read_item(text, start, end)
        quoted = _QUOTED.search(text, start, end)
        if quoted is not None and not found.authors:
            found = Reference(found.quote, (), quoted[1], found.year)
        title = _ABOUT.sub("", clean_title(found.title))
        if not found.authors and best is not None and (title.startswith("http") or len(title.split()) < 2):
            title = ""
    if best is None and not (found.authors and title and found.year):
        return None
    arxiv = next((each.value for each in ids if each.kind is IdKind.ARXIV), "")
    doi = next((each.value for each in ids if each.kind is IdKind.DOI), "")
    url = best.url if best is not None and best.kind not in {IdKind.ARXIV, IdKind.DOI} else ""
    return Reference(found.quote, found.authors, title, found.year, arxiv, doi, url, best)


def _authors_around(text: str, start: int, end: int, link: re.Match[str]) -> tuple[str, ...]:
    """Return the authors that stand before or behind a linked title, () where there is something else."""
    for begin, until in ((start, link.start()), (link.end(), end)):
        words = re.split(r"[(\[]|\b(?:19|20)\d\d|\.\s", text[begin:until].lstrip(" \t-–—:,by|"), maxsplit=1)[0]
        names = split_authors(words.strip(" ,;:-–—|")).clean
        if names and len(words) < 1_000 and are_names(names) and (len(names) > 1 or " " in names[0]):
            return names
    return ()


def _is_paper(identifier: PaperId) -> bool:
    return identifier.kind not in {IdKind.GITHUB, IdKind.PAGE}
