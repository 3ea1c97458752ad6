"""Finds the papers that an entry cites in its text by id or address, and those of its reference list."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.model import Entry, IdKind, PaperId, Passage, PassageKind, Quote, Reference, Span
from kg.readers.references.citations import with_citations
from kg.readers.references.lists import footnotes, is_numbered_list, list_items, reference_sections
from kg.readers.text.quotes import quote
from kg.readers.values.ids import find_ids
from kg.readers.values.titles import clean_title

__all__ = ["with_cited_papers"]

_MARKS = ("://", "10.", "rxiv", "RXIV", "rXiv", "doi", "DOI", "abs/", ".org/", ".acl-", "](")  # of ids and addresses
_SURNAME = r"[^\W\d_a-z][\w'’‐-]*"
_AUTHOR_YEAR = re.compile(
    rf"(?P<names>{_SURNAME}(?:\s+et\.?\s+al\.?|\s*(?:등|외)|(?:\s+(?:and|&|및)|[와과])\s+{_SURNAME}(?:\s{_SURNAME})?)?)"
    r"[\s,(\[]{1,3}(?P<year>(?:19|20)\d\d)(?:년)?[a-h]?\b"
)
_NAME_BEFORE = re.compile(r"[A-Z][^\s()\[\],.;]{1,60}\s?$")
_AUTHORS_BEFORE = re.compile(rf"{_SURNAME}(?:\s+et\.?\s+al\.?|\s(?:등|외)|(?:\s+(?:and|&|및)|[와과])\s+{_SURNAME})\s?$")
_OPENING = {")": "(", "]": "["}
_LINK_BEFORE = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]{0,100}\]){1,400})\]\(<?$")
_LABEL = re.compile(r"[*_>\s-]*(?:[^\s:：]+\s){0,3}[^\s:：/]{1,30}\s?[:：][*_]*\s")
_BETWEEN_WORDS = re.compile(
    r"\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){1,400}\]\([^()\s]{1,800}\)|https?://\S+|[\[\](){}<>*_`|#]|\S*\d{4}\.\d{4,5}\S*"
)
_OTHERS = re.compile(
    r"(?:similar|related|recommended)\s+(?:papers?|notes?|readings?|articles?|links?)|further\s+reading|see\s+also"
    r"|(?:유사|비슷한|관련|추천)\s*(?:논문|글|노트|자료|링크)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3  # of a passage that is a sentence and not a line of links
_LOOK_BACK = 300  # characters before an id within which the bracket that holds it opens
_ABOUT_LINKS = frozenset({"paper", "pdf", "arxiv", "link", "abs", "html", "doi", "논문", "링크", "url", "here", "여기"})


def with_cited_papers(text: str, entry: Entry) -> Entry:
    """Return the entry with the papers that it cites: items of its reference lists, and in-text citations with an id.

    A line of links to the paper itself cites nothing, nor does a list of similar papers.

    Args:
        text: the document's text.
        entry: the entry as a layout's reader found it.
    """
    sections = list(reference_sections(text, entry.span.start, entry.span.end))
    items = [item for section in sections for item in list_items(text, section)]
    apart = [
        note
        for note in footnotes(text, entry.span.start, entry.span.end)
        if not any(section.start <= note.start < section.end for section in sections)
    ]
    items += [item for note in apart for item in list_items(text, note)]
    aside = [*sections, *apart, *(similar.link.span for similar in entry.similar)]
    passages = [
        passage
        for passage in entry.passages
        if (items or _is_marked(text, passage.quote.span)) and _is_prose(passage, aside)
    ]
    if not passages and not items:
        return entry
    own = {entry.arxiv, *(identifier.value.casefold() for identifier in entry.ids)} - {""}
    numbered = any(is_numbered_list(text, section) for section in sections)
    bodies = [passage.quote.span for passage in passages]
    cited = with_citations(text, bodies, items, numbered=numbered)
    references = [item for item in cited if item.title or _has_id(item)]
    references = [item for item in references if not {item.arxiv, item.doi.casefold()} & own]
    places = {key: place for place, item in enumerate(references) for key in _keys(item)}
    for found in _in_text(text, passages, own):
        key = next(iter(_keys(found)))
        if key in places:
            known = references[places[key]]
            citations = (*known.citations, *found.citations)
            references[places[key]] = replace(known, citations=citations, year=known.year or found.year)
        else:
            places[key] = len(references)
            references.append(found)
    return replace(entry, references=(*entry.references, *references)) if references else entry


def _is_marked(text: str, span: Span) -> bool:
    """Tell whether a stretch of text has what ids and addresses cannot be without."""
    places = _marks(text)
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


@lru_cache(maxsize=2)
def _marks(text: str) -> list[int]:
    return sorted(found.start() for mark in _MARKS if mark in text for found in re.finditer(re.escape(mark), text))


def _in_text(text: str, passages: list[Passage], own: set[str]) -> Iterator[Reference]:
    for passage in passages:
        start, end = passage.quote.span.start, passage.quote.span.end
        words = passage.quote.text
        if not _is_marked(text, passage.quote.span) or not _is_sentence(words):
            continue
        for identifier in find_ids(text, start, end, bare=False):
            if identifier.kind in {IdKind.GITHUB, IdKind.PAGE} or identifier.value.casefold() in own:
                continue
            cited = _citation(text, start, end, identifier)
            if cited is not None:
                yield cited


def _citation(text: str, start: int, end: int, identifier: PaperId) -> Reference | None:
    """Return what is written about a paper where its id stands: the link's words, or the authors and year around it."""
    begin = max(start, identifier.span.start - _LOOK_BACK)
    before = text[begin : identifier.span.start]
    link = _LINK_BEFORE.search(before)
    title = ""
    if link is not None:
        until = text.find(")", identifier.span.end, end) + 1 or identifier.span.end
        words = quote(text, begin + link.start(), until)
        named = clean_title(link[1])
        if named.casefold().strip("[]() ") in _ABOUT_LINKS:
            words = _with_authors(text, begin, words)
        author_year = _AUTHOR_YEAR.search(words.text)
        title = named if author_year is None and len(named.split()) > 2 else ""
    else:
        words = _bracket(text, begin, end, identifier)
        author_year = _AUTHOR_YEAR.search(words.text)
    year = int(author_year["year"]) if author_year is not None else None
    return Reference(
        quote=words,
        title=title,
        year=year,
        arxiv=identifier.value if identifier.kind is IdKind.ARXIV else "",
        doi=identifier.value if identifier.kind is IdKind.DOI else "",
        url="" if identifier.kind in {IdKind.ARXIV, IdKind.DOI} else identifier.url,
        other_id=identifier,
        citations=(words,),
        listed=False,
    )


