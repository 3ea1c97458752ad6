"""Which systems a number's sentence speaks of: its nearest subject, or the name that the number stands beside."""

import re
from collections.abc import Sequence

from kg.extractors.results.rules import HEADS, MANY, OWN_HEADS, OWN_SUBJECTS
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import key

__all__ = [
    "OWN",
    "UNNAMED_MODELS",
    "is_improved",
    "is_subject",
    "is_system",
    "models_or_group",
    "owner_beside",
    "systems_before",
]

OWN = "own"
"""What stands for the paper's own system where the subject is "this method", "the authors" and the like."""

_SUBJECT = frozenset((Particle.TOPIC, Particle.SUBJECT, Particle.ALSO))
_COMPARED = re.compile("보다|대비|비해|비하|비교|능가|앞서|앞질|앞선|뛰어넘|초과|웃돌|대신|상회|추월|제치")


def is_subject(chunk: Chunk) -> bool:
    """Return whether a word is a subject by what it ends with ("모델은", "모델조차")."""
    return chunk.particle in _SUBJECT or chunk.text.endswith(("조차", "마저"))


def is_system(chunk: Chunk, benchmarks: frozenset[int]) -> bool:
    """Return whether a chunk names what can reach a score, and not a benchmark or a technique ("CoT")."""
    if chunk.word_class not in {WordClass.MODEL, WordClass.NAME} or chunk.first in benchmarks:
        return False
    return chunk.model is None or chunk.model.concept.artifact_type != "method"


def owner_beside(chunks: Sequence[Chunk], place: int, benchmarks: frozenset[int]) -> Chunk | None:
    """Return the system that a number stands right behind ("B의 42.3%", "B (43.8%)", "B (정확도 43.8%)"), if any."""
    before = chunks[place - 1] if place else None
    if before is None:
        return None
    closes = place + 1 < len(chunks) and chunks[place + 1].word_class is WordClass.CLOSE
    if closes:
        for opening in range(place - 1, max(place - 4, 0), -1):
            if chunks[opening].word_class is WordClass.OPEN:
                before = chunks[opening - 1]
                return (
                    before
                    if before.word_class in {WordClass.MODEL, WordClass.NAME} and before.first not in benchmarks
                    else None
                )
            if chunks[opening].word_class not in {WordClass.METRIC, WordClass.OTHER, WordClass.COLON, WordClass.MEAN}:
                break
    if before.particle is not Particle.GENITIVE:
        return None
    return before if before.word_class in {WordClass.MODEL, WordClass.NAME} and before.first not in benchmarks else None


def systems_before(
    chunks: Sequence[Chunk], place: int, benchmarks: frozenset[int], own: frozenset[str], *, called: bool = False
) -> list[Chunk] | str:
    """Return the systems that are the subject of what stands at ``place``: one, or several that are coordinated.

    The nearest subject decides. It is ``OWN`` where it speaks of the paper's own work without a name ("이 방법은",
    "연구팀은"), and the list is empty where there is no subject.

    Args:
        chunks: the sentence.
        place: where a number stands.
        benchmarks: the first tokens of the names that are benchmarks and thus not systems.
        own: the keys of the names that the paper presents, whatever their shape ("Koala").
        called: whether a capitalised word can be a system by the noun behind it ("Toto 모델은").
    """
    nearer = ""  # an unnamed subject between the name and the number
    head = len(chunks)
    for at in range(place - 1, -1, -1):
        chunk = chunks[at]
        named = is_system(chunk, benchmarks) or (called and _is_called_model(chunks, at, benchmarks))
        named = named or (
            chunk.word_class is WordClass.PHRASE and chunk.first not in benchmarks and key(chunk.text) in own
        )
        named = named or _stands_before_number(chunks, at, place, benchmarks)
        if not named:
            if not nearer and chunk.particle in _SUBJECT:
                nearer, head = _unnamed(chunks, at), at
            continue
        following = chunks[at + 1 : at + 5]
        if (
            chunk.particle is Particle.THAN
            or (following and following[0].word_class is WordClass.THAN)
            or _is_gloss(chunks, at, place)
        ):
            continue
        taken_up = _taken_up(chunks, at)
        compared = any(_COMPARED.match(p.text) for p in following[:3] if p.particle is not Particle.TOPIC)
        if chunk.particle in _SUBJECT or (taken_up and not compared):
            return nearer if nearer and head > max(at, taken_up) else _coordinated(chunks, at, benchmarks)
    return nearer or []


