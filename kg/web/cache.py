"""Answers given before, by what was asked and of which generation of the graph."""

from collections import OrderedDict
from typing import NamedTuple

__all__ = ["AnswerCache", "CachedAnswer"]

_OVERHEAD = 500  # bytes that an answer takes besides its own


class CachedAnswer(NamedTuple):
    """A whole answer: its bytes and its headers."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class AnswerCache:
    """Answers given before; the least lately asked for make room.

    Args:
        size: how many bytes of answers to keep.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._held = 0
        self._answers: OrderedDict[tuple[str, str], CachedAnswer] = OrderedDict()

    def get(self, key: tuple[str, str]) -> CachedAnswer | None:
        """Return the answer of a generation to a question."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: tuple[str, str], answer: CachedAnswer) -> None:
        """Keep an answer, unless it is a large one."""
        cost = len(answer.body) + len(key[1]) + _OVERHEAD
        if cost > self._size // 16 or key in self._answers:
            return
        self._answers[key] = answer
        self._held += cost
        while self._held > self._size:
            old, dropped = self._answers.popitem(last=False)
            self._held -= len(dropped.body) + len(old[1]) + _OVERHEAD

    def clear(self) -> None:
        """Forget all."""
        self._answers.clear()
        self._held = 0
