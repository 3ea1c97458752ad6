"""What a sentence says that a paper does with a benchmark: introduces it, evaluates or trains on it, mentions it."""

import re
from enum import IntEnum
from functools import cache

from kg.extractors.benchmarks.names import OWN_RULES, is_attributive
from kg.extractors.rules.benchmarks import INTRODUCING
from kg.extractors.text.analysis import Analysis, NumberRole, Sentence
from kg.extractors.text.gloss import Group, Part
from kg.extractors.text.patterns import Rules
from kg.lexicon import key

__all__ = ["Relation", "introduced", "relation_of"]


class Relation(IntEnum):
    """What a sentence says the paper does with a benchmark, the weightier the higher."""

    NAMED = 0
    MENTIONS = 1
    USED = 2  # for what the sentence does not say
    TRAINS = 3
    EVALUATES = 4
    INTRODUCES = 5


@cache
def _introducing() -> Rules:
    return Rules(INTRODUCING)


def introduced(groups: list[Group]) -> dict[int, str]:
    """Return the rule by which a sentence presents a benchmark, by the place of the benchmark's group."""
    found: dict[int, str] = {}
    for rule, first, last in _introducing().matches([group.part for group in groups]):
        if rule == "is-new-data" and is_attributive(groups[last - 1].part):
            continue
        if rule == "is-made" and not _PASSIVE.search(groups[last - 1].part.text):
            continue
        if rule == "collected-data" and not _MADE.match(groups[first].part.text):
            continue
        for place in range(first, last):
            if groups[place].members:
                found.setdefault(place, rule)
                break  # the rule speaks of the first name only
    return found


_MADE = re.compile(r"(?!구성|합성|작성).*[한된든낸]$")
_PASSIVE = re.compile(r"되[었어며고]|됐|됩|된다|만들어[졌집진]")
_DESCRIBING = frozenset(("is-new-data", "data-being-new", "data-name-new", "is-made", "beside-new", "collected-data"))
_TELLING = frozenset(("is-made", "beside-new", "collected-data"))
"""Rules that fit what others made, too, where the benchmark is known."""

_NOVEL = re.compile(r"새로운|새롭게|최초|신규|\bnew\b|\bnovel\b")
_PRESENTING = re.compile(
    "소개|제안|공개|출시|발표|개발|구축|선보|제시|도입|구성하|구성했|제작|만들|introduc|present|propos|releas"
)
_LACKING = re.compile("한계|부족|문제|지적|못하|못한|존재하|않는다는|어렵")
_EXPERIMENTS = re.compile(r"실험|결과|평가|성능|experiment|evaluation|result|performance", re.IGNORECASE)
_BACKGROUND = re.compile(r"관련\s?연구|배경|서론|도입|related work|background|introduction", re.IGNORECASE)


def relation_of(
    analysis: Analysis,
    sentence: Sentence,
    groups: list[Group],
    place: int,
    member: Part,
    rule: str,
    introducing: dict[int, str],
) -> tuple[Relation, str]:
    """Return what a sentence says the paper does with a benchmark, and the rule that says so.

    Args:
        analysis: the entry.
        sentence: the sentence.
        groups: it, folded.
        place: the benchmark's group.
        member: the benchmark.
        rule: how it was found.
        introducing: what :func:`introduced` gave.
    """
    known = member.benchmark is not None and member.benchmark.sure
    if rule == "title-name":
        return Relation.INTRODUCES, rule
    if _extends_own(analysis, member) or (_is_own(analysis, member) and rule in OWN_RULES | {"lexicon-cue"}):
        return Relation.INTRODUCES, "own-name"
    because = introducing.get(place, "")
    if because:
        presenting = bool(_PRESENTING.search(sentence.text)) and because not in _DESCRIBING
        novel = because not in _TELLING and bool(_NOVEL.search(sentence.text))
        if not known or because == "called-new-data" or presenting or novel or _is_own(analysis, member):
            return Relation.INTRODUCES, because
    if _trains(groups, place) or _is_corpus(groups, place):
        return Relation.TRAINS, "trained-on"
    if _is_training_set(groups, place):
        return Relation.TRAINS, "training-set"
    if _is_source(groups, place):
        return Relation.TRAINS, "made-from"
    if _is_criticised(sentence, groups, place):
        return Relation.MENTIONS, "background"
    if any(group.part.sort in _EVALUATING for group in groups[place + 1 :]) or _is_place(groups, place):
        return Relation.EVALUATES, "evaluated-on"
    if rule == "data-example" or _BACKGROUND.search(sentence.label):
        return Relation.MENTIONS, "background"
    if member.benchmark is not None and member.benchmark.concept.for_training:
        return Relation.TRAINS, "training-data"
    if _EXPERIMENTS.search(sentence.label):
        return Relation.EVALUATES, "named"
    if _is_used(groups, place):
        return Relation.USED, "used"
    return Relation.NAMED, "named"


