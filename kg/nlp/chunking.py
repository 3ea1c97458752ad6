"""The gloss of a sentence: each name or number is one part, and each word stands for its class.

``GSM8K에서 86.81%의 정확도를 달성했습니다`` is glossed ``BENCHMARK:LOCATIVE NUMBER:GENITIVE METRIC:OBJECT REACH``: a
class, and behind the colon what the words end with (a particle, a copula). Rules are patterns over these two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Mention, Name, Number, Sentence
from kg.nlp.word_classes import BEGINNINGS, ENDINGS, PUNCTUATION, WORDS
from kg.vocabularies import ConceptKind

__all__ = ["ChunkedText", "Gloss", "Part", "chunk_text", "gloss", "word_class", "word_ending"]


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


@dataclass(frozen=True, slots=True)
class ChunkedText:
    """The sentences of an entry's text as sequences of parts, in the order of the text."""

    sentences: tuple[Gloss, ...]


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


def chunk_text(analysis: TextAnalysis) -> ChunkedText:
    """Return the sentences of an analysed text as sequences of word classes, each name or number as one part."""
    return ChunkedText(tuple(gloss(analysis, sentence) for sentence in analysis.sentences))


def gloss(analysis: TextAnalysis, sentence: Sentence) -> Gloss:
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


def _word(analysis: TextAnalysis, place: int, stop: int) -> Part:
    """Return a word as a part; the particle glued to a Latin word for data counts ("Dataset을")."""
    text = analysis.tokens[place].text
    sort = word_class(text)
    ending = _ending_after(analysis, place + 1, stop, "") if sort == "DATA" and text.isascii() else word_ending(text)
    return Part(sort, ending, text, place, place + 1)


def _named(analysis: TextAnalysis, items: Sequence[Mention | Name | Number], place: int, stop: int) -> Part | None:
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


def _is_part(analysis: TextAnalysis, name: Name, last: int, stop: int) -> bool:
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


def _after_particle(analysis: TextAnalysis, place: int, stop: int) -> int:
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


def _ending_after(analysis: TextAnalysis, place: int, stop: int, text: str) -> str:
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
