"""Surface forms of the concepts of ontology/*.ttl: which benchmark, model or metric a name is.

Names are compared by a *key*: Unicode form NFKC, no hyphens, spaces or underscores, and no case (except for concepts
marked ``kg:caseSensitive``), so that ``GSM-8K``, ``GSM 8k`` and ``GSM8K`` are one name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.model import Iri
from kg.resources import ontology_folder
from kg.vocabulary import KG, RDF, SKOS

__all__ = ["Concept", "ConceptKind", "Lexicon", "exact_key", "key", "shipped_lexicon"]


class ConceptKind(StrEnum):
    """The vocabularies that hold names of things."""

    BENCHMARK = "benchmark"
    MODEL = "model"
    METRIC = "metric"


_CLASSES = {KG + "Benchmark": ConceptKind.BENCHMARK, KG + "Model": ConceptKind.MODEL, KG + "Metric": ConceptKind.METRIC}
_FILES = ("benchmarks.ttl", "models.ttl", "metrics.ttl")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a vocabulary with the names it goes by.

    Attributes:
        iri: the concept.
        kind: the vocabulary it belongs to.
        notation: its short id, the last part of the IRI.
        label: the preferred name (English where there is one).
        names: every name it goes by, the preferred ones first.
        broader: the concepts directly above it.
        case_sensitive: only the very case of ``names`` is the concept (MATH is no math).
        ambiguous: the name is shared with other things; it needs a cue beside it.
        family: sizes and variants may follow the name (Llama-3-8B-Instruct of Llama 3).
        sort: the value of kg:artifactType ("method", "system"), empty where there is none.
        sensitive_names: exact keys of the names to which case matters though it does not for the rest.
        ambiguous_names: keys of the names that need a cue though the rest do not.
        default_metric: what a bare number on this benchmark most likely is, empty where nothing is said.
    """

    iri: Iri
    kind: ConceptKind
    notation: str
    label: str
    names: tuple[str, ...]
    broader: tuple[Iri, ...] = ()
    case_sensitive: bool = False
    ambiguous: bool = False
    family: bool = False
    sort: str = ""
    sensitive_names: frozenset[str] = frozenset()
    ambiguous_names: frozenset[str] = frozenset()
    default_metric: Iri | None = None

    def fits(self, exact: str) -> bool:
        """Return whether the case of a name (an :func:`exact_key`) is right for this concept."""
        if self.case_sensitive:
            return any(exact_key(name) == exact for name in self.names)
        if not self.sensitive_names:
            return True
        folded = exact.casefold()
        return all(name.casefold() != folded for name in self.sensitive_names) or exact in self.sensitive_names

    def shares(self, folded: str) -> bool:
        """Return whether a name (a :func:`key`) of this concept is also the name of something else."""
        return self.ambiguous or folded in self.ambiguous_names


_DATA_WORD = re.compile(r"\s+(?:벤치마크|데이터\s?[셋세]트?|코퍼스|리더보드|benchmark|dataset)$")
_DROPPED = re.compile(r"[\s\-_‐‑‒–—−$\\{}^*`]+")


def exact_key(name: str) -> str:
    """Return ``name`` without what never tells names apart: Unicode form, hyphens, spaces, underscores, TeX marks."""
    kept = _DROPPED.sub("", unicodedata.normalize("NFKC", name))
    return kept if kept.isascii() else unicodedata.normalize("NFKC", kept)


def key(name: str) -> str:
    """Return the :func:`exact_key` of ``name`` without case."""
    return exact_key(name).casefold()


