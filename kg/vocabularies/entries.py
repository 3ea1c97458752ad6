"""What vocabulary files say, concept by concept, with the lines it stands in: for checks and lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import VocabularyError
from kg.schema.terms import RDF, SKOS
from kg.vocabularies.reading import CLASSES, SCHEME_CLASS, Values

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.vocabularies.table import Row

__all__ = ["Entry", "VocabularyProblem", "entry_of_row", "read_entries"]


@dataclass(frozen=True, slots=True, order=True)
class VocabularyProblem:
    """Something wrong with a vocabulary file, told by line (from 1)."""

    file: Path
    line: int
    message: str


@dataclass(frozen=True)
class Entry:
    """One concept in one file.

    Attributes:
        file: the file.
        iri: the concept.
        kind: benchmark, model, metric or topic; empty for anything else.
        values: what the file says of it.
        own: whether the file is the user's.
        row_line: the line of a table; 0 in Turtle, where it is looked for when it is asked for.
    """

    file: Path
    iri: str
    kind: str
    values: Values = field(repr=False)
    own: bool = True
    row_line: int = 0

    def all(self, *predicates: str) -> list[str]:
        """Return the values of some predicates, those of the first one first."""
        return [value for predicate in predicates for _, value in self.values.get(predicate, ())]

    @property
    def names(self) -> list[str]:
        """The names it goes by here, the preferred ones first."""
        return list(dict.fromkeys(self.all(SKOS + "prefLabel", SKOS + "altLabel")))

    @property
    def label(self) -> str:
        """The preferred name, English where there is one."""
        preferred = sorted(self.values.get(SKOS + "prefLabel", ()), key=lambda pair: pair[0] != "en")
        return preferred[0][1] if preferred else next(iter(self.names), self.iri)

    @property
    def notation(self) -> str:
        """The short id, or the last part of the IRI."""
        return next(iter(self.all(SKOS + "notation")), self.iri.rsplit("/", 1)[-1])

    def line(self, value: str = "") -> int:
        """Return the line that says a value of this concept, or the one the concept begins in."""
        if self.row_line:
            return self.row_line
        found = self._beginning
        place = self._text.find(value, found) if value else found
        return self._text.count("\n", 0, max(place, found)) + 1

    @cached_property
    def _text(self) -> str:
        return self.file.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def _beginning(self) -> int:
        local = re.escape(self.iri.rsplit("/", 1)[-1])
        found = re.search(rf"^(?:[\w.-]*:|<(?:[^>\s]*/)?){local}>?(?=\s)", self._text, re.MULTILINE)
        return found.start() if found else 0


def read_entries(file: Path, *, own: bool, problems: list[VocabularyProblem]) -> Iterator[Entry]:
    """Yield what a file says of concepts; what cannot be read is added to ``problems``.

    Args:
        file: Turtle, or a table of a user's own.
        own: whether it is the user's.
        problems: where to tell what is wrong.
    """
    if file.suffix == ".csv":
        yield from _table_entries(file, problems)
    else:
        yield from _turtle_entries(file, own, problems)


def entry_of_row(file: Path, line: int, row: "Row") -> Entry:
    """Return a row of a table as an entry."""
    from kg.vocabularies.table import concept_iri, row_triples

    values = next(iter(_by_subject(row_triples(row)).values()))
    return Entry(file, concept_iri(row.kind, row.notation), row.kind, values, row_line=line)


def _table_entries(file: Path, problems: list[VocabularyProblem]) -> Iterator[Entry]:
    from kg.vocabularies.table import Row, scan_rows

    try:
        for line, row in scan_rows(file):
            if isinstance(row, Row):
                yield entry_of_row(file, line, row)
            else:
                problems.append(VocabularyProblem(file, line, str(row)))
    except VocabularyError as error:
        problems.append(VocabularyProblem(file, 1, str(error)))


def _turtle_entries(file: Path, own: bool, problems: list[VocabularyProblem]) -> Iterator[Entry]:
    from pyoxigraph import RdfFormat, parse

    try:
        subjects = _by_subject(quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        problems.append(VocabularyProblem(file, error.lineno or 1, f"no Turtle: {error.msg}"))
        return
    except (OSError, ValueError) as error:
        problems.append(VocabularyProblem(file, 1, f"cannot be read: {error}"))
        return
    for iri, values in subjects.items():
        types = {value for _, value in values.get(RDF + "type", ())}
        if SCHEME_CLASS not in types:
            kind = next((CLASSES[each] for each in CLASSES if each in types), "")
            yield Entry(file, iri, kind, values, own)


def _by_subject(triples: "Iterable[Triple]") -> dict[str, Values]:
    from pyoxigraph import Literal

    subjects: dict[str, Values] = {}
    for triple in triples:
        language = triple.object.language or "" if isinstance(triple.object, Literal) else ""
        values = subjects.setdefault(getattr(triple.subject, "value", ""), {})
        values.setdefault(triple.predicate.value, []).append((language, getattr(triple.object, "value", "")))
    return subjects
