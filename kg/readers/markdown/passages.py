"""Turns blocks into passages: labels kept apart, lists of strings split, long text cut at the ends of sentences."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Passage, PassageKind, Quote, Span
from kg.readers.markdown.blocks import Block
from kg.readers.text.literals import list_literal
from kg.readers.text.quotes import quote, stripped

__all__ = ["LONGEST_PASSAGE", "chunks", "running_text"]

LONGEST_PASSAGE = 3_000
"""Characters from which a passage is cut in parts."""

_BOLD_LABEL = re.compile(
    r"\*{1,3}(?=\S)(?P<label>[^*\r\n]{1,120})\*{1,3}(?:[ \t]*+(?:[:：]|[-–—](?=\s))|(?=\s*\Z)|(?=[ \t]*[\r\n]))"
)
_BOLD_LABEL_COLON_WITHIN = re.compile(r"\*{2,3}(?=\S)(?P<label>[^*\r\n]{1,120}[:：])\*{2,3}")
_KNOWN_LABEL = re.compile(r"(?P<label>What['’]?s New|Technical Details|Performance Highlights)\s*[:：]", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<=[다요죠음임함됨까])[.!?]['\"”’)\]]*\s*|(?<=[\w)\]%'\"”’][\w)\]%'\"”’])[.!?。]['\"”’)]*\s+(?=[^\sa-z])|\n\s*"
)
_SPACE = re.compile(r"\s+")


def running_text(text: str, found: Iterable[Block], label: str = "") -> Iterator[Passage]:
    """Yield the passages of blocks in reading order, each with its label.

    A label is the bold beginning of a list item or paragraph, else that of the item it is nested in, else the heading
    above it, else ``label``. An item that is a label alone also labels the paragraphs and quotes right below it. A list
    of strings after a label becomes one passage a string.
    """
    heading = label
    open_label = False  # whether the last item is a label alone
    parents: list[tuple[int, str]] = []  # indentation and label of the items that enclose the next
    for kind, start, end, depth in found:
        if kind is PassageKind.HEADING:
            heading = text[start:end].strip("*_ :：")
            parents, open_label = [], False
            yield Passage(kind, quote(text, start, end), label)
            continue
        if depth == 0 and kind is not PassageKind.ITEM and not open_label:
            parents = []
        while parents and (depth < parents[-1][0] or (depth == parents[-1][0] and kind is PassageKind.ITEM)):
            parents.pop()
        own = ""
        if kind is PassageKind.ITEM or kind is PassageKind.PARAGRAPH:
            own, body = _label(text, start, end, kind)
            if own and body == end:  # a label alone heads what is nested in it
                name_at = text.index(own, start)
                yield Passage(PassageKind.HEADING, quote(text, name_at, name_at + len(own)), heading)
            start = body
        words = own or (parents[-1][1] if parents else heading)
        if kind is PassageKind.ITEM:
            open_label = bool(own) and start == end
            parents.append((depth, words))
        elif own and start == end:
            heading = own
        if start < end:
            yield from _passages(text, kind, start, end, words)


def _passages(text: str, kind: PassageKind, start: int, end: int, label: str) -> Iterator[Passage]:
    spans = (Span(start, end),)
    literal = list_literal(text, start, end) if text[start] == "[" else None
    if literal is not None:
        spans = (*literal.strings, *((literal.rest,) if literal.rest else ()))
    for span in spans:
        if kind is PassageKind.CODE or kind is PassageKind.TABLE:
            parts: Iterable[Span] = (span,)
        else:
            parts = chunks(text, span.start, span.end)
        for part in parts:
            yield Passage(kind, Quote(text[part.start : part.end], part), label)


def _label(text: str, start: int, end: int, kind: PassageKind) -> tuple[str, int]:
    """Return the label that a block begins with, and where its content begins after it."""
    first = text[start]
    if first == "*":
        found = _BOLD_LABEL_COLON_WITHIN.match(text, start, end) or _BOLD_LABEL.match(text, start, end)
    elif first in "WTPwtp" and kind is PassageKind.ITEM:
        found = _KNOWN_LABEL.match(text, start, end)
    else:
        return "", start
    if found is None:
        return "", start
    body = found.end()
    while body < end and text[body].isspace():
        body += 1
    return found["label"].strip(" \t:："), body


def chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``text[start:end]``, stripped, in parts of at most :data:`LONGEST_PASSAGE` characters that end sentences.

    Where no sentence ends it is cut at a space, else anywhere.
    """
    start, end = stripped(text, start, end)
    while end - start > LONGEST_PASSAGE:
        limit = start + LONGEST_PASSAGE
        cut = 0
        for pattern in (_SENTENCE_END, _SPACE):
            cut = max((found.end() for found in pattern.finditer(text, start + LONGEST_PASSAGE // 3, limit)), default=0)
            if cut:
                break
        cut = cut or limit
        yield Span(*stripped(text, start, cut))
        start, end = stripped(text, cut, end)
    if start < end:
        yield Span(start, end)
