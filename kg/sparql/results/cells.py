"""What a term looks like to people: one line, short names for IRIs, no control characters."""

import re
import unicodedata

from pyoxigraph import Literal, NamedNode, Triple

from kg.sparql.lookup import short_iri
from kg.sparql.results.rows import NUMERIC, Term
from kg.sparql.results.tsv_format import triple_term

__all__ = ["beginning_within", "display_width", "is_numeric", "plain", "shown"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")  # moves a cursor, hides text


def plain(text: str) -> str:
    """Return text as one line without control characters: what a terminal may be shown of a stranger's words."""
    return _CONTROL.sub(" ", text).strip()


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: Hangul and other wide characters take two.

    Source: Unicode Standard Annex #11, East Asian Width.
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def beginning_within(text: str, width: int) -> str:
    """Return as much of a text, from its beginning, as some columns of a terminal hold."""
    for place, character in enumerate(text):
        width -= display_width(character)
        if width < 0:
            return text[:place]
    return text


def shown(term: Term | None) -> str:
    """Return what a cell says."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return plain(short_iri(term.value))
    if isinstance(term, Triple):
        return plain(triple_term(term))
    return plain(term.value if isinstance(term, Literal) else str(term))


def is_numeric(term: Term | None) -> bool:
    """Return whether a term is a number."""
    return isinstance(term, Literal) and term.datatype.value in NUMERIC
