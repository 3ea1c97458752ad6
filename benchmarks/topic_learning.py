"""Learns from papers filed by hand how others are to be filed under topics.

Three things are learned. How telling a label is: the share of papers with it that are filed under its topic, drawn
towards what is usual where papers are few. How telling words are: ridge regression of the topics on the words (Hoerl
and Kennard 1970, "Ridge regression"). How much these and the other figures of a topic weigh: logistic regression with
an L2 penalty, fitted by Newton's method. While the third is fitted, what the first two tell of a paper comes from other
papers alone (Wolpert 1992, "Stacked generalization").
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from measuring import ROOT

sys.path.insert(0, str(ROOT))

from kg.extractors.topics.features import FEATURES, topic_features
from kg.extractors.topics.scoring import START
from kg.extractors.topics.support import PaperSignals, TopicReader
from kg.extractors.topics.trained_model import TrainedModel
from kg.extractors.topics.words import WordTable, damped

__all__ = ["Case", "Paper", "learn_all", "parted"]

STACKED = 8  # parts
TRUST = 4.0  # papers that what is usual counts for
RARE, COMMON = 3, 0.4  # a word is looked at if it stands in so many papers at least, in such a share at most
KEPT = 30_000  # weights of words
PENALTY = 10.0  # of the logistic regression's weights, for figures of unit variance


@dataclass(frozen=True)
class Paper:
    """A paper filed by hand: its text, and the topics it is filed under."""

    title: str
    passages: tuple[str, ...]
    topics: frozenset[str]


@dataclass(frozen=True)
class Case:
    """A paper and what it holds."""

    paper: Paper
    signals: PaperSignals


def parted(size: int, parts: int) -> list[np.ndarray]:
    """Return indices in parts, dealt out at random, always in the same way."""
    order = list(range(size))
    random.Random(size).shuffle(order)
    return [np.array(sorted(order[part::parts])) for part in range(parts)]


def learn_all(cases: Sequence[Case], reader: TopicReader) -> TrainedModel:
    """Learn words, labels and topics from some cases, and what each figure weighs."""
    words = WordModel(cases)
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    thing: list[bool] = []
    for part in parted(len(cases), STACKED):
        others = np.setdiff1d(np.arange(len(cases)), part)
        model = learn(cases, others, words)
        for index in part:
            for notation, row in topic_features(cases[index].signals, reader, model).items():
                rows.append(row)
                right.append(notation in cases[index].paper.topics)
                thing.append(reader.concepts[notation].presented)
    table, target, things = np.array(rows), np.array(right, float), np.array(thing)
    weights = [logistic(table[chosen], target[chosen]) for chosen in (~things, things)]
    pairs = zip((START, *FEATURES), *(np.round(each, 3).tolist() for each in weights), strict=True)
    found = {name: (subject, thing) for name, subject, thing in pairs}
    return replace(learn(cases, np.arange(len(cases)), words), weights=found)


def learn(cases: Sequence[Case], chosen: np.ndarray, words: "WordModel") -> TrainedModel:
    """Learn words, labels and topics from the chosen cases."""
    here = [cases[index] for index in chosen]
    rates = Counter(topic for case in here for topic in case.paper.topics)
    met: Counter[tuple[str, str, bool]] = Counter()
    hit: Counter[tuple[str, str, bool]] = Counter()
    for case in here:
        for notation, support in case.signals.supports.items():
            for label, names in {**support.title_labels, **support.labels}.items():
                met[notation, label, names] += 1
                hit[notation, label, names] += notation in case.paper.topics
    usual = {
        names: (sum(hit[each] for each in met if each[2] == names) + 1)
        / (sum(count for each, count in met.items() if each[2] == names) + 2)
        for names in (True, False)
    }
    label_weights = {}
    for each, count in met.items():
        notation, label, names = each
        share = (hit[each] + TRUST * usual[names]) / (count + TRUST)
        label_weights[notation, label] = round(log_odds(share), 2)
    return TrainedModel(
        rates={topic: round(math.log((rates[topic] + 1) / (len(here) + 1)), 2) for topic in words.topics},
        label_weights=label_weights,
        words=WordTable(words.fitted(chosen)),
        default_rate=round(math.log(1 / (len(here) + 1)), 2),
        default_name_weight=round(log_odds(usual[True]), 2),
        default_cue_weight=round(log_odds(usual[False]), 2),
    )


def log_odds(share: float) -> float:
    """Return the log odds of a share."""
    return math.log(share / (1 - share))


class WordModel:
    """Ridge regression of topics on words; built once for some cases, then fitted to any of them."""

    def __init__(self, cases: Sequence[Case]) -> None:
        standing = Counter(word for case in cases for word in case.signals.words)
        usual = [word for word, count in standing.items() if RARE <= count <= COMMON * len(cases)]
        self._words = sorted(usual)
        place = {word: index for index, word in enumerate(self._words)}
        self._table = np.zeros((len(cases), len(self._words)))
        for row, case in enumerate(cases):
            size = math.sqrt(len(case.signals.words) + 1)
            for word, frequency in case.signals.words.items():
                if word in place:
                    self._table[row, place[word]] = damped(frequency) / size
        # A rare word's weight is let grow further than a common one's.
        self._scale = np.sqrt(np.log(len(cases) / np.array([standing[word] for word in self._words])))
        scaled = self._table * self._scale
        self._kernel = scaled @ scaled.T
        self._penalty = float(np.trace(self._kernel)) / len(cases)
        self._typical = np.sqrt((self._table**2).mean(axis=0))
        self.topics = sorted({topic for case in cases for topic in case.paper.topics})
        self._target = np.array([[topic in case.paper.topics for topic in self.topics] for case in cases], float)

    def fitted(self, chosen: np.ndarray) -> dict[str, tuple[tuple[str, float], ...]]:
        """Return the largest weights of words, measured by what they do to a typical score."""
        target = self._target[chosen]
        kernel = self._kernel[np.ix_(chosen, chosen)] + self._penalty * np.eye(len(chosen))
        shares = np.linalg.solve(kernel, target - target.mean(axis=0))
        weights = (self._table[chosen].T @ shares) * (self._scale**2)[:, None]
        effects = np.abs(weights) * self._typical[:, None]
        least = np.partition(effects.ravel(), -KEPT)[-KEPT] if effects.size > KEPT else 0.0
        return {
            self._words[row]: tuple((self.topics[each], round(float(weights[row, each]), 2)) for each in columns)
            for row in range(len(self._words))
            if len(columns := np.flatnonzero((effects[row] >= least) & (np.abs(weights[row]) >= 0.005)))
        }


def logistic(table: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return the start and the weights of a logistic regression with an L2 penalty on figures of unit variance."""
    spread = table.std(axis=0)
    spread[spread < 1e-9] = np.inf
    mean = table.mean(axis=0)
    columns = np.c_[np.ones(len(table)), (table - mean) / spread]
    penalty = np.diag([1e-6, *[PENALTY] * table.shape[1]])
    found = np.zeros(columns.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(columns @ found, -30, 30)))
        slope = columns.T @ (likely - target) + penalty @ found
        curve = (columns * (likely * (1 - likely))[:, None]).T @ columns + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    weights = found[1:] / spread
    return np.concatenate(([found[0] - weights @ mean], weights))
