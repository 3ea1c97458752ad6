"""Where an entry names benchmarks, datasets and environments."""

from dataclasses import dataclass

from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.model import Iri
from kg.nlp.annotations import Mention, Sentence
from kg.vocabularies import Concept

__all__ = ["BenchmarkFinds", "BenchmarkMention", "BenchmarkMentions"]


@dataclass(frozen=True, slots=True)
class BenchmarkMention(Mention):
    """Words that name a benchmark, dataset or environment.

    Attributes:
        node: the benchmark's IRI.
        label: its label (of the vocabulary, or as written).
        concept: its concept, None for one that the vocabulary does not know.
        sentence: the sentence.
        first, last: the tokens of the name.
        rule: how it was found.
        relation: what the paper does with it.
        because: the rule by which the sentence says so; empty where other sentences do.
        probability: how likely the name is a benchmark's.
        related: how likely the relation is right if it is.
    """

    node: Iri
    label: str
    concept: Concept | None
    sentence: Sentence
    first: int
    last: int
    rule: str
    relation: BenchmarkRelation = BenchmarkRelation.NAMED
    because: str = ""
    probability: float = 0.0
    related: float = 0.0


@dataclass(frozen=True, slots=True)
class BenchmarkFinds:
    """Where rules find that an entry names benchmarks, in the order of the text."""

    mentions: tuple[BenchmarkMention, ...]


@dataclass(frozen=True, slots=True)
class BenchmarkMentions:
    """The benchmarks that an entry names by what was decided of its names, in the order of the text."""

    mentions: tuple[BenchmarkMention, ...]

    def by_sentence(self) -> dict[int, list[BenchmarkMention]]:
        """Return the mentions by the index of their sentence."""
        found: dict[int, list[BenchmarkMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence.index, []).append(mention)
        return found
