"""What a reader of a layout is."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Attempt, Layout, Reading
from kg.readers.note import ParsedNote

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one layout.

    Attributes:
        layout: the layout it reads.
        recognise: returns how far a note has this layout, and why.
        read: reads a note that has it; never raises, whatever the text.
    """

    layout: Layout
    recognise: Callable[[ParsedNote], Attempt]
    read: Callable[[ParsedNote], Reading]
