"""Fits decisions by gradient boosting, out of fold by papers, and calibrates them; the same input gives the same bytes.

LightGBM does the boosting, on one thread and with a fixed seed; what it found is exported to plain numbers.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

from kg.extractors.decisions.forest import Node
from kg.extractors.decisions.model import Decision, Features

__all__ = [
    "DEFAULT",
    "Example",
    "Settings",
    "Verdict",
    "calibration_error",
    "fit",
    "fold_of",
    "out_of_fold",
    "reliability",
]


@dataclass(frozen=True)
class Example:
    """One case of a decision.

    Attributes:
        paper: the paper it comes from; papers are never parted between folds.
        features: what the decision sees.
        label: the right answer.
        weight: how much it counts in learning; 0 for a case in which either answer is right (it is then only asked).
        group: what figures are given apart for ("ko", "en").
    """

    paper: str
    features: Features
    label: bool
    weight: float = 1.0
    group: str = ""


@dataclass(frozen=True)
class Settings:
    """How trees are grown.

    Attributes:
        trees, leaves, rate: how many, how large, and how much each adds.
        least: the fewest examples a leaf may hold.
        penalty: the L2 penalty on what leaves say.
        rare: a feature that fewer papers have is left out.
        share: the part of the features that each split may look at; below 1 the trees differ more.
    """

    trees: int = 150
    leaves: int = 8
    rate: float = 0.08
    least: int = 12
    penalty: float = 2.0
    rare: int = 15
    share: float = 0.3

    def parameters(self) -> dict[str, Any]:
        """Return them by the names of LightGBM's parameters."""
        return {
            "num_leaves": self.leaves,
            "learning_rate": self.rate,
            "min_data_in_leaf": self.least,
            "lambda_l2": self.penalty,
            "feature_fraction_bynode": self.share,
        }


DEFAULT = Settings()
"""What suits some thousand examples with some hundred features."""


@dataclass(frozen=True)
class Verdict:
    """What a decision said of an example that took no part in learning it."""

    example: Example
    probability: float


def fold_of(paper: str, folds: int) -> int:
    """Return the fold of a paper: by a hash of its name, so that more papers move none."""
    return int(hashlib.sha256(paper.encode()).hexdigest(), 16) % folds


def fit(name: str, examples: Sequence[Example], settings: Settings = DEFAULT, folds: int = 5) -> Decision:
    """Return the decision that examples teach, calibrated on verdicts out of fold.

    Args:
        name: what is decided.
        examples: the labelled cases.
        settings: how trees are grown.
        folds: how many folds give the verdicts that it is calibrated on; below 2 it is left uncalibrated.
    """
    kept = [example for example in examples if example.weight > 0]
    decision = _grown(name, kept, settings)
    if folds > 1:
        odds = np.empty(len(kept))
        for fold in range(folds):
            inside = [place for place, example in enumerate(kept) if fold_of(example.paper, folds) == fold]
            chosen = set(inside)
            part = _grown(name, [each for place, each in enumerate(kept) if place not in chosen], settings)
            odds[inside] = part.all_log_odds([kept[place].features for place in inside])
        labels = np.array([example.label for example in kept], float)
        weights = np.array([example.weight for example in kept])
        slope, shift = _platt(odds, labels, weights)
        decision = replace(decision, slope=round(slope, 4), shift=round(shift, 4))
        probabilities = 1 / (1 + np.exp(-(slope * odds + shift)))
        decision = replace(decision, threshold=_best_threshold(probabilities, labels))
    return decision


def out_of_fold(
    name: str, examples: Sequence[Example], settings: Settings = DEFAULT, folds: int = 5
) -> tuple[list[Verdict], list[Decision]]:
    """Return a verdict on each example by a decision learned and calibrated without its paper, and those decisions."""
    verdicts: dict[int, Verdict] = {}
    decisions = []
    for fold in range(folds):
        inside = [place for place, example in enumerate(examples) if fold_of(example.paper, folds) == fold]
        chosen = set(inside)
        # the inner folds must not be the outer ones, or one of them would be empty
        rest = [each for place, each in enumerate(examples) if place not in chosen]
        decision = fit(name, rest, settings, folds=3 if folds > 3 else folds + 1)
        decisions.append(decision)
        for place in inside:
            verdicts[place] = Verdict(examples[place], decision.probability(examples[place].features))
    return [verdicts[place] for place in range(len(examples))], decisions


