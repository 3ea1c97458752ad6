"""The stretches of a note that are entries already: no other entry overlaps them."""

from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Span

__all__ = ["TakenSpans"]


class TakenSpans:
    """Stretches of text, none of which overlaps another.

    Args:
        spans: the first of them.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, spans: Iterable[Span]) -> None:
        """Add stretches that overlap none of these."""
        self._spans = sorted([*self._spans, *spans])

    def overlap(self, span: Span) -> bool:
        """Tell whether one of the stretches overlaps ``span``."""
        after = bisect_right(self._spans, span.start, key=lambda taken: taken.start)
        before = after > 0 and self._spans[after - 1].end > span.start
        return before or (after < len(self._spans) and self._spans[after].start < span.end)
