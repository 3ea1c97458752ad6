"""Finds where an entry names benchmarks, datasets and environments: known ones, and unknown ones by their context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg import identifiers
from kg.extractors.analysis import Analysis, NumberRole, Sentence
from kg.extractors.gloss import Group, Part, fold
from kg.extractors.patterns import Rules
from kg.extractors.rules.benchmarks import (
    COMMON_WORDS,
    COUNTING_WORDS,
    FINDING,
    INTRODUCING,
    SHAPES,
    TITLE_NOUNS,
    TITLE_PREPOSITIONS,
    TITLE_SHAPES,
)
from kg.lexicon import Concept, ConceptKind, key
from kg.model import Iri, PassageKind, Span

__all__ = ["Relation", "Sighting", "find_benchmarks"]


class Relation:
    """What a sentence says the paper does with a benchmark, the weightier the higher."""

    NAMED = 0
    MENTIONS = 1
    TRAINS = 2
    EVALUATES = 3
    INTRODUCES = 4


@dataclass(frozen=True, slots=True)
class Sighting:
    """A benchmark named in a sentence.

    Attributes:
        node: the benchmark's IRI.
        label: its label (of the vocabulary, or as written).
        concept: its concept, None for one that the vocabulary does not know.
        sentence: the sentence.
        span: where the name stands.
        surface: the name as written.
        first, last: its tokens.
        rule: how it was found.
        relation: one of :class:`Relation`.
        because: the rule that gave the relation.
    """

    node: Iri
    label: str
    concept: Concept | None
    sentence: Sentence
    span: Span
    surface: str
    first: int
    last: int
    rule: str
    relation: int = Relation.NAMED
    because: str = ""


@cache
def _finding() -> Rules:
    return Rules(FINDING)


@cache
def _introducing() -> Rules:
    return Rules(INTRODUCING)


def find_benchmarks(analysis: Analysis) -> tuple[Sighting, ...]:
    """Return the benchmarks that an entry names, in the order of the text."""
    folded = [
        (glossed.sentence, fold(glossed))
        for glossed in analysis.glosses
        if any(part.sort in _NAMELIKE for part in glossed.parts)
    ]
    names = _Names(analysis)
    first_look: list[tuple[Sentence, list[Group], dict[int, str]]] = []
    for sentence, groups in folded:
        rules = _title_rules(analysis, groups) if sentence.kind is PassageKind.TITLE else _rules(analysis, groups)
        first_look.append((sentence, groups, rules))
    _forget_models(first_look)
    for _, groups, rules in first_look:
        for group in groups:
            for member in group.members:
                if member.first in rules:
                    names.note(member)
    others = {name for _, groups, _ in first_look for name in _other_things(groups)}
    found: list[Sighting] = []
    for sentence, groups, rules in first_look:
        introducing = _introduced(groups)
        for place, group in enumerate(groups):
            for member in group.members:
                if key(member.text) in others:
                    continue
                rule = rules.get(member.first) or ("repeated" if names.knows(member) else "")
                if rule:
                    relation, because = _relation(analysis, sentence, groups, place, member, rule, introducing)
                    found.append(names.sighting(member, sentence, rule, relation, because))
    return tuple(found)


_NAMELIKE = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL"))


_DATA_WORD = re.compile(r"(?<=\w) (?:[Dd]ataset|[Bb]enchmark|[Cc]orpus)$")


class _Names:
    """The names found so far, with acronyms and expansions as one."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.known: dict[str, Concept] = {}
        self.labels: dict[str, str] = {}
        self.same: dict[str, str] = {}
        for alias in analysis.aliases:
            self.same[key(alias.long)] = key(alias.short)
            for span in (alias.short_span, alias.long_span):
                for mention in analysis.known(span):
                    if mention.kind is ConceptKind.BENCHMARK and mention.sure and mention.span == span:
                        self.known.setdefault(key(alias.short), mention.concept)

    def _key(self, name: str) -> str:
        folded = key(_DATA_WORD.sub("", name))
        return self.same.get(folded, folded)

    def note(self, part: Part) -> None:
        """Remember a name as that of a benchmark."""
        name = self._key(part.text)
        mention = part.benchmark
        if mention is not None:
            self.known.setdefault(name, mention.concept)
        self.labels.setdefault(name, part.text)

    def knows(self, part: Part) -> bool:
        """Return whether the part's name was remembered."""
        return part.sort in _NAMELIKE and self._key(part.text) in self.labels

    def sighting(self, part: Part, sentence: Sentence, rule: str, relation: int, because: str) -> Sighting:
        """Return the sighting of a part."""
        name = self._key(part.text)
        mention = part.benchmark
        concept = mention.concept if mention is not None else self.known.get(name)
        label = concept.label if concept is not None else self.labels.get(name, part.text)
        tokens = self.analysis.tokens
        start = tokens[part.first].start
        span = Span(start, start + len(part.text))
        node = concept.iri if concept is not None else identifiers.benchmark(label)
        return Sighting(node, label, concept, sentence, span, part.text, part.first, part.last, rule, relation, because)


