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
"""The decisions about a benchmark's relation to the paper; the likeliest relation holds."""


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
    for candidate, features in zip(candidates.names, candidate_features(analysis, candidates), strict=True):
        own, benchmark, model = (_accepted(source, name, features) for name in ROLES)
        if model and model < max(own, benchmark):
            model = 0.0  # the paper's own thing and data are not models of others
        elif model:
            own = benchmark = 0.0
        if own or benchmark or model:
            relation, related = _relation(source, features) if benchmark else (Relation.MENTIONS, 0.0)
            decided.append(NameRole(candidate, own, benchmark, model, relation, related))
    return NameRoles(tuple(decided))


def _accepted(source: Source, name: str, features: Features) -> float:
    decision = source.decision(name)
    probability = decision.probability(features)
    return probability if probability >= decision.threshold else 0.0


def _relation(source: Source, features: Features) -> tuple[Relation, float]:
    """Return the likeliest relation, and how likely it is."""
    likely = {relation: source.decision(name).probability(features) for relation, name in RELATIONS.items()}
    best = max(likely, key=lambda relation: likely[relation])
    return best, likely[best] / max(sum(likely.values()), 1e-9)
