"""Draws lines of equal height through a grid of heights.

Source: W. Lorensen and H. Cline, "Marching cubes" (1987), in the plane.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["contours"]

_Point = tuple[float, float]
_SIDES = {  # for each set of corners above the level, which sides of a cell are joined, the high ground on the left
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 2), (1, 0)), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((2, 0),), 10: ((0, 3), (2, 1)), 11: ((2, 1),), 12: ((1, 3),), 13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip


def contours(heights: "Array", level: float) -> list[list[_Point]]:
    """Return the closed lines around what is higher than a level, in cells of the grid.

    Args:
        heights: the grid; its edge has to be lower than the level.
        level: the height.
    """
    import numpy

    above = heights > level
    cases = above[:-1, :-1] * 1 + above[1:, :-1] * 2 + above[1:, 1:] * 4 + above[:-1, 1:] * 8
    after: dict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for x, y in numpy.argwhere((cases > 0) & (cases < 15)).tolist():
        for start, end in _SIDES[int(cases[x, y])]:
            after[_edge(x, y, start)].append(_edge(x, y, end))
    lines: list[list[_Point]] = []
    while after:
        first = next(iter(after))
        line, edge = list[_Point](), first
        while edge in after:
            line.append(_crossing(heights, level, edge))
            onward = after[edge].pop()
            if not after[edge]:
                del after[edge]
            edge = onward
        lines.append(line)
    return lines


def _edge(x: int, y: int, side: int) -> tuple[int, int, int]:
    """An edge of the grid, the same for both cells it belongs to: its lower corner, and 0 along x or 1 along y."""
    return ((x, y, 0), (x + 1, y, 1), (x, y + 1, 0), (x, y, 1))[side]


def _crossing(heights: "Array", level: float, edge: tuple[int, int, int]) -> _Point:
    x, y, along = edge
    one = float(heights[x, y])
    other = float(heights[x, y + 1] if along else heights[x + 1, y])
    part = (level - one) / (other - one) if other != one else 0.5
    return (x, y + part) if along else (x + part, y)
