"""What is found in an entry's text: tokens, sentences, names, numbers. All spans are characters of the document."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.model import PassageKind, Span
from kg.vocabularies import Concept, ConceptKind

__all__ = ["Abbreviation", "ConceptMention", "Mention", "Name", "Number", "NumberRole", "Sentence", "Token"]


class Token(NamedTuple):
    """A token of the entry's text.

    Attributes:
        text: as written.
        start: the character of the document it begins with.
        spaced: whether a space follows.
        latin: whether it is a word of Latin or Greek letters or of digits, so that it can be part of a name.
    """

    text: str
    start: int
    spaced: bool
    latin: bool

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a title, heading, table row) of the entry.

    Attributes:
        index: its place in ``TextAnalysis.sentences``.
        span: where it stands.
        text: its words.
        passage: the index of its passage in ``entry.passages``.
        kind: what that passage is.
        label: that passage's label.
        first, last: its tokens are ``analysis.tokens[first:last]``.
    """

    index: int
    span: Span
    text: str
    passage: int
    kind: PassageKind
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name something.

    Attributes:
        span: where they stand.
        surface: the words as written, without particles.
    """

    span: Span
    surface: str


@dataclass(frozen=True, slots=True)
class ConceptMention(Mention):
    """Words that are a name of a concept in the lexicon.

    Attributes:
        kind: which vocabulary holds the concept.
        concept: the concept; for a size or variant that is not listed, the nearest listed one (see ``extended``).
        sentence: the index of its sentence.
        first, last: its tokens are ``analysis.tokens[first:last]``.
        extended: the text goes on with a size or variant that the lexicon does not list (Llama-3-8B-Instruct).
        sure: the concept is not ambiguous, or the words beside it settle that it is meant.
    """

    kind: ConceptKind
    concept: Concept
    sentence: int
    first: int
    last: int
    extended: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """Words that have the shape of a proper name, known or not.

    Attributes:
        span: where they stand.
        surface: as written, without quotes, bold marks and particles.
        sentence: the index of the sentence.
        first, last: the tokens are ``analysis.tokens[first:last]``.
        strong: the shape alone shows a name: inner capitals, capitals with digits, an acronym (FlowMDM, PIN-14M);
            False for capitalised words (Peak Jerk), which headings and English glosses have as well.
        marked: stands in quotes or in bold.
        generic: a common term of the field (LLM, RAG, CoT), not the name of one thing.
    """

    span: Span
    surface: str
    sentence: int
    first: int
    last: int
    strong: bool
    marked: bool = False
    generic: bool = False


class NumberRole(StrEnum):
    """What a number counts."""

    MEASURE = "measure"  # a percentage, points, or a bare number: what a score can be
    FACTOR = "factor"  # 3.3배, 2x
    RANK = "rank"  # 6위
    COUNT = "count"  # 24개, 1,319문제
    PARAMETERS = "parameters"  # 7B, 70억 매개변수
    MONEY = "money"
    DATE = "date"
    DURATION = "duration"  # 30초
    SPEED = "speed"  # 20 FPS
    SIZE = "size"  # 16GB, 1024×1024, 4-bit, 32K
    SETTING = "setting"  # 5-shot, pass@1, top-5, seed 42
    RANGE = "range"  # an end of 71~79%
    SPREAD = "spread"  # what follows ±
    LABEL = "label"  # 표 2, Section 3, (1)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit.

    Attributes:
        span: number and unit.
        surface: as written, with the unit.
        value: the number alone, decimal point, no thousands commas, a minus sign if there is one ("69.9", "-3.1").
        unit: "%", "points", "x" or "".
        role: what it counts.
        sentence: the index of its sentence.
        first, last: its tokens (unit included) are ``analysis.tokens[first:last]``.
    """

    span: Span
    surface: str
    value: str
    unit: str
    role: NumberRole
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An acronym with its expansion, one of the two in brackets: ``AiTW (Android in the Wild)``.

    Attributes:
        short, long: the two names as written.
        short_span, long_span: where they stand.
        sentence: the index of the sentence.
    """

    short: str
    long: str
    short_span: Span
    long_span: Span
    sentence: int
