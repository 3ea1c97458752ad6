"""A document's text with its facts marked in place: which words state something, and which name a thing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.web.page_model import Mark, PageFact, SourceLine

__all__ = ["Part", "Quoted", "marked_lines", "part_number", "parts_of"]

_LINES = 500  # of a part that is shown at once
_CHARACTERS = 60_000
_NAME = 300  # characters of a name; longer ones get no link


class Quoted(NamedTuple):
    """Words that state a fact.

    Attributes:
        start, end: where they stand.
        fact: what they state.
        surface: the words among them that name the object; empty where the quote itself does.
    """

    start: int
    end: int
    fact: PageFact
    surface: str = ""


class Part(NamedTuple):
    """A part of a text: its first line's number, and where it starts and ends."""

    line: int
    start: int
    end: int


def parts_of(text: str) -> list[Part]:
    """Return the parts in which a text is shown: whole lines, but for lines that are longer than a part may be."""
    parts: list[Part] = []
    start, line, first, count = 0, 1, 1, 0
    place = 0
    while place < len(text):
        end = text.find("\n", place) + 1 or len(text)
        if count == _LINES or (place > start and end - start > _CHARACTERS):
            parts.append(Part(first, start, place))
            start, first, count = place, line, 0
        while end - start > _CHARACTERS:
            parts.append(Part(first, start, start + _CHARACTERS))
            start, first = start + _CHARACTERS, line
        place, line, count = end, line + 1, count + 1
    if start < len(text) or not parts:
        parts.append(Part(first, start, len(text)))
    return parts


def part_number(parts: Sequence[Part], place: int) -> int:
    """Return the number, from 1, of the part in which a character stands."""
    return max(1, bisect_right([part.start for part in parts], place))


def marked_lines(
    text: str, part: Part, quoted: Iterable[Quoted], here: tuple[int, int] | None = None
) -> tuple[SourceLine, ...]:
    """Return the lines of a part of a text with what they state.

    Args:
        text: the text.
        part: the part to show.
        quoted: the words that state facts, anywhere in the text.
        here: where the words stand that somebody asked for.
    """
    inside = sorted(
        (each for each in quoted if each.start < part.end and each.end > part.start and each.start < each.end),
        key=lambda each: (each.start, each.end),
    )
    named = _named(text, inside)
    borders = {part.start, part.end}
    borders.update(border for each in inside for border in (each.start, each.end))
    borders.update(border for start, end, _ in named for border in (start, end))
    borders.update(here or ())
    line_starts = [part.start]
    place = text.find("\n", part.start, part.end)
    while place >= 0:
        line_starts.append(place + 1)
        place = text.find("\n", place + 1, part.end)
    if line_starts[-1] == part.end and len(line_starts) > 1:
        line_starts.pop()
    cuts = sorted(border for border in borders.union(line_starts) if part.start <= border <= part.end)
    covered = _covered(cuts, ((each.start, each.end) for each in inside))
    iris = {start: iri for start, _, iri in named}
    ends = {start: end for start, end, _ in named}
    lines: list[list[Mark]] = [[] for _ in line_starts]
    thing, until = "", -1
    for (start, end), is_quoted in zip(pairwise(cuts), covered, strict=False):
        if start in iris:
            thing, until = iris[start], ends[start]
        number = bisect_right(line_starts, start) - 1
        words = text[start:end].rstrip("\r\n")
        is_here = here is not None and here[0] <= start < here[1]
        if words:
            lines[number].append(Mark(words, is_quoted, thing if start < until else "", is_here))
    facts: list[list[PageFact]] = [[] for _ in line_starts]
    for each in inside:
        facts[max(0, bisect_right(line_starts, each.start) - 1)].append(each.fact)
    first = next((place for place, marks in enumerate(lines) if any(mark.is_here for mark in marks)), -1)
    return tuple(
        SourceLine(part.line + place, tuple(marks), _level(marks), tuple(dict.fromkeys(facts[place])), place == first)
        for place, marks in enumerate(lines)
    )


def _named(text: str, quoted: Sequence[Quoted]) -> list[tuple[int, int, str]]:
    """Where words stand that name a thing with a page; where they overlap, the first and longest."""
    found = set()
    for each in quoted:
        name = each.surface or text[each.start : each.end][: _NAME + 1]
        if each.fact.object.iri and len(name) <= _NAME:
            start = text.find(name, each.start, each.end)
            if start >= 0:
                found.add((start, start + len(name), each.fact.object.iri))
    chosen: list[tuple[int, int, str]] = []
    for start, end, iri in sorted(found, key=lambda each: (each[0], -each[1], each[2])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end, iri))
    return chosen


def _covered(cuts: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Whether each stretch between two cuts lies in one of some spans, whose ends are cuts or lie outside."""
    changes = [0] * (len(cuts) + 1)
    for start, end in spans:
        changes[bisect_left(cuts, start)] += 1
        changes[bisect_left(cuts, end)] -= 1
    depth, found = 0, []
    for change in changes[: max(0, len(cuts) - 1)]:
        depth += change
        found.append(depth > 0)
    return found


def _level(marks: Sequence[Mark]) -> int:
    """The level of a Markdown heading that a line is; 0 for none."""
    words = marks[0].text if marks else ""
    hashes = len(words) - len(words.lstrip("#"))
    return hashes if 0 < hashes <= 6 and words[hashes : hashes + 1] in {"", " "} else 0
