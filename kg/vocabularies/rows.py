"""A row of a vocabulary table: one concept with the names it goes by and what is known about it."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

from kg.model import Iri
from kg.schema.iris import slug
from kg.schema.terms import DATA

__all__ = [
    "COLUMNS",
    "DIRECTIONS",
    "FLAGS",
    "ID",
    "KINDS",
    "LISTS",
    "TRUTHS",
    "Row",
    "RowSource",
    "VocabularyProblem",
    "concept_iri",
    "listed",
]

KINDS = ("benchmark", "model", "metric", "topic")
"""The kinds of concepts; each is also the folder of their IRIs."""

DIRECTIONS = ("higher", "lower")
"""Which values of a metric are better."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What the id of a concept looks like."""


@dataclass(frozen=True, slots=True)
class Row:
    """One concept; the attributes are the columns of a table, in its order.

    Attributes:
        kind: benchmark, model, metric or topic.
        id: the last part of the concept's IRI; made from the label where it is empty.
        label: the usual spelling of the name.
        korean: the Korean name, where Koreans use one.
        names: other spellings, acronyms and expansions of the same thing.
        keywords: words and phrases by which papers are filed under a topic without being its names (SLAM).
        hidden: words that only hint at the concept; never matched as names.
        parent: ids of the concepts of the same kind directly above it.
        related: ids of topics that often come together with this one.
        task: ids of the topics that a benchmark belongs to.
        metric: id of the metric by which a benchmark is usually reported.
        type: "method" or "system" for a model that is one of these; empty for a model.
        modality: what a model works on ("text", "image", ...).
        developer: who made the model.
        direction: which values of a metric are better, "higher" or "lower".
        unit: what usually follows a metric's value ("%", "dB").
        family: sizes and variants may follow the model's name (Llama-3-8B-Instruct).
        presented: only papers that present such a thing are filed under the topic.
        broad: only papers about nothing narrower are filed under the topic.
        case_sensitive: in another case the name is a different thing (MATH is not math).
        case_sensitive_names: the names of which alone this holds.
        ambiguous: the name also means something else; it counts only beside a cue.
        ambiguous_names: the names of which alone this holds.
        link: an arXiv page or project page.
        note: what the concept is, in a few words.
        scope: when a paper is filed under the topic, and when it is not.
        reason: why a name whose numerals differ from the label's is still a name of the same thing.
    """

    kind: str
    id: str
    label: str
    korean: str = ""
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    parent: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    task: tuple[str, ...] = ()
    metric: str = ""
    type: str = ""
    modality: str = ""
    developer: tuple[str, ...] = ()
    direction: str = ""
    unit: str = ""
    family: bool = False
    presented: bool = False
    broad: bool = False
    case_sensitive: bool = False
    case_sensitive_names: tuple[str, ...] = ()
    ambiguous: bool = False
    ambiguous_names: tuple[str, ...] = ()
    link: str = ""
    note: str = ""
    scope: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Make the id where none is given, and check what every use of the row relies on.

        Raises:
            ValueError: a value does not have the form of its column.
        """
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is not a kind of concept; use {listed(KINDS)}")
        if not any(character.isalnum() for character in self.label):
            raise ValueError("a concept needs a label with a letter or digit")
        if not self.id:
            object.__setattr__(self, "id", slug(self.label))
        if not ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is not an id; use lower-case letters, digits and single hyphens")
        if self.direction not in {"", *DIRECTIONS}:
            raise ValueError(f"{self.direction!r} is not a direction; a metric is better {listed(DIRECTIONS)}")

    @property
    def iri(self) -> Iri:
        """The IRI of the concept."""
        return concept_iri(self.kind, self.id)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The label, the Korean name and the other names, each once."""
        return tuple(dict.fromkeys(name for name in (self.label, self.korean, *self.names) if name))


FLAGS = ("case_sensitive", "ambiguous")
"""Columns that hold "true", or the names of which alone they are true."""

TRUTHS = frozenset({"family", "presented", "broad"})
"""Columns that hold "true" or nothing."""

LISTS = frozenset({"names", "keywords", "hidden", "parent", "related", "task", "developer"})
"""Columns that hold several values, separated by "|"."""

COLUMNS = tuple(field.name for field in fields(Row) if not field.name.endswith("_names"))
"""All columns, in the order in which tables have them."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """A row and where it comes from.

    Attributes:
        row: the row.
        file: the file that holds it.
        line: the line it begins on, from 1.
        own: whether the file is one of the user's own.
    """

    row: Row
    file: Path
    line: int
    own: bool


@dataclass(frozen=True, slots=True, order=True)
class VocabularyProblem:
    """Something wrong with a vocabulary file, located by line (from 1)."""

    file: Path
    line: int
    message: str


def concept_iri(kind: str, id: str) -> Iri:
    """Return the IRI of the concept of a kind with an id."""
    return Iri(f"{DATA}{kind}/{id}")


def listed(names: tuple[str, ...]) -> str:
    """Return names as a list in words: "a, b or c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}"
