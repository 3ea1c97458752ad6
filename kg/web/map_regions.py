"""Where the names of regions stand on the map of the front page, so that each leads to its part of the whole graph."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network import PapersMap
    from kg.render import Poster

__all__ = ["named_regions"]

_ROOM = 30  # around a name, in units of the drawing


def named_regions(poster: "Poster", papers: "PapersMap") -> list[tuple[str, str, int, int, int, int]]:
    """Return the regions of a map by the names that the whole graph's page knows them by, in English.

    With each come its name as the poster writes it, and left, top, width and height of that.

    Args:
        poster: the poster.
        papers: the map that it shows.
    """
    known = {area.members: area.name[0] for area in papers.areas}
    return [
        (
            known[label.members],
            " ".join(label.text.split()),
            label.box.left - _ROOM,
            label.box.top - _ROOM,
            label.box.right - label.box.left + 2 * _ROOM,
            label.box.bottom - label.box.top + 2 * _ROOM,
        )
        for label in poster.labels
        if label.kind == "area" and label.members in known
    ]
