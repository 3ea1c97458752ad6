"""Finds what Markdown links and headings say of a paper: its title and its arXiv id."""

import re
from itertools import islice
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.base import quote, stripped
from kg.schema.iris import arxiv_id

__all__ = ["Link", "arxiv_address", "find_link", "paper_id", "paper_id_of_name"]

_ADDRESS = re.compile(
    r"https?://(?:[\w-]+\.)*?(?:arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co|ar5iv\.org|paperswithcode\.com|scholar-inbox\.com)"
    r"/[^\s<>\])\"']*",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\]\(\s*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\s*+(?:\"[^\"]*\"\s*+)?(\)?)")
_LONGEST_LINK = 2_000
_MOST_TARGETS = 8
_NEW_STYLE = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})")


class Link(NamedTuple):
    """A Markdown link: ``closed`` tells whether its closing parenthesis is there."""

    whole: Span
    title: Quote
    target: Quote
    closed: bool


def paper_id(text: str) -> str:
    """Return the arXiv id in ``text``, empty if there is none that arXiv can have given.

    Source: arXiv identifier scheme, https://info.arxiv.org/help/arxiv_identifier.html: a month from 01 to 12, four
    digits after the point up to 2014 and five from 2015 on; an id cut short is so told from a whole one.
    """
    found = arxiv_id(text)
    parts = _NEW_STYLE.fullmatch(found)
    if parts is None:
        return found
    year, month, digits = int(parts[1]), int(parts[2]), len(parts[3])
    return found if 1 <= month <= 12 and digits == (5 if year >= 15 else 4) else ""


def paper_id_of_name(name: str) -> str:
    """Return the arXiv id in a document's name ("notes/2402.14830.md"), empty if it has none."""
    return paper_id(name.rsplit("/", 1)[-1])


def arxiv_address(text: str, start: int, end: int) -> tuple[str, Quote] | None:
    """Return the first address in ``text[start:end]`` that names a paper's arXiv id, with the id."""
    for address in _ADDRESS.finditer(text, start, end):
        identifier = paper_id(address[0])
        if identifier:
            return identifier, Quote(address[0], Span(*address.span()))
    return None


def find_link(text: str, start: int, end: int) -> Link | None:
    """Return the link that begins with the first ``[`` of ``text[start:end]``, None if there is none.

    The title may hold brackets: it ends at the first ``](`` with an address or a file after it, else at the first.
    """
    opening = text.find("[", start, end)
    if opening < 0 or text.startswith("!", opening - 1):
        return None
    end = min(end, opening + _LONGEST_LINK)
    chosen = None
    for target in islice(_TARGET.finditer(text, opening, end), _MOST_TARGETS):
        if chosen is None or _is_target(target[1]):
            chosen = target
        if _is_target(target[1]):
            break
    if chosen is None:
        return None
    title = quote(text, *stripped(text, opening + 1, chosen.start()))
    return Link(Span(opening, chosen.end()), title, quote(text, *chosen.span(1)), bool(chosen[2]))


def _is_target(target: str) -> bool:
    return target.startswith(("http://", "https://")) or target.endswith(".md") or "arxiv.org/" in target
