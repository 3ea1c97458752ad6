"""Decides what each name of an entry is: the paper's own thing, another's model, a benchmark, or nothing of these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extractors.base import Source
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.decisions.model import Features, joint_probabilities
from kg.extractors.names.candidates import NameCandidate, NameCandidates
from kg.extractors.names.features import candidate_features
from kg.extractors.names.namesakes import is_anothers
from kg.nlp.analysis import TextAnalysis

__all__ = ["RELATIONS", "ROLES", "NameRole", "NameRoles", "decide_roles"]

ROLES = ("name-is-own", "name-is-benchmark", "name-is-model")
"""The decisions about a name."""

RELATIONS = {
    BenchmarkRelation.INTRODUCES: "benchmark-is-introduced",
    BenchmarkRelation.EVALUATES: "benchmark-is-evaluated",
    BenchmarkRelation.TRAINS: "benchmark-is-trained-on",
    BenchmarkRelation.MENTIONS: "benchmark-is-mentioned",
}
"""The decisions about what a paper does with a benchmark."""


_CLEARLY = 0.95
"""How likely a name must be the paper's own to be so though the vocabulary knows another paper that presents it."""


@dataclass(frozen=True, slots=True)
class NameRole:
    """What a name is, with probabilities; 0 where it is not.

    Attributes:
        candidate: the name.
        own: that it names what the paper introduces.
        benchmark: that it names a benchmark or dataset.
        model: that it names a model or method of others.
        relation: what the paper does with the benchmark; MENTIONS where it is not one.
        related: that the relation is right if it is one.
    """

    candidate: NameCandidate
    own: float
    benchmark: float
    model: float
    relation: BenchmarkRelation
    related: float


@dataclass(frozen=True, slots=True)
class NameRoles:
    """What the names of an entry are, in the order of the text; names that are nothing are left out."""

    roles: tuple[NameRole, ...]


def decide_roles(source: Source, analysis: TextAnalysis, candidates: NameCandidates) -> NameRoles:
    """Return what each name of an entry is, decided once for all its spellings and places."""
    decided: list[NameRole] = []
    decisions = [source.decision(name) for name in ROLES]
    benchmarks: list[tuple[int, Features, bool]] = []  # their places among those decided
    seen = candidate_features(analysis, candidates)
    probabilities = joint_probabilities(decisions, seen)
    for candidate, features, likely in zip(candidates.names, seen, probabilities, strict=True):
        own, benchmark, model = likely
        holds = [probability >= decision.threshold for probability, decision in zip(likely, decisions, strict=True)]
        if holds[2] and model < max(own, benchmark):
            holds[2] = False  # the paper's own thing and data are not models of others
        elif holds[2]:
            holds[:2] = False, holds[1] and _has_two_senses(candidate)
        anothers = (holds[0] or holds[1]) and own < _CLEARLY and is_anothers(analysis, candidate.spellings)
        if anothers and holds[0]:  # it is a model, but not the paper's own
            holds = [False, holds[1], not holds[1]]
            model = max(own, model)
        if any(holds):
            own, benchmark, model = (
                each if held else 0.0 for each, held in zip((own, benchmark, model), holds, strict=True)
            )
            decided.append(NameRole(candidate, own, benchmark, model, BenchmarkRelation.MENTIONS, 0.0))
            if holds[1]:
                benchmarks.append((len(decided) - 1, features, anothers))
    relations = _relations(source, [features for _, features, _ in benchmarks])
    for (place, _, anothers), likely_relations in zip(benchmarks, relations, strict=True):
        relation, related = _likeliest(likely_relations, anothers)
        decided[place] = replace(decided[place], relation=relation, related=related)
    return NameRoles(tuple(decided))


def _has_two_senses(candidate: NameCandidate) -> bool:
    """Return whether the vocabulary knows a model and data of one name, of which a text may mean both."""
    return any(each.chunk.model is not None and each.chunk.benchmark is not None for each in candidate.occurrences)


def _relations(source: Source, several: Sequence[Features]) -> list[dict[BenchmarkRelation, float]]:
    """Return how likely each relation of some benchmarks is."""
    decisions = [source.decision(name) for name in RELATIONS.values()]
    return [dict(zip(RELATIONS, likely, strict=True)) for likely in joint_probabilities(decisions, several)]


def _likeliest(likely: dict[BenchmarkRelation, float], anothers: bool) -> tuple[BenchmarkRelation, float]:
    """Return the likeliest relation of a benchmark, and how likely it is; another paper's benchmark is not new."""
    possible = {
        relation: p for relation, p in likely.items() if not (anothers and relation is BenchmarkRelation.INTRODUCES)
    }
    best = max(possible, key=lambda relation: possible[relation])
    return best, possible[best] / max(sum(possible.values()), 1e-9)
