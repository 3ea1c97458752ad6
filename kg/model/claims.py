"""Facts that documents state, with their evidence."""

from dataclasses import dataclass
from typing import NewType

from kg.model.documents import Span

__all__ = ["Claim", "Evidence", "Iri", "Literal", "Statement"]

Iri = NewType("Iri", str)
"""An absolute IRI, already encoded (RFC 3987)."""


@dataclass(frozen=True, slots=True)
class Literal:
    """An RDF literal (RDF 1.1 Concepts, section 3.3): lexical form with a datatype IRI or a language tag."""

    value: str
    datatype: str = "http://www.w3.org/2001/XMLSchema#string"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple: subject and predicate are IRIs, the object an IRI or a literal."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim is made.

    Attributes:
        span: the quoted words (for facts read from running text: the sentence).
        rule: the name of the rule that found it ("authors-line", "score-locative").
        confidence: how often such claims are right, 0 to 1.
        surface: the words that name the object, as written; empty where the quote itself does.
        surface_span: where they stand.
    """

    span: Span
    rule: str
    confidence: float = 1.0
    surface: str = ""
    surface_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a document states, and what it says along the way.

    Attributes:
        statement: the fact; it gets its own evidence node.
        evidence: where and by which rule it was found.
        description: triples that describe the nodes the fact names (types, labels, the parts of an n-ary node);
            they live as long as some document states them.
    """

    statement: Statement
    evidence: Evidence
    description: tuple[Statement, ...] = ()
