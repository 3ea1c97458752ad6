"""What a difference is a difference to, as the sentence writes it ("5.7 points over GPT-4", "GPT-4보다 5.7점")."""

import re
from collections.abc import Sequence

from kg.nlp.chunking import Chunk, ChunkedSentence
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["compared_with"]

_NAMED = frozenset(("MODEL", "NAME"))
_ENGLISH = re.compile(
    r"(?:\bover|\bthan|\bcompared (?:to|with)|\brelative to|\bversus|\bvs\.?|"
    r"\b(?:outperform|surpass|exceed|beat)\w*)\s+"
    r"((?:the |its |all |both |our |prior |previous |existing |strong |strongest |best |base |"
    r"original |other |vanilla |"
    r"standard |state-of-the-art |SOTA |[a-z]+-?based )*"
    r"(?:baselines?|methods?|models?|approaches|approach|systems?|work|state of the art|SOTA|variants?|versions?))\b"
)
_KOREAN = re.compile(
    r"((?:이전|기존|종래|다른|최신|최고|베이스라인|기준선|기본|원래|원본|비교)(?:의|인)?\s?"
    r"(?:최고|최신|최첨단|성능|SOTA)?\s?(?:방법론?|모델|기법|방식|연구|접근법|시스템|베이스라인|기준선|성능|기록)?(?:들)?)"
    r"(?:보다|\s?대비|에 비해|를 능가|을 능가|와 비교|과 비교)"
)


def compared_with(chunked: ChunkedSentence, place: int, benchmarks: frozenset[int]) -> str:
    """Return what the difference at ``place`` is a difference to, as written; empty where the sentence does not say it.

    Args:
        chunked: the sentence.
        place: where the number stands.
        benchmarks: the first tokens of the names that are benchmarks.
    """
    chunks = chunked.chunks
    for at in sorted(range(len(chunks)), key=lambda at: abs(at - place)):
        chunk = chunks[at]
        if chunk.word_class in _NAMED and chunk.first not in benchmarks and _is_compared(chunks, at):
            return chunk.text
    found = _ENGLISH.search(chunked.sentence.text) or _KOREAN.search(chunked.sentence.text)
    return found[1].strip() if found else ""


def _is_compared(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether something is compared with a name, by the words beside it."""
    if chunks[at].particle is Particle.THAN:
        return True
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and following.word_class is WordClass.THAN and not following.text.isascii():
        return True
    place = at - 1
    while place >= 0 and chunks[place].text.casefold() in {"the", "base", "original", "vanilla", "to", "with"}:
        place -= 1
    if place < 0:
        return False
    before = chunks[place]
    word = before.text.casefold()
    return (before.word_class is WordClass.THAN and word.isascii()) or bool(_BEATING.fullmatch(word))


_BEATING = re.compile(r"(?:outperform|surpass|exceed|beat)(?:s|ed|ing)?")