def _is_used(groups: list[Group], place: int) -> bool:
    """Return whether the words after the name say that it was used or taken as data."""
    words = [group.part.text for group in groups[place + 1 : place + 14]]
    used = _WAS_USED if _is_subject(groups, place) else _USED
    return any(word.startswith(used) for word in words)


_WAS_USED = ("사용되", "사용된", "사용됐", "활용되", "활용된", "활용됐", "이용되", "이용된", "포함되", "포함된")
_USED = ("사용", "활용", "이용", "포함", "구성", "가져")


def _is_training_set(groups: list[Group], place: int) -> bool:
    """Return whether the name is that of a set for training ("사전 학습 데이터셋인 X"), and no figure stands behind."""
    for at in range(place - 1, max(place - 3, 0), -1):
        part = groups[at].part
        if part.sort == "DATA":
            trained = groups[at - 1].part.sort == "TRAIN"
            return trained and not any(_is_figure(group.part) for group in groups[place:])
        if part.sort not in {"OPEN", "COLON"}:
            return False
    return False


def _is_own(analysis: Analysis, member: Part) -> bool:
    own = analysis.title_name
    return own is not None and key(own.surface) == key(member.text)


def _extends_own(analysis: Analysis, member: Part) -> bool:
    """Return whether the name is the paper's own with something behind ("FIRE-Bench" of "FIRE: ...").

    So is one with which the paper's own name begins, and something behind ("VisCode-200K" of "VisCoder: ..."),
    where that beginning is no known benchmark's.
    """
    own = analysis.title_name
    if own is None or member.model is not None or len(own.surface) < _SHORTEST_OWN:
        return False
    title, name = own.surface.casefold(), member.text.casefold()
    if name.startswith(title):
        return bool(_BEHIND.match(member.text[len(title) :]))
    if len(own.surface.split()) > 1:
        return False
    stem = _STEM.match(name)
    return stem is not None and title.startswith(stem[1]) and title != stem[1]


_SHORTEST_OWN = 3
_BEHIND = re.compile(r"[-_ ]|(?:[A-Z]?[a-z]*)(?:Bench|Eval|Corpus|Set|Data|QA|Instruct|\d)")
_STEM = re.compile(r"([a-z]{5,})-\d+(?:\.\d+)?[kmt]$")


_EVALUATING = frozenset(("NUMBER", "EVALUATE", "REACH", "SHOW", "GAIN", "METRIC", "THAN"))


def _is_place(groups: list[Group], place: int) -> bool:
    """Return whether something was done on the benchmark ("X에서", "on X") other than collecting."""
    if place and groups[place - 1].part.sort == "ON":
        return True
    following = groups[place + 1 : place + 6]
    beside = [groups[place].part, *(group.part for group in following[:2] if group.part.sort == "DATA")]
    collected = any(group.part.sort == "MAKE" for group in following)
    return any(part.ending == "LOCATIVE" for part in beside) and not collected


