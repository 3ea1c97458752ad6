"""Collects what is wrong with a document, by offset, and gives it by line."""

from kg.model import Document, Problem

__all__ = ["Complaints"]

_MOST_COMPLAINTS = 50  # of a document that is wrong all over


class Complaints:
    """Collects what is wrong with a document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._found: list[tuple[int, str]] = []

    def add(self, offset: int, message: str) -> None:
        """Note ``message`` about the character at ``offset``."""
        self._found.append((offset, message))

    def problems(self) -> tuple[Problem, ...]:
        """Return what was noted, in the order of the text."""
        found = []
        line, counted = 1, 0
        for offset, message in sorted(self._found)[:_MOST_COMPLAINTS]:
            line += self._text.count("\n", counted, offset)
            counted = offset
            found.append(Problem(line, message))
        more = len(self._found) - len(found)
        if more:
            found.append(Problem(line, f"{more} more problems like these"))
        return tuple(found)
