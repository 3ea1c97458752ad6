"""The words of papers' passages, as the index has them: English stems, and Hangul words without endings."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.search.schema import TOKENIZER, open_index

__all__ = ["PaperWords", "paper_words", "stems"]

_OCCURRENCES = "SELECT term, doc FROM vocabulary WHERE col = 'words'"  # term by term, as FTS5 keeps them


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of passages, each occurrence with the paper that the passage is about.

    Attributes:
        words: the words, each once.
        ends: where the occurrences of each word end; they begin where those of the word before end.
        papers: the paper of each occurrence, as its place in what was asked; -1 for another paper.
    """

    words: Sequence[str]
    ends: Sequence[int]
    papers: Sequence[int]


def paper_words(path: Path, papers: Sequence[str]) -> PaperWords:
    """Return the words of the passages of papers; those without letters, and single letters, are left out.

    Args:
        path: an index to which nobody writes.
        papers: the IRIs of the papers.
    """
    places = {paper: place for place, paper in enumerate(papers)}
    words: list[str] = []
    ends: list[int] = []
    found = array("i")
    with closing(open_index(path)) as database:
        database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'passage_terms', 'instance')")
        last = database.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()[0]
        paper_of = array("i", [-1]) * (last + 1)
        for passage, paper in database.execute(
            "SELECT passages.id, iri FROM passages JOIN papers ON papers.id = paper"
        ):
            paper_of[passage] = places.get(paper, -1)
        current, is_word = "", False
        for term, passage in database.execute(_OCCURRENCES):
            if term != current:
                if is_word:
                    ends.append(len(found))
                current, is_word = term, len(term) > 1 and not term[0].isdigit()
                if is_word:
                    words.append(term)
            if is_word:
                found.append(paper_of[passage])
        if is_word:
            ends.append(len(found))
    return PaperWords(words, ends, found)


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return the index's stem of each word, as :func:`kg.search.tokens.index_terms` writes words.

    Args:
        words: the words; SQLite stems them, as it does those of the index.
    """
    distinct = sorted(set(words))
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE VIRTUAL TABLE words USING fts5(word, content='', tokenize={TOKENIZER})")
        database.executemany("INSERT INTO words (rowid, word) VALUES (?, ?)", enumerate(distinct))
        database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab('words', 'instance')")
        return {distinct[place]: stem for stem, place in database.execute("SELECT term, doc FROM stems")}
