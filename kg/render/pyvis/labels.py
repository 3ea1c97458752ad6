"""Which label is drawn how large, so that none covers another at any zoom.

Labels are drawn in the layout's own units and grow with the zoom; a page leaves out those too small to read. Sizes that
do not overlap once never do, and the most important labels, having the largest, are the first to be read.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["clean", "label_sizes", "units_a_pixel"]

_WIDTH, _HEIGHT = 1000.0, 700.0
"""The size of the page that a drawing is fitted into, in pixels."""

_LARGEST = 14.0  # pixels of the most important labels when the whole drawing is in view
_SMALLEST = 3.0  # units of the layout
_FIRST, _MORE = 24, 2.0  # how many labels may have the largest size, and how many times as many each next
_SHRINK = 1.35
_CELL = 80.0  # units; labels are compared with those in the same cells
_LONGEST = 34  # characters

# What turns the reading direction, breaks lines or is not a character at all.
_REMOVED = {
    code: None
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x200E,
        0x200F,
        0x061C,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    )
    if code not in (0x09, 0x0A, 0x0D)
}

_Box = tuple[float, float, float, float]


def clean(text: str, longest: int = _LONGEST) -> str:
    """Return a text as one line without control characters and direction marks, cut to ``longest`` characters."""
    line = " ".join(text.translate(_REMOVED).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def units_a_pixel(places: Sequence[tuple[float, float]]) -> float:
    """Return how many units of the layout a pixel stands for when the whole drawing is in view."""
    across = max((x for x, _ in places), default=0) - min((x for x, _ in places), default=0) + 100
    down = max((y for _, y in places), default=0) - min((y for _, y in places), default=0) + 100
    return max(across / _WIDTH, down / _HEIGHT)


def label_sizes(
    labels: Sequence[str], places: Sequence[tuple[float, float]], radii: Sequence[float], ranks: Sequence[float]
) -> tuple[float, ...]:
    """Return the font size of each label in the layout's units; 0 for one that is blank or has no room at all.

    Args:
        labels: what stands under each node.
        places: the middle of each node.
        radii: how large each node is drawn.
        ranks: how important each node is; labels of higher ranks are placed first.
    """
    if not labels:
        return ()
    largest = max(_LARGEST * units_a_pixel(places), _SMALLEST)
    grid: Mapping[tuple[int, int], list[_Box]] = defaultdict(list)
    sizes = [0.0] * len(labels)
    room, placed, size = float(_FIRST), 0, largest
    waiting = sorted(
        (place for place, label in enumerate(labels) if label.strip()), key=lambda place: (-ranks[place], places[place])
    )
    while waiting and size >= _SMALLEST:
        left: list[int] = []
        for place in waiting:
            box = _box(labels[place], places[place], radii[place], size)
            if placed < room and _is_free(box, grid):
                sizes[place] = math.floor(size * 10) / 10  # rounded up, it could reach over its neighbours
                placed += 1
                for cell in _cells(box):
                    grid[cell].append(box)
            else:
                left.append(place)
        waiting = left
        room, size = room * _MORE, size / _SHRINK
    return tuple(sizes)


def _box(label: str, place: tuple[float, float], radius: float, size: float) -> _Box:
    """What a label covers: left, top, right, bottom."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.56 for c in label) * size / 2
    top = place[1] + radius + size * 0.2
    return (place[0] - wide, top, place[0] + wide, top + size * 1.25)


def _cells(box: _Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _is_free(box: _Box, grid: Mapping[tuple[int, int], list[_Box]]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for cell in _cells(box)
        for other in grid.get(cell, ())
    )
