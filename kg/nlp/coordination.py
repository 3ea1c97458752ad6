"""Coordination: names that commas or conjunctions join stand for one in a sentence ("X, Y 및 Z에서")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["Coordination", "coordinate"]


@dataclass(slots=True)  # not frozen, see Chunk
class Coordination:
    """Names joined by commas or conjunctions; a word that is not a name stands alone, without members.

    Attributes:
        chunk: what stands for all of them: the class of the best known member, the particle of the last.
        members: the names.
    """

    chunk: Chunk
    members: tuple[Chunk, ...]


_BEST_KNOWN_FIRST = (WordClass.BENCHMARK, WordClass.MODEL, WordClass.NAME, WordClass.PHRASE)
_NAMES = frozenset(_BEST_KNOWN_FIRST)
_JOINTS = frozenset((WordClass.AND, WordClass.COMMA, WordClass.SLASH))


def coordinate(chunked: ChunkedSentence) -> list[Coordination]:
    """Return the sentence with the names that are coordinated joined.

    Brackets are left out, except those behind a word for data and those that hold a benchmark.
    """
    chunks = chunked.chunks
    groups: list[Coordination] = []
    place = 0
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.word_class not in _NAMES:
            if chunk.word_class is WordClass.OPEN and (not groups or groups[-1].chunk.word_class is not WordClass.DATA):
                after = _after_bracket(chunks, place)
                if after > place and not any(map(_tells_data, chunks[place:after])):
                    place = after
                    continue
            groups.append(Coordination(chunk, ()))
            place += 1
            continue
        members = [chunk]
        place = _after_bracket(chunks, place + 1)
        while True:
            ahead = place
            while ahead < len(chunks) and ahead - place < 2 and chunks[ahead].word_class in _JOINTS:
                ahead += 1
            if ahead == place and members[-1].particle is not Particle.WITH:
                break
            if ahead >= len(chunks) or chunks[ahead].word_class not in _NAMES:
                break
            members.append(chunks[ahead])
            place = _after_bracket(chunks, ahead + 1)
        word_class = chunk.word_class
        if len(members) > 1:
            word_classes = {member.word_class for member in members}
            word_class = next(each for each in _BEST_KNOWN_FIRST if each in word_classes)
        whole = Chunk(word_class, members[-1].particle, chunk.text, chunk.first, members[-1].last)
        groups.append(Coordination(whole, tuple(members)))
    return groups


_DATA_NAME = re.compile(r"(?:[Bb]ench|[Dd]ataset|[Cc]orpus|-(?!\d{1,2}[Kk]$)\d+[Kk])$")


def _tells_data(chunk: Chunk) -> bool:
    """Return whether a chunk shows that the bracket it stands in is about data."""
    return (
        chunk.word_class is WordClass.BENCHMARK
        or chunk.text == "예"
        or (chunk.word_class is WordClass.NAME and bool(_DATA_NAME.search(chunk.text)))
    )


def _after_bracket(chunks: Sequence[Chunk], place: int) -> int:
    """Return the place after a bracket of at most eight chunks that opens at ``place``, else ``place``."""
    if place < len(chunks) and chunks[place].word_class is WordClass.OPEN:
        for ahead in range(place + 1, min(place + 10, len(chunks))):
            if chunks[ahead].word_class is WordClass.CLOSE:
                return ahead + 1
    return place
