"""The classes of words and the particles that patterns speak of, and which word belongs to which.

A class lists the beginnings of Hangul words, whatever particle or verbal ending follows, and whole words (Latin ones in
lower case). Whole words are looked up first; the first class that fits is the class of a word.
"""

from enum import StrEnum
from functools import lru_cache

__all__ = ["PUNCTUATION", "Particle", "WordClass", "beginnings", "classify_word", "particle_of"]


class WordClass(StrEnum):
    """What a chunk of a sentence is: a name, a number, or a word of a class."""

    BENCHMARK = "BENCHMARK"  # a known benchmark, dataset or environment
    MODEL = "MODEL"  # a known model
    METRIC = "METRIC"  # a known metric, or a word for one
    NAME = "NAME"  # the shape of a proper name
    PHRASE = "PHRASE"  # capitalised or quoted words
    GENERIC = "GENERIC"  # a common term of the field (LLM, RAG)
    NUMBER = "NUMBER"  # a number with its unit
    OTHER = "OTHER"  # any other word
    DATA = "DATA"  # a word for data: 벤치마크, dataset
    KIND = "KIND"  # a word for another kind of thing: 모델, method
    GLOSSED = "GLOSSED"  # names that a bracket puts behind a Korean word
    QUOTATIVE = "QUOTATIVE"  # calls something by a name: 라는
    LIKE = "LIKE"  # gives examples: 같은, including
    NEW = "NEW"  # calls something new
    PRESENT = "PRESENT"  # presents something: 소개, propose
    MAKE = "MAKE"  # makes something: 구성, build
    USE = "USE"  # uses something
    USED = "USED"  # uses, aims at or compares something
    MEANS = "MEANS"  # says that something is a means: 통해
    PLACE = "PLACE"  # a word for an environment: 환경
    TRAIN = "TRAIN"  # trains
    GAIN = "GAIN"  # says that something is better or worse, or by how much: 향상, outperforms
    REACH = "REACH"  # reaches a figure: 달성
    SHOW = "SHOW"  # shows or performs: 성능
    EVALUATE = "EVALUATE"  # evaluates
    THAN = "THAN"  # compares: 대비
    EACH = "EACH"  # pairs lists in order: 각각, respectively
    BOTH = "BOTH"  # 모두
    MEAN = "MEAN"  # averages: 평균
    MOST = "MOST"  # a bound: 최대
    PART = "PART"  # a part of data: 샘플
    COST = "COST"  # what is spent: 메모리
    AND = "AND"  # joins: 및, and
    ON = "ON"  # on
    TO = "TO"  # to
    FROM = "FROM"  # from
    COMMA = "COMMA"
    SLASH = "SLASH"
    OPEN = "OPEN"
    CLOSE = "CLOSE"
    COLON = "COLON"
    STOP = "STOP"
    TILDE = "TILDE"
    DASH = "DASH"
    ARROW = "ARROW"
    PLUS = "PLUS"
    MARK = "MARK"


