"""Finds which words of a passage are those that were searched for.

SQLite itself says so: the passage's terms go into a small table in memory, so that a phrase is marked as a phrase and
an English word by its stem.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from kg.search.schema import TOKENIZER
from kg.search.tokens import Token, pairs, tokens

__all__ = ["Marker"]

_OPEN, _CLOSE = "\x02", "\x03"
_SELECT = f"""
SELECT highlight(terms, 0, '{_OPEN}', '{_CLOSE}'), highlight(terms, 1, '{_OPEN}', '{_CLOSE}') FROM terms
WHERE terms MATCH ?
"""  # noqa: S608 - the two marks are all that is put in

_Span = tuple[int, int]


class Marker:
    """Marks the words of one search.

    Args:
        expression: what is searched for, in FTS5's syntax.
    """

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._database = sqlite3.connect(":memory:")
        self._database.execute(f"CREATE VIRTUAL TABLE terms USING fts5(words, pairs, tokenize={TOKENIZER})")

    def marks(self, text: str) -> tuple[_Span, ...]:
        """Return where the words stand in a text, in its order, none within another."""
        found = tokens(text)
        owners = [(token, place) for token in found for place in range(len(token.word.whole) - 1)]
        syllables = " ".join(pair for token in found for pair in pairs(token.word.whole))
        self._database.execute("DELETE FROM terms")
        words = " ".join(token.word.term for token in found)
        self._database.execute("INSERT INTO terms VALUES (?, ?)", (words, syllables))
        row = self._database.execute(_SELECT, (self._expression,)).fetchone()
        if row is None:
            return ()
        spans = [_of_word(found[number]) for number in _marked(row[0])]
        spans += [_of_pair(*owners[number]) for number in _marked(row[1])]
        return tuple(_merged(spans))


def _marked(highlighted: str) -> Iterable[int]:
    """The numbers of the terms between the marks."""
    inside = False
    for number, term in enumerate(highlighted.split(" ")):
        inside = inside or _OPEN in term
        if inside:
            yield number
        if _CLOSE in term:
            inside = False


def _of_word(token: Token) -> _Span:
    if token.word.whole and token.end - token.start == len(token.word.whole):
        return token.start, token.start + len(token.word.term)
    return token.start, token.end


def _of_pair(token: Token, place: int) -> _Span:
    if token.end - token.start == len(token.word.whole):
        return token.start + place, token.start + place + 2
    return token.start, token.end


def _merged(spans: Sequence[_Span]) -> Iterable[_Span]:
    """Unite what overlaps or touches."""
    start = end = -1
    for first, last in sorted(spans):
        if first > end:
            if end > 0:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if end > 0:
        yield start, end
