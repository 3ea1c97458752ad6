"""Finds the topics that words name, in either language and by any of their names (RAG, 검색 증강 생성)."""

import sqlite3
from collections.abc import Iterator, Sequence

from kg.search.grammar import Unit

__all__ = ["named_topics"]

_LONGEST = 5  # words of a topic's name


def named_topics(database: sqlite3.Connection, units: Sequence[Unit]) -> Iterator[tuple[range, list[int]]]:
    """Yield the topics that words side by side name: the places of the words, and the numbers of the papers on it.

    Args:
        database: the index.
        units: the words, in the order in which they were typed.
    """
    papers = "SELECT DISTINCT paper FROM topic_names JOIN paper_topics USING (topic) WHERE name IN (?, ?)"
    place = 0
    while place < len(units):
        for end in range(min(len(units), place + _LONGEST), place, -1):
            name = "".join(word.term for unit in units[place:end] for word in unit.words)
            rows = database.execute(papers, (name, name.removesuffix("s"))).fetchall()
            if rows:
                yield range(place, end), [row[0] for row in rows]
                place = end - 1
                break
        place += 1
