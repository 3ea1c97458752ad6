"""Where an entry names benchmarks, datasets and environments."""

from dataclasses import dataclass

from kg.extractors.benchmarks.relations import Relation
from kg.model import Iri
from kg.nlp.annotations import Mention, Sentence
from kg.vocabularies import Concept

__all__ = ["BenchmarkMention", "BenchmarkMentions"]


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
        relation: what the sentence says the paper does with it.
        because: the rule that gave the relation.
    """

    node: Iri
    label: str
    concept: Concept | None
    sentence: Sentence
    first: int
    last: int
    rule: str
    relation: Relation = Relation.NAMED
    because: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkMentions:
    """The benchmarks that an entry names, in the order of the text."""

    mentions: tuple[BenchmarkMention, ...]

    def by_sentence(self) -> dict[int, list[BenchmarkMention]]:
        """Return the mentions by the index of their sentence."""
        found: dict[int, list[BenchmarkMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence.index, []).append(mention)
        return found
