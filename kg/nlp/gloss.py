"""The gloss of a sentence: each name or number is one part, and each word stands for its class.

``GSM8K에서 86.81%의 정확도를 달성했습니다`` is glossed ``BENCHMARK:LOCATIVE NUMBER:GENITIVE METRIC:OBJECT REACH``: a
class, and behind the colon what the words end with (a particle, a copula). Rules are patterns over these two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.nlp.analysis import Analysis, Mention, Name, Number, Sentence
from kg.nlp.word_classes import BEGINNINGS, ENDINGS, PUNCTUATION, WORDS
from kg.vocabularies import ConceptKind

__all__ = ["Gloss", "Group", "Part", "fold", "gloss", "word_class", "word_ending"]


@dataclass(slots=True)  # frozen ones take three times as long to make, and there is one for each word
class Part:
    """A word or name of a glossed sentence.

    Attributes:
        sort: its class: BENCHMARK, MODEL, METRIC, NAME (shape of a proper name), PHRASE (capitalised or quoted words),
            NUMBER, a class of ``rules.classes``, or OTHER.
        ending: what it ends with, one of ``rules.classes.ENDINGS``; for names the particle glued to them counts.
        text: as written.
        first, last: its tokens are ``analysis.tokens[first:last]``.
        mentions: the lexicon's mentions of these words, the one that gave the class first.
        name: the name-shaped words, if any.
        number: the number, if it is one.
    """

    sort: str
    ending: str
    text: str
    first: int
    last: int
    mentions: tuple[Mention, ...] = ()
    name: Name | None = None
    number: Number | None = None

    @property
    def benchmark(self) -> Mention | None:
        """The mention of a known benchmark, if the words are one."""
        return next((m for m in self.mentions if m.kind is ConceptKind.BENCHMARK), None)

    @property
    def metric(self) -> Mention | None:
        """The mention of a known metric, if the words are one."""
        return next((m for m in self.mentions if m.kind is ConceptKind.METRIC), None)

    @property
    def model(self) -> Mention | None:
        """The mention of a known model, if the words are one."""
        return next((m for m in self.mentions if m.kind is ConceptKind.MODEL), None)


@dataclass(frozen=True, slots=True)
class Gloss:
    """A sentence as a sequence of parts."""

    sentence: Sentence
    parts: tuple[Part, ...]


@lru_cache(maxsize=1 << 16)
def word_class(word: str) -> str:
    """Return the class of a word, OTHER if it has none."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    folded = word.casefold()
    whole = next((sort for sort, words in WORDS.items() if folded in words), "")
    if whole or not "가" <= word[0] <= "힣":
        return whole or "OTHER"
    return next((sort for sort, beginnings in BEGINNINGS.items() if word.startswith(beginnings)), "OTHER")


@lru_cache(maxsize=1 << 16)
def word_ending(word: str) -> str:
    """Return what a Hangul word ends with, empty if nothing known."""
    best, longest = "", 0
    if "가" <= word[-1] <= "힣":
        for ending, forms in ENDINGS.items():
            for form in forms:
                if len(form) > longest and word.endswith(form):
                    best, longest = ending, len(form)
    return best


def gloss(analysis: Analysis, sentence: Sentence) -> Gloss:
    """Return the gloss of one sentence; one without any name has no parts."""
    if not analysis.names_in(sentence) and not analysis.mentions_in(sentence):
        return Gloss(sentence, ())
    heads: dict[int, list[Mention | Name | Number]] = {}
    items: list[Mention | Name | Number] = [*analysis.mentions_in(sentence), *analysis.numbers_in(sentence)]
    for item in (*items, *analysis.names_in(sentence)):
        heads.setdefault(item.first, []).append(item)
    parts: list[Part] = []
    place = sentence.first
    tokens = analysis.tokens
    while place < sentence.last:
        part = _named(analysis, heads[place], place, sentence.last) if place in heads else None
        if part is None:
            text = tokens[place].text
            if text in _TWO_WORDS and place + 1 < sentence.last:
                following = tokens[place + 1].text
                sort, seconds = _TWO_WORDS[text]
                if following.startswith(seconds):
                    part = Part(sort, word_ending(following), f"{text} {following}", place, place + 2)
            if part is None and text.strip():
                part = _word(analysis, place, sentence.last)
        if part is not None:
            place = part.last
            if part.sort != "MARK":
                parts.append(part)
            if part.sort in _NAMED or (part.sort == "DATA" and part.text.isascii()):
                place = _after_particle(analysis, place, sentence.last)
        else:
            place += 1
    return Gloss(sentence, tuple(parts))


