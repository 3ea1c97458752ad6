"""Words that emphasis or quotes mark in a line, as a note marks the title of a paper in a sentence."""

import re

from kg.model import Span

__all__ = ["MARKED", "marked_words"]

MARKED = re.compile(
    r"(?P<marks>\*\*\*?|__|\*|_)(?=[^\s*_])(?P<bold>[^*\n]{12,300}?)(?<=\S)(?P=marks)"
    r"|[\"“「『《<](?P<quoted>[^\"“”「」『』《》<>\n]{12,300})[\"”」』》>]"
    r"|<(?P<tag>b|strong|em|i)>(?P<html>[^<>\n]{12,300})</(?P=tag)>"
)
"""Words in emphasis, in quotes or in HTML's emphasis, long enough to be a title."""


def marked_words(marked: re.Match[str]) -> Span:
    """Return where the words stand that :data:`MARKED` found, without the marks."""
    return Span(*marked.span(next(name for name in ("bold", "quoted", "html") if marked[name])))
