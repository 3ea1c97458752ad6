"""Adds a concept, or names of a known one, to a user's own table, unless that would spoil the vocabulary."""

from pathlib import Path

from kg.errors import InputError
from kg.vocabularies.checking import check_rows
from kg.vocabularies.files import row_sources
from kg.vocabularies.names import exact_key
from kg.vocabularies.own_files import OwnVocabulary
from kg.vocabularies.rows import Row, RowSource, VocabularyProblem
from kg.vocabularies.table import append_row

__all__ = ["add_row"]

_NEW = 1 << 30  # a line that no table has


def add_row(table: Path, row: Row, own: OwnVocabulary) -> None:
    """Append a row to a table.

    Args:
        table: the table; it is created if it does not exist.
        row: the concept.
        own: the user's vocabulary as it is, including that table if it exists.

    Raises:
        InputError: a name belongs to another concept, something it points to does not exist, or nothing would be new.
        VocabularyError: the table cannot be read or written.
    """
    unreadable: list[VocabularyProblem] = []
    sources = row_sources(own, unreadable)
    wrong = [
        problem for problem in check_rows([*sources, RowSource(row, table, _NEW, own=True)]) if problem.line == _NEW
    ]
    if wrong:
        hint = "With --id, names are added to a known concept." if "already a name" in wrong[0].message else ""
        raise InputError(f"{row.label!r} cannot be added: {wrong[0].message}.", hint=hint)
    known = {exact_key(name) for source in sources if source.row.iri == row.iri for name in source.row.all_names}
    if known and known.issuperset(map(exact_key, row.all_names)):
        raise InputError(f"The {row.kind} {row.id!r} has this name already.", hint="Give others with --name.")
    append_row(table, row)
