"""The analysis of an entry's text: its sentences, tokens, known names, name-like words, numbers and abbreviations.

This is the first stage of extraction; later stages read what it found. All spans are characters of the document.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from kg.model import Document, Entry, PassageKind, Span
from kg.nlp.abbreviations import find_abbreviations
from kg.nlp.annotations import Abbreviation, ConceptMention, Name, Number, Sentence, Token
from kg.nlp.mentions import find_mentions
from kg.nlp.names import find_names, title_name
from kg.nlp.numbers import find_numbers
from kg.nlp.segmentation import place_sentences, place_tokens, readable
from kg.nlp.tokenizer import STARTS, WORDS, language
from kg.vocabularies import ConceptKind, Lexicon, shipped_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["LONGEST_TEXT", "TextAnalysis", "analyse"]

LONGEST_TEXT = 100_000
"""Characters of an entry that are analysed: several times the longest paper met. The rest is reported as unread."""


@dataclass(frozen=True)
class TextAnalysis:
    """What the first stage finds in an entry's text; every sequence is in the order of the text.

    Attributes:
        document, entry: what was analysed.
        doc: the spaCy Doc over the entry's passages, one a line; its tokens are those of ``tokens``.
        tokens, sentences: the tokens and the sentences that they form.
        mentions: names of the lexicon. Two kinds may claim the same words, one kind never claims overlapping words.
        names: name-shaped words, those of mentions included.
        numbers: all numbers that are not part of a name.
        abbreviations: acronyms with their expansions.
        lexicon: the names that were known.
        title_name: the name before the title's colon ("Orca-Math: ..."), None where there is none.
    """

    document: Document
    entry: Entry
    doc: "Doc" = field(repr=False, compare=False)
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Sentence, ...]
    mentions: tuple[ConceptMention, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    abbreviations: tuple[Abbreviation, ...]
    lexicon: Lexicon = field(repr=False, compare=False)
    title_name: Name | None = None

    def of_kind(self, kind: ConceptKind, sentence: Sentence | None = None) -> tuple[ConceptMention, ...]:
        """Return the mentions of one kind, all or those of one sentence."""
        among = self.mentions if sentence is None else self.mentions_in(sentence)
        return tuple(mention for mention in among if mention.kind is kind)

    def mentions_in(self, sentence: Sentence) -> tuple[ConceptMention, ...]:
        """Return the mentions of one sentence."""
        return self._mentions_by_sentence.get(sentence.index, ())

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """Return the name-shaped words of one sentence."""
        return self._names_by_sentence.get(sentence.index, ())

    def numbers_in(self, sentence: Sentence) -> tuple[Number, ...]:
        """Return the numbers of one sentence."""
        return self._numbers_by_sentence.get(sentence.index, ())

    @cached_property
    def _mentions_by_sentence(self) -> Mapping[int, tuple[ConceptMention, ...]]:
        return _by_sentence(self.mentions)

    @cached_property
    def _names_by_sentence(self) -> Mapping[int, tuple[Name, ...]]:
        return _by_sentence(self.names)

    @cached_property
    def _numbers_by_sentence(self) -> Mapping[int, tuple[Number, ...]]:
        return _by_sentence(self.numbers)

    def known(self, span: Span) -> tuple[ConceptMention, ...]:
        """Return the mentions whose words overlap ``span``."""
        start = bisect_left(self.mentions, span.start - 200, key=lambda mention: mention.span.start)
        found = []
        for mention in self.mentions[start:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end > span.start:
                found.append(mention)
        return tuple(found)

    def text(self, first: int, last: int) -> str:
        """Return the text of ``tokens[first:last]`` as it stands in the document."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]


_Item = TypeVar("_Item", ConceptMention, Name, Number)


def _by_sentence(items: Iterable[_Item]) -> dict[int, tuple[_Item, ...]]:
    """Return the items of each sentence; they are in the order of the text."""
    return {sentence: tuple(several) for sentence, several in groupby(items, lambda item: item.sentence)}


def _without_numbers(sentences: tuple[Sentence, ...], tokens: tuple[Token, ...], entry: Entry) -> tuple[Sentence, ...]:
    """Return the sentences, a title without what stands before its words: "13. " in a numbered list."""
    shown = entry.plain_title
    place = next((i for i, sentence in enumerate(sentences) if sentence.kind is PassageKind.TITLE), -1)
    skipped = sentences[place].text.find(shown) if shown and place >= 0 else 0
    if skipped <= 0:
        return sentences
    title = sentences[place]
    start = title.span.start + skipped
    first = next((i for i in range(title.first, title.last) if tokens[i].start >= start), title.last)
    if first == title.last or tokens[first].start != start:
        return sentences
    title = replace(title, span=Span(start, title.span.end), text=title.text[skipped:], first=first)
    return (*sentences[:place], title, *sentences[place + 1 :])


def analyse(document: Document, entry: Entry, lexicon: Lexicon | None = None) -> TextAnalysis:
    """Analyse one entry; text beyond ``LONGEST_TEXT`` characters is left out.

    Args:
        document: the document that holds the entry.
        entry: the entry as the layout's reader found it.
        lexicon: the names to know, those that ship with paper-kg by default.
    """
    passages = readable(entry.passages, LONGEST_TEXT)
    doc = language()("\n".join(passage.quote.text for _, passage in passages))
    words, spaced = doc.user_data[WORDS]
    tokens, owners = place_tokens(words, spaced, passages)
    starts = doc.user_data[STARTS]
    sentences = _without_numbers(place_sentences(document, starts, tokens, owners, entry.passages), tokens, entry)
    lexicon = lexicon or shipped_lexicon()
    mentions = find_mentions(tokens, sentences, lexicon)
    names = find_names(tokens, sentences)
    return TextAnalysis(
        document=document,
        entry=entry,
        doc=doc,
        tokens=tokens,
        sentences=sentences,
        mentions=mentions,
        names=names,
        numbers=find_numbers(tokens, sentences, mentions, names),
        abbreviations=find_abbreviations(tokens, sentences),
        lexicon=lexicon,
        title_name=title_name(tokens, sentences),
    )
