"""Brings spaCy's tokens and sentences back to their places in the document."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Document, Passage, PassageKind, Quote, Span
from kg.nlp.annotations import Sentence, Token
from kg.nlp.names import is_latin
from kg.nlp.tokenizer import WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["place_sentences", "place_tokens", "readable"]


def readable(passages: Iterable[Passage], room: int) -> list[tuple[int, Passage]]:
    """Return the passages that hold prose, with their places; text beyond ``room`` characters is cut off."""
    kept: list[tuple[int, Passage]] = []
    for index, passage in enumerate(passages):
        if passage.kind is PassageKind.CODE or not passage.quote.text:
            continue
        text = passage.quote.text
        if len(text) > room:
            cut = Quote(text[:room], Span(passage.quote.span.start, passage.quote.span.start + room))
            if cut.text:
                kept.append((index, Passage(passage.kind, cut, passage.label)))
            break
        room -= len(text)
        kept.append((index, passage))
    return kept


def place_tokens(doc: "Doc", passages: list[tuple[int, Passage]]) -> tuple[tuple[Token, ...], list[int]]:
    """Return the tokens with their places in the document, and each token's passage (-1 for the line ends between)."""
    tokens: list[Token] = []
    owners: list[int] = []
    lines = iter(passages)
    owner, passage = next(lines, (-1, None))
    base, place = (passage.quote.span.start, 0) if passage else (0, 0)
    line_end = len(passage.quote.text) if passage else 0
    offset = 0
    words, spaces = doc.user_data[WORDS]
    for text, spaced in zip(words, spaces, strict=True):
        if offset >= line_end and text == "\n":
            tokens.append(Token(text, base + offset - place, False, False))
            owners.append(-1)
            owner, passage = next(lines, (-1, None))
            if passage:
                base, place = passage.quote.span.start, offset + 1
                line_end = place + len(passage.quote.text)
            offset += 1
            continue
        start = base + offset - place
        tokens.append(Token(text, start, spaced, is_latin(text)))
        owners.append(owner)
        offset += len(text) + spaced
    return tuple(tokens), owners


def place_sentences(
    document: Document, doc: "Doc", tokens: tuple[Token, ...], owners: list[int], passages: tuple[Passage, ...]
) -> tuple[Sentence, ...]:
    """Return the sentences of the passages, without the white space around them."""
    sentences: list[Sentence] = []
    for stretch in doc.sents:
        first, last = stretch.start, stretch.end
        while first < last and not tokens[first].text.strip():
            first += 1
        # a bracket or quotation mark at a passage's beginning closes nothing of the passage before
        while last > first and (owners[last - 1] != owners[first] or not tokens[last - 1].text.strip()):
            last -= 1
        if first == last:
            continue
        span = Span(tokens[first].start, tokens[last - 1].end)
        passage = passages[owners[first]]
        text = document.text[span.start : span.end]
        sentences.append(Sentence(len(sentences), span, text, owners[first], passage.kind, passage.label, first, last))
    return tuple(sentences)
