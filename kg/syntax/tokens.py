"""Reads the tokens of a SPARQL query, in time that grows with the length of the text and nothing else.

The tokens follow SPARQL 1.1 Query Language, section 19.8. Where engines read a text more loosely than the grammar does
(``trueSERVICE``, ``SERVICE:x``), the tokens are those of the loosest reading.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["QueryToken", "can_be_read_two_ways", "place_of", "tokens"]

# No alternative can fail after a long run of characters: the two tokens of which that is not true, prefixed names and
# strings, are read by hand below.
_SIMPLE = re.compile(
    r"""
      (?P<comment> \#[^\n\r]*+ )
    | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*+> )
    | (?P<variable>[?$]\w++ )
    | (?P<tag>     @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<number>  (?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)? )
    | (?P<word>    [^\W\d]\w*+ )
    | (?P<other>   \S )
    """,
    re.VERBOSE,
)
_BLANK = re.compile(r"\s*+")
_PREFIX = re.compile(r"[^\W\d][\w.-]*+")
_LOCAL = re.compile(r"(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*+)?")
_CONTENT = {  # what stands between quotes
    '"': re.compile(r'(?:[^"\\\n\r]|\\.)*+', re.DOTALL),
    "'": re.compile(r"(?:[^'\\\n\r]|\\.)*+", re.DOTALL),
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+', re.DOTALL),
    "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*+", re.DOTALL),
}
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+://")


class QueryToken(NamedTuple):
    """One token of a query.

    Attributes:
        kind: "string", "iri", "variable", "tag", "number", "name" (prefixed), "word" or "other".
        text: the token as written.
        start: its first character's offset.
    """

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[QueryToken]:
    """Return the tokens of a query without its comments and blanks."""
    return iter(_tokens(text))


@lru_cache(maxsize=2)  # one check after another asks for the tokens of one text
def _tokens(text: str) -> tuple[QueryToken, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[QueryToken]:
    place, end = 0, len(text)
    unnamed = 0  # up to here no prefixed name begins: the run of letters before it is not followed by a colon
    open_until = dict.fromkeys(_CONTENT, 0)  # up to here a quote of this kind is not closed
    while (place := _end(_BLANK, text, place)) < end:
        first = text[place]
        if first in "\"'" and (after := _string(text, place, open_until)):
            yield QueryToken("string", text[place:after], place)
            place = after
            continue
        if place >= unnamed:
            run = _PREFIX.match(text, place)
            colon = run.end() if run else place
            if text.startswith(":", colon):
                after = _end(_LOCAL, text, colon + 1)
                yield QueryToken("name", text[place:after], place)
                place = after
                continue
            unnamed = colon
        found = _SIMPLE.match(text, place)
        assert found is not None  # noqa: S101 - it matches whatever is not blank
        if found.lastgroup != "comment":
            yield QueryToken(found.lastgroup or "", found.group(), place)
        place = found.end()


def _string(text: str, place: int, open_until: dict[str, int]) -> int:
    """Return where the string that begins at a place ends; 0 if it is not closed."""
    for quote in (text[place] * 3, text[place]):
        if text.startswith(quote, place) and place >= open_until[quote]:
            content = _end(_CONTENT[quote], text, place + len(quote))
            if text.startswith(quote, content):
                return content + len(quote)
            open_until[quote] = content
    return 0


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def can_be_read_two_ways(token: QueryToken) -> bool:
    """Return whether an engine may see other tokens here: "?a<?b#>" is an IRI, or "?a < ?b" and a comment."""
    if token.kind == "iri":
        return ("#" in token.text or "'" in token.text) and not _ABSOLUTE.match(token.text)
    return token.kind == "other" and token.text in {'"', "'", "\\"}


def place_of(text: str, start: int) -> str:
    """Return where a character stands, as line and column, both from 1."""
    return f"{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"
