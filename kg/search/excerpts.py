"""Cuts a long passage to the part that has the words searched for."""

from dataclasses import dataclass

from kg.search.hits import Hit

__all__ = ["Excerpt", "excerpt"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a passage, on one line.

    Attributes:
        text: its words, with "…" where it was cut.
        marks: where the words searched for stand in ``text``.
    """

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(hit: Hit, length: int = 240) -> Excerpt:
    """Return the part of a passage with most of the words searched for.

    Args:
        hit: the passage.
        length: about how many characters.
    """
    start, end = _window(hit, length)
    pieces: list[str] = ["…"] if start > 0 else []
    marks: list[tuple[int, int]] = []
    place, size = start, len("".join(pieces))
    for first, last in [each for each in hit.marks if start <= each[0] and each[1] <= end]:
        for text, marked in ((hit.text[place:first], False), (hit.text[first:last], True)):
            line = " ".join(f"|{text}|".split())[1:-1] if text else ""  # the bars keep a space at either end
            if marked:
                marks.append((size, size + len(line)))
            pieces.append(line)
            size += len(line)
        place = last
    rest = " ".join(f"|{hit.text[place:end]}".split())[1:]
    pieces += [rest, "…"] if end < len(hit.text) else [rest]
    return Excerpt("".join(pieces), tuple(marks))


def _window(hit: Hit, length: int) -> tuple[int, int]:
    text = hit.text
    if len(text) <= length * 5 // 4:
        return 0, len(text)
    starts = [first for first, _ in hit.marks] or [0]
    best = max(starts, key=lambda start: (sum(start <= first < start + length * 3 // 4 for first in starts), -start))
    start = max(0, best - length // 4)
    if start:
        start = text.find(" ", start, best) + 1 or start
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", best + 1, end), min(best + 60, end))
    inner = [last for first, last in hit.marks if first < end < last]  # no word is cut in two
    return start, max([end, *inner])
