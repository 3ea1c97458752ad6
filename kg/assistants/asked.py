"""What an assistant asks of a tool."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.assistants.evidence import Checked
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["MOST", "Asked"]

MOST = 50
"""How many items an answer has at most."""


class Asked(NamedTuple):
    """What a tool answers from.

    Attributes:
        store: the graph.
        location: where it is.
        checked: writes facts with what they can be checked by.
        arguments: what the assistant gave.
        is_killable: whether somebody ends this process if the answer takes too long.
    """

    store: "GraphStore"
    location: str
    checked: Checked
    arguments: Mapping[str, Any]
    is_killable: bool = False

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text that was given; empty if none was.

        Raises:
            InputError: it is needed and missing, or not a text.
        """
        value = self.arguments.get(name, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            wrong = f"{name} must be a text{' that is not empty' if needed else ''}."
            raise InputError(wrong, hint=f'Give it as "{name}": "…".')
        return value.strip()

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """Return a number that was given, or its default; one that is too large counts as the largest.

        Raises:
            InputError: it is not a number, or too small.
        """
        value = self.arguments.get(name, default)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise InputError(f"{name} must be a whole number from {least} on.", hint=f"Leave it out for {default}.")
        return min(value, most)

    def part(self) -> tuple[int, int]:
        """Return which part of a list was asked for: its first item and how many."""
        return self.number("start", 0, 0, 10**9), self.number("limit", 20, 1, MOST)
