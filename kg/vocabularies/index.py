"""Finds concepts by their names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Iri
from kg.schema.arxiv import arxiv_id
from kg.vocabularies.concepts import Concept, ConceptKind
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.names import exact_key, key
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.rows import Row, concept_iri

__all__ = ["Lexicon", "lexicon_of", "shipped_lexicon"]

_DATA_WORD = re.compile(r"\s+(?:벤치마크|데이터\s?[셋세]트?|코퍼스|리더보드|benchmark|dataset)$")


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

    def find(self, name: str, kind: ConceptKind | None = None) -> Concept | None:
        """Return the concept that goes by ``name``, None if there is none (of that kind)."""
        return next((c for c in self.matching(key(name), exact_key(name)) if kind in (None, c.kind)), None)

    def matching(self, folded: str, exact: str) -> Iterator[Concept]:
        """Yield the concepts with a name of the key ``folded``, the case-sensitive ones only if ``exact`` fits too."""
        for concept in self.by_key.get(folded, ()):
            if concept.fits(exact):
                yield concept


@lru_cache(maxsize=2)
def lexicon_of(own: OwnVocabulary) -> Lexicon:
    """Return the lexicon of the shipped vocabularies and a user's own, made once a process for the same contents.

    Raises:
        VocabularyError: a file cannot be read.
    """
    return Lexicon.of(_concept(row) for row in vocabulary_rows(own) if row.kind != "topic")


def shipped_lexicon() -> Lexicon:
    """Return the lexicon of the vocabularies that ship with paper-kg, made once a process."""
    return lexicon_of(SHIPPED_ONLY)


def _concept(row: Row) -> Concept:
    metric = concept_iri("metric", row.metric) if row.metric else None
    return Concept(
        iri=row.iri,
        kind=ConceptKind(row.kind),
        notation=row.id,
        label=row.label,
        names=row.all_names,
        broader=tuple(concept_iri(row.kind, id) for id in row.parent),
        case_sensitive=row.case_sensitive,
        ambiguous=row.ambiguous,
        family=row.family,
        artifact_type=row.type,
        sensitive_names=frozenset(map(exact_key, row.case_sensitive_names)),
        ambiguous_names=frozenset(map(key, row.ambiguous_names)),
        default_metric=metric,
        paper=arxiv_id(row.link),
        for_training="pretraining" in row.task or {"instruction-tuning", "datasets"} <= {*row.task},
    )
