"""Which names of a sentence are benchmarks: those of the lexicon, and others by the words beside them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.extractors.benchmarks.entry_names import ACRONYM, EntryNames
from kg.extractors.benchmarks.rules import (
    COMMON_WORDS,
    COUNTING_WORDS,
    FINDING,
    SHAPES,
)
from kg.extractors.benchmarks.titles import TITLE_SHAPE
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk
from kg.nlp.coordination import Coordination
from kg.nlp.patterns import PatternSet
from kg.nlp.word_classes import Particle, WordClass
from kg.nlp.words import HARDWARE
from kg.vocabularies import key

__all__ = ["OWN_RULES", "forget_models", "is_attributive", "name_rules", "other_things"]


@cache
def _finding() -> PatternSet:
    return PatternSet(FINDING)


_ORDER = {rule: place for place, (rule, _) in reversed(list(enumerate(FINDING)))}
_PHRASE_RULES = frozenset(
    (
        "made-of-data",
        "data-example",
        "name-data",
        "name-test-data",
        "name-count-data",
        "name-and-data",
        "called-data",
        "data-being-name",
        "data-bracket",
        "such-as-data",
    )
)
_MODEL_RULES = frozenset(("name-data", "data-name", "called-data", "data-being-name", "data-bracket", "name-is-data"))
_BESIDE_RULES = frozenset(("name-data", "name-test-data", "name-count-data", "located-score", "beside-known"))
OWN_RULES = frozenset(("name-data", "called-data", "data-being-name", "data-bracket", "name-is-data", "data-name"))
_SHAPE = re.compile(rf"(?<=..)(?:{'|'.join(SHAPES)})(?:[-_ ]?(?:v?\d[\w.]*|[A-Z][\w+]*))?$")


_SPLIT = re.compile(r"(?:test|dev|val|valid|train|eval)(?:[-_ ]\w+)*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^v?\d[\d.]*$|^[\d.]+[KMB]-[\d.]+[KMB]$|^(?:section|figure|table|appendix|part)\b|^(?:dataset|benchmark|corpus)$"
    r"|(?:^|[- ])(?:datasets|benchmarks|corpora|simulators?|environments)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"-\d{2,}[kK]$")


def _is_metric(group: Coordination) -> bool:
    """Return whether names are those of metrics by their shape ("mF1-score에서 1.8%", "pass@full에서 65.9%")."""
    return any(_METRIC.search(member.text) for member in group.members)


_METRIC = re.compile(r"(?:\bscore|@\w+)$", re.IGNORECASE)


def name_rules(entry: EntryNames, groups: list[Coordination]) -> dict[int, str]:
    """Return the rule that finds each benchmark among the names of a sentence, by the name's first token."""
    found: dict[int, str] = {}
    for rule, first, last in _finding().matches([group.chunk for group in groups]):
        for place in range(first, last):
            if rule == "called-data" and not _calls(groups[first + 2 : last]):
                continue
            if rule == "name-is-data" and is_attributive(groups[last - 1].chunk):
                continue
            if rule == "taken-from" and not _are_taken(groups, last):
                continue
            if rule == "located-score" and (_ranks_systems(groups, place) or _is_metric(groups[place])):
                continue
            if groups[place].members and _ORDER[rule] < _ORDER.get(found.get(place, ""), 99):
                found[place] = rule
    accepted: dict[int, str] = {}
    for place, group in enumerate(groups):
        if not group.members:
            continue
        rule = found.get(place, "")
        sure = any(
            member.word_class is WordClass.BENCHMARK and member.benchmark is not None and member.benchmark.sure
            for member in group.members
        )
        models = any(member.word_class is WordClass.MODEL for member in group.members)
        for member in group.members:
            own_member = key(member.text) == entry.own
            reason = _reason(member, rule, sure and not own_member, models, len(group.members) == 1)
            if own_member and reason == "lexicon" and not entry.own_is_data and not _is_distinctive(member):
                reason = rule and "lexicon-cue"  # a paper's own name may be a benchmark's by chance
            sure_name = member.benchmark is not None and member.benchmark.sure
            unsure = reason in _BESIDE_RULES | {"lexicon-cue"} and not sure_name and ACRONYM.fullmatch(member.text)
            if unsure and (_is_counted(groups, place) or key(member.text) in entry.tasks):
                reason = ""
            if own_member and reason == "lexicon":
                reason = "lexicon-cue"
            own_reason = reason in OWN_RULES or (reason == "name-shape" and TITLE_SHAPE.search(member.text))
            if own_member and member.word_class is not WordClass.BENCHMARK and not own_reason:
                reason = ""
            if reason:
                accepted[member.first] = reason
    return accepted


