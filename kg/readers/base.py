"""What readers share: complaints by line, quotes with their place."""

from kg.model import Document, Problem, Quote, Span

__all__ = ["Complaints", "line_start", "quote", "stripped"]

_MOST_COMPLAINTS = 50  # a document that is wrong all over is told so in few lines


class Complaints:
    """Collects what is wrong with a document by offset, and tells it by line."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._found: list[tuple[int, str]] = []

    def add(self, offset: int, message: str) -> None:
        """Note ``message`` about the character at ``offset``."""
        self._found.append((offset, message))

    def problems(self) -> tuple[Problem, ...]:
        """Return what was noted, in the order of the text."""
        told = []
        line, counted = 1, 0
        for offset, message in sorted(self._found)[:_MOST_COMPLAINTS]:
            line += self._text.count("\n", counted, offset)
            counted = offset
            told.append(Problem(line, message))
        more = len(self._found) - len(told)
        if more:
            told.append(Problem(line, f"{more} more problems like these"))
        return tuple(told)


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
