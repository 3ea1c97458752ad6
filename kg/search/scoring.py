"""Scores the passages and papers that one word finds, by BM25.

The score of a usual word changes little from passage to passage, and there are many passages to score: such words are
only scored by how rare they are.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from kg.search.grammar import Unit
from kg.search.languages import OTHER_NAMES
from kg.search.matching import english_expression, match_expression
from kg.search.schema import KINDS

__all__ = [
    "PassageScore",
    "SoughtWord",
    "named_papers",
    "of_names",
    "passages_having",
    "scored_passages",
    "sought_words",
]

_MOST_ROWS = 1000  # passages or papers that one word scores
_PAIRS = 0.5  # what syllables within a word count beside whole words
_TITLE, _HEADING, _CODE = (KINDS.index(kind) for kind in ("title", "heading", "code"))
# BM25, with k1 = 1.2 and b = 0.75 in SQLite, would prefer a line of three words to the sentence that says something:
# what is shorter than 90 characters, 0.6 of a usual passage, counts as if it had so many. Titles are short by nature.
_WEIGHT = f"""
CASE p.kind WHEN {_TITLE} THEN 1.0 WHEN {_HEADING} THEN 0.6 WHEN {_CODE} THEN 0.5 ELSE 1.0 END
* CASE WHEN p.kind = {_TITLE} OR p.end - p.start > 90 THEN 1.0 ELSE (1.3 + 0.006 * (p.end - p.start)) / 1.84 END
"""
_OF_PASSAGES = f"""
SELECT p.id, p.paper, -bm25(passage_terms, 1.0, {_PAIRS}) * {_WEIGHT}
FROM passage_terms JOIN passages p ON p.id = passage_terms.rowid
WHERE passage_terms MATCH ? ORDER BY passage_terms.rank LIMIT ?
"""  # noqa: S608 - numbers are all that is put in
_OF_TITLES = f"""
SELECT p.id, p.paper, -bm25(passage_terms, 1.0, 0.0)
FROM passage_terms JOIN passages p ON p.id = passage_terms.rowid
WHERE passage_terms MATCH ? AND p.kind = {_TITLE} ORDER BY passage_terms.rank LIMIT ?
"""  # noqa: S608 - a number is all that is put in
# "Summary in Korean", "전체 요약 (한국어)": what announces a summary says in which language it is written.
_ANNOUNCES = '"summary" OR "summaries" OR "summarize" OR "summarization" OR "요약"'
_ANNOUNCING = f"""
SELECT p.id FROM passage_terms JOIN passages p ON p.id = passage_terms.rowid
WHERE passage_terms MATCH ? AND p.kind <> {_TITLE} AND p.end - p.start < 200
"""  # noqa: S608 - a number is all that is put in
# "I'm unable to summarize it in Korean. Please upload ...": who writes of papers does not speak to somebody; what wrote
# the note does, of the language that it was asked for.
_ADDRESSES = '"i m" OR "i ll" OR "please" OR "you" OR "your"'
_ADDRESSING = f"""
SELECT p.id FROM passage_terms JOIN passages p ON p.id = passage_terms.rowid
WHERE passage_terms MATCH ? AND p.kind <> {_TITLE}
"""  # noqa: S608 - a number is all that is put in
_OF_ADDRESSING = 0.1  # what is left of the score of a passage that speaks to somebody of a language
_HAVING = "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ?"
_OF_PAPERS = f"""
SELECT rowid, -bm25(paper_terms, 3.0, 2.0, 2.0, 1.0, {_PAIRS}) FROM paper_terms WHERE paper_terms MATCH ?
ORDER BY rank LIMIT ?
"""  # noqa: S608 - a number is all that is put in
_STATED = "title names people"
_ANYWHERE = f"{_STATED} topics"


PassageScore = tuple[int, int, float]
"""A passage, its paper, and how well it fits one word."""


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A word or phrase that is searched for.

    Attributes:
        unit: the word.
        frequency: in how many passages it is found.
        rarity: what it says of a passage or paper that it is found there: the logarithm of the inverse frequency.
        usual: whether it is scored by its rarity alone.
    """

    unit: Unit
    frequency: int
    rarity: float
    usual: bool


def sought_words(database: sqlite3.Connection, wanted: list[Unit]) -> list[SoughtWord]:
    """Return the words in the order in which they were typed; the rarest is not usual.

    Args:
        database: the index.
        wanted: the words and phrases that are searched for.
    """
    count = "SELECT count(*) FROM passage_terms WHERE passage_terms MATCH ?"
    frequencies = [int(database.execute(count, (match_expression(unit),)).fetchone()[0]) for unit in wanted]
    passages = database.execute("SELECT count(*) FROM passages").fetchone()[0]
    # A word that no passage has may stand in the names of papers.
    rarest = min(frequencies, key=lambda frequency: frequency or passages, default=0)
    return [
        SoughtWord(unit, frequency, log((passages + 1) / (frequency + 0.5)), frequency > max(rarest, _MOST_ROWS))
        for unit, frequency in zip(wanted, frequencies, strict=True)
    ]


def scored_passages(database: sqlite3.Connection, word: SoughtWord) -> list[PassageScore]:
    """Return the passages that a word fits best; for the name of a language, without those that announce a summary.

    Those that speak to somebody of a language count less: it is that of the note, and not what the paper is about.
    A Korean word fits titles that have the English one.

    Args:
        database: the index.
        word: the word.
    """
    expression = match_expression(word.unit)
    found = database.execute(_OF_PASSAGES, (expression, _MOST_ROWS)).fetchall()
    if english := english_expression(word.unit):
        known = {number for number, _, _ in found}
        titles = database.execute(_OF_TITLES, (english, _MOST_ROWS))
        found += [each for each in titles if each[0] not in known]
    if word.unit.exact or word.unit.words[0].term not in OTHER_NAMES:
        return found
    announcing = {row[0] for row in database.execute(_ANNOUNCING, (f"({expression}) AND ({_ANNOUNCES})",))}
    addressing = {row[0] for row in database.execute(_ADDRESSING, (f"({expression}) AND ({_ADDRESSES})",))}
    return [
        (number, paper, score * (_OF_ADDRESSING if number in addressing else 1.0))
        for number, paper, score in found
        if number not in announcing
    ]


def passages_having(database: sqlite3.Connection, word: SoughtWord, others: Sequence[SoughtWord]) -> Iterator[int]:
    """Yield the passages that have a word and one of other words.

    Args:
        database: the index.
        word: the word, which may be in very many passages.
        others: the other words.
    """
    either = " OR ".join(match_expression(other.unit) for other in others)
    for row in database.execute(_HAVING, (f"({match_expression(word.unit)}) AND ({either})",)):
        yield row[0]


def named_papers(database: sqlite3.Connection, word: SoughtWord) -> Iterator[tuple[int, float]]:
    """Yield the papers whose names have a word: title, what they introduce, authors, topics; each with its score.

    A phrase is not looked for in what topics are called, and neither is a usual word, which many of them have.

    Args:
        database: the index.
        word: the word.
    """
    yield from database.execute(_OF_PAPERS, (of_names(word.unit, topics=not word.usual), _MOST_ROWS))


def of_names(unit: Unit, *, topics: bool = True) -> str:
    """Return the FTS5 expression that finds a unit among the names of papers, a Korean word also by the English one.

    Args:
        unit: the word or phrase.
        topics: whether to look in what their topics are called too; for a phrase they are never looked in.
    """
    found = match_expression(unit, _ANYWHERE if topics and not unit.exact else _STATED)
    return " OR ".join(filter(None, (found, english_expression(unit, "title"))))
