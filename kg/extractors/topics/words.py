"""The words of a text, as coarse as a profile of a topic needs them: stems, and pairs of neighbours."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["WordTable", "count_words", "damped"]

_WORD = re.compile("[A-Za-z0-9]+|[가-힣]{2,}")
_PAUSE = re.compile(r"[.,;:()\n]")
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
        self._table = np.zeros((len(self._rows), len(columns)))
        for row, pairs in enumerate(weights.values()):
            for topic, weight in pairs:
                self._table[row, columns[topic]] = weight

    def scores(self, words: Mapping[str, int]) -> dict[str, float]:
        """Return how much the words of a text speak for each topic; those of a long text count no more."""
        row_of = self._rows.get
        known = [(row, frequency) for word, frequency in words.items() if (row := row_of(word)) is not None]
        if not known:
            return {}
        rows, frequencies = zip(*known, strict=True)
        counts = [damped(frequency) for frequency in frequencies]
        scores = counts @ self._table[list(rows)] / math.sqrt(len(words) + 1)
        return dict(zip(self._topics, scores.tolist(), strict=True))


@lru_cache(maxsize=1 << 10)
def damped(frequency: int) -> float:
    """Return what a word counts that stands somewhere several times."""
    return 1.0 + math.log(frequency)


def _words(text: str) -> list[str]:
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    for clause in _PAUSE.split(text):
        before = ""
        for word in _WORD.findall(clause):
            stems = _stems(word)
            if stems:
                found += stems
                if before:
                    found.append(f"{before} {stems[0]}")
                before = stems[0]
    return found


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    return _latin(word.lower()) if word.isascii() else tuple(word[:n] for n in _STEMS if len(word) >= n)


def _latin(word: str) -> tuple[str, ...]:
    if word.isdigit():
        return ()
    return (word[:-1],) if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui" else (word,)
