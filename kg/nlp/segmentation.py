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
    shift = passage.quote.span.start if passage else 0  # from offsets in the Doc to those in the document
    line_end = len(passage.quote.text) if passage else 0
    offset = 0
    words, spaces = doc.user_data[WORDS]
    for text, spaced in zip(words, spaces, strict=True):
        if text == "\n" and offset >= line_end:
            tokens.append(Token(text, shift + offset, False, False))
            owners.append(-1)
            owner, passage = next(lines, (-1, None))
            offset += 1
            if passage:
                shift = passage.quote.span.start - offset
                line_end = offset + len(passage.quote.text)
            continue
        tokens.append(Token(text, shift + offset, spaced, is_latin(text)))
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
