"""The blocks that the outline of a note is made of."""

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Span

__all__ = ["BOLD_LINE", "Node", "NodeKind"]

BOLD_LINE = 7
"""The level of a paragraph of one bold line that serves as a heading: below the six of ``#``."""


class NodeKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    HTML = "html"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Node:
    """A block of a note.

    Attributes:
        kind: what it is; a list item's first paragraph is an ITEM, its other paragraphs are PARAGRAPHs of its depth.
        start, end: its words without marks; of a table its lines, of code what stands between the fences.
        lines: its lines of text, each without the marks before it.
        level: a heading's level, 0 otherwise.
        depth: how many list items enclose it, itself included.
        quoted: whether it stands in a block quote or callout.
        ordered: whether it is an item of a numbered list.
        info: what a code fence says of its language.
        rows: a table's cells, its header first.
    """

    kind: NodeKind
    start: int
    end: int
    lines: tuple[Span, ...] = ()
    level: int = 0
    depth: int = 0
    quoted: bool = False
    ordered: bool = False
    info: str = ""
    rows: tuple[tuple[Span, ...], ...] = field(default=(), repr=False)
