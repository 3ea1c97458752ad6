"""Reads vocabulary files (SKOS in Turtle, or a table of one's own) into what they say of each concept."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import VocabularyError
from kg.schema.terms import KG, RDF, RDFS, SKOS
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["ADDED", "CLASSES", "SCHEME_CLASS", "Values", "own_triples", "parse_own", "read_values"]

CLASSES = {
    KG + "Benchmark": "benchmark",
    KG + "Model": "model",
    KG + "Metric": "metric",
    KG + "Topic": "topic",
}
"""The kind of concept that each class is, which is also the folder of its IRIs."""

SCHEME_CLASS = SKOS + "ConceptScheme"

ADDED = frozenset(
    {
        *(SKOS + each for each in ("prefLabel", "altLabel", "hiddenLabel")),
        *(KG + each for each in ("caseSensitive", "caseSensitiveLabel", "ambiguous", "ambiguousLabel")),
        RDFS + "seeAlso",
    }
)
"""What a user's file may say of a concept that is described already, which otherwise stays as it was."""

Values = dict[str, list[tuple[str, str]]]
"""What is said of a subject: language (empty without one) and value, by predicate."""

_TYPE = RDF + "type"
_LABELS = frozenset(SKOS + each for each in ("prefLabel", "altLabel"))
_FLAGS = {KG + "caseSensitive": KG + "caseSensitiveLabel", KG + "ambiguous": KG + "ambiguousLabel"}


def read_values(
    files: Sequence[Path], own: OwnVocabulary = SHIPPED_ONLY, predicates: Collection[str] | None = None
) -> dict[str, Values]:
    """Return what vocabulary files say of each subject.

    Args:
        files: Turtle files that ship with paper-kg.
        own: the user's, which may describe further concepts, and add names to those described before.
        predicates: what alone is wanted, None for all.

    Raises:
        VocabularyError: a file is not there or not of its form.
    """
    from pyoxigraph import RdfFormat, parse

    values: dict[str, Values] = {}
    for file in files:
        try:
            _note(values, parse(path=file, format=RdfFormat.TURTLE), predicates)
        except (OSError, SyntaxError, ValueError) as error:
            raise VocabularyError(
                f"The vocabulary {file.name} cannot be read: {error}.", hint="Check it with 'kg vocabulary check'."
            ) from error
    _note(values, list(own_triples(own, values)), predicates)
    return values


def _note(values: dict[str, Values], statements: Iterable[Any], predicates: Collection[str] | None) -> None:
    from pyoxigraph import Literal, NamedNode

    for statement in statements:
        predicate = statement.predicate.value
        if predicates is not None and predicate not in predicates:
            continue
        subject, said = statement.subject, statement.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(said, Literal):
            value = (said.language or "", said.value)
        elif isinstance(said, NamedNode):
            value = ("", said.value)
        else:
            continue
        of_subject = values.get(subject.value)
        if of_subject is None:
            of_subject = values[subject.value] = {}
        found = of_subject.get(predicate)
        if found is None:
            of_subject[predicate] = [value]
        else:
            found.append(value)


def own_triples(own: OwnVocabulary, known: Container[str]) -> "Iterator[Triple]":
    """Yield what a user's files say of concepts, in such a form that no concept has two preferred labels.

    Of a concept that is known, or that an earlier file describes, only further names are taken. What is said of
    anything but concepts and their schemes is left out.

    Args:
        own: the user's files.
        known: the IRIs of the concepts that are described already.

    Raises:
        VocabularyError: a file cannot be read or is not of its form.
    """
    from pyoxigraph import NamedNode

    described: set[str] = set()
    for file in own.files:
        subjects: dict[str, list[Triple]] = {}
        for triple in parse_own(file):
            if isinstance(triple.subject, NamedNode):
                subjects.setdefault(triple.subject.value, []).append(triple)
        for iri, triples in subjects.items():
            types = {_value(triple) for triple in triples if triple.predicate.value == _TYPE}
            if iri in known or iri in described:
                yield from _names(triples)
            elif not types.isdisjoint({*CLASSES, SCHEME_CLASS}):
                described.add(iri)
                yield from triples


def parse_own(file: Path) -> "list[Triple]":
    """Return all that one file of a user's says, a table's rows as the triples that they stand for.

    Raises:
        VocabularyError: it cannot be read or is not of its form; told with the line.
    """
    from pyoxigraph import BlankNode, RdfFormat, parse
    from pyoxigraph import Triple as Nested

    if file.suffix == ".csv":
        from kg.vocabularies.table import read_rows, row_triples

        return [triple for _, row in read_rows(file) for triple in row_triples(row)]
    try:
        triples = [quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise VocabularyError(f"{file}:{error.lineno or 1}: no Turtle: {error.msg}.") from error
    except (OSError, ValueError) as error:
        raise VocabularyError(f"The vocabulary {file} cannot be read: {error}.") from error
    for triple in triples:
        if any(isinstance(node, BlankNode | Nested) for node in (triple.subject, triple.object)):
            raise VocabularyError(f"{file} holds a node without an IRI.", hint="Give every node of it an IRI.")
    return triples


def _names(triples: "list[Triple]") -> "Iterator[Triple]":
    """Yield the names among what is said of a concept, as alternative ones; flags hold for these names alone."""
    from pyoxigraph import Literal, NamedNode, Triple

    flags = [
        _FLAGS[triple.predicate.value]
        for triple in triples
        if triple.predicate.value in _FLAGS and _value(triple) == "true"
    ]
    for triple in triples:
        predicate = triple.predicate.value
        if predicate in _LABELS:
            yield Triple(triple.subject, NamedNode(SKOS + "altLabel"), triple.object)
            yield from (Triple(triple.subject, NamedNode(flag), Literal(_value(triple))) for flag in flags)
        elif predicate in ADDED and predicate not in _FLAGS:
            yield triple


def _value(triple: "Triple") -> str:
    return getattr(triple.object, "value", "")