def _bracket(text: str, begin: int, end: int, identifier: PaperId) -> Quote:
    """Return the bracket that holds an id, with the name or the authors before it.

    ``WebGPT (Nakano et al., 2021, arXiv:...)``, ``Nakano et al. (2021, arXiv:...)``.
    """
    opening = max(text.rfind("(", begin, identifier.span.start), text.rfind("[", begin, identifier.span.start))
    closings = [place for mark in ")]" if (place := text.find(mark, identifier.span.end, end)) >= 0]
    closing = min(closings, default=-1)
    holds = opening >= 0 and closing >= 0 and text[opening] == _OPENING[text[closing]]
    if not holds or text[opening : identifier.span.start].count(")") or "\n" in text[opening:closing]:
        return quote(text, identifier.span.start, identifier.span.end)
    name = _AUTHORS_BEFORE.search(text[begin:opening]) or _NAME_BEFORE.search(text[begin:opening])
    return quote(text, begin + name.start() if name else opening, closing + 1)


def _with_authors(text: str, begin: int, words: Quote) -> Quote:
    """Return a link such as ``[paper](...)`` with the authors and year before it, if they stand there."""
    found = max(_AUTHOR_YEAR.finditer(text, begin, words.span.start), key=lambda each: each.start(), default=None)
    if found is None or len(text[found.end() : words.span.start].strip(" ,;()[]")) > 0:
        return words
    return quote(text, found.start(), words.span.end)


def _is_prose(passage: Passage, aside: list[Span]) -> bool:
    if passage.kind in {PassageKind.TITLE, PassageKind.CODE, PassageKind.HEADING} or _OTHERS.match(passage.label):
        return False
    span = passage.quote.span
    return not any(each.start < span.end and span.start < each.end for each in aside)


def _is_sentence(words: str) -> bool:
    """Tell whether a passage says something besides its links and their label."""
    label = _LABEL.match(words)
    rest = _BETWEEN_WORDS.sub(" ", words[label.end() if label else 0 :])
    return sum(any(map(str.isalpha, word)) for word in rest.split()) >= _FEWEST_WORDS or bool(
        _AUTHOR_YEAR.search(words)
    )


def _has_id(reference: Reference) -> bool:
    return next(iter(_keys(reference)), "") != ""


def _keys(reference: Reference) -> Iterator[str]:
    """Yield the ids by which a reference is known."""
    yield from (each for each in (reference.arxiv, reference.doi.casefold(), reference.url) if each)
