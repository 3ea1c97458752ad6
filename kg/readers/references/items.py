"""Reads one item of a reference list: authors, title, year and where it can be found."""

import html
import re
from typing import NamedTuple
from urllib.parse import unquote

from kg.model import IdKind, Reference
from kg.readers.text.quotes import quote, stripped
from kg.readers.values.ids import best_id, find_ids
from kg.readers.values.names import CONJUNCTION, ET_AL, NAME, are_names, is_initial, is_name, split_names
from kg.readers.values.paper_links import paper_id

__all__ = ["YEAR", "YEAR_SENTENCE", "Year", "authors_end", "read_item", "year_of"]

YEAR = r"(?P<year>(?:19|20)\d\d)(?:년)?(?:\s?\d{1,2}월)?(?:\s?(?P<suffix>[a-h])(?![\w-]))?"
"""A year as an item writes it: ``2021``, ``2021a``, ``2023년 3월``, ``2022년 12월 a``."""

YEAR_SENTENCE = re.compile(
    r"(?:(?<=\.)\s+(?P<year>(?:19|20)\d\d)(?:년)?(?P<suffix>[a-h]?)"
    r"|\s+\((?P<year2>(?:19|20)\d\d)(?:년)?(?P<suffix2>[a-h]?)\))[.:,]?(?=\s)"
)
"""A year that follows the authors: "C. Cho. 2023a. Title", "Cho, C. (2023). Title"."""

_LAST_YEAR = re.compile(rf"(?<![\d/:.–-]){YEAR}(?![\d–/-]|\.\d)")
_BARE_YEAR = YEAR.replace("?P<year>", "?:").replace("?P<suffix>", "?:")
_YEAR_AT_END = re.compile(rf"[\s,.]*(?:\(\s*{_BARE_YEAR}\s*\)|,\s*(?:[A-Z][a-z]+\.?\s)?{_BARE_YEAR})[\s.]*$")
_ID_AT_END = re.compile(
    r"\s*[(\[]\s*(?:arXiv|DOI)\s?:[^()\[\]]{4,60}[)\]][\s.]*$", re.IGNORECASE
)  # as Zotero's APA has it
_ARXIV = re.compile(
    r"(?:arXiv(?:\.org/\w+/|[:.]?\s?)|abs/|pdf/)([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE
)
_DOI = re.compile(r"\b10\.\d{4,9}(?:/|%2F)[^\s,;\"<>]+", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+")
_STOP = re.compile(r"[.:](?=\s)")
_TITLE_END = re.compile(r"[.?!](?=\s|$)|\s(?=https?://)")
_ABBREVIATION = re.compile(r"(?:\b(?:vs|al|Dr|Mr|Mrs|St|No|Vol|cf|resp)|\s[A-Z]|\.\w)$")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,400})[”\"]")
_QUOTE_WITHIN = re.compile(r"[“\"][^“”\"]{1,200}[”\"][^“”\"]{2}")  # '"Why Fly?": Explaining Kites'
_NEXT_PIECE = re.compile(rf"\s+([^,.:;]{{1,60}}?)(?=[,.:;]|\s{CONJUNCTION}\s)")
_INITIAL_AND_NAME = re.compile(rf"\s+[^\W\d_a-z]\.?\s{NAME},")
_LIST_GOES_ON = re.compile(rf"\s+(?:[^\W\d_a-z]\.[\s,-]|{CONJUNCTION}\s)")
_LONGEST_AUTHORS = 20_000


class Year(NamedTuple):
    """A year with the letter that keeps an author's works of one year apart."""

    year: int
    suffix: str


