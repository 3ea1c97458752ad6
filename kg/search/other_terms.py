"""Finds in the index what else stands for a word that was typed, when few passages have it as it is."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from kg.search.english_words import ENGLISH_WORDS
from kg.search.grammar import All, Any, Expression, Not, Unit
from kg.search.languages import OTHER_NAMES
from kg.search.matching import match_expression
from kg.search.tokens import Word

__all__ = ["longer_figures", "with_other_terms"]

_RARE = 5  # passages; fewer have a rare word
_UNUSUAL = 50  # passages; fewer have an unusual word
_SUFFIXES = ("화", "성", "적")  # 효율화, 효율성, 효율적: -ization, -ity, -al
_MORE_USUAL = 10  # times as many passages have a word without its suffix; else it may mean something else (양자화)
_DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
_FIGURE = re.compile(r"\d+\.\d+[a-z+]*", re.ASCII)  # 1.2.3 is not one
_SAME_FIGURE = re.compile(r"0*[a-z+]*", re.ASCII)  # 86.80, 86.8b
_MOST_TERMS = 20
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'passage_terms', 'row')"
_TERMS = "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ?"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM passage_terms WHERE passage_terms MATCH ? LIMIT ?)"


def with_other_terms(database: sqlite3.Connection, expression: Expression) -> Expression:
    """Return what is searched for, each word with the terms of the index that stand for it too.

    A figure is also found with zeros behind it or a unit (86.80, 86.8B); if no passage has it, figures that begin
    with it are (86.81). An unusual Korean noun is also found without its suffix (효율 for 효율화). A natural language
    is found by its English and its Korean name, and a Korean word of the field also by the English one in titles.

    Args:
        database: the index.
        expression: what is searched for.
    """
    if isinstance(expression, Unit):
        return _with_terms(database, expression)
    if isinstance(expression, Not):
        return Not(with_other_terms(database, expression.part))
    parts = tuple(with_other_terms(database, part) for part in expression.parts)
    return All(parts) if isinstance(expression, All) else Any(parts, expression.typed)


def longer_figures(unit: Unit) -> tuple[str, ...]:
    """Return the figures that are found in place of one that no passage has: those that begin with it."""
    typed = unit.words[0].term
    if unit.exact or len(unit.words) > 1 or not _DECIMAL.fullmatch(typed):
        return ()
    figure = typed.rstrip("0").rstrip(".")
    return () if any(_SAME_FIGURE.fullmatch(each, len(figure)) for each in unit.others) else unit.others


def _with_terms(database: sqlite3.Connection, unit: Unit) -> Unit:
    if unit.exact:
        return unit
    word = unit.words[0]
    if len(unit.words) == 1 and _DECIMAL.fullmatch(word.term):
        return replace(unit, others=tuple(_figures(database, word.term)))
    if len(unit.words) == 1 and (other := OTHER_NAMES.get(word.term)):
        return replace(unit, others=(other,))
    count = _count(database, unit, _UNUSUAL)
    unit = replace(unit, rare=count < _RARE)
    base = word.term[:-1] if word.whole and word.term[-1] in _SUFFIXES else ""
    if len(unit.words) == 1 and word.whole:
        unit = replace(unit, english=ENGLISH_WORDS.get(word.term) or ENGLISH_WORDS.get(base, ""))
    if len(unit.words) == 1 and len(base) > 1 and count < _UNUSUAL:
        least = _MORE_USUAL * max(count, 1)
        if _count(database, Unit((Word(base, base),), exact=True), least) >= least:
            return replace(unit, others=(base,))
    return unit


def _figures(database: sqlite3.Connection, typed: str) -> Iterator[str]:
    figure = typed.rstrip("0").rstrip(".")
    if "." not in figure:  # 86.0: too many figures begin with 86
        return
    database.execute(_VOCABULARY)
    begun = (row[0] for row in database.execute(_TERMS, (figure, figure + "{")))  # "{" follows "z" in ASCII
    terms = [term for term in begun if _FIGURE.fullmatch(term)]
    same = [term for term in terms if _SAME_FIGURE.fullmatch(term, len(figure))]
    yield from (same or terms)[:_MOST_TERMS]


def _count(database: sqlite3.Connection, unit: Unit, most: int) -> int:
    return int(database.execute(_COUNT, (match_expression(unit), most)).fetchone()[0])