def _grown(name: str, examples: Sequence[Example], settings: Settings) -> Decision:
    """Return uncalibrated trees."""
    papers: dict[str, set[str]] = {}
    for example in examples:
        for feature, value in example.features.items():
            if value:
                papers.setdefault(feature, set()).add(example.paper)
    features = sorted(feature for feature, met in papers.items() if len(met) >= settings.rare)
    places = {feature: place for place, feature in enumerate(features)}
    cells = [
        (value, row, places[feature])
        for row, example in enumerate(examples)
        for feature, value in example.features.items()
        if value and feature in places
    ]
    values, rows, columns = zip(*cells, strict=True) if cells else ((), (), ())
    table = csr_matrix((values, (rows, columns)), shape=(len(examples), len(features)))
    labels = np.array([example.label for example in examples], float)
    data = lightgbm.Dataset(table, labels, weight=np.array([example.weight for example in examples]))
    model = lightgbm.train({**_REPEATABLE, **settings.parameters()}, data, settings.trees)
    return _exported(
        name,
        model.dump_model(),
        features,
        {
            "examples": len(examples),
            "papers": len({example.paper for example in examples}),
            "positive": int(labels.sum()),
        },
    )


_REPEATABLE = {
    "objective": "binary",
    "seed": 0,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "use_missing": False,
    "verbose": -1,
}


def _exported(
    name: str, model: Mapping[str, Any], features: Sequence[str], learned_from: Mapping[str, int]
) -> Decision:
    """Return what LightGBM grew as plain numbers, without the features that no tree looks at."""
    roots = [tree["tree_structure"] for tree in model["tree_info"]]
    used = sorted({place for root in roots for place in _looked_at(root)})
    places = {feature: place for place, feature in enumerate(used)}

    def node(here: Mapping[str, Any]) -> Node:
        if "split_feature" not in here:
            return round(float(here["leaf_value"]), 4)
        threshold = round(float(here["threshold"]), 6)
        return places[here["split_feature"]], threshold, node(here["left_child"]), node(here["right_child"])

    trees = tuple(node(root) for root in roots)
    return Decision(name, tuple(features[feature] for feature in used), 0.0, trees, learned_from=learned_from)


def _looked_at(node: Mapping[str, Any]) -> Iterator[int]:
    """Yield the features that a tree looks at."""
    if "split_feature" in node:
        yield node["split_feature"]
        yield from _looked_at(node["left_child"])
        yield from _looked_at(node["right_child"])


def _platt(odds: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Return the slope and shift of a logistic regression of labels on log odds."""
    # Platt's targets keep a perfect separation from giving endless slopes
    positive, negative = float((weights * labels).sum()), float((weights * (1 - labels)).sum())
    targets = np.where(labels > 0, (positive + 1) / (positive + 2), 1 / (negative + 2))
    table = np.c_[odds, np.ones(len(odds))]
    found = np.array([1.0, 0.0])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weights * (likely - targets))
        curve = (table * (weights * likely * (1 - likely))[:, None]).T @ table + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return float(found[0]), float(found[1])


def _best_threshold(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Return the threshold that gives the best F1: half of the best F1, where probabilities are calibrated.

    Source: Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014.
    """
    best = 0.0
    for cut in range(10, 91):
        taken = probabilities >= cut / 100
        best = max(best, 2 * float((taken * labels).sum()) / max(float(taken.sum() + labels.sum()), 1.0))
    return round(best / 2, 2)


def calibration_error(verdicts: Iterable[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error: how far probabilities are from shares of right answers, over bins."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in verdicts:
        filled.setdefault(min(int(probability * bins), bins - 1), []).append((probability, right))
    count = sum(map(len, filled.values()))
    return sum(abs(sum(p for p, _ in each) - sum(r for _, r in each)) for each in filled.values()) / max(count, 1)


def reliability(
    verdicts: Iterable[tuple[float, bool]], edges: Sequence[float] = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
) -> list[tuple[float, int, float, float]]:
    """Return for each range of probabilities its lower edge, how many there are, their mean and the share right."""
    filled: dict[float, list[tuple[float, bool]]] = {}
    for probability, right in verdicts:
        filled.setdefault(max(edge for edge in edges if probability >= edge or edge == edges[0]), []).append(
            (probability, right)
        )
    return [
        (edge, len(each), sum(p for p, _ in each) / len(each), sum(r for _, r in each) / len(each))
        for edge, each in sorted(filled.items())
    ]
