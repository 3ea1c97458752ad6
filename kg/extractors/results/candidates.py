"""Every number that may be a result with every benchmark that it may be of, whether a rule proposes the pair or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.results.benchmark_lists import benchmark_lists
from kg.extractors.results.benchmark_use import EntryBenchmarkUse, benchmark_uses
from kg.extractors.results.coreference import BenchmarkCoreference
from kg.extractors.results.english import english_measures, is_english, measured_in_english, read_english, with_change
from kg.extractors.results.measures import MeasuredNumber, find_measures, measured
from kg.extractors.results.pairing import Pair, sentence_pairs
from kg.extractors.results.qualifiers import qualifier_of
from kg.model import PassageKind
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import ChunkedSentence, ChunkedText
from kg.nlp.word_classes import WordClass
from kg.vocabularies import key

__all__ = ["UNRULED", "FigureCandidate", "find_figure_candidates"]

UNRULED = "unruled"
"""The rule of a pair that no rule proposes."""

_FARTHEST = 3
"""Sentences back in which a benchmark may be named that a sentence without one is about."""


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A number of a sentence with a benchmark that it may be of.

    Attributes:
        chunked: the sentence.
        pair: the two, and the rule that proposes them (``UNRULED`` if none does).
        here: the benchmarks that the sentence names.
        proposed: the pairs that rules propose for the sentence.
        use: what use the whole entry makes of the benchmark.
    """

    chunked: ChunkedSentence
    pair: Pair
    here: tuple[BenchmarkMention, ...]
    proposed: tuple[Pair, ...]
    use: EntryBenchmarkUse


def find_figure_candidates(
    chunked_text: ChunkedText, benchmarks: BenchmarkMentions, coreference: BenchmarkCoreference
) -> Iterator[FigureCandidate]:
    """Yield the candidates of an entry's running text, those of one number behind each other, proposed ones first.

    Args:
        chunked_text: the text.
        benchmarks: the benchmarks that it names.
        coreference: tells which benchmark a sentence without one is about.
    """
    by_sentence, beyond, uses = benchmarks.by_sentence(), _Near(benchmarks), benchmark_uses(chunked_text, benchmarks)
    for chunked in chunked_text.sentences:
        if not _is_readable(chunked):
            continue
        here = tuple(by_sentence.get(chunked.sentence.index, ()))
        proposed = tuple(_proposed(chunked, {each.first: each for each in here}, coreference))
        near = here or beyond.of(chunked)
        by_place: dict[int, list[Pair]] = {}
        for pair in proposed:
            by_place.setdefault(pair.measure.place, []).append(pair)
        for measure in _measures(chunked):
            ruled = by_place.get(measure.place, [])
            nodes = {pair.benchmark.node for pair in ruled}
            for pair in ruled:
                yield FigureCandidate(chunked, pair, here, proposed, uses[pair.benchmark.node])
            for mention in near:
                if mention.node not in nodes:
                    nodes.add(mention.node)
                    pair = Pair(mention, measure, None, UNRULED)
                    yield FigureCandidate(chunked, pair, here, proposed, uses[mention.node])


def _is_readable(chunked: ChunkedSentence) -> bool:
    """Return whether a sentence is running text, not a heading, a table or a table run together."""
    if chunked.sentence.kind in {PassageKind.TITLE, PassageKind.HEADING, PassageKind.TABLE} or not chunked.chunks:
        return False
    numbers = sum(chunk.word_class is WordClass.NUMBER for chunk in chunked.chunks)
    return numbers > 0 and (numbers <= 6 or numbers / len(chunked.chunks) < 0.25) and len(chunked.chunks) < 200


def _proposed(
    chunked: ChunkedSentence, here: dict[int, BenchmarkMention], coreference: BenchmarkCoreference
) -> Iterator[Pair]:
    if is_english(chunked.sentence):
        if here:
            return read_english(chunked, here)
        return (with_change(chunked, pair) for pair in coreference.pairs(chunked, english_measures(chunked)))
    measures = find_measures(chunked)
    if here:
        return sentence_pairs(chunked.chunks, benchmark_lists(chunked.chunks, here), measures)
    return coreference.pairs(chunked, measures)


def _measures(chunked: ChunkedSentence) -> Iterator[MeasuredNumber]:
    """Yield the numbers of a sentence that measure something or may, each with its kind and metric."""
    lists = english_measures(chunked) if is_english(chunked.sentence) else find_measures(chunked)
    known = {measure.place: measure for list_ in lists for measure in list_.measures}
    for place, chunk in enumerate(chunked.chunks):
        if chunk.number is None or chunk.number.role not in {NumberRole.MEASURE, NumberRole.FACTOR}:
            continue
        if place in known:
            yield known[place]
        elif qualifier_of(chunked.sentence, chunk.number):
            continue
        elif is_english(chunked.sentence):
            yield from measured_in_english(chunked, [place])
        else:
            yield from measured(chunked.chunks, [place], None)


class _Near:
    """Finds the benchmarks that a sentence without one may be about."""

    def __init__(self, benchmarks: BenchmarkMentions) -> None:
        self._by_sentence = benchmarks.by_sentence()
        self._by_name: dict[str, BenchmarkMention] = {}
        for mention in benchmarks.mentions:
            for name in (mention.surface, mention.label):
                self._by_name.setdefault(key(name), mention)
        presented = {
            each.node: each for each in reversed(benchmarks.mentions) if each.relation is BenchmarkRelation.INTRODUCES
        }
        self._presented = tuple(presented.values()) if len(presented) <= _MOST_PRESENTED else ()

    def of(self, chunked: ChunkedSentence) -> tuple[BenchmarkMention, ...]:
        """Return the benchmark of the bullet's label; else those named last, and those that the paper presents."""
        labelled = self.labelled(chunked)
        if labelled is not None:
            return (labelled,)
        index = chunked.sentence.index
        found: list[BenchmarkMention] = []
        for before in range(index - 1, max(index - 1 - _FARTHEST, -1), -1):
            if before in self._by_sentence:
                found += self._by_sentence[before]
        return (*found, *self._presented)

    def labelled(self, chunked: ChunkedSentence) -> BenchmarkMention | None:
        """Return the benchmark that the label of a bullet names ("**GSM8K 성과**: ...")."""
        label = chunked.sentence.label
        if not label or len(label) > _LONGEST_LABEL:
            return None
        words = label.split()
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((found for name in names if (found := self._by_name.get(key(name))) is not None), None)


_MOST_PRESENTED = 2
_LONGEST_LABEL = 60