def is_attributive(chunk: Chunk) -> bool:
    """Return whether a word for data describes what stands behind it ("벤치마크인 X")."""
    return chunk.text.endswith("인")


def _ranks_systems(groups: list[Coordination], place: int) -> bool:
    """Return whether what has the score is a system: by its size, or by a model beside it that has one, too."""
    if _SIZED.search(groups[place].chunk.text):
        return True
    return any(
        group.chunk.word_class is WordClass.MODEL and group.chunk.particle is Particle.LOCATIVE for group in groups
    )


def _are_taken(groups: list[Coordination], last: int) -> bool:
    """Return whether the verb before place ``last`` says that data was taken ("X에서 선별된 20개 문제")."""
    following = {group.chunk.word_class for group in groups[last : last + 3]}
    return bool(_TAKEN.match(groups[last - 1].chunk.text)) and not following.isdisjoint(
        {WordClass.NUMBER, WordClass.DATA, WordClass.PART}
    )


_TAKEN = re.compile(r"(?:유도|파생|선별|샘플링)[한된하했되됐]")
_SIZED = re.compile(r"\d[BM]\b")
_LETTERS_OF_A_NAME = 7


def _is_distinctive(member: Chunk) -> bool:
    """Return whether a known name is so long and so spelled that no method is called so by chance."""
    mention = member.benchmark
    if mention is None or mention.concept.label != member.text:
        return False
    return len(member.text) >= _LETTERS_OF_A_NAME or bool(_DATA_ENDING.search(member.text))


_DATA_ENDING = re.compile(r"(?:QA|Bench|Eval|Gym|Arena)$")


def _is_counted(groups: list[Coordination], place: int) -> bool:
    """Return whether the words before a name count or class what it stands for ("다양한 학술 VQA 데이터셋")."""
    for at in range(place - 1, max(place - 5, -1), -1):
        chunk = groups[at].chunk
        if chunk.word_class is WordClass.NUMBER or chunk.text.startswith(COUNTING_WORDS):
            return True
        if chunk.word_class is not WordClass.OTHER or chunk.particle:
            return False
    return False


def _calls(groups: list[Coordination]) -> bool:
    """Return whether the words between "X라는" and a data word only describe it.

    "X라는 도구를 통해 ... 데이터셋" names a tool.
    """
    for group, following in pairwise(groups):
        # "평가" and "추가" end with no particle
        if group.chunk.particle in {Particle.OBJECT, Particle.SUBJECT} and group.chunk.word_class not in {
            WordClass.DATA,
            WordClass.PLACE,
            WordClass.EVALUATE,
            WordClass.GAIN,
        }:
            text = following.chunk.text
            if (
                following.chunk.particle is not Particle.TOPIC
                and not text.startswith("위한")
                and text[-1] not in "한된인할던"
            ):
                return False
    return True


