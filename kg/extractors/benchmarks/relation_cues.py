"""Whether a sentence says that a benchmark was trained on, taken as data, or made into other data."""

import re

from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["TRAINING_LABEL", "is_figure", "is_source", "is_used", "trains"]

TRAINING_LABEL = re.compile(
    r"(?:학습|훈련|교육)\s?(?:방법|세부|데이터|설정|과정|자료)|training (?:details|data|setup|set)|데이터\s?구성",
    re.IGNORECASE,
)
"""The heading of a passage that tells what was trained on, and how."""


def trains(groups: list[Coordination], place: int) -> str:
    """Return the rule by which the benchmark at a place is trained on, empty if it is not."""
    if _is_trained_on(groups, place) or _is_corpus(groups, place):
        return "trained-on"
    return "training-set" if _is_training_set(groups, place) else ""


def is_used(groups: list[Coordination], place: int) -> bool:
    """Return whether the words after the name say that it was used or taken as data."""
    words = [group.chunk.text for group in groups[place + 1 : place + 14]]
    used = _WAS_USED if _is_subject(groups, place) else _USED
    return any(word.startswith(used) for word in words)


_WAS_USED = ("사용되", "사용된", "사용됐", "활용되", "활용된", "활용됐", "이용되", "이용된", "포함되", "포함된")
_USED = ("사용", "활용", "이용", "포함", "구성", "가져")


def _is_training_set(groups: list[Coordination], place: int) -> bool:
    """Return whether the name is that of a set for training ("사전 학습 데이터셋인 X"), and no figure stands behind."""
    for at in range(place - 1, max(place - 3, 0), -1):
        chunk = groups[at].chunk
        if chunk.word_class is WordClass.DATA:
            trained = groups[at - 1].chunk.word_class is WordClass.TRAIN
            return trained and not any(is_figure(group.chunk) for group in groups[place:])
        if chunk.word_class not in {WordClass.OPEN, WordClass.COLON}:
            return False
    return False


def _is_corpus(groups: list[Coordination], place: int) -> bool:
    """Return whether the name is a corpus's, and no figure stands behind: corpora are for training."""
    beside = [groups[at].chunk for at in (place - 1, place - 2, place + 1) if 0 <= at < len(groups)]
    corpus = any(
        chunk.word_class is WordClass.DATA and chunk.text.startswith(("코퍼스", "말뭉치", "corpus")) for chunk in beside
    )
    return corpus and not any(is_figure(group.chunk) for group in groups[place:])


def is_figure(chunk: Chunk) -> bool:
    """Return whether a chunk is a number that measures something."""
    return chunk.number is not None and chunk.number.role is NumberRole.MEASURE


def is_source(groups: list[Coordination], place: int) -> bool:
    """Return whether other data was made of the benchmark ("X에서 추출한", "X를 번역해", "X를 기반으로 구축된")."""
    if _is_subject(groups, place):
        return False
    based = used = given = False
    beside = before = groups[place].chunk
    for at, group in enumerate(groups[place + 1 : place + 14]):
        chunk = group.chunk
        placed = beside.particle in {
            Particle.OBJECT,
            Particle.LOCATIVE,
            Particle.BY,
            Particle.SOURCE,
        } or chunk.text.startswith(("유래", "파생"))
        taken = placed and chunk.text.startswith(_DERIVED)
        beside = chunk if chunk.particle else beside
        given = given or beside.particle is Particle.OBJECT
        if given and _MERGED.match(chunk.text):
            return True  # "X 데이터를 Y에 통합했다"
        if taken or (based and chunk.word_class in {WordClass.MAKE, WordClass.PRESENT}):
            return True
        if used and chunk.word_class in {WordClass.MAKE, WordClass.PRESENT} and _DOING.search(chunk.text):
            return True  # "X를 사용하여 ... 쌍을 만들었다"
        clause = chunk.word_class is WordClass.COMMA and bool(before.particle)  # "힌디어, 타밀어로" is not a clause
        if (
            clause
            or chunk.word_class
            in {
                WordClass.REACH,
                WordClass.SHOW,
                WordClass.EVALUATE,
                WordClass.GAIN,
                WordClass.METRIC,
                WordClass.THAN,
                WordClass.STOP,
            }
            or is_figure(chunk)
        ):
            return False
        if chunk.particle is Particle.TOPIC and chunk.word_class not in {
            WordClass.LIKE,
            WordClass.NEW,
            WordClass.GAIN,
            WordClass.MOST,
        }:
            return False
        before = chunk
        based = based or chunk.text.startswith(("기반으로", "기반하", "바탕으로"))
        used = used or (at < _RIGHT_BEHIND and chunk.text.startswith(_WORKED))
    return False


def _is_subject(groups: list[Coordination], place: int) -> bool:
    """Return whether the name, or the word for data right behind it, is what the sentence or clause is about."""
    chunk = groups[place].chunk
    following = groups[place + 1].chunk if place + 1 < len(groups) else None
    if following is not None and not chunk.particle and following.word_class is WordClass.DATA:
        chunk = following
    return chunk.particle in {Particle.TOPIC, Particle.SUBJECT}


_RIGHT_BEHIND = 4
_MERGED = re.compile(r"(?:통합|추가|포함시)(?:하[여였]|했|켰)|섞[었어은]|더했|보탰|넣었|합쳤")
_DOING = re.compile(r"하[였여며고]|했|합니다|한다|만들[었어고며]|만듭|만든다")
_WORKED = tuple(
    f"{verb}{form}"
    for verb in ("사용", "활용", "이용", "결합", "통합", "가공", "정제", "필터링", "전처리")
    for form in ("하여", "해", "하고")
)
_DERIVED = (
    *("추출", "유래", "파생", "선별"),
    *(
        f"{verb}{form}"
        for verb in (
            "번역",
            "재구성",
            "확장",
            "변환",
            "수집",
            "샘플링",
            "정제",
            "필터링",
            "유도",
            "가공",
            "증강",
            "선택",
        )
        for form in ("하여", "해", "한", "하고", "했", "하였", "된", "됐", "되었")
    ),
    *("가져", "따온", "뽑은", "뽑아"),
)


def _is_trained_on(groups: list[Coordination], place: int) -> bool:
    """Return whether training is what the words after the name speak of, before any result."""
    used = False
    for group in groups[place + 1 : place + 20]:
        chunk = group.chunk
        word_class = chunk.word_class
        if word_class is WordClass.TRAIN or (used and chunk.text.startswith(("보정", "캘리브레이션"))):
            return True
        if used and word_class is WordClass.GAIN and chunk.text.startswith(("향상", "개선", "높이", "높였", "강화")):
            return True  # "X 데이터셋을 활용해 추론 능력을 향상"
        if word_class in {
            WordClass.REACH,
            WordClass.EVALUATE,
            WordClass.METRIC,
            WordClass.THAN,
            WordClass.STOP,
            WordClass.BENCHMARK,
            WordClass.GAIN,
        } or is_figure(chunk):
            return False
        if word_class is WordClass.SHOW and not (used and chunk.particle is Particle.OBJECT):
            return False
        if chunk.text.startswith(("기존", "이전")):
            return False
        used = used or (word_class is WordClass.USE and chunk.text.startswith(("사용", "활용", "이용")))
    return False
