"""Writes units of a search as FTS5 expressions: every word between quotation marks, so that nothing typed is syntax."""

import re
from collections.abc import Iterator, Sequence

from kg.search.grammar import Unit
from kg.search.tokens import Word, character_pairs

__all__ = ["english_expression", "match_expression"]

_PARTICLES = ["은", "는", "이", "가", "을", "를", "의", "에", "에서", "로", "으로", "과", "와", "도", "만"]
_SPLIT_FROM = 4  # letters of a word that may be two words
_LEAST_PART = 2
_BOUNDARY = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_APART = 3  # words between the parts of a compound


def match_expression(unit: Unit, words: str = "words") -> str:
    """Return the FTS5 expression that finds a unit.

    A word is found in every spelling: as it is, joined with its neighbour, and as two words if it is rare or has
    letters and digits; a Hangul word also within a longer one. In a phrase, words stand side by side as typed.

    Args:
        unit: the word, name or phrase.
        words: the columns of words, with spaces between; pairs of syllables are in the column "pairs".
    """
    alternatives: dict[str, None] = {}
    if unit.exact and len(unit.words) > 1:
        return f"{{{words}}} : {_phrase(word.term for word in unit.words)}"
    for terms in _spellings(unit):
        alternatives[f"{{{words}}} : {_phrase(terms)}"] = None
    for first, second in _compounds(unit):
        alternatives[f'{{{words}}} : NEAR("{first}" "{second}", {_APART})'] = None
    for within in _within(unit.words):
        alternatives[f"pairs : {_phrase(within)}"] = None
    return " OR ".join(alternatives)


def english_expression(unit: Unit, column: str = "words") -> str:
    """Return the FTS5 expression that finds the English word for a Korean one; empty where none is known.

    Args:
        unit: the word.
        column: the column of words.
    """
    return f"{column} : {_phrase([unit.english])}" if unit.english else ""


def _spellings(unit: Unit) -> Iterator[Sequence[str]]:
    terms = [word.term for word in unit.words]
    yield terms
    yield from ([other] for other in unit.others)
    if unit.exact:
        return
    yield from ([together] for together in unit.neighbours)
    if len(terms) > 1:
        yield ["".join(terms)]
        return
    term, whole = unit.words[0].term, unit.words[0].whole
    if whole and len(term) == 1:
        yield from ([term + particle] for particle in _PARTICLES)
    if whole:
        return
    boundaries = [found.start() for found in _BOUNDARY.finditer(term)]
    places = range(_LEAST_PART, len(term) - _LEAST_PART + 1) if unit.rare and len(term) >= _SPLIT_FROM else ()
    for place in sorted({*boundaries, *places}):
        if "." not in {term[place - 1], term[place]}:
            yield [term[:place], term[place:]]


def _compounds(unit: Unit) -> Iterator[tuple[str, str]]:
    """The words that a Hangul word may consist of; their particles keep them apart (음악을 빨리 생성)."""
    term = unit.words[0].term
    if len(unit.words) == 1 and unit.words[0].whole:
        for place in range(_LEAST_PART, len(term) - _LEAST_PART + 1):
            yield term[:place], term[place:]


def _within(words: Sequence[Word]) -> Iterator[Sequence[str]]:
    if len(words) == 1 and words[0].whole and len(words[0].term) > 1:
        yield character_pairs(words[0].term)


def _phrase(terms: "Iterator[str] | Sequence[str]") -> str:
    return '"' + " ".join(term.replace('"', "") for term in terms) + '"'