@dataclass(frozen=True)
class Lexicon:
    """Concepts by the key of their names.

    Attributes:
        concepts: all concepts, by IRI.
        by_key: the concepts that go by a name with the key (case-sensitive ones included; see :meth:`find`).
        openings: the first one, two and three characters of every key, for a scanner to pass over other words quickly.
        longest: the length of the longest key.
    """

    concepts: dict[Iri, Concept]
    by_key: dict[str, tuple[Concept, ...]] = field(repr=False)
    openings: frozenset[str] = field(repr=False)
    longest: int

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> "Lexicon":
        """Index ``concepts`` by their names."""
        by_iri: dict[Iri, Concept] = {}
        by_key: dict[str, list[Concept]] = {}
        for concept in concepts:
            by_iri[concept.iri] = concept
            own = {key(name) for name in concept.names}
            for name in concept.names:
                bare = _DATA_WORD.sub("", name)
                if bare != name and key(bare) in own:
                    continue  # "MMMU 벤치마크" beside "MMMU": the word behind is read for itself
                holders = by_key.setdefault(key(name), [])
                if concept not in holders:
                    holders.append(concept)
        by_key.pop("", None)
        return cls(
            by_iri,
            {name: tuple(holders) for name, holders in by_key.items()},
            frozenset(name[:length] for name in by_key for length in (1, 2, 3)),
            max((len(name) for name in by_key), default=0),
        )

    @classmethod
    def read(cls, files: Sequence[Path]) -> "Lexicon":
        """Read vocabulary files (SKOS Turtle); a concept met in two files has the names of both.

        Raises:
            VocabularyError: a file is not there or is no Turtle.
        """
        merged: dict[Iri, Concept] = {}
        for file in files:
            for concept in _read_turtle(file):
                known = merged.get(concept.iri)
                if known is not None:
                    names = tuple(dict.fromkeys((*known.names, *concept.names)))
                    concept = _with_names(known, names)
                merged[concept.iri] = concept
        return cls.of(merged.values())

    def find(self, name: str, kind: ConceptKind | None = None) -> Concept | None:
        """Return the concept that goes by ``name``, None if there is none (of that kind)."""
        return next((c for c in self.matching(key(name), exact_key(name)) if kind in (None, c.kind)), None)

    def matching(self, folded: str, exact: str) -> Iterator[Concept]:
        """Yield the concepts with a name of the key ``folded``, the case-sensitive ones only if ``exact`` fits too."""
        for concept in self.by_key.get(folded, ()):
            if concept.fits(exact):
                yield concept


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon of the vocabularies that ship with paper-kg, read once a process."""
    folder = ontology_folder()
    return Lexicon.read([folder / name for name in _FILES if (folder / name).is_file()])


def _with_names(concept: Concept, names: tuple[str, ...]) -> Concept:
    from dataclasses import replace

    return replace(concept, names=names)


def _read_turtle(file: Path) -> Iterator[Concept]:
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    properties: dict[str, dict[str, list[tuple[str, str]]]] = {}
    try:
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode):
                language = quad.object.language or "" if isinstance(quad.object, Literal) else ""
                value = quad.object.value if isinstance(quad.object, Literal | NamedNode) else ""
                of_subject = properties.setdefault(quad.subject.value, {})
                of_subject.setdefault(quad.predicate.value, []).append((language, value))
    except (OSError, SyntaxError, ValueError) as error:
        raise VocabularyError(
            f"The vocabulary {file.name} cannot be read: {error}.", hint="Check it with 'kg vocabulary check'."
        ) from error
    for iri, values in properties.items():
        kinds = [_CLASSES[value] for _, value in values.get(RDF + "type", ()) if value in _CLASSES]
        preferred = sorted(values.get(SKOS + "prefLabel", ()), key=lambda pair: (pair[0] != "en", pair))
        if not kinds or not preferred:
            continue
        names = [value for _, value in (*preferred, *values.get(SKOS + "altLabel", ()))]
        yield Concept(
            iri=Iri(iri),
            kind=kinds[0],
            notation=_first(values, SKOS + "notation") or iri.rsplit("/", 1)[-1],
            label=preferred[0][1],
            names=tuple(dict.fromkeys(names)),
            broader=tuple(Iri(value) for _, value in values.get(SKOS + "broader", ())),
            case_sensitive=_first(values, KG + "caseSensitive") == "true",
            ambiguous=_first(values, KG + "ambiguous") == "true",
            family=_first(values, KG + "family") == "true",
            sort=_first(values, KG + "artifactType"),
            sensitive_names=frozenset(exact_key(v) for _, v in values.get(KG + "caseSensitiveLabel", ())),
            ambiguous_names=frozenset(key(v) for _, v in values.get(KG + "ambiguousLabel", ())),
            default_metric=Iri(_first(values, KG + "defaultMetric")) if KG + "defaultMetric" in values else None,
        )


def _first(values: dict[str, list[tuple[str, str]]], predicate: str) -> str:
    return next((value for _, value in values.get(predicate, ())), "")
