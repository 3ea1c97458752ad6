"""Quotes of a text with their place."""

from kg.model import Quote, Span

__all__ = ["line_start", "quote", "stripped"]


def quote(text: str, start: int, end: int) -> Quote:
    """Return the words of ``text[start:end]`` with their place."""
    return Quote(text[start:end], Span(start, end))


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of ``text[start:end]`` without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def line_start(text: str, offset: int) -> int:
    """Return where the line that holds ``offset`` begins."""
    while offset > 0 and text[offset - 1] not in "\r\n":
        offset -= 1
    return offset
