"""Brings tokens and sentences back to their places in the document."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from operator import add

from kg.model import Document, Passage, PassageKind, Quote, Span
from kg.nlp.annotations import Sentence, Token
from kg.nlp.names import is_latin

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


def place_tokens(
    words: list[str], spaced: list[bool], passages: Sequence[tuple[int, Passage]]
) -> tuple[tuple[Token, ...], list[int]]:
    """Return the tokens with their places in the document, and each token's passage (-1 for the line ends between).

    Args:
        words: the tokens of the passages, one passage a line.
        spaced: whether a space follows each.
        passages: the passages with their places among those of the entry.
    """
    tokens: list[Token] = []
    owners: list[int] = []
    offsets = list(accumulate(map(add, map(len, words), spaced), initial=0))
    latin = list(map(is_latin, words))
    first = begin = 0
    for owner, passage in passages:
        end = begin + len(passage.quote.text)
        last = bisect_left(offsets, end, first)  # the line end behind it
        shift = passage.quote.span.start - begin  # from offsets in the text to those in the document
        starts = [shift + offset for offset in offsets[first:last]]
        tokens += map(_token, zip(words[first:last], starts, spaced[first:last], latin[first:last], strict=True))
        owners += [owner] * (last - first)
        if last < len(words):
            tokens.append(Token(words[last], shift + end, False, False))
            owners.append(-1)
        first, begin = last + 1, end + 1
    return tuple(tokens), owners


_token = partial(tuple.__new__, Token)  # takes half as long as calling Token, and there is one for each word


def place_sentences(
    document: Document,
    starts: Sequence[int],
    tokens: tuple[Token, ...],
    owners: list[int],
    passages: tuple[Passage, ...],
) -> tuple[Sentence, ...]:
    """Return the sentences of the passages, without the white space around them.

    Args:
        document: the document that holds the passages.
        starts: the tokens that open a sentence.
        tokens: the tokens.
        owners: each token's passage, as :func:`place_tokens` gives them.
        passages: those of the entry.
    """
    sentences: list[Sentence] = []
    within, running = "", ""
    for first, last in pairwise((*starts, len(tokens))):
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
        if passage.label != within:
            within, running = passage.label, ""
        if passage.kind is PassageKind.PARAGRAPH and (head := _RUNNING_HEAD.match(text)):
            running = head[1] or head[2]
        label = running or passage.label
        sentences.append(Sentence(len(sentences), span, text, owners[first], passage.kind, label, first, last))
    return tuple(sentences)


_RUNNING_HEAD = re.compile(
    r"""
    \d(?:\.\d)*\.? \s+                            # a section's number, and what sections are called
    ( 서론 | 소개 | 배경 | 관련\s(?:연구|작업) | 결론 | 논의
    | (?:학습|훈련|교육|평가|실험)(?:\s(?:방법|세부|데이터|설정|과정|과제|결과|환경))? | 결과
    | Introduction | Background | Related\sWork | Training(?:\sDetails|\sData|\sSetup)?
    | Experiments? | Experimental\s(?:Setup|Results) | Evaluation | Results | Conclusions? | Discussion ) (?!\S)
    | ( (?:학습|훈련|교육)\s세부\s(?:정보|사항) | Training\s(?:Details|Setup) ) (?!\S)   # opens no sentence
    """,
    re.VERBOSE,
)
"""The heading of a section that stands in the running text, as in a page whose layout is lost."""
