"""Reads components of MDX and HTML whose attributes are fields (``<Paper title="..." arxiv="..." />``) as tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Span
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.text.quotes import stripped

__all__ = ["with_components"]

_ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z][\w:.-]{0,40})\s?=\s?(?:\"(?P<double>[^\"]{0,2000})\"|'(?P<single>[^']{0,2000})'"
    r"|\{\s*(?P<quote>[\"'`])(?P<string>[^\"'`]{0,2000})(?P=quote)\s*\}|\{(?P<code>[^{}]{0,2000})\})"
)
_OPENING = re.compile(r"<[A-Z][\w.]{0,40}\s")
_CLOSING = re.compile(r"</[A-Z][\w.]{0,40}>\s*$")
_END = re.compile(r"\s*/?>")
_VALUES = ("double", "single", "string", "code")
_FEWEST = 2  # attributes of a component that holds fields


def with_components(text: str, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the blocks of a note with each component of several attributes as a table of their names and values.

    Args:
        text: the note's text.
        nodes: its blocks.
    """
    if _OPENING.search(text) is None:
        return nodes
    found: list[Node] = []
    for node in nodes:
        if node.kind in {NodeKind.PARAGRAPH, NodeKind.HTML} and _OPENING.match(text, node.start, node.end):
            found += _parts(text, node)
        else:
            found.append(node)
    return tuple(found)


def _parts(text: str, node: Node) -> Iterator[Node]:
    """Yield the components that a block holds as tables, and what stands between them."""
    place = node.start
    for opening in _OPENING.finditer(text, node.start, node.end):
        if opening.start() < place:
            continue
        names, values, end = _attributes(text, opening.end() - 1, node.end)
        if len(names) < _FEWEST:
            continue
        yield from _between(text, node, place, opening.start())
        rows = (tuple(names), tuple(values))
        lines = tuple(Span(row[0].start, row[-1].end) for row in rows)
        yield replace(node, kind=NodeKind.TABLE, start=opening.start(), end=end, lines=lines, rows=rows)
        place = end
    if place == node.start:
        yield node
    else:
        yield from _between(text, node, place, node.end)


def _attributes(text: str, start: int, end: int) -> tuple[list[Span], list[Span], int]:
    """Return where the names and values of a component's attributes stand, and where its tag ends."""
    names, values, place = [], [], start
    while True:
        begin = place
        while begin < end and text[begin].isspace():
            begin += 1
        attribute = _ATTRIBUTE.match(text, begin, end)
        if attribute is None:
            break
        value = next(attribute.span(name) for name in _VALUES if attribute[name] is not None)
        names.append(Span(*attribute.span("name")))
        values.append(Span(*stripped(text, *value)))
        place = attribute.end()
    closing = _END.match(text, place, end)
    return (names, values, closing.end()) if closing is not None else ([], [], place)


def _between(text: str, node: Node, start: int, end: int) -> Iterator[Node]:
    """Yield the lines of a block between two components, without tags that close one."""
    lines = []
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        begin, stop = stripped(text, start + line.start(), start + line.end())
        closing = _CLOSING.search(text, begin, stop)
        begin, stop = stripped(text, begin, closing.start() if closing else stop)
        if begin < stop:
            lines.append(Span(begin, stop))
    if lines:
        yield replace(node, kind=NodeKind.PARAGRAPH, start=lines[0].start, end=lines[-1].end, lines=tuple(lines))
