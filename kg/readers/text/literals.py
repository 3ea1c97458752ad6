"""Reads a list of strings written as Python writes it, giving where each string stands."""

import re
from typing import NamedTuple

from kg.model import Span

__all__ = ["ListLiteral", "list_literal"]

_OPENING = re.compile(r"""\[\s*+(?=['"]|\]\s*\Z)""")
_STRING = re.compile(r"""\s*+(?:'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)")\s*+(,\s*+\]|,|\])""", re.DOTALL)


class ListLiteral(NamedTuple):
    """The strings of a list literal, without their quotes; ``rest`` is what could not be read, None if nothing."""

    strings: tuple[Span, ...]
    rest: Span | None


def list_literal(text: str, start: int, end: int) -> ListLiteral | None:
    """Return the strings of the list literal that fills ``text[start:end]``, None if there is none.

    Source: Python Language Reference, sections 2.4.1 (string literals) and 6.2.5 (list displays).
    """
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return None
    position = opening.end()
    strings = []
    if text[position] == "]":
        return ListLiteral((), None)
    while found := _STRING.match(text, position, end):
        strings.append(Span(*found.span(1 if found[1] is not None else 2)))
        position = found.end()
        if found[3][-1] == "]":
            break
    rest = text[position:end]
    bare = rest.strip("'\", \t\r\n")
    offset = position + rest.find(bare)
    return ListLiteral(tuple(strings), Span(offset, offset + len(bare)) if bare else None)
