"""Finds which words of a passage are those that were searched for.

SQLite itself says so: the passage's terms go into a small table in memory, so that a phrase is marked as a phrase and
an English word by its stem.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

from kg.search.schema import TOKENIZER
from kg.search.tokens import WordToken, character_pairs, word_tokens

__all__ = ["marks_in"]

_OPEN, _CLOSE = "\x02", "\x03"
_TABLE = f"CREATE VIRTUAL TABLE terms USING fts5(words, pairs, tokenize={TOKENIZER})"
_SELECT = f"""
SELECT rowid, highlight(terms, 0, '{_OPEN}', '{_CLOSE}'), highlight(terms, 1, '{_OPEN}', '{_CLOSE}') FROM terms
WHERE terms MATCH ?
"""  # noqa: S608 - the two marks are all that is put in

_Span = tuple[int, int]


def marks_in(texts: Sequence[str], expression: str) -> list[tuple[_Span, ...]]:
    """Return where the words of a search stand in each of some texts, in their order, none within another.

    Args:
        texts: the texts.
        expression: what is searched for, in FTS5's syntax.
    """
    found = [word_tokens(text) for text in texts]
    marks: list[tuple[_Span, ...]] = [()] * len(texts)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(_TABLE)
        database.executemany(
            "INSERT INTO terms (rowid, words, pairs) VALUES (?, ?, ?)", map(_row, range(len(found)), found)
        )
        for number, words, syllables in database.execute(_SELECT, (expression,)):
            owners = [(token, place) for token in found[number] for place in range(len(token.word.whole) - 1)]
            spans = [_of_word(found[number][place]) for place in _marked(words)]
            spans += [_of_pair(*owners[place]) for place in _marked(syllables)]
            marks[number] = tuple(_merged(spans))
    return marks


def _row(number: int, found: Sequence[WordToken]) -> tuple[int, str, str]:
    syllables = " ".join(pair for token in found for pair in character_pairs(token.word.whole))
    return number, " ".join(token.word.term for token in found), syllables


def _marked(highlighted: str) -> Iterable[int]:
    """The numbers of the terms between the marks."""
    inside = False
    for number, term in enumerate(highlighted.split(" ")):
        inside = inside or _OPEN in term
        if inside:
            yield number
        if _CLOSE in term:
            inside = False


def _of_word(token: WordToken) -> _Span:
    if token.word.whole and token.end - token.start == len(token.word.whole):
        return token.start, token.start + len(token.word.term)
    return token.start, token.end


def _of_pair(token: WordToken, place: int) -> _Span:
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
