"""Finds the contributions of a paper: the things that an entry presents as the paper's own."""

from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkFinds
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.contributions.candidates import ContributionCandidates, ContributionMention
from kg.extractors.contributions.clauses import Clauses
from kg.extractors.contributions.components import take_components, take_enumerated, take_trained, take_variants
from kg.extractors.contributions.korean import take_korean, take_transliterated
from kg.extractors.contributions.salience import opening_names, take_opening, take_recurring
from kg.extractors.contributions.sentences import VERBS, read_sentence
from kg.extractors.contributions.titles import take_abbreviated, take_title
from kg.model import Iri, PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import Concept, key

__all__ = ["Contribution", "ContributionFinds", "Contributions", "find_contributions"]


_UNDECIDED = Iri("")


@dataclass(frozen=True, slots=True)
class Contribution:
    """A thing that an entry presents as the paper's own.

    Attributes:
        name: its short name.
        others: its other names (the full name of an acronym).
        kind: model, method, framework, dataset, benchmark, metric or system.
        mentions: where it is presented, the strongest rule of each sentence, in the order of the text.
        probability: how likely it is the paper's own.
        node: its IRI, which is that of a benchmark or a known model where it is one; empty until that is decided.
        label: how the graph calls it.
        concept: its concept, None for one that the vocabulary does not know.
    """

    name: str
    others: tuple[str, ...]
    kind: str
    mentions: tuple[ContributionMention, ...]
    probability: float = 0.0
    node: Iri = _UNDECIDED
    label: str = ""
    concept: Concept | None = None


@dataclass(frozen=True, slots=True)
class ContributionFinds:
    """What rules find that an entry presents as the paper's own, in the order in which it first does."""

    introduced: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Contributions:
    """What an entry presents as the paper's own by what was decided of its names."""

    introduced: tuple[Contribution, ...]

    def names(self) -> dict[str, Contribution]:
        """Return the things by the keys of all their names."""
        return {key(name): thing for thing in self.introduced for name in (thing.name, *thing.others)}


def find_contributions(analysis: TextAnalysis, clauses: Clauses, benchmarks: BenchmarkFinds) -> ContributionFinds:
    """Return what rules find that an entry presents as the paper's own."""
    names = ContributionCandidates(analysis)
    take_title(names)
    read = [(sentence, groups) for sentence, groups in clauses.sentences if sentence.kind is not PassageKind.TITLE]
    openings = [opening_names(groups) for _, groups in read]
    titled = set(names.presented)
    for (sentence, groups), opening in zip(read, openings, strict=True):
        for group in groups:
            if group.members:
                for member in group.members:
                    names.note(member, group is opening, sentence)
                names.abbreviation(group)
    for (sentence, groups), opening in zip(read, openings, strict=True):
        if any(group.chunk.word_class in VERBS for group in groups):
            about = opening is not None and any(names.key(member.text) in titled for member in opening.members)
            read_sentence(names, sentence, groups, about)
    if not names.survey:
        take_korean(names)
        take_transliterated(names)
        take_opening(names)
        take_recurring(names)
    _take_benchmarks(names, benchmarks)
    take_components(names, read)
    take_enumerated(names, read)
    take_trained(names, read)
    take_variants(names)
    take_abbreviated(names)
    names.referred()
    return ContributionFinds(_introductions(names))


def _take_benchmarks(names: ContributionCandidates, benchmarks: BenchmarkFinds) -> None:
    """Take the benchmarks and datasets that the rules of benchmarks find introduced."""
    for mention in benchmarks.mentions:
        if mention.relation == BenchmarkRelation.INTRODUCES and mention.sentence.kind is not PassageKind.TITLE:
            chunk = Chunk(WordClass.BENCHMARK, Particle.NONE, mention.surface, mention.first, mention.last)
            if names.key(chunk.text) not in names.presented:
                names.present(chunk, mention.sentence, "benchmark")


def _introductions(names: ContributionCandidates) -> tuple[Contribution, ...]:
    """Return what was presented, each thing once."""
    names.merge()
    found = []
    for name, presented in names.presented.items():
        by_sentence: dict[int, ContributionMention] = {}
        for mention in presented:
            by_sentence.setdefault(mention.sentence.index, mention)
        surfaces = list(dict.fromkeys(mention.surface for mention in presented))
        short = names.short.get(name, surfaces[0])
        others = [*surfaces, *names.long.get(name, ())]
        others = [other for other in dict.fromkeys(others) if key(other) != key(short)]
        found.append(Contribution(short, tuple(others), names.resolve_kind(name, short), tuple(by_sentence.values())))
    return tuple(found)
