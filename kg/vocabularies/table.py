"""A vocabulary as a table (CSV): one concept a row, for names that need no more than a spreadsheet.

The first line names the columns, in any order; only ``kind`` and ``label`` must be there. Several values in one cell
are parted by ``|``.

    kind            benchmark, model, metric or topic
    label           the preferred name
    korean          the preferred name in Korean, the label where empty
    alternatives    other spellings, acronyms, expansions
    notation        short id of lower-case letters, digits and hyphens, made from the label where empty; with that of a
                    concept that is described already, the row adds names to it
    broader         notations of the concepts of the same kind directly above
    case_sensitive  true where the name in another case is something else (MATH is no math)
    ambiguous       true where the name is also something else in the right case; it then needs a cue beside it
    family          true where sizes and variants may follow the name of a model (Llama-3-8B-Instruct)
    task            notations of the topics that a benchmark belongs to
    direction       higher or lower: which values of a metric are better

Lines that begin with "# " are comments. The format is that of RFC 4180, in UTF-8.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import VocabularyError
from kg.model import Iri
from kg.schema.iris import slug
from kg.schema.terms import DATA, KG, RDF, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

__all__ = ["COLUMNS", "KINDS", "NOTATION", "Row", "append_row", "concept_iri", "read_rows", "row_triples", "scan_rows"]

KINDS = ("benchmark", "model", "metric", "topic")
"""What a row may describe; each is the folder of its IRIs."""

NOTATION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a notation looks like."""

_HANGUL = re.compile("[가-힣]")
_YES = frozenset({"true", "yes", "1", "x"})
_NO = frozenset({"", "false", "no", "0"})
_DIRECTIONS = {"higher": KG + "HigherIsBetter", "lower": KG + "LowerIsBetter"}


@dataclass(frozen=True, slots=True)
class Row:
    """One concept of a table; see the module for what the columns mean."""

    kind: str
    label: str
    korean: str = ""
    alternatives: tuple[str, ...] = ()
    notation: str = ""
    broader: tuple[str, ...] = ()
    case_sensitive: bool = False
    ambiguous: bool = False
    family: bool = False
    task: tuple[str, ...] = ()
    direction: str = ""

    def __post_init__(self) -> None:
        """Fill in the notation and check what is needed to read the row.

        Raises:
            ValueError: a value is not of its column's form.
        """
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of concept; a kind is {_listed(KINDS)}")
        if not any(character.isalnum() for character in self.label):
            raise ValueError("a concept needs a label with a letter or digit")
        if not self.notation:
            object.__setattr__(self, "notation", slug(self.label))
        if not NOTATION.fullmatch(self.notation):
            raise ValueError(f"{self.notation!r} is no notation: give lower-case letters, digits and single hyphens")
        if self.direction not in {"", *_DIRECTIONS}:
            raise ValueError(f"{self.direction!r} is no direction: a metric is better {_listed(tuple(_DIRECTIONS))}")


COLUMNS = tuple(field.name for field in fields(Row))
"""The columns, in the order in which new tables have them."""

_LISTS = frozenset({"alternatives", "broader", "task"})
_TRUTHS = frozenset({"case_sensitive", "ambiguous", "family"})


def read_rows(file: Path) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table with the lines they begin in, from 1.

    Raises:
        VocabularyError: the file cannot be read, or a line is not of its form.
    """
    for line, row in scan_rows(file):
        if isinstance(row, ValueError):
            raise VocabularyError(f"{file}:{line}: {row}.", hint="'kg vocabulary check' lists all that is wrong.")
        yield line, row


def scan_rows(file: Path) -> Iterator[tuple[int, Row | ValueError]]:
    """Yield the rows of a table with the lines they begin in, or what is wrong with them.

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
                            yield begins, _row(columns, cells)
                        else:
                            columns = _header(cells)
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