def read_item(text: str, start: int, end: int) -> Reference:
    """Read the item that fills ``text[start:end]``, without its number."""
    start, end = stripped(text, start, end)
    words = text[start:end]
    authors: tuple[str, ...] = ()
    title_start, title_end = start, end
    quoted = _QUOTED.search(text, start, end)
    dated = _year_behind_names(text, start, end)
    if (
        quoted is not None
        and not (dated is not None and text[dated.end() : quoted.start()].strip(" *_"))
        and quoted.start() > start
        and text[quoted.end() : quoted.end() + 2] != ": "
        and len(split_names(text[start : quoted.start()])) > 0
    ):
        authors = split_names(text[start : quoted.start()])
        title_start, title_end = quoted.span(1)
    elif dated is not None:
        authors = split_names(text[start : dated.start()])
        title_start = dated.end()
        title_end = _title_end(text, title_start, end)
    else:
        stop = authors_end(text, start, end)
        if stop is not None:
            authors = split_names(text[start : stop + 1])
            title_start = stop + 1
        title_end = _title_end(text, title_start, end)
    title = " ".join(html.unescape(text[title_start:title_end]).split())
    title = _ID_AT_END.sub("", _YEAR_AT_END.sub("", title)).strip(" ,.")
    title = title if _QUOTE_WITHIN.match(title) else title.strip(' ,."“”')
    year = year_of(text, start, end)
    doi = _DOI.search(words)
    url = _URL.search(words)
    arxiv = _ARXIV.search(words)
    best = best_id(find_ids(text, start, end, bare=False))
    return Reference(
        quote=quote(text, start, end),
        authors=tuple(html.unescape(name) for name in authors),
        title=title,
        year=year.year if year else None,
        arxiv=paper_id(arxiv[1]) if arxiv else "",
        doi=unquote(doi[0]).rstrip(".,;)]") if doi else "",
        url=html.unescape(url[0]).rstrip(".,;)]") if url else "",
        other_id=best if best is not None and best.kind not in {IdKind.GITHUB, IdKind.PAGE} else None,
    )


def year_of(text: str, start: int, end: int) -> Year | None:
    """Return the year of the item ``text[start:end]``: the one after its authors, else the last one."""
    sentence = _year_behind_names(text, start, end)
    if sentence is not None:
        return Year(int(sentence["year"] or sentence["year2"]), sentence["suffix"] or sentence["suffix2"] or "")
    words = _URL.sub(lambda address: " " * len(address[0]), text[start:end])
    found = None
    for year in _LAST_YEAR.finditer(words):
        found = Year(int(year["year"]), year["suffix"] or "")
    return found


def authors_end(text: str, start: int, end: int) -> int | None:
    """Return where the list of authors that begins at ``start`` ends, None if none begins there.

    It ends at the first full stop (in some manners a colon after initials) that follows a whole name; the stop of an
    initial ends it only where no surname follows.
    """
    comma = text.find(",", start, min(end, start + 200))
    surname_first = comma > 0 and " " not in text[start:comma] and is_initial(text[comma + 1 : comma + 4].strip(" .,"))
    for stop in _STOP.finditer(text, start, min(end, start + _LONGEST_AUTHORS)):
        place = stop.start()
        if text[place] == ":" and text[place - 1] != ".":
            return None
        piece = text[max(start, place - 100) : place]
        piece = piece[piece.rfind(",") + 1 :].strip()
        piece = re.sub(rf"^(?:.*\s)?{CONJUNCTION}\s+", "", piece)
        if ET_AL.search(" " + piece):
            return place
        if not is_name(piece) and not is_name(piece + ".") and text[place] != ":":
            return None
        if _LIST_GOES_ON.match(text, place + 1, end):
            continue
        if is_initial(piece.rsplit(" ", 1)[-1]):
            following = _NEXT_PIECE.match(text, place + 1, end)
            if following is not None and is_name(following[1].strip()) and not surname_first:
                continue
        elif _INITIAL_AND_NAME.match(text, place + 1, end):
            continue
        return place
    return None


def _year_behind_names(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the year that is a sentence of an item, where names of people stand before it."""
    found = YEAR_SENTENCE.search(text, start, end)
    return found if found is not None and _are_names(text[start : found.start()]) else None


def _are_names(words: str) -> bool:
    return len(words) <= _LONGEST_AUTHORS and are_names(split_names(words))


def _title_end(text: str, start: int, end: int) -> int:
    for stop in _TITLE_END.finditer(text, start, end):
        place = stop.start()
        if text[place] != "." or not _ABBREVIATION.search(text[max(start, place - 6) : place]):
            return place + 1 if text[place] in "?!" else place
    return end
