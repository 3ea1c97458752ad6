"""Checks vocabularies, those that ship and a user's own, before a build relies on them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from kg.resources import ontology_folder
from kg.schema.terms import DATA, KG, RDF, SKOS
from kg.vocabularies.entries import Entry, VocabularyProblem, read_entries
from kg.vocabularies.names import exact_key, key
from kg.vocabularies.own_files import OwnVocabulary
from kg.vocabularies.reading import ADDED
from kg.vocabularies.table import NOTATION, concept_iri

__all__ = ["check_entries", "vocabulary_entries"]

_FILES = ("benchmarks.ttl", "models.ttl", "metrics.ttl", "topics.ttl")
_FLAGS = (KG + "caseSensitiveLabel", KG + "ambiguousLabel")
_POINTERS = (
    (SKOS + "broader", "", "broader"),
    (KG + "task", "topic", "task"),
    (KG + "defaultMetric", "metric", "metric"),
)
_PREFERRED = SKOS + "prefLabel"
_DIRECTIONS = frozenset({KG + "HigherIsBetter", KG + "LowerIsBetter"})
# What a table's row, or a careful Turtle file, repeats of a concept that is described elsewhere.
_REPEATED = ADDED | {RDF + "type", SKOS + "inScheme", SKOS + "notation", SKOS + "topConceptOf"}


def vocabulary_entries(own: OwnVocabulary, problems: list[VocabularyProblem]) -> list[Entry]:
    """Return every concept of the shipped vocabularies and the user's files, in the order they are read.

    Args:
        own: the user's vocabulary.
        problems: what cannot be read is added here.
    """
    folder = ontology_folder()
    entries = [entry for name in _FILES for entry in read_entries(folder / name, own=False, problems=problems)]
    entries += [entry for file in own.files for entry in read_entries(file, own=True, problems=problems)]
    return entries


def check_entries(entries: Sequence[Entry]) -> list[VocabularyProblem]:
    """Return what is wrong with the concepts of some files, by file and line.

    The rules are those of the headers of ontology/*.ttl: a known kind, a notation that ends the IRI, a label in each
    language, names of one owner, and no pointer to what is not there.

    Args:
        entries: all concepts, of the shipped files too; of two that clash the later one is blamed.
    """
    described: dict[str, Entry] = {}
    problems: set[VocabularyProblem] = set()
    for entry in entries:
        first = described.get(entry.iri)
        found = _form(entry) if first is None else _addition(entry, first)
        problems.update(VocabularyProblem(entry.file, entry.line(value), message) for value, message in found)
        described.setdefault(entry.iri, entry)
    for entry, value, message in (*_clashes(entries), *_pointers(entries, described), *_circles(described)):
        problems.add(VocabularyProblem(entry.file, entry.line(value), message))
    return sorted(problems)


Found = Iterator[tuple[str, str]]


def _form(entry: Entry) -> Found:
    """Yield what is wrong with a concept by itself, with the words of the file that say so."""
    if not entry.kind:
        yield "", f"{entry.label!r} is no kg:Benchmark, kg:Model, kg:Metric or kg:Topic"
        return
    notations = entry.all(SKOS + "notation")
    if len(notations) != 1 or not NOTATION.fullmatch(notations[0]):
        yield "", f"{entry.label!r} needs one skos:notation of lower-case letters, digits and single hyphens"
    elif entry.iri != concept_iri(entry.kind, notations[0]):
        yield notations[0], f"the IRI of {notations[0]!r} should be {concept_iri(entry.kind, notations[0])}"
    languages = sorted(language for language, _ in entry.values.get(_PREFERRED, ()))
    if languages != ["en", "ko"]:
        yield "", f"{entry.notation!r} needs one skos:prefLabel in English and one in Korean"
    if entry.all(SKOS + "inScheme") != [f"{DATA}scheme/{entry.kind}s"]:
        yield "", f"{entry.notation!r} should be skos:inScheme <{DATA}scheme/{entry.kind}s>"
    if entry.kind == "metric" and not (
        len(entry.all(KG + "direction")) == 1 and _DIRECTIONS.issuperset(entry.all(KG + "direction"))
    ):
        yield "", f"the metric {entry.notation!r} needs a direction: which values are better, higher or lower"
    yield from _label_form(entry)


def _label_form(entry: Entry) -> Found:
    for name in entry.names:
        if name != name.strip() or not key(name):
            yield name, f"{name!r} of {entry.notation!r} is empty or has spaces around it"
    for flag in _FLAGS:
        for name in entry.all(flag):
            if name not in entry.names:
                yield name, f"{name!r} is flagged but is no name of {entry.notation!r}"


def _addition(entry: Entry, first: Entry) -> Found:
    """Yield what a file says in vain of a concept that is described already."""
    ignored = sorted(predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for predicate in entry.values.keys() - _REPEATED)
    if ignored:
        where = f"{first.file.name}:{first.line()}"
        yield "", f"{entry.notation!r} is described in {where}; only names are added to it, not {', '.join(ignored)}"
    yield from _label_form(entry)


def _clashes(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str, str]]:
    """Yield names that two concepts of one kind share; a case-sensitive one shares only its very case."""
    owners: dict[tuple[str, str], list[tuple[Entry, str, bool]]] = defaultdict(list)
    for entry in entries:
        every = entry.all(KG + "caseSensitive") == ["true"]
        some = set(entry.all(KG + "caseSensitiveLabel"))
        for name in entry.names:
            owners[entry.kind, key(name)].append((entry, name, every or name in some))
    for holders in owners.values():
        for place, (entry, name, sensitive) in enumerate(holders):
            for other, other_name, other_sensitive in holders[:place]:
                same = exact_key(name) == exact_key(other_name)
                if entry.iri != other.iri and (same or not (sensitive or other_sensitive)):
                    where = f"{other.file.name}:{other.line(other_name)}"
                    yield entry, name, f"{name!r} is already a name of the {other.kind} {other.notation!r} ({where})"
                    break


def _pointers(entries: Sequence[Entry], described: dict[str, Entry]) -> Iterator[tuple[Entry, str, str]]:
    for entry in entries:
        for predicate, kind, word in _POINTERS:
            for iri in entry.all(predicate):
                target, wanted = described.get(iri), kind or entry.kind
                if target is None or target.kind != wanted:
                    notation = iri.rsplit("/", 1)[-1]
                    yield entry, notation, f"the {word} {notation!r} of {entry.notation!r} is no {wanted}"


def _circles(described: dict[str, Entry]) -> Iterator[tuple[Entry, str, str]]:
    try:
        TopologicalSorter({iri: entry.all(SKOS + "broader") for iri, entry in described.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        last = [entry for iri, entry in described.items() if iri in circle][-1]
        names = " < ".join(iri.rsplit("/", 1)[-1] for iri in circle)
        yield last, "", f"skos:broader goes in a circle: {names}"