def _stands_before_number(chunks: Sequence[Chunk], at: int, place: int, benchmarks: frozenset[int]) -> bool:
    """Return whether capitalised words are the subject right in front of a number ("Meta AI는 16.67%")."""
    chunk = chunks[at]
    return (
        chunk.word_class is WordClass.PHRASE
        and at == place - 1
        and chunk.particle in _SUBJECT
        and chunk.first not in benchmarks
    )


def _is_gloss(chunks: Sequence[Chunk], at: int, place: int) -> bool:
    """Return whether a name only stands in a bracket that closes before the number ("언어 모델(GPT-4)은")."""
    opens = at > 0 and (
        chunks[at - 1].word_class is WordClass.OPEN or (at > 1 and chunks[at - 2].word_class is WordClass.OPEN)
    )
    return (
        opens and at > 1 and any(chunk.word_class is WordClass.CLOSE for chunk in chunks[at + 1 : min(at + 4, place)])
    )


def _is_called_model(chunks: Sequence[Chunk], at: int, benchmarks: frozenset[int]) -> bool:
    """Return whether a capitalised word is a model's name by the noun behind it ("Toto 모델은")."""
    chunk = chunks[at]
    if (
        chunk.word_class is not WordClass.PHRASE
        or chunk.first in benchmarks
        or chunk.last - chunk.first > 2
        or chunk.particle
    ):
        return False
    return at + 1 < len(chunks) and chunks[at + 1].text.startswith("모델") and chunks[at + 1].particle in _SUBJECT


def _unnamed(chunks: Sequence[Chunk], at: int) -> str:
    """Return whom a subject without a name speaks of: ``OWN``, "최고 모델", or empty if that is open."""
    chunk = chunks[at]
    before = chunks[at - 1].text if at else ""
    if chunk.text.startswith(OWN_SUBJECTS):
        return OWN
    if chunk.text.startswith(HEADS):
        if before.startswith(OWN_HEADS) or before in {"이", "본", "해당"}:
            return OWN
        if chunk.text.startswith("모델") and before.startswith(("최고", "최상")):
            return f"{before} 모델"
        if chunk.text.startswith("모델") and before in MANY:
            return UNNAMED_MODELS
    return ""


_PASSED = frozenset(
    (
        WordClass.OTHER,
        WordClass.LIKE,
        WordClass.AND,
        WordClass.EVALUATE,
        WordClass.GENERIC,
        WordClass.NEW,
        WordClass.NUMBER,
        WordClass.TRAIN,
        WordClass.COMMA,
        WordClass.MODEL,
        WordClass.NAME,
        WordClass.USE,
    )
)


def _taken_up(chunks: Sequence[Chunk], at: int) -> int:
    """Return where a noun takes up a name as the subject ("X와 같은 최신 모델은", "X의 7B 모델이"), else 0."""
    genitive = chunks[at].particle is Particle.GENITIVE
    for place in range(at + 1, min(at + 9, len(chunks))):
        chunk = chunks[place]
        if chunk.text.startswith(HEADS):
            if chunk.particle in _SUBJECT:
                return place
            if chunk.particle is Particle.GENITIVE and place == at + 1 and not genitive:
                return place
        elif chunk.word_class not in _PASSED or (
            chunk.word_class is WordClass.OTHER
            and chunk.particle in {Particle.OBJECT, Particle.LOCATIVE, Particle.SUBJECT}
        ):
            return 0
    return 0


