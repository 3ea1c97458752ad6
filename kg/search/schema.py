"""The index's file: an SQLite database with FTS5 tables, beside the graph of a published generation."""

import sqlite3
import unicodedata
import zlib
from contextlib import closing
from functools import cache
from pathlib import Path

from kg.nlp import words
from kg.search import tokens

__all__ = ["FILE", "KINDS", "TOKENIZER", "create_tables", "is_current", "open_index", "text_of"]

FILE = "search.sqlite"
"""The name of the file in a generation's folder."""

KINDS = ("title", "heading", "paragraph", "item", "table", "code")
"""The kinds of passages, those of :class:`kg.model.PassageKind`; the index keeps their places in this list."""

TOKENIZER = "\"porter ascii tokenchars '.+'\""
"""How FTS5 reads terms: it stems English words (porter), and takes all other letters as they are (ascii)."""

# The tables of terms keep no text (content=''): what is shown is read from documents.text.
_TABLES = f"""
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL, text BLOB NOT NULL,
    first_passage INTEGER NOT NULL, end_passage INTEGER NOT NULL
);
CREATE TABLE papers (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, title TEXT, arxiv TEXT, day TEXT);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, paper INTEGER NOT NULL, kind INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, label TEXT NOT NULL
);
CREATE TABLE topics (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL);
CREATE TABLE topic_names (name TEXT NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY (name, topic)) WITHOUT ROWID;
CREATE TABLE paper_topics (topic INTEGER NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (topic, paper)) WITHOUT ROWID;
CREATE VIRTUAL TABLE passage_terms USING fts5(words, pairs, content='', tokenize={TOKENIZER});
CREATE VIRTUAL TABLE paper_terms USING fts5(title, names, people, topics, pairs, content='', tokenize={TOKENIZER});
"""


def create_tables(database: sqlite3.Connection) -> None:
    """Make the tables of an empty index."""
    database.execute("PRAGMA page_size = 2048")  # half a page is lost on each document
    database.executescript(_TABLES)
    database.execute(f"PRAGMA user_version = {_version()}")


def is_current(path: Path | None) -> bool:
    """Return whether there is an index that can be asked and changed; one of another version cannot."""
    if path is None or not path.is_file():
        return False
    try:
        with closing(open_index(path)) as database:
            return bool(database.execute("PRAGMA user_version").fetchone()[0] == _version())
    except sqlite3.DatabaseError:
        return False


def open_index(path: Path) -> sqlite3.Connection:
    """Open the index of a published generation, which does not change."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def text_of(compressed: bytes) -> str:
    """Return the text of an indexed document."""
    return zlib.decompress(compressed).decode("utf-8", "surrogatepass")


@cache
def _version() -> int:
    """Digest what decides on the tables and their terms: a term that is written otherwise would not be found again."""
    digest = zlib.crc32(unicodedata.unidata_version.encode())
    for module in (__file__, tokens.__file__, words.__file__):
        digest = zlib.crc32(Path(module).read_bytes(), digest)
    return digest & 0x7FFFFFFF