class Particle(StrEnum):
    """What a word ends with: a Korean particle or the copula, or nothing that is known."""

    NONE = ""
    LOCATIVE = "LOCATIVE"  # 에서: in, on
    AT = "AT"  # 에: at, to
    TOPIC = "TOPIC"  # 은, 는
    SUBJECT = "SUBJECT"  # 이, 가
    OBJECT = "OBJECT"  # 을, 를
    GENITIVE = "GENITIVE"  # 의: of
    WITH = "WITH"  # 와, 과: and, with
    BY = "BY"  # 로: by, as
    BEING = "BEING"  # 인, 이며, 입니다: the copula
    THAN = "THAN"  # 보다: than
    SOURCE = "SOURCE"  # 로부터: from
    UNTIL = "UNTIL"  # 까지: up to
    ALSO = "ALSO"  # 도: also


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# beginnings of Hangul words
_BEGINNINGS: dict[WordClass, tuple[str, ...]] = {
    WordClass.DATA: _words(
        """
        벤치마크 벤치마킹 데이터셋 데이터세트 데이타셋 코퍼스 말뭉치 리더보드 아레나 트리뱅크 테스트셋
        테스트세트 테스트베드 테스트스위트 평가셋 챌린지 컬렉션 시뮬레이터 데이터스토어
        """
    ),
    WordClass.QUOTATIVE: _words("이라는 라는 이라고 라고 불리는 명명 이란 란"),
    WordClass.LIKE: _words("같은 등의 등에서 등과 등을 등이 등에 등은 등으로 포함한 포함하 비롯한"),
    WordClass.NEW: _words("새로운 새롭게 신규 최초"),
    WordClass.PRESENT: _words("소개 제안 제시 구축 공개 개발 출시 도입 발표 선보 마련 내놓 설립 신설"),
    WordClass.MAKE: _words("생성 설계 수집 구성 만들 만든 제작 큐레이 작성 합성 배포 준비 고안"),
    WordClass.USE: _words("사용 활용 이용 통해 통한 기반 비교하"),
    WordClass.PLACE: _words("환경 시뮬레이션"),
    WordClass.TRAIN: _words("훈련 학습 미세조정 사전훈련 사전학습 파인튜닝 튜닝 재훈련 재학습"),
    WordClass.GAIN: _words(
        """
        향상 개선 증가 상승 우수 앞서 앞선 앞섰 앞질 높은 높았 높아 높게 높습 높으 높고 낮습 낮으 낮고 낮았 낮게
        빠른 빠르 빨라 빨랐 능가 웃돌 초과 이득 뛰어 뛰어난 많은 차이 격차 끌어올 추가 올렸 올랐 단축 늘려 늘었
        늘린 늘어 상회 줄입 높입 높이 높여 높였 강력 절감 감소 하락 저하 줄이 줄였 줄어 줄인 줄일 낮추 낮은 낮아
        낮췄 떨어 뒤처 뒤쳐 뒤지 뒤졌 뒤진 뒤떨 밑돌 하회 나은 나빠 나쁜 느린 악화 우위 초월 압도 추월 제치 제쳤
        올린 올리 올려 늘릴 증대 급증 절약 축소 완화 경감 낮춘 낮춰 개선율 가속
        줄고 좋아지 좋아졌 좋아진 나아 벌어 오른 올라
        """
    ),
    WordClass.REACH: _words("달성 기록 획득 얻 도달 이르 넘는 넘었 차지 수준"),
    WordClass.SHOW: _words("보여 보였 보이 보인 나타 수행 성과 성능 해결 발휘 거두 결과"),
    WordClass.EVALUATE: _words("평가 실험 테스트 검증 비교 분석 시험 입증 최첨단"),
    WordClass.THAN: _words("대비 보다 비해 비하여 비교하여 비교해 비교했"),
    WordClass.EACH: _words("각각 각기 차례로"),
    WordClass.BOTH: _words("모두"),
    WordClass.MEAN: _words("평균 평균적"),
    WordClass.MOST: _words("최대 최소 최고"),
    WordClass.PART: _words("데이터 샘플 예제 이미지 케이스 문서"),
    WordClass.COST: _words("비용 메모리 토큰 시간 지연 속도 파라미터 매개변수 크기 연산 계산"),
}


# whole words
_WORDS: dict[WordClass, tuple[str, ...]] = {
    WordClass.DATA: _words(
        """
        benchmark benchmarks dataset datasets corpus corpora leaderboard arena testbed benchmarking testset
        """
    ),
    WordClass.LIKE: _words("including like 등"),
    WordClass.NEW: _words("new novel 새"),
    WordClass.PRESENT: _words(
        """
        introduce introduces introducing present presents propose proposes release releases
        """
    ),
    WordClass.MAKE: _words("construct curate build create develop"),
    WordClass.TRAIN: _words("train trained training pretrained finetuned fine-tuned fine-tuning finetuning"),
    WordClass.GAIN: _words(
        """
        improvement improvements improves improve improved improving gain gains outperforms outperforming better
        higher faster reduction reduces increase increases drop surpassing 더 surpasses lower worse fewer
        exceeds exceeding outperform outperformed boosts boosting reduced reducing decrease decreases increased
        gap speedup
        """
    ),
    WordClass.REACH: _words("achieves achieve achieving achieved reaches reaching scores attains obtains"),
    WordClass.EVALUATE: _words("evaluate evaluated evaluation experiments results evaluates"),
    WordClass.THAN: _words("than over compared versus vs"),
    WordClass.EACH: _words("respectively"),
    WordClass.AND: _words("and or 및 와 과 그리고 또는 이나 나 하고"),
    WordClass.MEAN: _words("average"),
    WordClass.ON: _words("on"),
    WordClass.TO: _words("to"),
    WordClass.FROM: _words("from"),
}