def _reason(member: Chunk, rule: str, sure: bool, models: bool, alone: bool) -> str:
    if member.benchmark is None and (_NO_NAME.search(member.text) or member.last - member.first > 6):
        return ""
    if _SPLIT.match(member.text):
        return ""
    if member.word_class is WordClass.BENCHMARK and member.benchmark is not None and member.benchmark.sure:
        return rule if rule == "data-example" else "lexicon"
    if member.benchmark is not None and (rule or (sure and not models)):
        return "lexicon-cue"
    if member.word_class is WordClass.MODEL:
        model = member.model
        # a family does not have one dataset
        named = model is not None and not model.extended and not model.concept.family
        kept = named or _COUNTED.search(member.text) is not None  # "X-100k" is not a model
        return rule if kept and alone and rule in _MODEL_RULES else ""
    if member.word_class is WordClass.PHRASE:
        common = all(word.casefold() in COMMON_WORDS for word in member.text.split())
        return rule if rule in _PHRASE_RULES and not common else ""
    if member.word_class is WordClass.NAME:
        if rule and not HARDWARE.search(member.text):
            return rule
        if _SHAPE.search(member.text) and member.last - member.first <= 2:
            return "name-shape"
        if sure and not models:
            return "beside-known"
    return ""


def forget_models(looks: list[tuple[Sentence, list[Coordination], dict[int, str]]]) -> None:
    """Take back the models taken for datasets ("ChatGPT 데이터") that the entry speaks of as models, too."""
    members = [
        (m, rules)
        for _, groups, rules in looks
        for group in groups
        for m in group.members
        if m.word_class is WordClass.MODEL
    ]
    plain = {key(member.text) for member, rules in members if member.first not in rules}
    for member, rules in members:
        if key(member.text) in plain and member.benchmark is None and rules.get(member.first) in _BESIDE_RULES:
            del rules[member.first]


_MEASURES = ("메트릭", "지표", "척도", "보상", "파이프라인", "전략", "툴킷", "플러그인", "손실")
_OTHER_KINDS = (
    "모델",
    "방법",
    "프레임워크",
    "시스템",
    "접근",
    "기법",
    "알고리즘",
    "아키텍처",
    "모듈",
    "도구",
    "라이브러리",
)


def _are_methods(following: list[Chunk]) -> bool:
    """Return whether what names stand for are methods, by the noun that follows ("X와 같은 기존 접근법")."""
    for chunk in following[:3]:
        if chunk.text.startswith(_OTHER_KINDS):
            return True
        if chunk.word_class not in {WordClass.OTHER, WordClass.GAIN, WordClass.NEW, WordClass.GENERIC, WordClass.TRAIN}:
            return False
    return False


def other_things(groups: list[Coordination]) -> Iterator[str]:
    """Yield the keys of names that the text says are models, methods or tools ("CLUE라는 접근 방식")."""
    for place, group in enumerate(groups):
        if not group.members:
            continue
        following = [g.chunk for g in groups[place + 1 : place + 6]]
        if following and following[0].word_class is WordClass.LIKE and _are_methods(following[1:]):
            yield from (key(member.text) for member in group.members)
        if len(group.members) != 1:
            continue
        before = groups[place - 1].chunk if place else None
        kind = before is not None and before.text.endswith("인") and before.text.startswith((*_OTHER_KINDS, *_MEASURES))
        if kind and (place < 2 or groups[place - 2].chunk.word_class is not WordClass.DATA):
            yield key(group.members[0].text)  # "지표인 X"
        called = bool(following) and following[0].word_class is WordClass.QUOTATIVE
        for chunk in following[1:] if called else following[:1]:
            if chunk.word_class in {WordClass.DATA, WordClass.COMMA, WordClass.STOP} or (
                called and chunk.particle is Particle.LOCATIVE
            ):
                break
            kind = chunk.text.startswith((*_OTHER_KINDS, *_MEASURES) if called else _OTHER_KINDS)
            if kind and (called or group.chunk.particle is Particle.NONE):
                if (
                    chunk.particle
                    in {Particle.OBJECT, Particle.SUBJECT, Particle.TOPIC, Particle.BY, Particle.GENITIVE}
                    or chunk.text in _OTHER_KINDS
                ):
                    yield key(group.members[0].text)
                break