def _is_corpus(groups: list[Group], place: int) -> bool:
    """Return whether the name is a corpus's, and no figure stands behind: corpora are for training."""
    beside = [groups[at].part for at in (place - 1, place - 2, place + 1) if 0 <= at < len(groups)]
    corpus = any(part.sort == "DATA" and part.text.startswith(("코퍼스", "말뭉치", "corpus")) for part in beside)
    return corpus and not any(_is_figure(group.part) for group in groups[place:])


def _is_figure(part: Part) -> bool:
    return part.number is not None and part.number.role is NumberRole.MEASURE


def _is_source(groups: list[Group], place: int) -> bool:
    """Return whether other data was made of the benchmark ("X에서 추출한", "X를 번역해", "X를 기반으로 구축된")."""
    if _is_subject(groups, place):
        return False
    based = used = False
    beside = before = groups[place].part
    for at, group in enumerate(groups[place + 1 : place + 14]):
        part = group.part
        placed = beside.ending in {"OBJECT", "LOCATIVE", "BY", "SOURCE"} or part.text.startswith(("유래", "파생"))
        taken = placed and part.text.startswith(_DERIVED)
        beside = part if part.ending else beside
        if taken or (based and part.sort in {"MAKE", "PRESENT"}):
            return True
        if used and part.sort in {"MAKE", "PRESENT"} and _DOING.search(part.text):
            return True  # "X를 사용하여 ... 쌍을 만들었다"
        clause = part.sort == "COMMA" and bool(before.ending)  # "힌디어, 타밀어로" is none
        if clause or part.sort in {"REACH", "SHOW", "EVALUATE", "GAIN", "METRIC", "THAN", "STOP"} or _is_figure(part):
            return False
        if part.ending == "TOPIC" and part.sort not in {"LIKE", "NEW", "GAIN", "MOST"}:
            return False
        before = part
        based = based or part.text.startswith(("기반으로", "기반하", "바탕으로"))
        used = used or (at < _RIGHT_BEHIND and part.text.startswith(_WORKED))
    return False


def _is_subject(groups: list[Group], place: int) -> bool:
    """Return whether the name, or the word for data right behind it, is what the sentence or clause is about."""
    part = groups[place].part
    following = groups[place + 1].part if place + 1 < len(groups) else None
    if following is not None and not part.ending and following.sort == "DATA":
        part = following
    return part.ending in {"TOPIC", "SUBJECT"}


_RIGHT_BEHIND = 4
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
        for form in ("하여", "해", "한", "했", "하였", "된", "됐", "되었")
    ),
    *("가져", "따온", "뽑은", "뽑아"),
)


def _is_criticised(sentence: Sentence, groups: list[Group], place: int) -> bool:
    """Return whether the sentence says what known benchmarks lack, and no figure."""
    around = groups[max(place - 5, 0) : place + 5]
    known = any(group.part.text.startswith(("기존", "이전", "현재")) for group in around)
    return known and bool(_LACKING.search(sentence.text)) and not any(_is_figure(group.part) for group in groups)


def _trains(groups: list[Group], place: int) -> bool:
    """Return whether training is what the words after the name speak of, before any result."""
    used = False
    for group in groups[place + 1 : place + 20]:
        part = group.part
        sort = part.sort
        if sort == "TRAIN":
            return True
        if used and sort == "GAIN" and part.text.startswith(("향상", "개선", "높이", "높였", "강화")):
            return True  # "X 데이터셋을 활용해 추론 능력을 향상"
        if sort in {"REACH", "EVALUATE", "METRIC", "THAN", "STOP", "BENCHMARK", "GAIN"} or _is_figure(part):
            return False
        if sort == "SHOW" and not (used and part.ending == "OBJECT"):
            return False
        if part.text.startswith(("기존", "이전")):
            return False
        used = used or (sort == "USE" and part.text.startswith(("사용", "활용", "이용")))
    return False