# -- finding -----------------------------------------------------------------------------------------------------------

_ORDER = {rule: place for place, (rule, _) in reversed(list(enumerate(FINDING)))}
_PHRASE_RULES = frozenset(
    (
        "made-of-data",
        "data-example",
        "name-data",
        "name-test-data",
        "name-count-data",
        "called-data",
        "data-being-name",
        "data-bracket",
        "such-as-data",
    )
)
_MODEL_RULES = frozenset(("name-data", "called-data", "data-being-name", "data-bracket", "name-is-data"))
_BESIDE_RULES = frozenset(("name-data", "name-test-data", "name-count-data", "located-score", "beside-known"))
_OWN_RULES = frozenset(("name-data", "called-data", "data-being-name", "data-bracket", "name-is-data", "data-name"))
_SHAPE = re.compile(rf"(?<=..)(?:{'|'.join(SHAPES)})(?:[-_ ]?(?:v?\d[\w.]*|[A-Z][\w+]*))?$")


_TITLE_SHAPE = re.compile(rf"(?<=..)(?:{'|'.join(TITLE_SHAPES)})(?:[-_ ]?(?:v?\d[\w.]*|[A-Z][\w+]*))?$")
_SPLIT = re.compile(r"(?:test|dev|val|valid|train|eval)(?:[-_ ]\w+)*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^v?\d[\d.]*$|(?:^|[- ])(?:datasets|benchmarks|corpora)$|^(?:dataset|benchmark|corpus)$", re.IGNORECASE
)
_HARDWARE = re.compile(r"\b(?:GPUs?|CPUs?|TPUs?|RTX|NVIDIA|Nvidia|A100|H100|H800|V100|4090|3090)\b")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")


def _rules(analysis: Analysis, groups: list[Group]) -> dict[int, str]:
    """Return the rule that finds each benchmark among the names of a sentence, by the name's first token."""
    found: dict[int, str] = {}
    for rule, first, last in _finding().matches([group.part for group in groups]):
        for place in range(first, last):
            if rule == "called-data" and not _calls(groups[first + 2 : last]):
                continue
            if groups[place].members and _ORDER[rule] < _ORDER.get(found.get(place, ""), 99):
                found[place] = rule
    own = analysis.title_name
    own_key = key(own.surface) if own is not None else ""
    # an acronym that the text spells out is a task or method more often than a benchmark
    glossed = {key(alias.short) for alias in analysis.aliases if _ACRONYM.fullmatch(alias.short)}
    title_data = own is not None and (_names_data(analysis) or bool(_TITLE_SHAPE.search(own.surface)))
    accepted: dict[int, str] = {}
    for place, group in enumerate(groups):
        rule = found.get(place, "")
        sure = any(
            member.sort == "BENCHMARK" and member.benchmark is not None and member.benchmark.sure
            for member in group.members
        )
        models = any(member.sort == "MODEL" for member in group.members)
        for member in group.members:
            own_member = key(member.text) == own_key
            reason = _reason(member, rule, sure and not own_member, models, len(group.members) == 1)
            if own_member and reason == "lexicon" and not title_data:
                reason = rule and "lexicon-cue"  # a paper's own name may be a benchmark's by chance
            sure_name = member.benchmark is not None and member.benchmark.sure
            if reason in _BESIDE_RULES | {"lexicon-cue"} and not sure_name and _ACRONYM.fullmatch(member.text):
                before = groups[place - 1].part if place else None
                counted = before is not None and (before.sort == "NUMBER" or before.text.startswith(COUNTING_WORDS))
                if counted or key(member.text) in glossed:
                    reason = ""
            if reason and key(member.text) == own_key and member.sort != "BENCHMARK" and reason not in _OWN_RULES:
                if reason != "name-shape" or not _TITLE_SHAPE.search(member.text):
                    reason = ""
            if reason:
                accepted[member.first] = reason
    return accepted


