"""What a vocabulary holds: concepts of four kinds, with the names they go by."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Iri
from kg.vocabularies.names import exact_key

__all__ = ["Concept", "ConceptKind"]


class ConceptKind(StrEnum):
    """The vocabularies that hold names of things."""

    BENCHMARK = "benchmark"
    MODEL = "model"
    METRIC = "metric"


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
        case_sensitive: only the very case of ``names`` is the concept (MATH is not math).
        ambiguous: the name is shared with other things; it needs a cue beside it.
        family: sizes and variants may follow the name (Llama-3-8B-Instruct of Llama 3).
        artifact_type: the value of kg:artifactType ("method", "system"), empty where there is none.
        sensitive_names: exact keys of the names to which case matters though it does not for the rest.
        ambiguous_names: keys of the names that need a cue though the rest do not.
        default_metric: what a bare number on this benchmark most likely is, empty where nothing is said.
        paper: the arXiv id of the paper that presents it, empty where the vocabulary gives none.
        for_training: the data is made to train models on, by the topics it belongs to.
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
    artifact_type: str = ""
    sensitive_names: frozenset[str] = frozenset()
    ambiguous_names: frozenset[str] = frozenset()
    default_metric: Iri | None = None
    paper: str = ""
    for_training: bool = False

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
