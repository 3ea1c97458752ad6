"""Coreference: which benchmark a sentence's numbers are of if it names none: the paper's own, or the one named last."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.benchmarks.rules import COUNTING_WORDS
from kg.extractors.results.measures import MeasuredNumber, MeasureList
from kg.extractors.results.pairing import Pair
from kg.extractors.results.rules import JUDGED_BY, PLACES, POINTING
from kg.extractors.results.subjects import is_subject
from kg.extractors.results.systems import UNNAMED, System
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["BenchmarkCoreference"]

_PRONOUNS = ("이것은", "그것은", "이는", "This is", "It is", "It belongs")
"""Openings of sentences that go on about what the sentence before is about."""

_FARTHEST = 2
"""Sentences back that a benchmark may have been named in."""


class BenchmarkCoreference:
    """Finds the benchmark that a sentence is about without naming it.

    Args:
        analysis: the entry.
        benchmarks: the benchmarks that it names.
        own: the paper's own system.
    """

    def __init__(self, analysis: TextAnalysis, benchmarks: BenchmarkMentions, own: System) -> None:
        self._analysis = analysis
        self._presented = _presented(benchmarks, own)
        self._has_system = own.name != UNNAMED
        self._by_sentence = benchmarks.by_sentence()

    def pairs(self, chunked: ChunkedSentence, measures: list[MeasureList]) -> Iterator[Pair]:
        """Yield the numbers of a sentence without benchmark with the benchmark that they are of."""
        if self._presented is not None and _speaks_of_systems(chunked):
            benchmark, rule = self._presented, "own-benchmark"
        elif (named := self._named_before(chunked, measures)) is not None:
            benchmark, rule = named, "standing-benchmark"
        else:
            return
        apart = any(
            chunk.word_class is WordClass.EACH for chunk in chunked.chunks
        )  # each of something else ("각각 1.6%, 4.6%")
        for list_ in measures:
            if apart and rule == "standing-benchmark" and len(list_.measures) > 1:
                continue
            for order, measure in enumerate(list_.measures):
                if rule == "own-benchmark" or _is_plain(measure):
                    yield Pair(benchmark, measure, order if len(list_.measures) > 1 else None, rule)

    def _named_before(self, chunked: ChunkedSentence, measures: list[MeasureList]) -> BenchmarkMention | None:
        """Return the one benchmark that the sentences before name, if this one says nothing of another place."""
        sentence = chunked.sentence
        word_classes = {chunk.word_class for chunk in chunked.chunks}
        if not measures or not word_classes & {WordClass.METRIC, WordClass.GAIN, WordClass.REACH}:
            return None
        pointed = _points_back(chunked.chunks)
        if pointed is False or (
            not pointed and any(_is_other_place(chunked.chunks, at) for at in range(len(chunked.chunks)))
        ):
            return None
        for index in range(sentence.index - 1, max(sentence.index - 1 - _FARTHEST, -1), -1):
            before = self._analysis.sentences[index]
            adjacent = before.label == sentence.label  # bullets of one section
            near = before.passage == sentence.passage or adjacent
            if not near and not pointed and not _is_measured(measures):
                return None
            if index in self._by_sentence and not before.text.startswith(_PRONOUNS):  # "이것은": of the one before
                return self._only(self._by_sentence[index])
        return None

    def _only(self, named: list[BenchmarkMention]) -> BenchmarkMention | None:
        """Return the benchmark that a sentence measures something on, None if there are several or it does not."""
        measured = all(s.relation in {BenchmarkRelation.EVALUATES, BenchmarkRelation.INTRODUCES} for s in named)
        presented = self._presented is not None and self._presented.node == named[0].node and not self._has_system
        return named[0] if measured and not presented and len({s.node for s in named}) == 1 else None


def _points_back(chunks: Sequence[Chunk]) -> bool | None:
    """Return whether a word for data points back at a benchmark ("같은 벤치마크에서"), None without such a word."""
    pointed = None
    for at, chunk in enumerate(chunks):
        if chunk.word_class is WordClass.DATA and chunk.particle in {
            Particle.LOCATIVE,
            Particle.AT,
            Particle.TOPIC,
            Particle.NONE,
        }:
            if at == 0 or chunks[at - 1].text.casefold() not in POINTING:
                return False
            pointed = True
    return pointed


def _is_other_place(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether the words are a place other than a benchmark's ("X에서", "번역 작업에서는", "15개 작업에서")."""
    chunk = chunks[at]
    if chunk.word_class in {WordClass.NAME, WordClass.PHRASE}:
        return chunk.particle is Particle.LOCATIVE
    if chunk.word_class is WordClass.METRIC or chunk.text.startswith(JUDGED_BY):
        return False
    if chunk.text.endswith("에서는"):
        return True
    counted = any(
        p.word_class is WordClass.NUMBER or p.text.startswith(COUNTING_WORDS) for p in chunks[max(0, at - 4) : at]
    )
    return counted and chunk.particle in {Particle.LOCATIVE, Particle.AT} and chunk.text.startswith(PLACES)


def _is_measured(measures: list[MeasureList]) -> bool:
    """Return whether each number has a metric with a proper name ("FID", not "성능")."""
    return all(measure.metric_name.isascii() and measure.metric for list_ in measures for measure in list_.measures)


def _is_plain(measure: MeasuredNumber) -> bool:
    return measure.number.role is not NumberRole.FACTOR


def _presented(benchmarks: BenchmarkMentions, own: System) -> BenchmarkMention | None:
    """Return the one benchmark that the paper is about, None if there is not exactly one."""
    presented = [s for s in benchmarks.mentions if s.rule == "title-name"]
    if not presented and own.name == UNNAMED:
        presented = [s for s in benchmarks.mentions if s.relation is BenchmarkRelation.INTRODUCES]
    if len({s.node for s in presented}) != 1:
        return None
    node = presented[0].node
    usual = Counter(s.surface for s in benchmarks.mentions if s.node == node).most_common(1)[0][0]
    return next(s for s in benchmarks.mentions if s.node == node and s.surface == usual)


def _speaks_of_systems(chunked: ChunkedSentence) -> bool:
    word_classes = {chunk.word_class for chunk in chunked.chunks}
    unnamed = any(_is_unnamed_system(chunk) for chunk in chunked.chunks)
    return (unnamed or WordClass.MODEL in word_classes) and bool(
        word_classes & {WordClass.REACH, WordClass.SHOW, WordClass.METRIC, WordClass.GAIN}
    )


def _is_unnamed_system(chunk: Chunk) -> bool:
    """Return whether the words are people or models at large, as the subject ("인간은", "최신 모델들이", "LLM은")."""
    if chunk.text.startswith(("인간은", "인간이", "인간의", "사람은", "전문가는", "최고의")):
        return True
    if chunk.text.casefold() in _UNNAMED:
        return True
    return is_subject(chunk) and (
        chunk.text.startswith(("모델", "에이전트")) or (chunk.word_class is WordClass.GENERIC and "LM" in chunk.text)
    )


_UNNAMED = frozenset(("models", "model", "llms", "mllms", "vlms", "lvlms", "agents", "humans", "experts", "systems"))
