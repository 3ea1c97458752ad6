"""Candidates: every name-like word of an entry, with all its spellings and places as one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extractors.benchmarks.mentions import BenchmarkFinds, BenchmarkMention
from kg.extractors.contributions.finder import Contribution, ContributionFinds
from kg.extractors.models.mentions import ModelFinds, ModelMention
from kg.model import Iri
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk, ChunkedSentence, ChunkedText
from kg.vocabularies import ConceptKind, key

__all__ = ["NameCandidate", "NameCandidates", "Occurrence", "find_name_candidates"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands.

    Attributes:
        sentence: the chunked sentence.
        place: ``sentence.chunks[place]`` is the name.
    """

    sentence: ChunkedSentence
    place: int

    @property
    def chunk(self) -> Chunk:
        """The name as a chunk of its sentence."""
        return self.sentence.chunks[self.place]


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name in all its spellings, and what rules found of it.

    Attributes:
        keys: the keys of its spellings.
        spellings: how it is written, in the order of the text.
        occurrences: where it stands.
        benchmarks, models: where rules found it to name a benchmark or another's model.
        introduced: what rules found the paper to introduce by this name.
    """

    keys: frozenset[str]
    spellings: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    benchmarks: tuple[BenchmarkMention, ...]
    models: tuple[ModelMention, ...]
    introduced: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class NameCandidates:
    """All names of an entry, in the order of the text."""

    names: tuple[NameCandidate, ...]


class _Sets:
    """Disjoint sets of keys (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, one: str) -> str:
        """Return the key that stands for the set of a key."""
        above = self._above.setdefault(one, one)
        while above != self._above[above]:
            self._above[one] = above = self._above[above]
        return above

    def join(self, keys: Iterable[str]) -> None:
        """Make one set of the sets of some keys."""
        first, *others = (self.find(one) for one in keys)
        for other in others:
            self._above[self.find(other)] = self.find(first)


@dataclass(slots=True)
class _Gathered:
    spellings: list[str] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)
    benchmarks: list[BenchmarkMention] = field(default_factory=list)
    models: list[ModelMention] = field(default_factory=list)
    introduced: list[Contribution] = field(default_factory=list)

    def candidate(self) -> NameCandidate:
        return NameCandidate(
            frozenset(map(key, self.spellings)),
            tuple(dict.fromkeys(self.spellings)),
            tuple(self.occurrences),
            tuple(self.benchmarks),
            tuple(self.models),
            tuple(self.introduced),
        )


def find_name_candidates(
    analysis: TextAnalysis,
    chunked: ChunkedText,
    benchmarks: BenchmarkFinds,
    contributions: ContributionFinds,
    models: ModelFinds,
) -> NameCandidates:
    """Return every name-like word of an entry and whatever rules found, spellings of one thing as one."""
    occurrences = [
        Occurrence(sentence, place)
        for sentence in chunked.sentences
        for place, chunk in enumerate(sentence.chunks)
        if chunk.word_class in _NAMES
    ]
    sets = _Sets()
    nodes: dict[Iri, str] = {}

    def same_node(node: Iri, name: str) -> None:
        sets.join((nodes.setdefault(node, key(name)), key(name)))

    for occurrence in occurrences:
        chunk = occurrence.chunk
        for mention in chunk.mentions:
            if (
                mention.sure
                and not mention.extended
                and mention.kind is not ConceptKind.METRIC
                and key(mention.surface) == key(chunk.text)
            ):
                same_node(mention.concept.iri, chunk.text)
    for benchmark in benchmarks.mentions:
        same_node(benchmark.node, benchmark.surface)
    for model in models.mentions:
        same_node(model.node, model.surface)
    for abbreviation in analysis.abbreviations:
        sets.join((key(abbreviation.short), key(abbreviation.long)))
    for thing in contributions.introduced:
        sets.join(key(name) for name in (thing.name, *thing.others))
    found: dict[str, _Gathered] = {}

    def group(name: str) -> _Gathered:
        kept = found.setdefault(sets.find(key(name)), _Gathered())
        kept.spellings.append(name)
        return kept

    for occurrence in occurrences:
        group(occurrence.chunk.text).occurrences.append(occurrence)
    for thing in contributions.introduced:
        group(thing.name).introduced.append(thing)
        for other in thing.others:
            group(other)
    for benchmark in benchmarks.mentions:
        group(benchmark.surface).benchmarks.append(benchmark)
    for model in models.mentions:
        group(model.surface).models.append(model)
    for abbreviation in analysis.abbreviations:
        for name in (abbreviation.short, abbreviation.long):
            if sets.find(key(name)) in found:
                group(name)
    return NameCandidates(tuple(kept.candidate() for kept in found.values()))
