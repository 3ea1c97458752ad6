"""What was learned from papers filed by hand: ontology/topic-weights.tsv and ontology/topic-words.tsv.

``benchmarks/topic_weights.py`` writes both. They are figures about words and topics, open to the eye and to a diff.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import VocabularyError
from kg.extractors.topics.words import WordTable
from kg.resources import ontology_folder

__all__ = ["Learned", "read_learned", "shipped_learned"]

_USUAL_RATE, _USUAL_NAME, _USUAL_CUE = -5.0, -2.0, -3.0


@dataclass(frozen=True, slots=True)
class Learned:
    """How papers were filed by hand.

    Attributes:
        weights: what each figure adds to the log odds, for a subject and for a thing to be presented.
        rates: for each topic the logarithm of the share of papers filed there.
        tellings: for a topic and a label (folded) the log odds that a paper with the label is filed there.
        words: how much words speak for topics, whether or not they are labels.
        usual_rate: the rate of a topic that is not in ``rates``.
        usual_name: the telling of a name that is not in ``tellings``.
        usual_cue: the telling of such a cue.
    """

    weights: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    tellings: Mapping[tuple[str, str], float] = field(default_factory=dict)
    words: WordTable = field(default_factory=lambda: WordTable({}))
    usual_rate: float = _USUAL_RATE
    usual_name: float = _USUAL_NAME
    usual_cue: float = _USUAL_CUE

    def rate(self, topic: str) -> float:
        """Return the rate of a topic."""
        return self.rates.get(topic, self.usual_rate)

    def telling(self, topic: str, label: str, names: bool) -> float:
        """Return how telling a label (folded) is for a topic, as log odds."""
        return self.tellings.get((topic, label), self.usual_name if names else self.usual_cue)


def read_learned(weights: Path, words: Path) -> Learned:
    """Read files like ontology/topic-weights.tsv and ontology/topic-words.tsv; their headers say what their lines are.

    Raises:
        VocabularyError: a file is not there or is not of its form.
    """
    figures: dict[str, tuple[float, float]] = {}
    rates: dict[str, float] = {}
    tellings: dict[tuple[str, str], float] = {}
    usual: dict[str, float] = {}
    file = weights
    try:
        for kind, *rest in _rows(weights):
            if kind == "figure":
                name, subject, thing = rest
                figures[name] = float(subject), float(thing)
            elif kind == "topic":
                rates[rest[0]] = float(rest[1])
            elif kind == "label":
                tellings[rest[0], rest[1]] = float(rest[2])
            else:
                usual[rest[0]] = float(rest[1])
        file = words
        table = {word: tuple(map(_weight, topics)) for word, *topics in _rows(words)}
        return Learned(figures, rates, tellings, WordTable(table), usual["topic"], usual["name"], usual["cue"])
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
def shipped_learned() -> Learned:
    """Return what ships with paper-kg, read once a process."""
    folder = ontology_folder()
    return read_learned(folder / "topic-weights.tsv", folder / "topic-words.tsv")
