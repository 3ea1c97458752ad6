"""Finds concepts by their names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from kg.model import Iri
from kg.resources import ontology_folder
from kg.schema.iris import topic
from kg.schema.terms import KG, RDF, SKOS
from kg.vocabularies.concepts import Concept, ConceptKind
from kg.vocabularies.names import exact_key, key
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.reading import CLASSES, Values, read_values

__all__ = ["Lexicon", "lexicon_of", "shipped_lexicon"]

_FILES = ("benchmarks.ttl", "models.ttl", "metrics.ttl")
_DATA_WORD = re.compile(r"\s+(?:벤치마크|데이터\s?[셋세]트?|코퍼스|리더보드|benchmark|dataset)$")

_TYPE = RDF + "type"
_NOTATION, _PREFERRED, _ALTERNATIVE, _BROADER = (
    SKOS + each for each in ("notation", "prefLabel", "altLabel", "broader")
)
_CASE_SENSITIVE, _CASE_SENSITIVE_LABEL, _AMBIGUOUS, _AMBIGUOUS_LABEL, _FAMILY, _SORT, _DEFAULT_METRIC = (
    KG + each
    for each in (
        "caseSensitive",
        "caseSensitiveLabel",
        "ambiguous",
        "ambiguousLabel",
        "family",
        "artifactType",
        "defaultMetric",
    )
)
_TASK = KG + "task"
_READ = frozenset(
    {_TYPE, _NOTATION, _PREFERRED, _ALTERNATIVE, _BROADER, _CASE_SENSITIVE, _CASE_SENSITIVE_LABEL, _AMBIGUOUS}
    | {_AMBIGUOUS_LABEL, _FAMILY, _SORT, _DEFAULT_METRIC, _TASK}
)
_PRETRAINING, _TUNING, _DATASETS = (str(topic(each)) for each in ("pretraining", "instruction-tuning", "datasets"))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Concepts by the key of their names.

    Attributes:
        concepts: all concepts, by IRI.
        by_key: the concepts that go by a name with the key (case-sensitive ones included; see :meth:`find`).
    """

    concepts: dict[Iri, Concept]
    by_key: dict[str, tuple[Concept, ...]] = field(repr=False)

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> "Lexicon":
        """Index ``concepts`` by their names."""
        by_iri: dict[Iri, Concept] = {}
        by_key: dict[str, list[Concept]] = {}
        for concept in concepts:
            by_iri[concept.iri] = concept
            keys = {key(name): name for name in concept.names}
            for folded, name in keys.items():
                bare = _DATA_WORD.sub("", name)
                if bare == name or key(bare) not in keys:  # "MMMU 벤치마크" beside "MMMU": the word is read for itself
                    by_key.setdefault(folded, []).append(concept)
        by_key.pop("", None)
        return cls(by_iri, {name: tuple(holders) for name, holders in by_key.items()})

    @classmethod
    def read(cls, files: Sequence[Path], own: OwnVocabulary = SHIPPED_ONLY) -> "Lexicon":
        """Read vocabulary files (SKOS Turtle) and a user's own; a concept met in several has the names of all.

        Raises:
            VocabularyError: a file is not there or is not of its form.
        """
        values = read_values(files, own, _READ)
        return cls.of(concept for iri, said in values.items() if (concept := _concept(iri, said)) is not None)

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
    return Lexicon.read(_shipped())


@lru_cache(maxsize=2)
def lexicon_of(own: OwnVocabulary) -> Lexicon:
    """Return the lexicon of the shipped vocabularies and a user's own, read once a process for the same contents.

    Raises:
        VocabularyError: a file cannot be read.
    """
    return shipped_lexicon() if own == SHIPPED_ONLY else Lexicon.read(_shipped(), own)


def _shipped() -> list[Path]:
    folder = ontology_folder()
    return [folder / name for name in _FILES if (folder / name).is_file()]


def _concept(iri: str, said: Values) -> Concept | None:
    kind = next((CLASSES[value] for _, value in said.get(_TYPE, ()) if value in CLASSES), "topic")
    preferred = said.get(_PREFERRED, [])
    if kind == "topic" or not preferred:
        return None
    if len(preferred) > 1:
        preferred = sorted(preferred, key=lambda pair: (pair[0] != "en", pair))
    names = [value for _, value in (*preferred, *said.get(_ALTERNATIVE, ()))]
    default_metric = _first(said, _DEFAULT_METRIC)
    tasks = {value for _, value in said.get(_TASK, ())}
    return Concept(
        iri=Iri(iri),
        kind=ConceptKind(kind),
        notation=_first(said, _NOTATION) or iri.rsplit("/", 1)[-1],
        label=names[0],
        names=tuple(dict.fromkeys(names)),
        broader=tuple(Iri(value) for _, value in said.get(_BROADER, ())),
        case_sensitive=_first(said, _CASE_SENSITIVE) == "true",
        ambiguous=_first(said, _AMBIGUOUS) == "true",
        family=_first(said, _FAMILY) == "true",
        sort=_first(said, _SORT),
        sensitive_names=frozenset(exact_key(value) for _, value in said.get(_CASE_SENSITIVE_LABEL, ())),
        ambiguous_names=frozenset(key(value) for _, value in said.get(_AMBIGUOUS_LABEL, ())),
        default_metric=Iri(default_metric) if default_metric else None,
        for_training=_PRETRAINING in tasks or {_TUNING, _DATASETS} <= tasks,
    )


def _first(said: Values, predicate: str) -> str:
    found = said.get(predicate)
    return found[0][1] if found else ""
