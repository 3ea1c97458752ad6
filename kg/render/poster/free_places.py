"""Finds room for labels on a page where marks, lines and other labels already stand.

A page is a grid of small cells. For each box of cells the number of taken ones comes from a table of sums (F. Crow,
"Summed-area tables for texture mapping", 1984), so that all places of a page are tried at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Array = numpy.ndarray[Any, numpy.dtype[Any]]

__all__ = ["Box", "FreePlaces"]

_TRIED = 60  # of the nearest places are looked at for lines that cross, and five times as many further ones
_LATTICE = 4  # every fourth cell is a further one


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> tuple[int, int]:
        """Its middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def nearest(self, x: float, y: float) -> tuple[int, int]:
        """Return its point that is nearest to another."""
        return round(min(max(x, self.left), self.right)), round(min(max(y, self.top), self.bottom))

    def overlaps(self, other: "Box") -> bool:
        """Whether it has a part in common with another."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class FreePlaces:
    """The places of a page that nothing stands on yet."""

    def __init__(self, frame: Box, cell: int) -> None:
        """Take a part of a page.

        Args:
            frame: the part.
            cell: how wide a cell is.
        """
        import numpy

        self._frame, self._cell = frame, cell
        shape = ((frame.right - frame.left) // cell + 1, (frame.bottom - frame.top) // cell + 1)
        self._taken = numpy.zeros(shape, dtype=numpy.int32)
        self._closed = numpy.zeros(shape, dtype=bool)  # to lines: labels and other lines, but not marks

    def take_disc(self, centre: tuple[int, int], radius: int) -> None:
        """Let a mark stand on the page, which lines may pass over."""
        x, y = centre
        self._take(self._taken, Box(x - radius, y - radius, x + radius, y + radius))

    def take(self, box: Box) -> None:
        """Let a label stand on the page."""
        self._take(self._taken, box)
        self._take(self._closed, box)

    def _take(self, grid: "Array", box: Box) -> None:
        left, top = self._number(box.left, 0), self._number(box.top, 1)
        right, bottom = self._number(box.right, 0), self._number(box.bottom, 1)
        if right >= 0 and bottom >= 0:
            grid[max(left, 0) : right + 1, max(top, 0) : bottom + 1] = 1

    def take_line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Let a thin line stand on the page."""
        for x, y in self._along(start, end):
            if 0 <= x < self._taken.shape[0] and 0 <= y < self._taken.shape[1]:
                self._taken[x, y] = 1
                self._closed[x, y] = True

    def find(
        self, width: int, height: int, towards: tuple[float, float], own: Sequence[tuple[int, int]], farthest: float
    ) -> tuple[Box, tuple[int, int]] | None:
        """Return the free box of a size that is nearest to a point, and which of some marks is nearest to the box.

        A line from the box to that mark crosses nothing. None if there is no such box.

        Args:
            width: of the box.
            height: of the box.
            towards: the point.
            own: the marks that the box is for.
            farthest: how far the box may be from the nearest of these.
        """
        import numpy

        cells = (-(-width // self._cell) + 1, -(-height // self._cell) + 1)
        marks = numpy.array(own)
        near = numpy.vstack((marks.min(axis=0) - farthest - (width, height), marks.max(axis=0) + farthest))
        first = numpy.maximum((near[0] - (self._frame.left, self._frame.top)) // self._cell, 0).astype(int)
        last = ((near[1] - (self._frame.left, self._frame.top)) // self._cell).astype(int) + cells
        taken = self._taken[first[0] : max(last[0], 0), first[1] : max(last[1], 0)]
        if cells[0] >= taken.shape[0] or cells[1] >= taken.shape[1]:
            return None
        sums = numpy.pad(taken.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        inside = sums[cells[0] :, cells[1] :] - sums[: -cells[0], cells[1] :]
        inside = inside - sums[cells[0] :, : -cells[1]] + sums[: -cells[0], : -cells[1]]
        free = numpy.argwhere(inside == 0) + first
        if not len(free):
            return None
        corner = free * self._cell + numpy.array((self._frame.left, self._frame.top))
        size = numpy.array((width, height))
        point = numpy.array(towards)
        away = numpy.sqrt(((numpy.clip(point, corner, corner + size) - point) ** 2).sum(axis=1))
        middle = numpy.abs(corner + size / 2 - point).sum(axis=1)
        coarse = numpy.flatnonzero((free % _LATTICE == 0).all(axis=1) & (away <= 2 * farthest + width))
        nearby = numpy.lexsort((middle.round(3), away.round(0)))[:_TRIED]
        order = coarse[numpy.lexsort((middle[coarse].round(3), away[coarse].round(0)))]
        for place in (*nearby.tolist(), *order[: _TRIED * 5].tolist()):
            left, top = (int(value) for value in corner[place])
            box = Box(left, top, left + width, top + height)
            gaps = ((numpy.clip(marks, corner[place], corner[place] + size) - marks) ** 2).sum(axis=1)
            mark = own[int(gaps.argmin())]
            if gaps.min() <= farthest**2 and not self._is_crossed(box, mark):
                return box, mark
        return None

    def _is_crossed(self, box: Box, mark: tuple[int, int]) -> bool:
        """Whether a line from a box to a mark passes over a label or another line."""
        return any(
            0 <= x < self._closed.shape[0] and 0 <= y < self._closed.shape[1] and self._closed[x, y]
            for x, y in self._along(box.nearest(*mark), mark)
        )

    def _along(self, start: tuple[int, int], end: tuple[int, int]) -> Iterable[tuple[int, int]]:
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1])) // self._cell * 2 + 1
        for step in range(steps + 1):
            part = step / steps
            yield (
                self._number(round(start[0] + (end[0] - start[0]) * part), 0),
                self._number(round(start[1] + (end[1] - start[1]) * part), 1),
            )

    def _number(self, value: int, axis: int) -> int:
        return (value - (self._frame.top if axis else self._frame.left)) // self._cell
