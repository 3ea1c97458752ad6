"""The benchmarks of a sentence in lists, as commas and conjunctions join them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extractors.benchmarks.mentions import BenchmarkMention
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["BenchmarkList", "benchmark_lists"]


@dataclass(frozen=True, slots=True)
class BenchmarkList:
    """Benchmarks joined by commas or conjunctions, or a single one.

    Attributes:
        place: the place of the first.
        end: the place behind the last.
        items: the benchmarks; None for what is listed among them but is not a benchmark.
    """

    place: int
    end: int
    items: tuple[BenchmarkMention | None, ...]

    @property
    def mentions(self) -> tuple[BenchmarkMention, ...]:
        """The benchmarks alone."""
        return tuple(item for item in self.items if item is not None)


_JOINTS = frozenset((WordClass.AND, WordClass.COMMA, WordClass.SLASH))


def benchmark_lists(chunks: Sequence[Chunk], mentions: dict[int, BenchmarkMention]) -> list[BenchmarkList]:
    """Return the benchmarks of a sentence in lists as they are joined.

    Args:
        chunks: the sentence.
        mentions: the benchmarks by their first token.
    """
    lists: list[BenchmarkList] = []
    items: list[BenchmarkMention | None] = []
    start = end = 0
    for place, chunk in enumerate(chunks):
        mention = mentions.get(chunk.first)
        if mention is None:
            continue
        others = _listed_between(chunks, end, place) if items else None
        if items and others is None:
            lists.append(BenchmarkList(start, end, tuple(items)))
            items = []
        if not items:
            start = place
        items += [*[None] * (others or 0), mention]
        end = place + 1
    if items:
        lists.append(BenchmarkList(start, end, tuple(items)))
    return lists


_LISTED = frozenset(
    (
        WordClass.OTHER,
        WordClass.NAME,
        WordClass.PHRASE,
        WordClass.GENERIC,
        WordClass.MODEL,
        WordClass.PLACE,
        WordClass.EVALUATE,
    )
)


def _listed_between(chunks: Sequence[Chunk], end: int, place: int) -> int | None:
    """Return how many other things a list names between two benchmarks, None if they stand in no list."""
    between = [
        chunk
        for chunk in chunks[end:place]
        if chunk.word_class not in {WordClass.OPEN, WordClass.CLOSE, WordClass.DATA}
    ]
    if not between:
        return 0 if chunks[end - 1].particle is Particle.WITH else None
    if between[0].word_class not in _JOINTS or not (
        between[-1].word_class in _JOINTS or between[-1].particle is Particle.WITH
    ):
        return None
    others = 0
    for one, following in pairwise(between):
        if following.word_class not in _JOINTS:
            if following.word_class not in _LISTED or (following.particle and following.particle is not Particle.WITH):
                return None
            others += one.word_class in _JOINTS
    return others if others < 3 and len(between) < 12 else None
