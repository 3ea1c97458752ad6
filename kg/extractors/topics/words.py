"""The words of a text, as coarse as a profile of a topic needs them: stems, and pairs of neighbours."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["WordTable", "count_words", "damped"]

_PAUSES = ".,;:()\n"
_WORD_OR_PAUSE = re.compile(f"[A-Za-z0-9]+|[가-힣]{{2,}}|[{re.escape(_PAUSES)}]")
_STEMS = (2, 3, 4)  # syllables of a Korean word's beginning: particles and endings come later
_TITLE = 2  # times that the title's words count


def count_words(title: str, passages: Sequence[str]) -> Counter[str]:
    """Return how often each word stands in a text, those of the title twice.

    A Korean word counts by its beginnings, an English one in lower case and in the singular; two words that are
    neighbours count as a pair besides ("확산 모델").
    """
    words = _words(title) * _TITLE
    for passage in passages:
        words.extend(_words(passage))
    return Counter(words)


class WordTable:
    """How much words speak for topics; build it once.

    Args:
        weights: for each word the topics that it speaks for (or against), each with how much.
    """

    def __init__(self, weights: Mapping[str, Sequence[tuple[str, float]]]) -> None:
        import numpy as np

        self.weights = weights
        self._topics = sorted({topic for row in weights.values() for topic, _ in row})
        self._rows = {word: row for row, word in enumerate(weights)}
        columns = {topic: column for column, topic in enumerate(self._topics)}
        # Most words speak for a few topics alone: the columns and weights of each row, one row behind the other.
        self._lengths = np.array([len(pairs) for pairs in weights.values()], dtype=np.intp)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._columns = np.array([columns[topic] for row in weights.values() for topic, _ in row], dtype=np.intp)
        self._weights = np.array([weight for row in weights.values() for _, weight in row], dtype=float)

    def scores(self, words: Mapping[str, int]) -> dict[str, float]:
        """Return how much the words of a text speak for each topic; those of a long text count no more."""
        import numpy as np

        known = list(filter(self._rows.__contains__, words))
        if not known:
            return {}
        counts = [damped(words[word]) for word in known]
        rows = np.array([self._rows[word] for word in known])
        lengths = self._lengths[rows]
        before = np.cumsum(lengths) - lengths
        places = np.repeat(self._starts[rows] - before, lengths) + np.arange(lengths.sum())
        weights = self._weights[places] * np.repeat(counts, lengths)
        scores = np.bincount(self._columns[places], weights, len(self._topics)) / math.sqrt(len(words) + 1)
        return dict(zip(self._topics, scores.tolist(), strict=True))


@lru_cache(maxsize=1 << 10)
def damped(frequency: int) -> float:
    """Return what a word counts that stands somewhere several times."""
    return 1.0 + math.log(frequency)


def _words(text: str) -> list[str]:
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    before = ""
    for word in _WORD_OR_PAUSE.findall(text):
        stems = _stems(word)
        if stems:
            found += stems
            if before:
                found.append(f"{before} {stems[0]}")
            before = stems[0]
        elif word in _PAUSES:
            before = ""
    return found


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    """Return what a word counts by; nothing for numbers and pauses."""
    return _latin(word.lower()) if word.isascii() else tuple(word[:n] for n in _STEMS if len(word) >= n)


def _latin(word: str) -> tuple[str, ...]:
    if word.isdigit() or word in _PAUSES:
        return ()
    return (word[:-1],) if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui" else (word,)