def _calls(groups: list[Group]) -> bool:
    """Return whether the words between "X라는" and a data word only describe it ("X라는 도구를 통해 ... 데이터셋" names a tool)."""
    for group, following in pairwise(groups):
        if group.part.ending in {"OBJECT", "SUBJECT"} and group.part.sort != "DATA":
            text = following.part.text
            if following.part.ending != "TOPIC" and not text.startswith("위한") and text[-1] not in "한된인할던":
                return False
    return True


def _reason(member: Part, rule: str, sure: bool, models: bool, alone: bool) -> str:
    if member.benchmark is None and (_NO_NAME.search(member.text) or member.last - member.first > 6):
        return ""
    if _SPLIT.match(member.text):
        return ""
    if member.sort == "BENCHMARK" and member.benchmark is not None and member.benchmark.sure:
        return rule if rule == "data-example" else "lexicon"
    if member.benchmark is not None and (rule or (sure and not models)):
        return "lexicon-cue"
    if member.sort == "MODEL":
        model = member.model
        named = model is not None and not model.extended and not model.concept.family  # a family has no one dataset
        return rule if named and alone and rule in _MODEL_RULES else ""
    if member.sort == "PHRASE":
        common = all(word.casefold() in COMMON_WORDS for word in member.text.split())
        return rule if rule in _PHRASE_RULES and not common else ""
    if member.sort == "NAME":
        if rule and not _HARDWARE.search(member.text):
            return rule
        if _SHAPE.search(member.text) and member.last - member.first <= 2:
            return "name-shape"
        if sure and not models:
            return "beside-known"
    return ""


def _forget_models(looks: list[tuple[Sentence, list[Group], dict[int, str]]]) -> None:
    """Take back the models taken for datasets ("ChatGPT 데이터") that the entry speaks of as models, too."""
    members = [(m, rules) for _, groups, rules in looks for group in groups for m in group.members if m.sort == "MODEL"]
    plain = {key(member.text) for member, rules in members if member.first not in rules}
    for member, rules in members:
        if key(member.text) in plain and member.benchmark is None and rules.get(member.first) in _BESIDE_RULES:
            del rules[member.first]


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


def _other_things(groups: list[Group]) -> Iterator[str]:
    """Yield the keys of names that the text says are models, methods or tools ("CLUE라는 접근 방식")."""
    for place, group in enumerate(groups):
        if len(group.members) != 1:
            continue
        following = [g.part for g in groups[place + 1 : place + 6]]
        called = bool(following) and following[0].sort == "QUOTATIVE"
        for part in following[1:] if called else following[:1]:
            if part.sort in {"DATA", "COMMA", "STOP"} or (called and part.ending == "LOCATIVE"):
                break
            if part.text.startswith(_OTHER_KINDS) and (called or group.part.ending == ""):
                if part.ending in {"OBJECT", "SUBJECT", "TOPIC", "BY", "GENITIVE"} or part.text in _OTHER_KINDS:
                    yield key(group.members[0].text)
                break


def _title_rules(analysis: Analysis, groups: list[Group]) -> dict[int, str]:
    """Return what a title shows: known benchmarks, and the name before the colon if it is a benchmark's."""
    accepted: dict[int, str] = {}
    colon = next((i for i, group in enumerate(groups) if group.part.sort == "COLON"), None)
    for place, group in enumerate(groups):
        for member in group.members:
            mention = member.benchmark
            before = colon is not None and place < colon and analysis.title_name is not None
            if before and (_names_data(analysis) or _TITLE_SHAPE.search(member.text)):
                accepted[member.first] = "title-name"
            elif mention is not None and mention.sure and member.sort == "BENCHMARK":
                if not before:
                    accepted[member.first] = "lexicon"
    return accepted


def _names_data(analysis: Analysis) -> bool:
    """Return whether the words behind a title's colon begin with a benchmark or dataset ("A Benchmark for ...")."""
    title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
    if title is None:
        return False
    words = [word.strip(",.") for word in title.text.partition(":")[2].casefold().split()]
    for place, word in enumerate(words):
        if word in TITLE_PREPOSITIONS and place > 0:
            return False
        if word == "benchmarking":
            return place == 0
        if word in TITLE_NOUNS:
            following = words[place + 1] if place + 1 < len(words) else "for"
            if following in TITLE_PREPOSITIONS | {"and", "&"} or title.text.casefold().count(f"{word},"):
                return True
    return False


# -- relations ---------------------------------------------------------------------------------------------------------


