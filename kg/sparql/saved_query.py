"""What a saved query is: its text, and what its header says of parameters and columns."""

import re
from enum import StrEnum
from typing import NamedTuple

from kg.schema.kinds import KINDS

__all__ = ["LIMIT", "PARAMETER_PREFIX", "PARAMETER_TYPES", "Column", "Parameter", "ParameterType", "Said", "SavedQuery"]

LIMIT = "limit"
"""The parameter that is not a variable: how many rows are given at most."""

PARAMETER_PREFIX = "_"
"""What the variables of parameters begin with."""


class Said(NamedTuple):
    """A text of a header for a reader of some language.

    Attributes:
        text: the text, in English where the header has no other.
        language: the language it is in, a tag of BCP 47.
    """

    text: str
    language: str


def _said(english: str, korean: str, language: str) -> Said:
    return Said(korean, language) if language == "ko" and korean else Said(english, "en")


class ParameterType(StrEnum):
    """The types of values that a parameter takes besides things of a kind."""

    STRING = "string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    IRI = "iri"


PARAMETER_TYPES: tuple[str, ...] = (*ParameterType, *(kind.name for kind in KINDS))
"""All types: those of :class:`ParameterType`, and the kinds of things, which are looked up in the graph."""


# Named tuples here and in what else a query imports: making a dataclass takes half a millisecond of every start.
class Parameter(NamedTuple):
    """Something a saved query asks for.

    Attributes:
        name: what the user types before "=".
        type: what the value must be, one of :data:`PARAMETER_TYPES`.
        description: one sentence.
        default: the value when none is given, as typed; None leaves the variable free.
        example: a value that gives rows.
        required: whether the query makes no sense without a value.
        choices: the only values it takes; () for any.
        column: a column that is shown only if the parameter has a value; empty for none.
        otherwise: the kind of thing that the value names where the answer has no rows; empty for none.
        description_ko: the description in Korean; empty if the header has none.
    """

    name: str
    type: str = ParameterType.STRING
    description: str = ""
    default: str | None = None
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    column: str = ""
    description_ko: str = ""
    otherwise: str = ""

    def description_in(self, language: str) -> Said:
        """Return the description for a reader of a language."""
        return _said(self.description, self.description_ko, language)

    @property
    def variable(self) -> str:
        """The SPARQL variable it binds, without question mark; empty for ``limit``."""
        return "" if self.name == LIMIT else PARAMETER_PREFIX + self.name.replace("-", "_")


class Column(NamedTuple):
    """One column of a saved query's table: its name and what stands in it."""

    name: str
    description: str = ""


class SavedQuery(NamedTuple):
    """A question that is asked again and again.

    Attributes:
        name: the file's name without ".rq".
        text: the SPARQL text, header lines included (they are comments).
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        summary, description, tags: what the header tells.
        params: what it asks for.
        columns: what its table gives, in order; () for a query without header or that is no SELECT.
        draw: what a drawing of the answer is: a graph of what it names, a ranking, a trend, a comparison or rings.
        summary_ko, description_ko: the summary and description in Korean; empty if the header has none.
        empty, empty_ko: what an answer without rows means, with parameters in braces; empty if the header has none.
    """

    name: str
    text: str
    form: str
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    params: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    draw: str = "graph"
    summary_ko: str = ""
    description_ko: str = ""
    empty: str = ""
    empty_ko: str = ""

    def summary_in(self, language: str) -> Said:
        """Return the summary for a reader of a language."""
        return _said(self.summary, self.summary_ko, language)

    def description_in(self, language: str) -> Said:
        """Return the description for a reader of a language."""
        return _said(self.description, self.description_ko, language)

    @property
    def example(self) -> str:
        """A command that runs it, with the examples of its parameters."""
        given = [(p.name, p.example) for p in self.params if p.example and (p.required or p.default is None)]
        quoted = [f'{name}="{value}"' if re.search(r"[^\w.:/-]", value) else f"{name}={value}" for name, value in given]
        return " ".join(["kg query", self.name, *quoted])
