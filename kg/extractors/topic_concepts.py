"""The topics that papers are filed under, read from ontology/topics.ttl."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.resources import ontology_folder
from kg.vocabulary import KG, RDF, SKOS

__all__ = ["TopicConcept", "TopicLabel", "read_topic_concepts", "shipped_topic_concepts"]


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


def read_topic_concepts(file: Path, frequencies: Path | None = None) -> tuple[TopicConcept, ...]:
    """Read the topics of a SKOS Turtle file, sorted by id.

    Args:
        file: a file like ontology/topics.ttl.
        frequencies: a file like ontology/topic-frequencies.tsv: a label and the share of papers it is met in on each
            line, parted by a tab; lines that begin with # are comments. Without it all labels count as rare.

    Raises:
        VocabularyError: a file is not there or is not of its form.
    """
    import pyoxigraph

    shares = _read_shares(frequencies) if frequencies else {}

    properties: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple):
                values = properties.setdefault(quad.subject.value, {})
                values.setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError) as error:
        raise VocabularyError(f"cannot read the topics of {file}: {error}; check the Turtle file") from error
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


@cache
def shipped_topic_concepts() -> tuple[TopicConcept, ...]:
    """Return the topics of ontology/topics.ttl, read once."""
    folder = ontology_folder()
    return read_topic_concepts(folder / "topics.ttl", folder / "topic-frequencies.tsv")
