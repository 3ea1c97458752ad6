"""Which numbers of a sentence can be results at all, and not shares of data, aims, costs or versions."""

from collections.abc import Sequence
from itertools import takewhile

from kg.extractors.results.rules import AIMS, BIGGER, BOUNDS, GIVEN, ONLY, SHARES
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["is_bound", "is_eligible"]


def is_eligible(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the number at ``place`` can be a result."""
    number = chunks[place].number
    if number is None or number.role not in {NumberRole.MEASURE, NumberRole.FACTOR}:
        return False
    if _is_amount(chunks, place) or _is_goal(chunks, place) or _is_given(chunks, place):
        return False
    if number.role is NumberRole.FACTOR:
        bigger = any(chunk.text.startswith(BIGGER) for chunk in chunks[place + 1 : place + 4])
        return (_changes(chunks, place) or _reaches(chunks, place)) and not bigger
    if number.unit:
        return True
    if "." in number.value:
        return _is_decimal_score(chunks, place)
    # a bare whole number is a result only where a metric stands right beside it
    beside = (*chunks[max(0, place - 1) : place], *chunks[place + 1 : place + 2])
    return any(chunk.word_class is WordClass.METRIC for chunk in beside) and len(number.value) <= 5


def _is_amount(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the number says how much of something there is or is used ("데이터의 10%만", "30%의 토큰")."""
    following = chunks[place + 1 : place + 6]
    if not following:
        return False
    after, number = following[0], chunks[place].number
    if (
        chunks[place].particle is Particle.GENITIVE
        and after.word_class in {WordClass.PART, WordClass.COST}
        and not _changes(chunks, place + 1)
    ):
        return True
    if after.text.startswith(("적은", "작은", "짧은", "만의", "만으로", "만을", "신뢰", "확률", "유의")):
        return True
    if after.text.startswith("만") and not after.text.startswith("만큼"):
        return True
    if after.text in {"FLOPs", "FLOPS"} or chunks[place].particle is Particle.ALSO:  # "25%도 달성하지 못했다"
        return True
    if number is not None and number.unit == "%" and _is_share(chunks, place):
        return True
    if any(chunk.text.startswith("비중") for chunk in chunks[max(0, place - 3) : place + 3]):
        return True
    return chunks[place].particle is Particle.GENITIVE and _is_only(following)


def _is_only(following: Sequence[Chunk]) -> bool:
    """Return whether the noun that a number belongs to is all there is of it ("3%의 사전 훈련 토큰만을")."""
    for chunk in following:
        if chunk.word_class in {WordClass.METRIC, WordClass.GAIN, WordClass.REACH, WordClass.SHOW, WordClass.NUMBER}:
            return False
        if chunk.word_class is not WordClass.BENCHMARK and len(chunk.text) > 2 and chunk.text.endswith(ONLY):
            return True
        if chunk.particle is Particle.OBJECT:
            return False
    return False


def _is_share(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the number is the part of a whole ("이미지 중 50%가 ... 포함하고")."""
    before = chunks[place - 1] if place else None
    whole = before is not None and (before.particle is Particle.GENITIVE or before.text in {"중", "가운데"})
    if not whole or (before is not None and before.word_class in {WordClass.MODEL, WordClass.NAME, WordClass.METRIC}):
        return False
    clause = takewhile(
        lambda chunk: chunk.word_class not in {WordClass.COMMA, WordClass.STOP}, chunks[place + 1 : place + 8]
    )
    return any(chunk.text.startswith(SHARES) for chunk in clause)


def _is_goal(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the number is something to be reached ("80% 이상을 달성하기 위해", "80%를 넘기려면")."""
    following = chunks[place + 1 : place + 5]
    return any(
        chunk.text.endswith(AIMS)
        or chunk.text.startswith("목표로")
        or (chunk.word_class is WordClass.REACH and chunk.text.endswith("기"))
        for chunk in following
    )


def _is_given(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether the number is a given mark, not somebody's score ("합격 기준(60%)", "7.68/10", "기준선 20%")."""
    number = chunks[place].number
    before = chunks[place - 1] if place else None
    if before is None:
        return False
    if (
        before.word_class is WordClass.SLASH
        and place > 1
        and chunks[place - 2].word_class is WordClass.NUMBER
        and number
        and not number.unit
    ):
        return True
    if before.text.startswith("기준선"):
        return True
    start = (
        place - 2 if before.word_class is not WordClass.OPEN else place - 1
    )  # a word such as "약" may open the bracket
    if start > 0 and chunks[start].word_class is WordClass.OPEN:
        heads = chunks[max(0, start - 2) : start]
        return (
            bool(heads)
            and heads[-1].word_class in {WordClass.OTHER, WordClass.SHOW, WordClass.MOST}
            and any(p.text.startswith(GIVEN) for p in heads)
        )
    return False


def _is_decimal_score(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether a decimal number without unit is a figure: where words of measuring or a system stand beside."""
    beside = {chunk.word_class for chunk in (*chunks[max(0, place - 3) : place], *_behind(chunks, place, 3))}
    before = chunks[place - 1] if place else None
    measured = bool(beside & {WordClass.METRIC, WordClass.GAIN, WordClass.REACH, WordClass.SHOW})
    if before is None:
        return measured
    if (
        before.word_class in {WordClass.NAME, WordClass.PHRASE, WordClass.GENERIC, WordClass.MODEL}
        and not before.particle
    ):
        # right behind a name it is a version ("RAG 2.0") unless the words go on to say that it is reached
        return any(chunk.word_class in {WordClass.REACH, WordClass.METRIC} for chunk in chunks[place + 1 : place + 2])
    if measured:
        return True
    word_classes = {chunk.word_class for chunk in chunks}
    placed = before.particle in {Particle.LOCATIVE, Particle.TOPIC, Particle.GENITIVE, Particle.SUBJECT} and (
        before.word_class in {WordClass.BENCHMARK, WordClass.DATA, WordClass.MODEL, WordClass.NAME}
    )
    return placed and bool(word_classes & {WordClass.METRIC, WordClass.REACH, WordClass.GAIN, WordClass.SHOW})


def _behind(chunks: Sequence[Chunk], place: int, count: int) -> list[Chunk]:
    """Return the chunks behind a number, without asides ("4.50 (유도 없이)과 1.70 (유도 포함)의 FID")."""
    found: list[Chunk] = []
    depth = 0
    for chunk in chunks[place + 1 : place + 30]:
        if chunk.word_class is WordClass.OPEN:
            depth += 1
        elif chunk.word_class is WordClass.CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            found.append(chunk)
            if len(found) == count:
                break
    return found


def _reaches(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether a factor says how large a metric gets ("성공률이 2.5배에 달한다")."""
    reached = place + 1 < len(chunks) and chunks[place + 1].text.startswith(("달하", "달해", "달했", "이르"))
    return reached and any(chunk.word_class is WordClass.METRIC for chunk in chunks[max(0, place - 6) : place])


def _changes(chunks: Sequence[Chunk], place: int) -> bool:
    return any(chunk.word_class is WordClass.GAIN for chunk in chunks[place + 1 : place + 6])


def is_bound(chunk: Chunk) -> bool:
    """Return whether a word behind a number only says how exact it is ("이상", "가까이")."""
    return chunk.text.startswith(BOUNDS) and chunk.word_class in {WordClass.OTHER, WordClass.REACH, WordClass.SHOW}
