"""Finds what Markdown links and headings say of a paper: its title and its arXiv id."""

import re
from itertools import islice
from typing import NamedTuple

from kg.model import IdKind, Quote, Span
from kg.readers.text.quotes import quote, stripped
from kg.readers.values.ids import find_ids, id_in_name
from kg.schema.arxiv import ARXIV_ID, bare_arxiv_id

__all__ = ["MarkdownLink", "arxiv_address", "find_link", "paper_id", "paper_id_of_name"]

_TARGET = re.compile(r"\]\(\s*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\s*+(?:\"[^\"]*\"\s*+)?(\)?)")
_USUAL = re.compile(rf"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/({ARXIV_ID})(?:v\d{{1,3}})?(?:\.pdf)?", re.IGNORECASE)
_LONGEST_LINK = 2_000
_MOST_TARGETS = 8
_BADGE = re.compile(r"\[!\[[^\[\]]{0,300}\]\([^()\s]{0,800}\)\]\((?P<target>[^()\s]{1,800})\)")


class MarkdownLink(NamedTuple):
    """A Markdown link: ``closed`` says whether its closing parenthesis is there."""

    whole: Span
    title: Quote
    target: Quote
    closed: bool


def paper_id(text: str) -> str:
    """Return the first arXiv id in ``text``, bare, in an address or a file's name; empty if there is none."""
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return bare_arxiv_id(usual[1])
    found = next((found.value for found in find_ids(text) if found.kind is IdKind.ARXIV), "")
    return found or ("" if "://" in text else id_in_name(text))


def paper_id_of_name(name: str) -> str:
    """Return the arXiv id in a document's name ("notes/2402.14830.md"), empty if it has none."""
    return id_in_name(name)


def arxiv_address(text: str, start: int, end: int) -> tuple[str, Quote] | None:
    """Return the first address in ``text[start:end]`` that names a paper's arXiv id, with the id."""
    for found in find_ids(text, start, end, bare=False):
        if found.kind is IdKind.ARXIV:
            return found.value, quote(text, found.span.start, found.span.end)
    return None


def find_link(text: str, start: int, end: int) -> MarkdownLink | None:
    """Return the link that begins with the first ``[`` of ``text[start:end]``, None if there is none.

    The title may hold brackets: it ends at the first ``](`` with an address or a file after it, else at the first. Of a
    linked picture, such as a badge, the title is what follows it.
    """
    opening = text.find("[", start, end)
    badge = _BADGE.match(text, opening, end) if opening >= 0 and text.startswith("[![", opening) else None
    if badge is not None and text[badge.end() : end].strip():
        title = quote(text, *stripped(text, badge.end(), end))
        return MarkdownLink(Span(opening, end), title, quote(text, *badge.span("target")), True)
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
    return MarkdownLink(Span(opening, chosen.end()), title, quote(text, *chosen.span(1)), bool(chosen[2]))


def _is_target(target: str) -> bool:
    return target.startswith(("http://", "https://")) or target.endswith(".md") or "arxiv.org/" in target
