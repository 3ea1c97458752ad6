"""Tells the words that ask from those that say what is asked about: "which papers", but not "Korean"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.nlp.words import PARTICLES, words
from kg.search.stop_words import STOP_WORDS
from kg.search.tokens import word_tokens
from kg.web.offer_rules import RULES
from kg.web.typed_filters import limiting_spans

__all__ = ["QUESTION_WORDS", "Asking", "asking_words", "content_words", "without_asking", "words_asked_about"]

# Words of questions that some thing or other is called by, too.
QUESTION_WORDS = STOP_WORDS | words(
    """
    author authors code link links repository
    benchmark benchmarks best better compare compared comparison data dataset datasets date first github introduced
    latest leader list lists mention mentions model models most name names new newest note notes people question rank
    read reading recent report reports result results rising rose same score scores similar since state task tasks top
    topic topics twice versus vs vote votes who work works worse year month week
    결과 기록 논문 누가 데이터 데이터셋 모델 목록 벤치마크 비교 사람 새 순위 이름 저자 점수 주제 최고 최근
    추천 노트 코드
    """
)
"""In lower case; none of them alone is taken for the name of a thing."""

_NOT_SOUGHT = QUESTION_WORDS | words(
    """
    active anything anyone article articles beat current currently everything field fields get gets got idea ideas
    language languages list many more much noted number numbers one ones please set shared something started
    thing things want what's work working write writes written wrote
    가지 개 거 것들 관련된 다룬 다루 달 대해 많 많이 모든 무엇 뭐 뭔가 분야 알려줘 얘기 연구하 이상 전부 정도
    서로 제일 좀 주 찾아줘 하나 하나요 하는가 하는지
    """
)
_AMBIGUOUS = frozenset(each for each in _NOT_SOUGHT if len(each) == 1) - {"것", "거"}  # 수도, 이란, 한도 are words
_LITERAL = re.compile(r"[\"“”()]|(?:^|\s)(?:AND|OR|NOT|-\w)")
_WORD = re.compile(r"[^\W_가-힣]+(?:[-'’./][^\W_가-힣]+)*|[가-힣]+")
_PARTICLE = re.compile(PARTICLES)
_LONGEST = 400  # characters of a question; what is longer is read up to there
_SHORT = 20  # characters of words that belong together: "state of the art"
_PATTERNS = tuple((re.compile(rule.words), bool(rule.kinds)) for rule in RULES if rule.words)


class Asking(NamedTuple):
    """A place of words that call for something, and whether that is about a name."""

    start: int
    end: int
    needs_name: bool


def asking_words(typed: str) -> list[Asking]:
    """Return where words stand that call for something; of several in a row the first and the last.

    "Benchmarks that were introduced" calls for something by two words, whatever stands between them.

    Args:
        typed: a question.
    """
    text = typed.casefold()[:_LONGEST]
    found = []
    for pattern, needs_name in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = _whole_words(text, *match.span())
            first = text.find(" ", start, end)
            last = text.rfind(" ", start, end)
            if first < 0 or end - start <= _SHORT:
                found.append(Asking(start, end, needs_name))
            else:
                found += [Asking(start, first, needs_name), Asking(last + 1, end, needs_name)]
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _asking_spans(typed: str) -> list[tuple[int, int]]:
    """Where the words stand that call for something or limit it."""
    return [*((each.start, each.end) for each in asking_words(typed)), *limiting_spans(typed)]


def without_asking(typed: str, found: Iterable[str]) -> list[str]:
    """Return those of some words of a question that are not of its asking: neither call for something nor limit it."""
    places = _asking_spans(typed)
    text = typed.casefold()

    def asks(word: str) -> bool:
        start = text.find(word.casefold())
        inside = any(first <= start and start + len(word) <= last for first, last in places)
        return word.casefold() in _NOT_SOUGHT or (start >= 0 and inside)

    return [each for each in found if not asks(each)]


def content_words(typed: str) -> str:
    """Return the words of a question that say what is asked about, without particles.

    Args:
        typed: a question without the names that are known already.
    """
    return " ".join(_kept(typed))


def words_asked_about(typed: str, names: Sequence[str]) -> str:
    """Return what to search the notes for: a question without the words that only ask.

    Names stay as they are typed; what has quotation marks or operators, or is long, is sought as it is. A question
    about nothing in particular, such as "what is new", gives "".

    Args:
        typed: a question.
        names: the names inside of it.
    """
    if len(typed) > _LONGEST or _LITERAL.search(typed):
        return typed
    found: list[str] = []
    rest = typed
    for each in sorted(names, key=typed.find):
        before, _, rest = rest.partition(each)
        found += [*_kept(before), each]
    return " ".join([*found, *_kept(rest)])


def _kept(typed: str) -> Iterator[str]:
    places = _asking_spans(typed)
    for match in _WORD.finditer(typed[:_LONGEST]):
        found = word_tokens(match[0])
        word = found[0].word.term if found and found[0].word.whole else match[0]  # Hangul without particles
        if len(word) < 2 or _PARTICLE.fullmatch(word) or _is_not_sought(word) or _is_not_sought(match[0]):
            continue
        if not any(match.start() < end and start < match.end() for start, end in places):
            yield word


def _is_not_sought(word: str) -> bool:
    """Whether a word says nothing of what is asked about, with a particle behind it ("것은") or without."""
    return word.casefold() in _NOT_SOUGHT or any(
        word[:place] in _NOT_SOUGHT and _PARTICLE.fullmatch(word, place)
        for place in range(1, len(word))
        if word[:place] not in _AMBIGUOUS
    )