_SETS = ("DATA", ("세트", "셋", "컬렉션", "스위트"))
_TUNING = ("TRAIN", ("조정", "튜닝"))
_TWO_WORDS = {"데이터": _SETS, "테스트": _SETS, "평가": _SETS, "미세": _TUNING, "파인": _TUNING}
"""Terms written in one word or two: the first word, the class of the two, how the second begins."""


def _word(analysis: Analysis, place: int, stop: int) -> Part:
    """Return a word as a part; the particle glued to a Latin word for data counts ("Dataset을")."""
    text = analysis.tokens[place].text
    sort = word_class(text)
    ending = _ending_after(analysis, place + 1, stop, "") if sort == "DATA" and text.isascii() else word_ending(text)
    return Part(sort, ending, text, place, place + 1)


def _named(analysis: Analysis, items: Sequence[Mention | Name | Number], place: int, stop: int) -> Part | None:
    mentions = tuple(item for item in items if isinstance(item, Mention))
    name = next((item for item in items if isinstance(item, Name)), None)
    number = next((item for item in items if isinstance(item, Number)), None)
    last = max((item.last for item in mentions), default=place)
    mentions = tuple(m for m in mentions if m.last == last)
    if number is not None and number.last >= last:
        text = analysis.text(number.first, number.last)
        return Part("NUMBER", _ending_after(analysis, number.last, stop, text), text, place, number.last, number=number)
    if name is not None and name.last > last and not mentions:
        if name.last == place + 1 and not name.strong and word_class(name.surface) == "DATA":
            return _word(analysis, place, stop)  # "Dataset" alone is no name
        sort = "NAME" if name.strong else "PHRASE"
        if name.generic:
            sort = "GENERIC"
        ending = _ending_after(analysis, name.last, stop, "")
        return Part(sort, ending, name.surface, place, name.last, name=name)
    if not mentions:
        return None
    if name is not None and name.last > last and all(m.kind is ConceptKind.BENCHMARK for m in mentions):
        sizes = [analysis.tokens[i].text for i in range(last, name.last)]
        if all(_SIZE.fullmatch(size) for size in sizes):  # a model named as its dataset ("CoSER 70B")
            ending = _ending_after(analysis, name.last, stop, "")
            return Part("NAME", ending, name.surface, place, name.last, name=name)
    kinds = {mention.kind for mention in mentions}
    if name is not None and kinds == {ConceptKind.BENCHMARK} and _is_part(analysis, name, last, stop):
        return Part("NAME", _ending_after(analysis, name.last, stop, ""), name.surface, place, name.last, name=name)
    sort = next(k.name for k in (ConceptKind.METRIC, ConceptKind.MODEL, ConceptKind.BENCHMARK) if k in kinds)
    if ConceptKind.BENCHMARK in kinds and (
        len(kinds) == 1 or any(m.sure for m in mentions if m.kind is ConceptKind.BENCHMARK)
    ):
        sort = "BENCHMARK"
    ending = _ending_after(analysis, last, stop, analysis.text(place, last))
    surface = next((m.surface for m in mentions if m.kind.name == sort), mentions[0].surface)
    return Part(sort, ending, surface, place, last, mentions=mentions, name=name)


def _is_part(analysis: Analysis, name: Name, last: int, stop: int) -> bool:
    """Return whether capitalised words between a known benchmark and a word for data name a part of it.

    "ShapeNet Cars 데이터셋" is no "ShapeNet 데이터셋", and "Ref-AVS Bench" is not Ref-AVS.
    """
    tokens = analysis.tokens
    words = [tokens[place].text for place in range(last, name.last)]
    following = [tokens[place].text for place in range(name.last, min(name.last + 5, stop))]
    if not 0 < len(words) < 3 or not following:
        return False
    if words == ["Bench"]:
        return True
    joined = following[0] in {"와", "과", "및"} and any(word_class(word) == "DATA" for word in following[2:])
    beside = joined or word_class(following[0]) == "DATA"
    return beside and all(_CAPITALISED.fullmatch(word) and word_class(word) == "OTHER" for word in words)


