"""Writes the index of a generation: takes over that of the published one and changes what has changed."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.search.papers import IndexedPaper, IndexedTopic
from kg.search.passages import IndexedDocument
from kg.search.schema import create_tables, is_current, text_of
from kg.search.tokens import index_terms

__all__ = ["IndexBuilder", "index_errors"]


@contextmanager
def index_errors() -> Iterator[None]:
    """Raise a StoreError in place of what SQLite raises.

    Raises:
        StoreError: the index cannot be written, or what it began with is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"The search index cannot be written: {error}.",
            hint="Is the disk full? If not, 'kg build --fresh' with all folders of your notes rebuilds the store.",
        ) from error


class IndexBuilder:
    """The index of a generation in the making.

    Args:
        path: where the index is to be.
        published: the index to begin with, None for nothing; one of another version counts as nothing.

    Raises:
        StoreError: the file cannot be written.
    """

    def __init__(self, path: Path, published: Path | None = None) -> None:
        self._path = path
        self._starts_empty = not is_current(published)
        if published is not None and not self._starts_empty:
            shutil.copyfile(published, path)
        self._database = sqlite3.connect(path)
        # Nobody reads this generation yet, and a build that fails leaves it: no journal is needed.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        if self._starts_empty:
            create_tables(self._database)
        self._papers: dict[str, int] = dict(self._database.execute("SELECT iri, id FROM papers"))

    def documents(self) -> dict[str, str]:
        """Return the documents that the index has, with the digests of their bytes."""
        return dict(self._database.execute("SELECT name, sha256 FROM documents"))

    def add(self, document: IndexedDocument) -> None:
        """Add a document, in place of the one of its name."""
        self.remove([document.name])
        write = self._database.execute
        first = write("SELECT coalesce(max(end_passage), 1) FROM documents").fetchone()[0]
        end = first + len(document.passages)
        number = write(
            "INSERT INTO documents (name, sha256, text, first_passage, end_passage) VALUES (?, ?, ?, ?, ?)",
            (document.name, document.sha256, document.text, first, end),
        ).lastrowid
        self._database.executemany(
            "INSERT INTO passages (id, document, paper, kind, start, end, label) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (passage, number, self._paper(each.paper), each.kind, each.start, each.end, each.label)
                for passage, each in enumerate(document.passages, first)
            ),
        )
        self._database.executemany(
            "INSERT INTO passage_terms (rowid, words, pairs) VALUES (?, ?, ?)",
            ((passage, *terms) for passage, terms in enumerate(document.terms, first)),
        )

    def remove(self, names: Iterable[str]) -> None:
        """Remove documents; those that are not there are no error."""
        write = self._database.execute
        for name in names:
            row = write("SELECT id, text, first_passage, end_passage FROM documents WHERE name = ?", (name,)).fetchone()
            if row is None:
                continue
            number, compressed, first, end = row
            text = text_of(compressed)
            places = write("SELECT id, start, end FROM passages WHERE id >= ? AND id < ?", (first, end)).fetchall()
            self._database.executemany(  # a table without content needs to know what it forgets
                "INSERT INTO passage_terms (passage_terms, rowid, words, pairs) VALUES ('delete', ?, ?, ?)",
                ((passage, *index_terms(text[start:stop])) for passage, start, stop in places),
            )
            write("DELETE FROM passages WHERE id >= ? AND id < ?", (first, end))
            write("DELETE FROM documents WHERE id = ?", (number,))

    def save(self) -> None:
        """Write what is known of documents, so that others can read it while nothing is added."""
        self._database.commit()

    def renew_papers(self, papers: Iterable[IndexedPaper], topics: Iterable[IndexedTopic]) -> None:
        """Have the index know the papers and topics of the graph as they are now, and no others."""
        write = self._database.execute
        numbers = self._renew_topics(topics)
        gone = dict(self._papers)
        filed: set[tuple[int, int]] = set()
        write("INSERT INTO paper_terms (paper_terms) VALUES ('delete-all')")
        for paper in papers:
            gone.pop(paper.iri, None)
            number = self._paper(paper.iri)
            row = (paper.title, paper.arxiv, paper.day, number)
            write("UPDATE papers SET title = ?, arxiv = ?, day = ? WHERE id = ?", row)
            filed.update((numbers[topic], number) for topic in paper.topics if topic in numbers)
            write(
                "INSERT INTO paper_terms (rowid, title, names, people, topics, pairs) VALUES (?, ?, ?, ?, ?, ?)",
                (number, *paper.terms),
            )
        with_passages = {row[0] for row in write("SELECT DISTINCT paper FROM passages")}
        for iri, number in gone.items():
            if number in with_passages:  # no extractor stated it in the graph
                write("UPDATE papers SET title = NULL, arxiv = NULL, day = NULL WHERE id = ?", (number,))
            else:
                write("DELETE FROM papers WHERE id = ?", (number,))
                del self._papers[iri]
        write("DELETE FROM paper_topics")
        self._database.executemany("INSERT INTO paper_topics (topic, paper) VALUES (?, ?)", sorted(filed))

    def finish(self) -> None:
        """Write what is left to write; the file is complete then."""
        self._database.execute("INSERT INTO paper_terms (paper_terms) VALUES ('optimize')")
        if self._starts_empty:
            self._database.execute("INSERT INTO passage_terms (passage_terms) VALUES ('optimize')")
        self._database.commit()
        if self._starts_empty:
            self._database.execute("VACUUM")
        self._database.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())

    def close(self) -> None:
        """Let go of the file, complete or not; closing twice is allowed."""
        self._database.close()

    def _paper(self, iri: str) -> int:
        number = self._papers.get(iri)
        if number is None:
            number = self._database.execute("INSERT INTO papers (iri) VALUES (?)", (iri,)).lastrowid
            assert number is not None  # noqa: S101 - SQLite numbers each new row
            self._papers[iri] = number
        return number

    def _renew_topics(self, topics: Iterable[IndexedTopic]) -> dict[str, int]:
        write = self._database.execute
        write("DELETE FROM topics")
        write("DELETE FROM topic_names")
        numbers: dict[str, int] = {}
        for number, topic in enumerate(topics, 1):
            numbers[topic.iri] = number
            write("INSERT INTO topics (id, iri) VALUES (?, ?)", (number, topic.iri))
            names = ((name, number) for name in topic.names)
            self._database.executemany("INSERT INTO topic_names (name, topic) VALUES (?, ?)", names)
        return numbers
