"""Decisions that take what rules found as it is, for tests of the rules alone."""

from kg.extractors.decisions.model import Decision
from kg.extractors.decisions.shipped import shipped_decision

_FEATURES = {
    "name-is-own": ("rule-own", "rule-weightiest=introduces", "rule-weightiest=trains"),
    "name-is-benchmark": ("rule-benchmark",),
    "name-is-model": ("rule-model",),
    "benchmark-is-evaluated": ("rule-weightiest=evaluates",),
    "benchmark-is-trained-on": ("rule-weightiest=trains",),
    "benchmark-is-mentioned": ("rule-weightiest=mentions", "rule-weightiest=named"),
}

_SPEAKS = {("name-is-own", "rule-weightiest=trains"): -25.0}


def rules_alone(name: str) -> Decision:
    """Return a decision about names that accepts what rules found, any other as it ships."""
    if name not in _FEATURES:
        return shipped_decision(name)
    features = _FEATURES[name]
    trees = tuple((place, 0.5, 0.0, _SPEAKS.get((name, feature), 20.0)) for place, feature in enumerate(features))
    return Decision(name, features, -10.0, trees)
