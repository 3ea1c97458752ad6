"""The topics that papers are filed under, read from ontology/topics.ttl and a user's own files."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.resources import ontology_folder
from kg.schema.terms import KG, RDF, SKOS
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.reading import read_values

__all__ = ["TopicConcept", "TopicLabel", "read_topic_concepts", "shipped_topic_concepts", "topic_concepts_of"]


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """A word or phrase that speaks for a topic.

    Attributes:
        text: the spelling.
        names: it names the topic (skos:prefLabel, skos:altLabel); otherwise it only points to it (skos:hiddenLabel).
        share: in what part of the papers of a large collection it is met, 0 to 1; 0 where nothing is known.
    """

    text: str
    names: bool = True
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class TopicConcept:
    """A topic with the words that speak for it.

    Attributes:
        notation: its id (skos:notation), the last part of its IRI.
        labels: names and cues, Korean and English, the preferred names first.
        broader: ids of the topics directly above it (skos:broader).
        related: ids of topics often met together with it (skos:related).
        presented: only papers that present such a thing are filed here, not those that use one (datasets, surveys).
        broad: everything in the field touches it; only papers about nothing narrower are filed here.
    """

    notation: str
    labels: tuple[TopicLabel, ...]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    presented: bool = False
    broad: bool = False

    def __hash__(self) -> int:
        """Hash by the id alone: hashing some dozens of labels each time would cost more than filing a paper."""
        return hash(self.notation)


_LABELS = ((SKOS + "prefLabel", True), (SKOS + "altLabel", True), (SKOS + "hiddenLabel", False))


def read_topic_concepts(
    file: Path, frequencies: Path | None = None, own: OwnVocabulary = SHIPPED_ONLY
) -> tuple[TopicConcept, ...]:
    """Read the topics of a SKOS Turtle file and of a user's own files, sorted by id.

    Args:
        file: a file like ontology/topics.ttl.
        frequencies: a file like ontology/topic-frequencies.tsv: a label and the share of papers it is met in on each
            line, parted by a tab; lines that begin with # are comments. Without it all labels count as rare.
        own: the user's files: further topics, and further names of those of ``file``.

    Raises:
        VocabularyError: a file is not there or is not of its form.
    """
    shares = _read_shares(frequencies) if frequencies else {}
    properties = {
        iri: {predicate: [text for _, text in said] for predicate, said in values.items()}
        for iri, values in read_values([file], own).items()
    }
    notations = {
        iri: values[SKOS + "notation"][0]
        for iri, values in properties.items()
        if KG + "Topic" in values.get(RDF + "type", ()) and values.get(SKOS + "notation")
    }
    concepts = []
    for iri, notation in notations.items():
        values = properties[iri]
        names = {text: names for name, names in reversed(_LABELS) for text in values.get(name, ())}
        concepts.append(
            TopicConcept(
                notation,
                tuple(TopicLabel(text, names[text], shares.get(text, 0.0)) for text in reversed(names)),
                _known(values.get(SKOS + "broader", ()), notations),
                _known(values.get(SKOS + "related", ()), notations),
                values.get(KG + "filedWhenPresented") == ["true"],
                values.get(KG + "broadTopic") == ["true"],
            )
        )
    return tuple(sorted(concepts, key=lambda concept: concept.notation))


def _read_shares(file: Path) -> dict[str, float]:
    shares = {}
    try:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                label, share = line.split("\t")
                shares[label] = float(share)
    except (OSError, ValueError) as error:
        raise VocabularyError(f"cannot read the label frequencies of {file}: {error}; check the file") from error
    return shares


def _known(iris: Sequence[str], notations: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(notations[iri] for iri in iris if iri in notations))


@lru_cache(maxsize=2)
def topic_concepts_of(own: OwnVocabulary) -> tuple[TopicConcept, ...]:
    """Return the topics of ontology/topics.ttl and a user's own, read once a process for the same contents."""
    folder = ontology_folder()
    return read_topic_concepts(folder / "topics.ttl", folder / "topic-frequencies.tsv", own)


def shipped_topic_concepts() -> tuple[TopicConcept, ...]:
    """Return the topics of ontology/topics.ttl, read once."""
    return topic_concepts_of(SHIPPED_ONLY)