_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[BbMm]|[Ii]nstruct|[Cc]hat|[Bb]ase")
_NAMED = frozenset(("BENCHMARK", "MODEL", "METRIC", "NAME", "PHRASE", "GENERIC", "NUMBER"))


def _after_particle(analysis: Analysis, place: int, stop: int) -> int:
    """Return the token after the closing marks and the particle that are glued to what ends before ``place``."""
    tokens = analysis.tokens
    ahead = place
    while ahead < stop and word_class(tokens[ahead].text) == "MARK" and not tokens[ahead - 1].spaced:
        ahead += 1
    if ahead < stop and not tokens[ahead - 1].spaced:
        text = tokens[ahead].text
        if "가" <= text[0] <= "힣" and len(text) <= 4 and word_ending(text) and word_class(text) in {"OTHER", "THAN"}:
            return ahead + 1
    return place


def _ending_after(analysis: Analysis, place: int, stop: int, text: str) -> str:
    """Return the particle glued to the words before token ``place`` (after closing marks), or within their end."""
    tokens = analysis.tokens
    while place < stop and word_class(tokens[place].text) in {"MARK", "CLOSE"} and not tokens[place - 1].spaced:
        place += 1
    if place < stop and tokens[place].text == "(":  # X (its expansion)를
        for ahead in range(place + 1, min(place + 14, stop)):
            if tokens[ahead].text == ")":
                place = ahead + 1
                break
    if place < stop and not tokens[place - 1].spaced and "가" <= tokens[place].text[0] <= "힣":
        particle = tokens[place].text
        return word_ending(particle) if len(particle) <= 4 else ""
    return word_ending(text) if text and "가" <= text[-1] <= "힣" else ""


# -- coordination ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by commas or conjunctions, in a sequence of parts that stands for the sentence.

    Attributes:
        part: what stands for the group in the sequence: the class of its best known member, the ending of its last.
        members: the names.
    """

    part: Part
    members: tuple[Part, ...]


_NAMES = ("BENCHMARK", "NAME", "PHRASE", "MODEL")
_JOINTS = frozenset(("AND", "COMMA", "SLASH"))


def fold(glossed: Gloss) -> list[Group]:
    """Return the sentence with coordinated names folded into one part each.

    Brackets are left out, but those behind a word for data or with a benchmark in them, known or so called.
    """
    parts = glossed.parts
    groups: list[Group] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        if part.sort == "OPEN" and (not groups or groups[-1].part.sort != "DATA"):
            after = _after_bracket(parts, place)
            if after > place and not any(map(_tells_data, parts[place:after])):
                place = after
                continue
        if part.sort not in _NAMES:
            groups.append(Group(part, ()))
            place += 1
            continue
        members = [part]
        place = _after_bracket(parts, place + 1)
        while True:
            ahead = place
            while ahead < len(parts) and ahead - place < 2 and parts[ahead].sort in _JOINTS:
                ahead += 1
            if ahead == place and members[-1].ending != "WITH":
                break
            if ahead >= len(parts) or parts[ahead].sort not in _NAMES:
                break
            members.append(parts[ahead])
            place = _after_bracket(parts, ahead + 1)
        sort = next(sort for sort in ("BENCHMARK", "MODEL", "NAME", "PHRASE") if any(m.sort == sort for m in members))
        whole = Part(sort, members[-1].ending, members[0].text, members[0].first, members[-1].last)
        groups.append(Group(whole, tuple(members)))
    return groups


_DATA_NAME = re.compile(r"(?:[Bb]ench|[Dd]ataset|[Cc]orpus|-(?!\d{1,2}[Kk]$)\d+[Kk])$")


def _tells_data(part: Part) -> bool:
    """Return whether a part of a bracket says that it tells of data."""
    return part.sort == "BENCHMARK" or part.text == "예" or (part.sort == "NAME" and bool(_DATA_NAME.search(part.text)))


def _after_bracket(parts: Sequence[Part], place: int) -> int:
    """Return the place after a bracket of at most eight parts that opens at ``place``, else ``place``."""
    if place < len(parts) and parts[place].sort == "OPEN":
        for ahead in range(place + 1, min(place + 10, len(parts))):
            if parts[ahead].sort == "CLOSE":
                return ahead + 1
    return place
