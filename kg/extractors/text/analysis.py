"""What extractors share about an entry: its sentences, tokens, known names, name-like words and numbers.

Computed once an entry, through ``Source.analysis``. All spans are characters of the document.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kg.lexicon import Concept, ConceptKind, Lexicon, shipped_lexicon
from kg.model import Document, Entry, PassageKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extractors.artifacts.introductions import Introduction
    from kg.extractors.benchmarks.sightings import Sighting
    from kg.extractors.text.gloss import Gloss, Group

__all__ = [
    "LONGEST_TEXT",
    "Alias",
    "Analysis",
    "Mention",
    "Name",
    "Number",
    "NumberRole",
    "Sentence",
    "Token",
    "analyse",
]

LONGEST_TEXT = 100_000
"""Characters of an entry that are analysed: several times the longest paper met. What is left out is told."""


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
        index: its place in ``Analysis.sentences``.
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
    """A name of the lexicon, met in the text.

    Attributes:
        kind: which vocabulary knows it.
        concept: what it names; for a size or variant that is not listed, the nearest listed name (see ``extended``).
        span: where it stands.
        surface: the words as written, without particles.
        sentence: the index of its sentence.
        first, last: its tokens are ``analysis.tokens[first:last]``.
        extended: the text goes on with a size or variant that the lexicon does not list (Llama-3-8B-Instruct).
        sure: the concept is not ambiguous, or the words beside it settle that it is meant.
    """

    kind: ConceptKind
    concept: Concept
    span: Span
    surface: str
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
        generic: a common term of the field (LLM, RAG, CoT), no thing's own name.
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
class Alias:
    """An acronym with its expansion, either of them in brackets: ``AiTW (Android in the Wild)``.

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


@dataclass(frozen=True)
class Analysis:
    """An entry as extractors see it; every sequence is in the order of the text.

    Attributes:
        document, entry: what was analysed.
        doc: the spaCy Doc over the entry's passages, one a line; its tokens are those of ``tokens``.
        tokens, sentences: see the classes.
        mentions: the lexicon's names; two kinds may claim the same words, never one kind overlapping words.
        names: name-shaped words, those of mentions included.
        numbers: all numbers outside names.
        aliases: acronyms with expansions.
        lexicon: the names that were known.
        title_name: the name before the title's colon ("Orca-Math: ..."), None where there is none.
    """

    document: Document
    entry: Entry
    doc: "Doc" = field(repr=False, compare=False)
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    aliases: tuple[Alias, ...]
    lexicon: Lexicon = field(repr=False, compare=False)
    title_name: Name | None = None

    def of_kind(self, kind: ConceptKind, sentence: Sentence | None = None) -> tuple[Mention, ...]:
        """Return the mentions of one kind, all or those of one sentence."""
        among = self.mentions if sentence is None else self.mentions_in(sentence)
        return tuple(mention for mention in among if mention.kind is kind)

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions of one sentence."""
        return _within(self.mentions, sentence)

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """Return the name-shaped words of one sentence."""
        return _within(self.names, sentence)

    def numbers_in(self, sentence: Sentence) -> tuple[Number, ...]:
        """Return the numbers of one sentence."""
        return _within(self.numbers, sentence)

    def known(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions whose words overlap ``span``."""
        start = bisect_left(self.mentions, span.start - 200, key=lambda mention: mention.span.start)
        found = []
        for mention in self.mentions[start:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end > span.start:
                found.append(mention)
        return tuple(found)

    @cached_property
    def glosses(self) -> "tuple[Gloss, ...]":
        """The sentences as sequences of word classes, in which each name or number is one part."""
        from kg.extractors.text.gloss import gloss

        return tuple(gloss(self, sentence) for sentence in self.sentences)

    @cached_property
    def benchmarks(self) -> "tuple[Sighting, ...]":
        """Where the entry names benchmarks, known or found by their context."""
        from kg.extractors.benchmarks.sightings import find_benchmarks

        return find_benchmarks(self)

    @cached_property
    def clauses(self) -> "tuple[tuple[Sentence, list[Group]], ...]":
        """The sentences that hold names, with brackets resolved and coordinated names joined."""
        from kg.extractors.artifacts.clauses import clauses

        return clauses(self)

    @cached_property
    def introductions(self) -> "tuple[Introduction, ...]":
        """What the entry presents as the paper's own."""
        from kg.extractors.artifacts.introductions import find_introductions

        return find_introductions(self)

    def text(self, first: int, last: int) -> str:
        """Return the text of ``tokens[first:last]`` as it stands in the document."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]


_Item = TypeVar("_Item", Mention, Name, Number)


def _within(items: tuple[_Item, ...], sentence: Sentence) -> tuple[_Item, ...]:
    start = bisect_left(items, sentence.index, key=lambda item: item.sentence)
    end = bisect_right(items, sentence.index, key=lambda item: item.sentence)
    return items[start:end]


def analyse(document: Document, entry: Entry, lexicon: Lexicon | None = None) -> Analysis:
    """Analyse one entry; text beyond ``LONGEST_TEXT`` characters is left out.

    Args:
        document: the document that holds the entry.
        entry: the entry as the layout's reader found it.
        lexicon: the names to know, those that ship with paper-kg by default.
    """
    from kg.extractors.text.mentions import find_mentions
    from kg.extractors.text.names import find_aliases, find_names, title_name
    from kg.extractors.text.nlp import pipeline
    from kg.extractors.text.numbers import find_numbers
    from kg.extractors.text.segmentation import place_sentences, place_tokens, readable

    passages = readable(entry.passages, LONGEST_TEXT)
    doc = pipeline()("\n".join(passage.quote.text for _, passage in passages))
    tokens, owners = place_tokens(doc, passages)
    sentences = place_sentences(document, doc, tokens, owners, entry.passages)
    lexicon = lexicon or shipped_lexicon()
    mentions = find_mentions(tokens, sentences, lexicon)
    names = find_names(tokens, sentences)
    return Analysis(
        document=document,
        entry=entry,
        doc=doc,
        tokens=tokens,
        sentences=sentences,
        mentions=mentions,
        names=names,
        numbers=find_numbers(tokens, sentences, mentions, names),
        aliases=find_aliases(tokens, sentences),
        lexicon=lexicon,
        title_name=title_name(tokens, sentences),
    )
