"""Figures that a sentence only names as a mark that another figure passes or misses."""

from collections.abc import Sequence

from kg.extractors.results.subjects import is_system
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["is_passed", "passed_owner"]

_SUBJECT = frozenset((Particle.TOPIC, Particle.SUBJECT, Particle.ALSO))


def is_passed(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether a number is a mark that another one passes or misses ("86.8%를 능가하여", "92%에는 못 미치")."""
    chunk = chunks[place]
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if following is None:
        return False
    later = any(other.word_class is WordClass.NUMBER for other in chunks[place + 2 :])
    if chunk.particle is Particle.OBJECT and following.text.startswith(_PASSING):
        return later
    if chunk.particle is Particle.AT and following.text.startswith(("미치", "못", "근접", "육박")):
        return later
    return later and (
        chunk.particle is Particle.THAN or (following.word_class is WordClass.THAN and not chunk.particle)
    )


_PASSING = ("능가", "앞서", "앞선", "앞질", "뛰어넘", "제치", "제쳐", "추월", "상회", "웃돌", "넘어")


def passed_owner(chunks: Sequence[Chunk], place: int, benchmarks: frozenset[int]) -> Chunk | None:
    """Return the system whose figure is passed, the nearest name in front ("LambNet의 GSM8K 정확도 86.8%를")."""
    for at in range(place - 1, max(place - 8, -1), -1):
        if chunks[at].word_class is WordClass.METRIC:
            continue  # "정확도" does not end with the particle "도"
        if is_system(chunks[at], benchmarks) and chunks[at].particle not in _SUBJECT:
            return chunks[at]
        if (
            chunks[at].word_class in {WordClass.COMMA, WordClass.STOP, WordClass.NUMBER}
            or chunks[at].particle in _SUBJECT
        ):
            return None
    return None
