"""Finds the links in a stretch of Markdown: inline, reference, automatic, HTML, wikilinks and bare addresses."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.text.quotes import quote, stripped

__all__ = ["InlineLink", "LinkForm", "definitions", "find_links"]

_TARGET = re.compile(
    r"\(\s*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\s*+(?:\"[^\"\n]*+\"\s*+|'[^'\n]*+'\s*+)?\)?"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,200})\]")
_WIKILINK = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\\?\|([^\[\]\n]{1,300}))?\]\]")
_OTHER = re.compile(
    r"""<a\b[^<>]*?\bhref\s*=\s*["']?(?P<href>[^"'<>\s]+)["']?[^<>]*>(?P<words>.{0,500}?)</a\s*>
      | <(?P<auto>https?://[^\s<>]+)>
      | (?P<bare>h?ttps?://[^\s<>"'`{}|\\^\[\]，。、）」』】]+)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_DEFINITION = re.compile(r"^[ \t]{0,3}\[([^\[\]\r\n]{1,200})\]:[ \t]+<?([^\s<>]+)>?", re.MULTILINE)
_MOST = 2_000  # links of one stretch
_TRAILING = ".,;:!?*_~…·'\""


class LinkForm(StrEnum):
    """How a link is written."""

    INLINE = "inline"
    IMAGE = "image"
    WIKILINK = "wikilink"
    BARE = "bare"


class InlineLink(NamedTuple):
    """A link.

    Attributes:
        words: the words that a reader sees; empty for a bare address.
        target: where the address stands; of a reference link, the link itself.
        whole: its whole extent.
        form: how it is written.
        address: where it leads.
    """

    words: Span
    target: Quote
    whole: Span
    form: LinkForm
    address: str


def definitions(text: str) -> Mapping[str, str]:
    """Return where reference links lead (``[1]: https://...``), by name in lower case."""
    found: dict[str, str] = {}
    place = text.find("]:")
    while place >= 0:  # hardly any line has these characters: looking at all takes as long as reading the blocks
        definition = _DEFINITION.match(text, text.rfind("\n", 0, place) + 1)
        if definition is not None:
            found[definition[1].casefold()] = definition[2]
        end = text.find("\n", place)
        place = text.find("]:", end) if end >= 0 else -1
    return found


def find_links(text: str, start: int, end: int, defined: Mapping[str, str] | None = None) -> list[InlineLink]:
    """Return the links of ``text[start:end]`` in order; a picture inside a link is part of the link's words.

    Args:
        text: the document's text.
        start: where the stretch begins.
        end: where it ends.
        defined: where reference links lead, see :func:`definitions`.
    """
    found: list[InlineLink] = []
    if text.find("[", start, end) >= 0:
        found += _bracketed(text, start, end, defined or {})
    if text.find("://", start, end) >= 0 or text.find("<a", start, end) >= 0 or text.find("<A", start, end) >= 0:
        found += _others(text, start, end, found)
    found.sort(key=lambda link: (link.whole.start, -link.whole.end))
    return found[:_MOST]


def _bracketed(text: str, start: int, end: int, defined: Mapping[str, str]) -> Iterator[InlineLink]:
    opened: list[int] = []
    position = start
    for bracket in re.finditer(r"\\.|[\[\]]", text[start:end], re.DOTALL):
        place = start + bracket.start()
        if place < position or bracket[0][0] == "\\":
            continue
        if bracket[0] == "[":
            wiki = _WIKILINK.match(text, place, end)
            if wiki is not None and not text.startswith("(", wiki.end()):
                words = Span(*stripped(text, *wiki.span(2 if wiki[2] else 1)))
                yield InlineLink(words, quote(text, *wiki.span(1)), Span(*wiki.span()), LinkForm.WIKILINK, wiki[1])
                position = wiki.end()
            else:
                opened.append(place)
            continue
        if not opened:
            continue
        opening = opened.pop()
        words = Span(*stripped(text, opening + 1, place))
        image = text.startswith("!", opening - 1) and opening > start
        form = LinkForm.IMAGE if image else LinkForm.INLINE
        whole_start = opening - image
        target = _TARGET.match(text, place + 1, end) if text.startswith("(", place + 1) else None
        if target is not None and target[1]:
            yield InlineLink(words, quote(text, *target.span(1)), Span(whole_start, target.end()), form, target[1])
            position = target.end()
        elif defined:
            named = _REFERENCE.match(text, place + 1, end)
            address = defined.get((named[1] if named else text[words.start : words.end]).casefold())
            if address:
                stop = named.end() if named else place + 1
                yield InlineLink(words, quote(text, whole_start, stop), Span(whole_start, stop), form, address)
                position = stop


def _others(text: str, start: int, end: int, taken: list[InlineLink]) -> Iterator[InlineLink]:
    spans = sorted((link.whole.start, link.whole.end) for link in taken)
    at = 0
    for other in _OTHER.finditer(text, start, end):
        while at < len(spans) and spans[at][1] <= other.start():
            at += 1
        if at < len(spans) and spans[at][0] <= other.start():
            continue
        if other["href"]:
            words = Span(*stripped(text, *other.span("words")))
            target = quote(text, *other.span("href"))
            yield InlineLink(words, target, Span(*other.span()), LinkForm.INLINE, target.text)
        elif other["auto"]:
            target = quote(text, *other.span("auto"))
            yield InlineLink(
                Span(other.start(), other.start()), target, Span(*other.span()), LinkForm.BARE, target.text
            )
        else:
            written = _trimmed(other["bare"])
            stop = other.start() + len(written)
            here = Span(other.start(), stop)
            yield InlineLink(Span(other.start(), other.start()), Quote(written, here), here, LinkForm.BARE, written)


def _trimmed(address: str) -> str:
    """Return a bare address without the punctuation behind it; a bracket belongs to it where it opened one."""
    while address:
        kept = address.rstrip(_TRAILING)
        if kept.endswith(")") and kept.count(")") > kept.count("("):
            kept = kept[:-1]
        if kept == address:
            break
        address = kept
    return address
