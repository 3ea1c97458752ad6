"""The topics that papers are filed under, read from ontology/topics.csv and a user's own files."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.resources import ontology_folder
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.rows import Row

__all__ = ["TopicConcept", "TopicLabel", "topic_concepts", "topic_concepts_of"]


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """A word or phrase that speaks for a topic.

    Attributes:
        text: the spelling.
        strong: it is a name or a keyword of the topic; otherwise it only hints at it (skos:hiddenLabel).
        share: in what part of the papers of a large collection it is met, 0 to 1; 0 where nothing is known.
    """

    text: str
    strong: bool = True
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class TopicConcept:
    """A topic with the words that speak for it.

    Attributes:
        notation: its id (skos:notation), the last part of its IRI.
        labels: names, keywords and hints, Korean and English.
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


def topic_concepts(rows: Iterable[Row], frequencies: Path | None = None) -> tuple[TopicConcept, ...]:
    """Return the topics among some rows, sorted by id.

    Args:
        rows: concepts of any kind.
        frequencies: a file like ontology/topic-frequencies.tsv: a label and the share of papers it occurs in on each
            line, separated by a tab; lines that begin with # are comments. Without it all labels count as rare.

    Raises:
        VocabularyError: the frequencies cannot be read.
    """
    shares = _read_shares(frequencies) if frequencies else {}
    topics = {row.id: row for row in rows if row.kind == "topic"}
    return tuple(
        TopicConcept(
            row.id,
            tuple(TopicLabel(text, strong, shares.get(text, 0.0)) for text, strong in _labels(row).items()),
            tuple(sorted(topics.keys() & row.parent)),
            tuple(sorted(topics.keys() & row.related)),
            row.presented,
            row.broad,
        )
        for _, row in sorted(topics.items())
    )


def _labels(row: Row) -> dict[str, bool]:
    """Return the labels of a topic and whether they are strong."""
    return dict.fromkeys(row.hidden, False) | dict.fromkeys((*row.all_names, *row.keywords), True)


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


@lru_cache(maxsize=2)
def topic_concepts_of(own: OwnVocabulary = SHIPPED_ONLY) -> tuple[TopicConcept, ...]:
    """Return the topics of ontology/topics.csv and a user's own, made once a process for the same contents."""
    return topic_concepts(vocabulary_rows(own), ontology_folder() / "topic-frequencies.tsv")
