"""Files a paper under the topics it is about, from its title and text alone.

A logistic regression over the figures of :mod:`kg.extractors.topics.features` says how likely a librarian would file
the paper under each topic that is met. Its weights are general: none belongs to one topic or word. They were fitted to
papers filed by hand, with an L2 penalty, and checked on papers left out of the fit.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extractors.topics.concepts import TopicConcept
from kg.extractors.topics.features import FEATURES, Place, TopicReader, figures

__all__ = ["TopicScore", "TopicScorer", "score_topics"]

# What each figure adds to the log odds: for a subject, and for a thing to be presented (a dataset, a survey).
# The first line is what both start from.
_WEIGHTS = {
    "": (-3.410, -3.500),
    "title name": (0.611, 0.799),
    "title cue": (-0.136, 0.549),
    "title rarity": (0.144, 0.272),
    "title length": (0.529, 0.473),
    "names": (-0.278, -0.813),
    "cues": (-0.077, 0.412),
    "names without title": (1.019, 0.437),
    "rarity": (0.165, 0.051),
    "first": (0.114, 0.317),
    "spellings": (0.844, -0.101),
    "coverage": (0.786, 1.245),
    "lead": (1.386, -0.013),
    "rank": (1.626, 2.037),
    "related": (0.711, -0.107),
    "other titles": (-0.156, -0.349),
    "breadth": (-0.584, -0.129),
    "presented": (0.178, 0.779),
    "shown": (0.000, -0.735),
    "shown early": (0.000, 2.370),
    "new": (0.000, 1.395),
    "broad names": (-2.006, 0.000),
}
_LIKELY = 0.3  # where precision and recall balance on papers left out of the fit
_MOST = 5


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A topic of a paper.

    Attributes:
        notation: the topic's id.
        confidence: how likely the paper is filed there by hand, 0 to 1.
        place: the words that speak for it best.
    """

    notation: str
    confidence: float
    place: Place


class TopicScorer:
    """Files papers under topics; build it once, a paper then takes about a millisecond.

    Args:
        concepts: the topics to file under.
    """

    def __init__(self, concepts: Sequence[TopicConcept]) -> None:
        self._reader = TopicReader(concepts)
        self._subject, self._thing = zip(*(_WEIGHTS[name] for name in ("", *FEATURES)), strict=True)

    def score(self, title: str, passages: Sequence[str]) -> tuple[TopicScore, ...]:
        """Return the one to five topics of a paper, the most specific ones first; none if no word of any is met.

        Args:
            title: the paper's title, empty where there is none.
            passages: its text in pieces (paragraphs, bullets), in order, without mark-up that is not text.
        """
        supports = self._reader.read(title, passages)
        concepts = self._reader.concepts
        scores = []
        for notation, row in figures(supports, concepts, self._reader.related, len(passages)).items():
            start, *weights = self._thing if concepts[notation].presented else self._subject
            logit = start + sum(weight * figure for weight, figure in zip(weights, row, strict=True))
            confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
            scores.append(TopicScore(notation, round(confidence, 3), supports[notation].best))
        scores.sort(key=lambda score: (-score.confidence, score.notation))
        likely = [score for score in scores[:_MOST] if score.confidence >= _LIKELY]
        likely = [score for score in likely if score is likely[0] or not concepts[score.notation].broad]
        return self._narrow_first(likely or scores[:1])

    def _narrow_first(self, scores: Sequence[TopicScore]) -> tuple[TopicScore, ...]:
        """Return the scores in their order, but no topic before one that is narrower."""
        above = {score.notation: self._above(score.notation) for score in scores}
        return tuple(sorted(scores, key=lambda score: sum(score.notation in others for others in above.values()) > 0))

    def _above(self, notation: str) -> set[str]:
        """Return the ids of all topics above one."""
        found: set[str] = set()
        waiting = list(self._reader.concepts[notation].broader)
        while waiting:
            broader = waiting.pop()
            if broader not in found and broader in self._reader.concepts:
                found.add(broader)
                waiting.extend(self._reader.concepts[broader].broader)
        return found


@lru_cache(maxsize=4)
def _scorer(concepts: tuple[TopicConcept, ...]) -> TopicScorer:
    return TopicScorer(concepts)


def score_topics(title: str, passages: Sequence[str], concepts: Sequence[TopicConcept]) -> tuple[TopicScore, ...]:
    """Return the one to five topics of a paper, see :meth:`TopicScorer.score`.

    Whoever files many papers keeps a :class:`TopicScorer`, which spares looking up the topics each time.
    """
    return _scorer(tuple(concepts)).score(title, passages)
