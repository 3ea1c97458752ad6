"""The model trained on papers filed by hand: ontology/topic-weights.tsv and ontology/topic-words.tsv.

``benchmarks/topic_weights.py`` writes both: numbers about words and topics that can be read and compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.extractors.topics.words import WordTable
from kg.resources import ontology_folder

__all__ = ["TrainedModel", "read_trained_model", "shipped_model"]

_DEFAULT_RATE, _DEFAULT_NAME_WEIGHT, _DEFAULT_CUE_WEIGHT = -5.0, -2.0, -3.0


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """What was learned from papers filed by hand.

    Attributes:
        weights: what each feature adds to the log odds, for a subject and for a thing to be presented.
        rates: for each topic the logarithm of the share of papers filed there.
        label_weights: for a topic and a label (folded) the log odds that a paper with the label is filed there.
        words: how much words speak for topics, whether or not they are labels.
        default_rate: the rate of a topic that is not in ``rates``.
        default_name_weight: the weight of a name that is not in ``label_weights``.
        default_cue_weight: the weight of such a cue.
    """

    weights: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    label_weights: Mapping[tuple[str, str], float] = field(default_factory=dict)
    words: WordTable = field(default_factory=lambda: WordTable({}))
    default_rate: float = _DEFAULT_RATE
    default_name_weight: float = _DEFAULT_NAME_WEIGHT
    default_cue_weight: float = _DEFAULT_CUE_WEIGHT

    def rate(self, topic: str) -> float:
        """Return the rate of a topic."""
        return self.rates.get(topic, self.default_rate)

    def label_weight(self, topic: str, label: str, names: bool) -> float:
        """Return the weight of a label (folded) for a topic, as log odds."""
        return self.label_weights.get((topic, label), self.default_name_weight if names else self.default_cue_weight)


def read_trained_model(weights: Path, words: Path) -> TrainedModel:
    """Read files like ontology/topic-weights.tsv and ontology/topic-words.tsv; their headers say what their lines are.

    Raises:
        VocabularyError: a file is not there or is not of its form.
    """
    topic_features: dict[str, tuple[float, float]] = {}
    rates: dict[str, float] = {}
    label_weights: dict[tuple[str, str], float] = {}
    usual: dict[str, float] = {}
    file = weights
    try:
        for kind, *rest in _rows(weights):
            if kind == "feature":
                name, subject, thing = rest
                topic_features[name] = float(subject), float(thing)
            elif kind == "topic":
                rates[rest[0]] = float(rest[1])
            elif kind == "label":
                label_weights[rest[0], rest[1]] = float(rest[2])
            else:
                usual[rest[0]] = float(rest[1])
        file = words
        table = {word: tuple(map(_weight, topics)) for word, *topics in _rows(words)}
        return TrainedModel(
            topic_features, rates, label_weights, WordTable(table), usual["topic"], usual["name"], usual["cue"]
        )
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise VocabularyError(f"cannot read what {file} says of topics: {error!r}; check the file") from error


def _rows(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _weight(cell: str) -> tuple[str, float]:
    topic, weight = cell.rsplit(" ", 1)
    return topic, float(weight)


@lru_cache(maxsize=1)
def shipped_model() -> TrainedModel:
    """Return what ships with paper-kg, read once a process."""
    folder = ontology_folder()
    return read_trained_model(folder / "topic-weights.tsv", folder / "topic-words.tsv")
