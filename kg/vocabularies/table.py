"""Vocabularies as tables (CSV): one concept a row, for spreadsheets, reviews and diffs.

The first line names the columns, in any order. ``label`` is required, and ``kind`` too unless the file is named after
its kind (``benchmarks.csv``). :class:`kg.vocabularies.rows.Row` says what the columns mean. Several values in one cell
are separated by ``|``. ``case_sensitive`` and ``ambiguous`` hold ``true``, or the names of which alone they are true.
Lines that begin with "# " are comments. The format is that of RFC 4180, in UTF-8.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import VocabularyError
from kg.schema.iris import slug
from kg.vocabularies.rows import COLUMNS, FLAGS, KINDS, LISTS, TRUTHS, Row, listed

__all__ = ["TABLES", "append_row", "read_rows", "scan_rows", "table_text"]

_YES = frozenset({"true", "yes", "1", "x"})
_NO = frozenset({"", "false", "no", "0"})

_NAMED = ("case_sensitive", "ambiguous")
TABLES: dict[str, tuple[str, ...]] = {
    "benchmark": ("id", "label", "korean", "names", "parent", "task", "metric", *_NAMED, "link", "note", "reason"),
    "model": (
        *("id", "label", "korean", "names", "hidden", "parent", "type", "modality", "developer", "family"),
        *(*_NAMED, "link", "note", "reason"),
    ),
    "metric": ("id", "label", "korean", "names", "parent", "direction", "unit", *_NAMED, "note", "reason"),
    "topic": (
        *("id", "label", "korean", "names", "keywords", "hidden", "parent", "related", "presented", "broad"),
        *("note", "scope", "reason"),
    ),
}
"""The columns of the tables in ontology/, by kind; the file is named after the kind (``benchmarks.csv``)."""


def read_rows(file: Path) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table with the lines they begin on, from 1.

    Raises:
        VocabularyError: the file cannot be read, or a line does not have the form of a row.
    """
    for line, row in scan_rows(file):
        if isinstance(row, ValueError):
            raise VocabularyError(f"{file}:{line}: {row}.", hint="'kg vocabulary check' lists all problems.")
        yield line, row


def scan_rows(file: Path) -> Iterator[tuple[int, Row | ValueError]]:
    """Yield the rows of a table with the lines they begin on, or what is wrong with them.

    Raises:
        VocabularyError: the file cannot be read.
    """
    begins = 1
    columns: list[str] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.reader(opened, strict=True)
            for cells in reader:
                if any(map(str.strip, cells)) and not cells[0].startswith("# "):
                    try:
                        if columns:
                            yield begins, _row(file, columns, cells)
                        else:
                            columns = _header(file, cells)
                    except ValueError as error:
                        yield begins, error
                        if not columns:
                            return
                begins = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{file} is not in UTF-8: {error.reason}.", hint="Save it as UTF-8.") from error
    except OSError as error:
        raise VocabularyError(f"The vocabulary {file} cannot be read: {error.strerror or error}.") from error
    except csv.Error as error:
        yield begins, ValueError(str(error))


def table_text(kind: str, rows: Iterable[Row]) -> str:
    """Return the table of all concepts of one kind, sorted by id."""
    return _csv([TABLES[kind], *(_cells(row, TABLES[kind]) for row in sorted(rows, key=lambda row: row.id))])


def append_row(file: Path, row: Row) -> None:
    """Add a row to a table, which is created if it does not exist; what it holds stays as it is.

    Raises:
        VocabularyError: the table lacks a column that the row needs, or cannot be written.
    """
    import os

    columns = _columns(file)
    lines: list[Iterable[str]] = [] if columns else [COLUMNS]
    columns = columns or list(COLUMNS)
    needed = {name for name, cell in zip(COLUMNS, _cells(row, COLUMNS), strict=True) if cell}
    if row.id == slug(row.label):
        needed.discard("id")  # reading the row makes it again
    if _kind_of_file(file) == row.kind:
        needed.discard("kind")
    if lacking := sorted(needed.difference(columns), key=COLUMNS.index):
        raise VocabularyError(f"{file} has no column {lacking[0]!r}.", hint="Add it to the first line.")
    lines.append(cell if name in needed else "" for name, cell in zip(columns, _cells(row, columns), strict=True))
    try:
        before = file.read_bytes() if file.exists() else b""
        gap = b"\n" if before and not before.endswith((b"\n", b"\r")) else b""
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        beside.write_bytes(before + gap + _csv(lines).encode())
        beside.replace(file)
    except OSError as error:
        raise VocabularyError(f"The vocabulary {file} cannot be written: {error}.") from error


def _csv(lines: Iterable[Iterable[str]]) -> str:
    import io

    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


def _columns(file: Path) -> list[str]:
    """Return the columns of a table, none if it does not exist or is empty."""
    if not file.exists():
        return []
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for cells in csv.reader(opened, strict=True):
                if any(map(str.strip, cells)) and not cells[0].startswith("# "):
                    return _header(file, cells)
    except (OSError, csv.Error, ValueError) as error:
        raise VocabularyError(f"{file}: {error}.") from error
    return []


def _kind_of_file(file: Path) -> str:
    """Return the kind that a file is named after, empty for another name."""
    return next((kind for kind in KINDS if file.stem.casefold() == f"{kind}s"), "")


def _header(file: Path, cells: list[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not a column; columns are {listed(COLUMNS)}")
    required = ("label",) if _kind_of_file(file) else ("kind", "label")
    if lacking := [name for name in required if name not in columns]:
        raise ValueError(f"the column {lacking[0]!r} is missing")
    if len(set(columns)) < len(columns):
        raise ValueError("two columns have the same name")
    return columns


def _row(file: Path, columns: list[str], cells: list[str]) -> Row:
    if len(cells) > len(columns) and any(map(str.strip, cells[len(columns) :])):
        raise ValueError(f"{len(cells)} values for {len(columns)} columns; put names with a comma in quotes")
    values: dict[str, object] = {"kind": _kind_of_file(file), "id": "", "label": ""}
    for name, cell in zip(columns, cells, strict=False):
        value = " ".join(cell.split())
        if name in LISTS:
            values[name] = _split(value)
        elif name in FLAGS and value.casefold() not in _YES | _NO:
            values[f"{name}_names"] = _split(value)
        elif name in FLAGS or name in TRUTHS:
            if value.casefold() not in _YES | _NO:
                raise ValueError(f"{value!r} in column {name!r} is neither true nor false")
            values[name] = value.casefold() in _YES
        elif name != "kind" or value:
            values[name] = value.casefold() if name in {"kind", "direction"} else value
    return Row(**values)  # type: ignore[arg-type]


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _cells(row: Row, columns: Iterable[str]) -> list[str]:
    return [_cell(row, name) for name in columns]


def _cell(row: Row, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, bool):
        return "true" if value else "|".join(getattr(row, f"{name}_names", ()))
    return "|".join(value) if isinstance(value, tuple) else str(value)