# what words, or the particle behind a name, end with; the longest form that fits counts
_PARTICLES: dict[Particle, tuple[str, ...]] = {
    Particle.LOCATIVE: _words("에서 에서는 에서도 에서의 에서만 상에서 에서와"),
    Particle.AT: _words("에 에는 에도"),
    Particle.TOPIC: _words("은 는"),
    Particle.SUBJECT: _words("이 가"),
    Particle.OBJECT: _words("을 를"),
    Particle.GENITIVE: _words("의"),
    Particle.WITH: _words("와 과 및 랑"),
    Particle.BY: _words("로 으로 로서 으로서 로써 으로써 로는 으로는"),
    Particle.BEING: _words("인 이며 이고 입니다 이다 로서"),
    Particle.THAN: _words("보다 보다는 보다도 대비"),
    Particle.SOURCE: _words("로부터 으로부터"),
    Particle.UNTIL: _words("까지"),
    Particle.ALSO: _words("도"),
}


PUNCTUATION: dict[str, WordClass] = {
    **dict.fromkeys((",", "、", "·"), WordClass.COMMA),
    "/": WordClass.SLASH,
    "&": WordClass.AND,
    **dict.fromkeys(("(", "["), WordClass.OPEN),
    **dict.fromkeys((")", "]"), WordClass.CLOSE),
    ":": WordClass.COLON,
    **dict.fromkeys((";", "."), WordClass.STOP),
    "~": WordClass.TILDE,
    **dict.fromkeys(("-", "–"), WordClass.DASH),
    "→": WordClass.ARROW,
    "+": WordClass.PLUS,
    **dict.fromkeys(("*", "**", "***", "'", '"', "‘", "’", "“", "”", "`", "「", "」", "『", "』"), WordClass.MARK),
}
"""The classes of punctuation marks."""


def beginnings(word_class: WordClass) -> tuple[str, ...]:
    """Return the beginnings of the Hangul words of a class, for expressions that look at text instead of words."""
    return _BEGINNINGS.get(word_class, ())


_CLASS_OF_WORD: dict[str, WordClass] = {}
for _class, _listed in _WORDS.items():
    for _word in _listed:
        _CLASS_OF_WORD.setdefault(_word, _class)

# beginnings of words by their first letter, and endings by their last, in the order in which they are tried
_BY_FIRST: dict[str, list[tuple[str, WordClass]]] = {}
for _class, _listed in _BEGINNINGS.items():
    for _word in _listed:
        _BY_FIRST.setdefault(_word[0], []).append((_word, _class))
_BY_LAST: dict[str, list[tuple[str, Particle]]] = {}
for _particle, _listed in _PARTICLES.items():
    for _word in _listed:
        _BY_LAST.setdefault(_word[-1], []).append((_word, _particle))
for _endings in _BY_LAST.values():
    _endings.sort(key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=1 << 16)
def classify_word(word: str) -> WordClass:
    """Return the class of a word."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    whole = _CLASS_OF_WORD.get(word.casefold())
    if whole is not None:
        return whole
    possible = _BY_FIRST.get(word[0], ())
    return next((kind for beginning, kind in possible if word.startswith(beginning)), WordClass.OTHER)


@lru_cache(maxsize=1 << 16)
def particle_of(word: str) -> Particle:
    """Return the particle that a Hangul word ends with."""
    return next((particle for form, particle in _BY_LAST.get(word[-1], ()) if word.endswith(form)), Particle.NONE)
