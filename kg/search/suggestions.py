"""Suggests other words for a word that no note has: a typing error, or a spelling that the notes do not use."""

import sqlite3
import unicodedata
from collections import Counter
from itertools import islice

from kg.search.grammar import Unit
from kg.search.matching import match_expression
from kg.search.stop_words import STOP_WORDS
from kg.search.tokens import Word, word_tokens

__all__ = ["suggested_words"]

_SHORTEST = 3  # letters of a word that has suggestions
_ALIKE = 0.8  # below it, two words have little in common
_MOST = 3
_NOTED = "SELECT 1 FROM passage_terms WHERE passage_terms MATCH ? LIMIT 1"
_NAMES = "SELECT title FROM papers WHERE title IS NOT NULL UNION ALL SELECT name FROM topic_names"


def suggested_words(database: sqlite3.Connection, unit: Unit) -> tuple[str, ...]:
    """Return words that are spelled nearly like one, the most alike first: of titles and topics' names, and in notes.

    Args:
        database: the index.
        unit: what no note has; a phrase, a name of several words and a figure have no suggestions.
    """
    from rapidfuzz import fuzz, process

    typed = _written(unit.words[0])
    if len(unit.words) > 1 or len(typed) < _SHORTEST or typed[0].isdigit():
        return ()
    known = Counter(_written(token.word) for (name,) in database.execute(_NAMES) for token in word_tokens(name))
    letters = {word: _letters(word) for word in known if len(word) >= _SHORTEST and word not in STOP_WORDS}
    letters.pop(typed, None)
    alike = process.extract(_letters(typed), letters, scorer=fuzz.ratio, limit=None, score_cutoff=100 * _ALIKE)
    ranked = (word for _, _, word in sorted(alike, key=lambda each: (-each[1], -known[each[2]], each[2])))
    return tuple(islice((word for word in ranked if _is_noted(database, word)), _MOST))


def _written(word: Word) -> str:
    return word.whole or word.term


def _letters(word: str) -> str:
    """A word by its letters: those of a Hangul syllable are apart."""
    return unicodedata.normalize("NFD", word)


def _is_noted(database: sqlite3.Connection, word: str) -> bool:
    unit = Unit(tuple(token.word for token in word_tokens(word)), exact=True)
    return database.execute(_NOTED, (match_expression(unit),)).fetchone() is not None
