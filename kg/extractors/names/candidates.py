"""Candidates: every name-like word of an entry, with all its spellings and places as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extractors.benchmarks.sightings import BenchmarkMentions, Sighting
from kg.extractors.contributions.introductions import Contributions, Introduction
from kg.extractors.models.finder import ModelMentions
from kg.extractors.models.sightings import ModelSighting
from kg.model import Iri
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import ChunkedText, Gloss, Part
from kg.vocabularies import ConceptKind, key

__all__ = ["NameCandidate", "NameCandidates", "Occurrence", "find_candidates"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands.

    Attributes:
        sentence: the chunked sentence.
        place: ``sentence.parts[place]`` is the name.
    """

    sentence: Gloss
    place: int

    @property
    def part(self) -> Part:
        """The name as a part of its sentence."""
        return self.sentence.parts[self.place]


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
    benchmarks: tuple[Sighting, ...]
    models: tuple[ModelSighting, ...]
    introduced: tuple[Introduction, ...]


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


def find_candidates(
    analysis: TextAnalysis,
    chunked: ChunkedText,
    benchmarks: BenchmarkMentions,
    contributions: Contributions,
    models: ModelMentions,
) -> NameCandidates:
    """Return every name-like word of an entry and whatever rules found, spellings of one thing as one."""
    occurrences = [
        Occurrence(sentence, place)
        for sentence in chunked.sentences
        for place, part in enumerate(sentence.parts)
        if part.sort in _NAMES
    ]
    sets = _Sets()
    nodes: dict[Iri, str] = {}

    def same_node(node: Iri, name: str) -> None:
        sets.join((nodes.setdefault(node, key(name)), key(name)))

    for occurrence in occurrences:
        part = occurrence.part
        for mention in part.mentions:
            if (
                mention.sure
                and not mention.extended
                and mention.kind is not ConceptKind.METRIC
                and key(mention.surface) == key(part.text)
            ):
                same_node(mention.concept.iri, part.text)
    for sighting in (*benchmarks.mentions, *models.mentions):
        same_node(sighting.node, sighting.surface)
    for alias in analysis.aliases:
        sets.join((key(alias.short), key(alias.long)))
    for thing in contributions.introduced:
        sets.join(key(name) for name in (thing.name, *thing.others))
    found: dict[str, dict[str, list]] = {}

    def group(name: str) -> dict[str, list]:
        kept = found.setdefault(
            sets.find(key(name)), {"spellings": [], "occurrences": [], "benchmarks": [], "models": [], "introduced": []}
        )
        kept["spellings"].append(name)
        return kept

    for occurrence in occurrences:
        group(occurrence.part.text)["occurrences"].append(occurrence)
    for thing in contributions.introduced:
        group(thing.name)["introduced"].append(thing)
        for other in thing.others:
            group(other)
    for sighting in benchmarks.mentions:
        group(sighting.surface)["benchmarks"].append(sighting)
    for sighting in models.mentions:
        group(sighting.surface)["models"].append(sighting)
    for alias in analysis.aliases:
        for name in (alias.short, alias.long):
            if sets.find(key(name)) in found:
                group(name)
    return NameCandidates(
        tuple(
            NameCandidate(
                frozenset(map(key, kept["spellings"])),
                tuple(dict.fromkeys(kept["spellings"])),
                tuple(kept["occurrences"]),
                tuple(kept["benchmarks"]),
                tuple(kept["models"]),
                tuple(kept["introduced"]),
            )
            for kept in found.values()
        )
    )
