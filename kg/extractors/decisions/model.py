"""A decision learned from labelled papers: small trees over named features, and a calibrated probability."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extractors.decisions.forest import Ensemble, Forest, Node

__all__ = ["Decision", "Features", "decision_from_json", "decision_to_json", "joint_probabilities"]

Features = Mapping[str, float]
"""Features by name; those that are left out are 0. A word or class is its own feature: ``{"before=on": 1}``."""


@dataclass(frozen=True)
class Decision:
    """Answers one yes-or-no question by gradient-boosted trees whose log odds are calibrated (Platt scaling).

    Source: Friedman, "Greedy function approximation: a gradient boosting machine", 2001; Platt, "Probabilistic outputs
    for support vector machines", 1999.

    Attributes:
        name: what is decided ("name-is-benchmark").
        features: the names of the features that the trees look at.
        start: the log odds before any tree.
        trees: the roots of the trees.
        slope, shift: the calibration: the log odds are multiplied by one, and the other is added.
        threshold: the least probability to accept, the one that gave the best F1 in cross-validation.
        learned_from: how many examples, papers and positive examples it was learned from.
    """

    name: str
    features: tuple[str, ...]
    start: float
    trees: tuple[Node, ...]
    slope: float = 1.0
    shift: float = 0.0
    threshold: float = 0.5
    learned_from: Mapping[str, int] | None = None

    def __hash__(self) -> int:
        """Return a hash without a look at each tree, since what is computed from decisions is looked up by them."""
        return hash((self.name, self.start, self.slope, self.shift, len(self.trees)))

    def log_odds(self, features: Features) -> float:
        """Return the log odds before calibration."""
        return self.all_log_odds((features,))[0]

    def all_log_odds(self, several: Sequence[Features]) -> list[float]:
        """Return the log odds before calibration of each of several."""
        return _forest((self,)).totals(several)[0] if several else []

    def probability(self, features: Features) -> float:
        """Return how likely the answer is yes."""
        return self.probabilities((features,))[0]

    def probabilities(self, several: Sequence[Features]) -> list[float]:
        """Return how likely the answer is yes for each of several; all at once takes a third of the time."""
        return list(map(self.calibrated, self.all_log_odds(several)))

    def calibrated(self, log_odds: float) -> float:
        """Return the probability that log odds before calibration stand for."""
        odds = self.slope * log_odds + self.shift
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def accepts(self, features: Features) -> bool:
        """Return whether the answer is yes."""
        return self.probability(features) >= self.threshold


def joint_probabilities(decisions: Sequence[Decision], several: Sequence[Features]) -> list[tuple[float, ...]]:
    """Return for each of several features how likely each decision's answer is yes, in one pass over the features."""
    if not several:
        return []
    totals = _forest(tuple(decisions)).totals(several)
    likely = [map(decision.calibrated, each) for decision, each in zip(decisions, totals, strict=True)]
    return list(zip(*likely, strict=True))


@lru_cache(maxsize=16)
def _forest(decisions: tuple[Decision, ...]) -> Forest:
    return Forest([Ensemble(decision.features, decision.start, decision.trees) for decision in decisions])


def decision_to_json(decision: Decision) -> str:
    """Return a decision as JSON, one feature or tree a line, so that differences can be read."""
    head = {
        "name": decision.name,
        "learned_from": dict(decision.learned_from or {}),
        "threshold": decision.threshold,
        "slope": decision.slope,
        "shift": decision.shift,
        "start": decision.start,
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    lines += [f'"features": [\n{_lines(decision.features)}\n]', f'"trees": [\n{_lines(decision.trees)}\n]']
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(rows: Iterable[object]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


def decision_from_json(text: str) -> Decision:
    """Return the decision that :func:`decision_to_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not one.
    """
    data = json.loads(text)
    return Decision(
        name=data["name"],
        features=tuple(data["features"]),
        start=data["start"],
        trees=tuple(map(_node, data["trees"])),
        slope=data["slope"],
        shift=data["shift"],
        threshold=data["threshold"],
        learned_from=data["learned_from"],
    )


def _node(data: Any) -> Node:
    if not isinstance(data, list):
        return float(data)
    place, threshold, low, high = data
    return int(place), float(threshold), _node(low), _node(high)
