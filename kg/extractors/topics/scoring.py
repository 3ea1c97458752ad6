"""Files a paper under the topics it is about, from its title and text alone.

A logistic regression over the features of :mod:`kg.extractors.topics.features` says how likely a librarian would file
the paper under each topic that is met. Its weights, and what the features know of words, labels and topics, were
learned from papers filed by hand (``benchmarks/topic_weights.py`` does it and checks it on papers left out).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from kg.extractors.topics.features import FEATURES, topic_features
from kg.extractors.topics.support import LabelPosition, TopicReader
from kg.extractors.topics.trained_model import TrainedModel, shipped_model
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary
from kg.vocabularies.topics import TopicConcept, topic_concepts_of

__all__ = ["START", "TopicScore", "TopicScorer", "topic_scorer_of"]

START = "start"
"""The name of the weight that every topic starts from."""

_LIKELY = 0.37  # where precision and recall balance on papers left out of the fit
_BROAD = 0.7  # what a broad topic needs where another one is surer
_MOST = 5
_SUREST = 0.96  # about how often two careful readers agree


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A topic of a paper.

    Attributes:
        notation: the topic's id.
        confidence: how likely the paper is filed there by hand, 0 to 1.
        position: where the words stand that speak for it best.
    """

    notation: str
    confidence: float
    position: LabelPosition


class TopicScorer:
    """Files papers under topics; build it once, a paper then takes about a millisecond.

    Args:
        concepts: the topics to file under.
        model: how papers were filed by hand; what ships with paper-kg where none is given.
    """

    def __init__(self, concepts: Sequence[TopicConcept], model: TrainedModel | None = None) -> None:
        self._reader = TopicReader(concepts)
        self._model = model or shipped_model()
        weights = (self._model.weights[name] for name in (START, *FEATURES))
        self._subject, self._thing = zip(*weights, strict=True)

    def score(self, title: str, passages: Sequence[str]) -> tuple[TopicScore, ...]:
        """Return the one to five topics of a paper, the most specific ones first; none if no word of any is met.

        Args:
            title: the paper's title, empty where there is none.
            passages: its text in pieces (paragraphs, bullets), in order, without mark-up that is not text.
        """
        signals = self._reader.read(title, passages)
        concepts = self._reader.concepts
        logits: dict[str, float] = {}
        for notation, row in topic_features(signals, self._reader, self._model).items():
            start, *weights = self._thing if concepts[notation].presented else self._subject
            logits[notation] = start + sum(map(mul, weights, row))
        surest = sorted(logits, key=lambda notation: (-logits[notation], notation))[:_MOST]
        scores = [TopicScore(each, _confidence(logits[each]), signals.supports[each].best) for each in surest]
        likely = [score for score in scores if score.confidence >= _LIKELY]
        likely = [each for each in likely if each is likely[0] or not self._stands_back(each)]
        return self._narrow_first(likely or scores[:1])

    def _stands_back(self, score: TopicScore) -> bool:
        """Return whether a topic is one that everything touches, and not certain enough to stand beside others."""
        return self._reader.concepts[score.notation].broad and score.confidence < _BROAD

    def _narrow_first(self, scores: Sequence[TopicScore]) -> tuple[TopicScore, ...]:
        """Return the scores in their order, but no topic before one that is narrower."""
        above = [self._reader.above[score.notation] for score in scores]
        return tuple(sorted(scores, key=lambda score: sum(score.notation in others for others in above) > 0))


def _confidence(logit: float) -> float:
    return round(min(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), _SUREST), 3)


@lru_cache(maxsize=4)
def topic_scorer_of(own: OwnVocabulary = SHIPPED_ONLY) -> TopicScorer:
    """Return what files under the topics of ontology/topics.csv and a user's own, built once for the same contents."""
    return TopicScorer(topic_concepts_of(own))