def _introduced(groups: list[Group]) -> dict[int, str]:
    found: dict[int, str] = {}
    for rule, first, last in _introducing().matches([group.part for group in groups]):
        for place in range(first, last):
            if groups[place].members:
                found.setdefault(place, rule)
                break  # the rule speaks of the first name only
    return found


_DESCRIBING = frozenset(("is-new-data", "data-being-new", "data-name-new"))
_NOVEL = re.compile(r"새로운|새롭게|최초|신규|\bnew\b|\bnovel\b")
_PRESENTING = re.compile("소개|제안|공개|출시|발표|개발|구축|선보|제시|도입|introduc|present|propos|releas")
_EXPERIMENTS = re.compile(r"실험|결과|평가|성능|experiment|evaluation|result|performance", re.IGNORECASE)
_BACKGROUND = re.compile(r"관련\s?연구|배경|서론|도입|related work|background|introduction", re.IGNORECASE)


def _relation(
    analysis: Analysis,
    sentence: Sentence,
    groups: list[Group],
    place: int,
    member: Part,
    rule: str,
    introducing: dict[int, str],
) -> tuple[int, str]:
    known = member.benchmark is not None and member.benchmark.sure
    if rule == "title-name":
        return Relation.INTRODUCES, rule
    if _extends_own(analysis, member) or (_is_own(analysis, member) and rule in _OWN_RULES | {"lexicon-cue"}):
        return Relation.INTRODUCES, "own-name"
    because = introducing.get(place, "")
    if because:
        presenting = bool(_PRESENTING.search(sentence.text)) and because not in _DESCRIBING
        if not known or presenting or _is_own(analysis, member) or _NOVEL.search(sentence.text):
            return Relation.INTRODUCES, because
    if _trains(groups, place) or _is_corpus(groups, place):
        return Relation.TRAINS, "trained-on"
    if any(group.part.sort in _EVALUATING for group in groups[place + 1 :]) or _is_place(groups, place):
        return Relation.EVALUATES, "evaluated-on"
    if rule == "data-example" or _BACKGROUND.search(sentence.label):
        return Relation.MENTIONS, "background"
    if _EXPERIMENTS.search(sentence.label):
        return Relation.EVALUATES, "named"
    return Relation.NAMED, "named"


def _is_own(analysis: Analysis, member: Part) -> bool:
    own = analysis.title_name
    return own is not None and key(own.surface) == key(member.text)


def _extends_own(analysis: Analysis, member: Part) -> bool:
    """Return whether the name is the paper's own with something behind ("FIRE-Bench" of "FIRE: ...")."""
    own = analysis.title_name
    if own is None or member.model is not None:
        return False
    return len(own.surface) > 2 and re.match(re.escape(own.surface) + r"[-_ ]", member.text) is not None


_EVALUATING = frozenset(("NUMBER", "EVALUATE", "REACH", "SHOW", "GAIN", "METRIC", "THAN"))
_TRAINING = re.compile("(?:훈련|학습|미세|튜닝|사전훈련|사전학습)")


def _is_place(groups: list[Group], place: int) -> bool:
    """Return whether something was done on the benchmark ("X에서", "on X") other than collecting."""
    if place and groups[place - 1].part.sort == "ON":
        return True
    following = groups[place + 1 : place + 6]
    beside = [groups[place].part, *(group.part for group in following[:2] if group.part.sort == "DATA")]
    collected = any(group.part.sort == "MAKE" for group in following)
    return any(part.ending == "LOCATIVE" for part in beside) and not collected


def _is_corpus(groups: list[Group], place: int) -> bool:
    """Return whether the name is a corpus's, and no number stands behind: corpora are for training."""
    beside = [groups[at].part for at in (place - 1, place - 2, place + 1) if 0 <= at < len(groups)]
    corpus = any(part.sort == "DATA" and part.text.startswith(("코퍼스", "말뭉치", "corpus")) for part in beside)
    return corpus and not any(group.part.sort == "NUMBER" for group in groups[place:])


def _trains(groups: list[Group], place: int) -> bool:
    """Return whether training is what the words after the name speak of, before any result."""
    for group in groups[place + 1 : place + 12]:
        sort = group.part.sort
        if sort == "TRAIN":
            return True
        if sort in {"REACH", "SHOW", "EVALUATE", "GAIN", "METRIC", "THAN", "STOP", "BENCHMARK"}:
            return False
        if sort == "NUMBER":
            number = group.part.number
            if number is not None and number.role is NumberRole.MEASURE:
                return False
    return False
