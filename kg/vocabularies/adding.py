"""Adds a concept, or names of a known one, to a user's own table, unless that would spoil the vocabulary."""

from pathlib import Path

from kg.errors import InputError
from kg.vocabularies.checking import check_entries, vocabulary_entries
from kg.vocabularies.entries import VocabularyProblem, entry_of_row
from kg.vocabularies.names import exact_key
from kg.vocabularies.own_files import OwnVocabulary
from kg.vocabularies.table import Row, append_row

__all__ = ["add_row"]

_NEW = 1 << 30  # a line that no table has


def add_row(table: Path, row: Row, own: OwnVocabulary) -> None:
    """Append a row to a table.

    Args:
        table: the table; it is made if it is not there.
        row: the concept.
        own: the user's vocabulary as it is, that table included if it is there.

    Raises:
        InputError: a name belongs to another concept, something it points to is not there, or nothing would be new.
        VocabularyError: the table cannot be read or written.
    """
    unreadable: list[VocabularyProblem] = []
    entries = vocabulary_entries(own, unreadable)
    new = entry_of_row(table, _NEW, row)
    wrong = [problem for problem in check_entries([*entries, new]) if problem.line == _NEW]
    if wrong:
        hint = "With --notation, names are added to a known concept." if "already a name" in wrong[0].message else ""
        raise InputError(f"{row.label!r} cannot be added: {wrong[0].message}.", hint=hint)
    known = {exact_key(name) for entry in entries if entry.iri == new.iri for name in entry.names}
    if known and known.issuperset(map(exact_key, new.names)):
        raise InputError(f"The {row.kind} {row.notation!r} has this name already.", hint="Give others with --alt.")
    append_row(table, row)
