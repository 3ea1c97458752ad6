"""Vocabularies as SKOS: the triples that a row stands for, and the rows that a Turtle file of a user's own stands for.

Source: W3C, "SKOS Simple Knowledge Organization System Reference" (2009).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import VocabularyError
from kg.schema.terms import DATA, KG, RDF, RDFS, SKOS
from kg.vocabularies.rows import KINDS, Row, concept_iri

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

__all__ = ["concepts_turtle", "row_triples", "scan_turtle", "scheme_iri", "scheme_triples"]

_SCHEMES = {
    "benchmark": (
        "Benchmarks, datasets and evaluation environments of AI research",
        "AI 연구의 벤치마크, 데이터셋, 평가 환경",
    ),
    "model": ("Models and systems of AI research", "AI 연구의 모델과 시스템"),
    "metric": ("Evaluation metrics of AI research", "AI 연구의 평가 지표"),
    "topic": ("Topics of AI papers", "AI 논문 주제"),
}
_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_HANGUL = re.compile("[가-힣]")
_DIRECTIONS = {"higher": KG + "HigherIsBetter", "lower": KG + "LowerIsBetter"}

# columns that hold the ids of other concepts: predicate and kind (empty for the row's own)
_POINTERS = (
    ("parent", SKOS + "broader", ""),
    ("related", SKOS + "related", ""),
    ("task", KG + "task", "topic"),
    ("metric", KG + "defaultMetric", "metric"),
)
_NAMES = (("names", SKOS + "altLabel"), ("keywords", KG + "keyword"), ("hidden", SKOS + "hiddenLabel"))
_TEXTS = (("note", SKOS + "definition"), ("scope", SKOS + "scopeNote"))  # in English
_VALUES = (
    ("type", KG + "artifactType"),
    ("modality", KG + "modality"),
    ("developer", KG + "developer"),
    ("unit", KG + "usualUnit"),
    ("case_sensitive_names", KG + "caseSensitiveLabel"),
    ("ambiguous_names", KG + "ambiguousLabel"),
)
_TRUTHS = (
    ("case_sensitive", KG + "caseSensitive"),
    ("ambiguous", KG + "ambiguous"),
    ("family", KG + "family"),
    ("presented", KG + "filedWhenPresented"),
    ("broad", KG + "broadTopic"),
)


def scheme_iri(kind: str) -> str:
    """Return the IRI of the concept scheme that holds the concepts of a kind."""
    return f"{DATA}scheme/{kind}s"


def scheme_triples(kind: str) -> "Iterator[Triple]":
    """Yield what the graph says of the concept scheme of a kind."""
    from pyoxigraph import Literal, NamedNode, Triple

    scheme = NamedNode(scheme_iri(kind))
    english, korean = _SCHEMES[kind]
    yield Triple(scheme, NamedNode(RDF + "type"), NamedNode(SKOS + "ConceptScheme"))
    yield Triple(scheme, NamedNode(SKOS + "prefLabel"), Literal(english, language="en"))
    yield Triple(scheme, NamedNode(SKOS + "prefLabel"), Literal(korean, language="ko"))
    yield Triple(scheme, NamedNode("http://purl.org/dc/terms/license"), NamedNode(_LICENCE))


def row_triples(row: Row) -> "Iterator[Triple]":
    """Yield the triples that describe the concept of a row."""
    from pyoxigraph import Literal, NamedNode, Triple

    subject, scheme = NamedNode(row.iri), NamedNode(scheme_iri(row.kind))

    def triple(predicate: str, value: "NamedNode | Literal") -> Triple:
        return Triple(subject, NamedNode(predicate), value)

    yield triple(RDF + "type", NamedNode(SKOS + "Concept"))
    yield triple(RDF + "type", NamedNode(KG + row.kind.capitalize()))
    yield triple(SKOS + "inScheme", scheme)
    yield triple(SKOS + "notation", Literal(row.id))
    yield triple(SKOS + "prefLabel", Literal(row.label, language="en"))
    if row.korean:
        yield triple(SKOS + "prefLabel", Literal(row.korean, language="ko"))
    for column, predicate in _NAMES:
        for name in getattr(row, column):
            yield triple(predicate, Literal(name, language="ko" if _HANGUL.search(name) else "en"))
    if not row.parent:
        yield triple(SKOS + "topConceptOf", scheme)
    for column, predicate, kind in _POINTERS:
        for other in _several(getattr(row, column)):
            yield triple(predicate, NamedNode(concept_iri(kind or row.kind, other)))
    for column, predicate in _TEXTS:
        if value := getattr(row, column):
            yield triple(predicate, Literal(value, language="en"))
    for column, predicate in _VALUES:
        for value in _several(getattr(row, column)):
            yield triple(predicate, Literal(value))
    for column, predicate in _TRUTHS:
        if getattr(row, column):
            yield triple(predicate, Literal("true", datatype=NamedNode(_BOOLEAN)))
    if row.direction:
        yield triple(KG + "direction", NamedNode(_DIRECTIONS[row.direction]))
    if row.link:
        yield triple(RDFS + "seeAlso", NamedNode(row.link))


def concepts_turtle(rows: Iterable[Row]) -> bytes:
    """Return the concepts of some rows, with their schemes, as Turtle: the same rows give the same bytes."""
    from pyoxigraph import RdfFormat, serialize

    rows = sorted(rows, key=lambda row: (KINDS.index(row.kind), row.id))
    kinds = [kind for kind in KINDS if any(row.kind == kind for row in rows)]
    triples = [triple for kind in kinds for triple in scheme_triples(kind)]
    triples += [triple for row in rows for triple in row_triples(row)]
    prefixes = {"kg": KG, "skos": SKOS, "rdfs": RDFS, "scheme": f"{DATA}scheme/"}
    prefixes |= {kind: concept_iri(kind, "") for kind in kinds}
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def scan_turtle(file: Path) -> Iterator[tuple[int, Row | ValueError]]:
    """Yield the concepts of a Turtle file as rows, with the lines they begin on, or what is wrong with them.

    Triples about anything but concepts, and predicates that no column stands for, are left out.

    Raises:
        VocabularyError: the file cannot be read.
    """
    from pyoxigraph import NamedNode, RdfFormat, parse

    subjects: dict[str, list[Triple]] = {}
    try:
        text = file.read_text(encoding="utf-8")
        for quad in parse(input=text, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode):
                subjects.setdefault(quad.subject.value, []).append(quad.triple)
    except SyntaxError as error:
        yield error.lineno or 1, ValueError(f"this is not Turtle: {error.msg}")
        return
    except (OSError, ValueError) as error:
        raise VocabularyError(f"The vocabulary {file} cannot be read: {error}.") from error
    for iri, triples in subjects.items():
        types = {_value(triple) for triple in triples if triple.predicate.value == RDF + "type"}
        if SKOS + "Concept" not in types and types.isdisjoint(KG + kind.capitalize() for kind in KINDS):
            continue
        try:
            yield _line(text, iri), _row(iri, types, triples)
        except ValueError as error:
            yield _line(text, iri), error


def _row(iri: str, types: set[str], triples: Sequence["Triple"]) -> Row:
    kind = next((kind for kind in KINDS if KG + kind.capitalize() in types), "")
    if not kind:
        raise ValueError(f"<{iri}> is not a kg:Benchmark, kg:Model, kg:Metric or kg:Topic")
    stem = concept_iri(kind, "")
    if not iri.startswith(stem):
        raise ValueError(f"the IRI of a {kind} begins with {stem}, not <{iri}>")
    values: dict[str, list[Triple]] = {}
    for triple in triples:
        values.setdefault(triple.predicate.value, []).append(triple)

    def texts(predicate: str) -> list[str]:
        return [_value(triple) for triple in values.get(predicate, ())]

    labels = {getattr(each.object, "language", None): _value(each) for each in values.get(SKOS + "prefLabel", ())}
    if len(labels) < len(values.get(SKOS + "prefLabel", ())):
        raise ValueError(f"<{iri}> has two preferred labels in one language")
    korean = labels.pop("ko", "")
    cells: dict[str, object] = {
        "korean": korean,
        **{column: tuple(texts(predicate)) for column, predicate in _NAMES},
        "direction": next((name for name, each in _DIRECTIONS.items() if each in texts(KG + "direction")), ""),
        "link": next(iter(texts(RDFS + "seeAlso")), ""),
    }
    for column, predicate, pointed in _POINTERS:
        beginning = concept_iri(pointed or kind, "")
        cells[column] = _cell(column, [each.removeprefix(beginning) for each in texts(predicate)])
    for column, predicate in (*_TEXTS, *_VALUES):
        cells[column] = _cell(column, texts(predicate))
    cells |= {column: texts(predicate) == ["true"] for column, predicate in _TRUTHS}
    label = labels.get("en") or next(iter(labels.values()), "") or korean
    return Row(kind=kind, id=iri.removeprefix(stem), label=label, **cells)  # type: ignore[arg-type]


def _cell(column: str, values: list[str]) -> object:
    several = isinstance(getattr(_EMPTY, column), tuple)
    return tuple(values) if several else next(iter(values), "")


_EMPTY = Row("topic", "empty", "empty")  # says which columns hold several values


def _several(value: "str | Iterable[str]") -> Iterable[str]:
    return ((value,) if value else ()) if isinstance(value, str) else value


def _value(triple: "Triple") -> str:
    return getattr(triple.object, "value", "")


def _line(text: str, iri: str) -> int:
    """Return the line on which a subject's triples begin."""
    local = re.escape(iri.rsplit("/", 1)[-1])
    found = re.search(rf"^(?:[\w.-]*:|<(?:[^>\s]*/)?){local}>?(?=\s)", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