def is_improved(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether what a named model has is the object of the sentence ("X 모델의 정확도를 ... 향상시킨다")."""
    if chunks[at].particle is not Particle.GENITIVE and not (
        at + 1 < len(chunks) and chunks[at + 1].particle is Particle.GENITIVE
    ):
        return False
    for chunk in chunks[at + 2 : at + 10]:
        if chunk.word_class in {WordClass.METRIC, WordClass.SHOW, WordClass.OTHER} and chunk.particle in _SUBJECT | {
            Particle.OBJECT
        }:
            return chunk.particle is Particle.OBJECT
    return False


def _is_maker(chunk: Chunk) -> bool:
    """Return whether the chunk is a firm whose model follows ("OpenAI의 o3-mini")."""
    return chunk.word_class is WordClass.GENERIC and chunk.particle is Particle.GENITIVE


def _coordinated(chunks: Sequence[Chunk], at: int, benchmarks: frozenset[int]) -> list[Chunk]:
    """Return the system at ``at`` and those joined to it in front; brackets behind names are read over."""
    found = [chunks[at]]
    place = at - 1
    while place >= 0:
        joints = 0
        while place >= 0 and (
            chunks[place].word_class in {WordClass.COMMA, WordClass.AND, WordClass.SLASH} or _is_maker(chunks[place])
        ):
            place -= 1
            joints += 1
        place = _before_bracket(chunks, place)
        joined = joints or (place >= 0 and chunks[place].particle is Particle.WITH)
        if place < 0 or not joined or not is_system(chunks[place], benchmarks):
            break
        found.insert(0, chunks[place])
        place -= 1
    return found


def _before_bracket(chunks: Sequence[Chunk], place: int) -> int:
    """Return the place in front of a short bracket that closes at ``place``, else ``place``."""
    if place > 0 and chunks[place].word_class is WordClass.CLOSE:
        for opening in range(place - 1, max(place - 6, 0), -1):
            if chunks[opening].word_class is WordClass.OPEN:
                return opening - 1
    return place


def models_or_group(chunks: Sequence[Chunk], place: int, presented: bool) -> list[Chunk] | str:
    """Return the known model or the unnamed systems that a sentence speaks of ("LLMs", "인간", "최고의 모델").

    Args:
        chunks: the sentence.
        place: where a number stands.
        presented: the sentence is about a benchmark that the paper presents, so that it measures others' models.
    """
    group = ""
    if (
        place > 2
        and chunks[place - 1].word_class is WordClass.OPEN
        and chunks[place - 3].text in {"인간", "인간의", "사람의"}
    ):
        return chunks[place - 3].text[:2]  # "인간 성능(95.7%)"
    for at in range(place - 1, -1, -1):
        chunk = chunks[at]
        following = chunks[at + 1]
        if (
            chunk.text == "인간의"
            and following.word_class in {WordClass.SHOW, WordClass.METRIC}
            and following.particle in _SUBJECT
        ):
            return chunk.text[:2]
        if chunk.word_class in {WordClass.GENERIC, WordClass.OTHER} and is_subject(chunk):
            if chunk.word_class is WordClass.GENERIC and _MODELS.match(chunk.text):
                return UNNAMED_MODELS
            if chunk.text.startswith(("인간", "사람")) and not _is_clause(chunk, following):
                return chunk.text[:2]
            named = any(is_system(other, frozenset()) for other in chunks[max(0, at - 5) : at])
            if presented and not named and chunk.text.startswith(("모델", "에이전트")):
                return UNNAMED_MODELS
        if not presented:
            continue
        compared = chunk.particle is Particle.THAN or following.word_class is WordClass.THAN
        if chunk.word_class is WordClass.MODEL and is_system(chunk, frozenset()) and not compared:
            return [chunk]
        if not group and _MODELS.match(chunk.text):
            group = UNNAMED_MODELS
    return group or (UNNAMED_MODELS if presented else "")


UNNAMED_MODELS = "모델"
"""What figures of models are ascribed to that a Korean text does not name."""

_MODELS = re.compile("모델|(?:[A-Z]{1,3})?L[LM]?Ms?$|VLMs?$")


def _is_clause(chunk: Chunk, following: Chunk) -> bool:
    """Return whether a subject is that of an attributive clause alone ("인간이 생성한 캡션에서")."""
    return chunk.particle is Particle.SUBJECT and following.text.endswith(
        ("한", "된", "는", "인", "쓴", "만든", "못한")
    )
