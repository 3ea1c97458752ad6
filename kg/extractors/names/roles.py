"""Decides what each name of an entry is: the paper's own thing, another's model, a benchmark, or nothing of these."""

from dataclasses import dataclass

from kg.extractors.base import Source
from kg.extractors.benchmarks.relations import Relation
from kg.extractors.decisions.model import Features
from kg.extractors.names.candidates import NameCandidate, NameCandidates
from kg.extractors.names.features import candidate_features
from kg.nlp.analysis import TextAnalysis

__all__ = ["RELATIONS", "ROLES", "NameRole", "NameRoles", "decide_roles"]

ROLES = ("name-is-own", "name-is-benchmark", "name-is-model")
"""The decisions about a name."""

RELATIONS = {
    Relation.INTRODUCES: "benchmark-is-introduced",
    Relation.EVALUATES: "benchmark-is-evaluated",
    Relation.TRAINS: "benchmark-is-trained-on",
    Relation.MENTIONS: "benchmark-is-mentioned",
}
"""The decisions about what a paper does with a benchmark."""


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
    relation: Relation
    related: float


@dataclass(frozen=True, slots=True)
class NameRoles:
    """What the names of an entry are, in the order of the text; names that are nothing are left out."""

    roles: tuple[NameRole, ...]


def decide_roles(source: Source, analysis: TextAnalysis, candidates: NameCandidates) -> NameRoles:
    """Return what each name of an entry is, decided once for all its spellings and places."""
    decided = []
    decisions = [source.decision(name) for name in ROLES]
    seen = candidate_features(analysis, candidates)
    probabilities = zip(*(decision.probabilities(seen) for decision in decisions), strict=True)
    for candidate, features, likely in zip(candidates.names, seen, probabilities, strict=True):
        own, benchmark, model = likely
        holds = [probability >= decision.threshold for probability, decision in zip(likely, decisions, strict=True)]
        if holds[2] and model < max(own, benchmark):
            holds[2] = False  # the paper's own thing and data are not models of others
        elif holds[2]:
            holds[:2] = False, False
        if any(holds):
            relation, related = _relation(source, features) if holds[1] else (Relation.MENTIONS, 0.0)
            own, benchmark, model = (each if held else 0.0 for each, held in zip(likely, holds, strict=True))
            decided.append(NameRole(candidate, own, benchmark, model, relation, related))
    return NameRoles(tuple(decided))


def _relation(source: Source, features: Features) -> tuple[Relation, float]:
    """Return the likeliest relation of a benchmark, and how likely it is."""
    likely = {relation: source.decision(name).probability(features) for relation, name in RELATIONS.items()}
    best = max(likely, key=lambda relation: likely[relation])
    return best, likely[best] / max(sum(likely.values()), 1e-9)
