"""What use an entry makes of each benchmark that it names: how often, where, and among how many."""

from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.model import Iri, PassageKind
from kg.nlp.chunking import ChunkedText
from kg.nlp.word_classes import WordClass

__all__ = ["EntryBenchmarkUse", "benchmark_uses"]

_MEASURED = frozenset((BenchmarkRelation.EVALUATES, BenchmarkRelation.INTRODUCES))


@dataclass(frozen=True, slots=True)
class EntryBenchmarkUse:
    """What use an entry makes of a benchmark.

    Attributes:
        sentences: in how many sentences it is named.
        with_figures: in how many of them there are figures.
        titled: whether the title names it.
        first: the index of the first sentence of the text that names it.
        rivals: how many other benchmarks the entry measures something on.
        presented: how many benchmarks the entry presents.
        probability, related: how likely it is a benchmark, and how likely its relation is right.
    """

    sentences: int
    with_figures: int
    titled: bool
    first: int
    rivals: int
    presented: int
    probability: float
    related: float


def benchmark_uses(chunked_text: ChunkedText, benchmarks: BenchmarkMentions) -> dict[Iri, EntryBenchmarkUse]:
    """Return what use an entry makes of each benchmark."""
    figures = {
        chunked.sentence.index
        for chunked in chunked_text.sentences
        if any(chunk.word_class is WordClass.NUMBER for chunk in chunked.chunks)
    }
    measured = {each.node for each in benchmarks.mentions if each.relation in _MEASURED}
    presented = {each.node for each in benchmarks.mentions if each.relation is BenchmarkRelation.INTRODUCES}
    found = {}
    for node in dict.fromkeys(each.node for each in benchmarks.mentions):
        mentions = [each for each in benchmarks.mentions if each.node == node]
        body = {each.sentence.index for each in mentions if each.sentence.kind is not PassageKind.TITLE}
        found[node] = EntryBenchmarkUse(
            sentences=len(body),
            with_figures=len(body & figures),
            titled=any(each.sentence.kind is PassageKind.TITLE for each in mentions),
            first=min(body, default=0),
            rivals=len(measured - {node}),
            presented=len(presented),
            probability=mentions[0].probability,
            related=mentions[0].related,
        )
    return found