def append_row(file: Path, row: Row) -> None:
    """Add a row to a table, which is made if it is not there; what stands in it stays as it is.

    Raises:
        VocabularyError: the table lacks a column that the row needs, or cannot be written.
    """
    import io
    import os

    cells = {name: _cell(getattr(row, name)) for name in COLUMNS}
    try:
        before = file.read_bytes() if file.exists() else b""
        columns = _columns(file) or []
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        if not columns:
            columns = list(COLUMNS)
            writer.writerow(columns)
        if row.notation == slug(row.label):
            del cells["notation"]  # whoever reads the row makes it again
        lacking = [name for name in cells if cells[name] and name not in columns]
        if lacking:
            raise VocabularyError(f"{file} has no column {lacking[0]!r}.", hint="Add it to its first line.")
        writer.writerow([cells.get(name, "") for name in columns])
        gap = b"\n" if before and not before.endswith((b"\n", b"\r")) else b""
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        beside.write_bytes(before + gap + text.getvalue().encode())
        beside.replace(file)
    except OSError as error:
        raise VocabularyError(f"The vocabulary {file} cannot be written: {error}.") from error


def concept_iri(kind: str, notation: str) -> Iri:
    """Return the IRI of the concept of a kind with a notation."""
    return Iri(f"{DATA}{kind}/{notation}")


def row_triples(row: Row) -> "Iterator[Triple]":
    """Yield the SKOS that a row stands for, in the form of the vocabularies in ontology/."""
    from pyoxigraph import Literal, NamedNode, Triple

    truth = Literal("true", datatype=NamedNode(f"{_XSD}boolean"))
    scheme = NamedNode(f"{DATA}scheme/{row.kind}s")
    subject = NamedNode(concept_iri(row.kind, row.notation))

    def said(predicate: str, value: "NamedNode | Literal") -> Triple:
        return Triple(subject, NamedNode(predicate), value)

    yield said(RDF + "type", NamedNode(SKOS + "Concept"))
    yield said(RDF + "type", NamedNode(KG + row.kind.capitalize()))
    yield said(SKOS + "inScheme", scheme)
    yield said(SKOS + "notation", Literal(row.notation))
    yield said(SKOS + "prefLabel", Literal(row.label, language="en"))
    yield said(SKOS + "prefLabel", Literal(row.korean or row.label, language="ko"))
    for name in row.alternatives:
        yield said(SKOS + "altLabel", Literal(name, language="ko" if _HANGUL.search(name) else "en"))
    for notation in row.broader:
        yield said(SKOS + "broader", NamedNode(concept_iri(row.kind, notation)))
    if not row.broader:
        yield said(SKOS + "topConceptOf", scheme)
    for notation in row.task:
        yield said(KG + "task", NamedNode(concept_iri("topic", notation)))
    if row.direction:
        yield said(KG + "direction", NamedNode(_DIRECTIONS[row.direction]))
    for flag, name in ((row.case_sensitive, "caseSensitive"), (row.ambiguous, "ambiguous"), (row.family, "family")):
        if flag:
            yield said(KG + name, truth)


_XSD = "http://www.w3.org/2001/XMLSchema#"


def _columns(file: Path) -> list[str] | None:
    """Return the columns of a table that is there and has some."""
    if not file.exists():
        return None
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for cells in csv.reader(opened, strict=True):
                if any(map(str.strip, cells)) and not cells[0].startswith("# "):
                    return _header(cells)
    except (csv.Error, ValueError) as error:
        raise VocabularyError(f"{file}: {error}.") from error
    return None


def _header(cells: list[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no column; columns are {_listed(COLUMNS)}")
    if lacking := [name for name in ("kind", "label") if name not in columns]:
        raise ValueError(f"there is no column {lacking[0]!r}")
    if len(set(columns)) < len(columns):
        raise ValueError("two columns have the same name")
    return columns


def _row(columns: list[str], cells: list[str]) -> Row:
    if len(cells) > len(columns) and any(map(str.strip, cells[len(columns) :])):
        raise ValueError(f"{len(cells)} values for {len(columns)} columns; put names with a comma in quotes")
    given = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=False)}
    values: dict[str, object] = {}
    for name, cell in given.items():
        if name in _LISTS:
            values[name] = tuple(part.strip() for part in cell.split("|") if part.strip())
        elif name in _TRUTHS:
            if cell.casefold() not in _YES | _NO:
                raise ValueError(f"{cell!r} in column {name!r} is neither true nor false")
            values[name] = cell.casefold() in _YES
        else:
            values[name] = cell.casefold() if name in {"kind", "direction"} else cell
    return Row(**{"kind": "", "label": "", **values})  # type: ignore[arg-type]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(value)
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value)


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
