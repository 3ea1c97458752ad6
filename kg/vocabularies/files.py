"""The rows of all vocabulary files: the tables in ontology/, then the files of a user's own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.resources import ontology_folder
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.rows import KINDS, Row, RowSource, VocabularyProblem
from kg.vocabularies.table import scan_rows

__all__ = ["check_readable", "row_sources", "vocabulary_rows"]


def row_sources(own: OwnVocabulary, problems: list[VocabularyProblem]) -> list[RowSource]:
    """Return the rows of all vocabulary files in the order they are read.

    Args:
        own: the user's own files.
        problems: rows and files that cannot be read are added here.
    """
    folder = ontology_folder()
    shipped = [source for kind in KINDS for source in _sources(folder / f"{kind}s.csv", False, problems)]
    return [*shipped, *(source for file in own.files for source in _sources(file, True, problems))]


def check_readable(own: OwnVocabulary) -> None:
    """Check that every row of a user's own files can be read.

    Raises:
        VocabularyError: a row or a file cannot be read; the message says which and where.
    """
    problems: list[VocabularyProblem] = []
    for file in own.files:
        for _ in _sources(file, True, problems):
            pass
    _raise_first(problems)


@lru_cache(maxsize=2)
def vocabulary_rows(own: OwnVocabulary = SHIPPED_ONLY) -> tuple[Row, ...]:
    """Return the concepts of all vocabulary files, each once, with the names that a user's files add.

    Of a concept that is described already, a later row gives further names only.

    Raises:
        VocabularyError: a row or a file cannot be read.
    """
    problems: list[VocabularyProblem] = []
    rows: dict[str, Row] = {}
    for source in row_sources(own, problems):
        before = rows.get(source.row.iri)
        rows[source.row.iri] = source.row if before is None else _with_names(before, source.row)
    _raise_first(problems)
    return tuple(rows.values())


def _sources(file: Path, own: bool, problems: list[VocabularyProblem]) -> Iterator[RowSource]:
    if file.suffix == ".csv":
        scan = scan_rows
    else:
        from kg.vocabularies.skos import scan_turtle as scan

    try:
        for line, row in scan(file):
            if isinstance(row, Row):
                yield RowSource(row, file, line, own)
            else:
                problems.append(VocabularyProblem(file, line, str(row)))
    except VocabularyError as error:
        problems.append(VocabularyProblem(file, 1, str(error)))


def _with_names(row: Row, more: Row) -> Row:
    """Return a row with the names of another one; what the other says of its names holds for these alone."""
    return replace(
        row,
        names=_joined(row.names, (name for name in more.all_names if name not in (row.label, row.korean))),
        keywords=_joined(row.keywords, more.keywords),
        hidden=_joined(row.hidden, more.hidden),
        case_sensitive_names=_joined(row.case_sensitive_names, _flagged(more, "case_sensitive")),
        ambiguous_names=_joined(row.ambiguous_names, _flagged(more, "ambiguous")),
    )


def _flagged(row: Row, flag: str) -> tuple[str, ...]:
    some: tuple[str, ...] = getattr(row, f"{flag}_names")
    return row.all_names if getattr(row, flag) else some


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _raise_first(problems: list[VocabularyProblem]) -> None:
    if problems:
        first = problems[0]
        raise VocabularyError(
            f"{first.file}:{first.line}: {first.message}.", hint="'kg vocabulary check' lists all problems."
        )
