"""Reads an authors line: names in order, and where names were left out between them."""

import re
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.literals import list_literal

__all__ = ["Authors", "read_authors"]

_PIECE = re.compile(r"[^,;，、]+")
_AND = re.compile(r"\s+(?:and|&|및|그리고)\s+")
_LEADING_AND = re.compile(r"(?:and|&|및|그리고)\s+")
_GAP = re.compile(
    r"""(?: \+\s*\d*(?:\s*(?:more|others|authors|명))?    # "+", "+ 12", "+3 more"
        | \.{2,} | …
        | et\s+al\.? | (?:and\s+)?(?:\d+\s+)?(?:more|others)
        | 외(?:\s*\d+\s*[명인])? | 등(?:\s*\d+\s*[명인])?
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING_GAP = re.compile(r"\s+(?:et\s+al\.?|외(?:\s*\d+\s*[명인])?|등|…|\.{3,})$", re.IGNORECASE)
_GAP_ENDS = tuple(".…l외등명인")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?)", re.IGNORECASE)
_EDGES = " \t\r\n*_`"


class Authors(NamedTuple):
    """The names of an authors line.

    Attributes:
        names: in order, as written.
        positions: the position (from 1) of each, None after a place where names were left out.
        complete: whether the whole line could be read.
    """

    names: tuple[Quote, ...]
    positions: tuple[int | None, ...]
    complete: bool = True


def read_authors(text: str, start: int, end: int) -> Authors:
    """Read the names in ``text[start:end]``: separated by commas, or a list of strings as Python writes it.

    A lone ``+`` (also ``...``, ``et al.``, ``외 3명``) is no person: it stands for names left out, so that the
    positions after it are unknown.
    """
    literal = list_literal(text, start, end)
    if literal is None:
        spans, complete = _plain(text, start, end), True
    else:
        spans, complete = list(literal.strings), literal.rest is None
    names: list[Quote] = []
    positions: list[int | None] = []
    known = True
    for span in spans:
        words = text[span.start : span.end]
        name = words.strip(_EDGES)
        if _GAP.fullmatch(name):
            known = False
            continue
        left_out = _TRAILING_GAP.search(name) if literal is None and name[-1:] in _GAP_ENDS else None
        if left_out is not None:
            name = name[: left_out.start()]
        if name[:1].isalpha() or any(map(str.isalpha, name)):
            offset = span.start + words.index(name)
            names.append(Quote(name, Span(offset, offset + len(name))))
            positions.append(len(names) if known else None)
        known = known and left_out is None
    return Authors(tuple(names), tuple(positions), complete)


def _plain(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for piece in _PIECE.finditer(text, start, end):
        words = piece[0].strip(_EDGES)
        if not words:
            continue
        offset = text.index(words, piece.start())
        if spans and _SUFFIX.fullmatch(words):
            spans[-1] = Span(spans[-1].start, offset + len(words))  # "Jr." belongs to the name before the comma
            continue
        leading = _LEADING_AND.match(words) if spans else None
        begin = offset + (leading.end() if leading else 0)
        for conjunction in _AND.finditer(text, begin, offset + len(words)):
            spans.append(Span(begin, conjunction.start()))
            begin = conjunction.end()
        spans.append(Span(begin, offset + len(words)))
    return spans
