"""Which names a poster shows, and how large: areas, regions, and the most important papers."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.model import Iri
from kg.network import NetworkView, PapersMap, Region
from kg.network.region_names import JOINTS
from kg.render.poster.letters import wrapped
from kg.render.poster.marks import Marks
from kg.render.poster.room import TWO

__all__ = ["MOST_NAMES", "WantedName", "area_sizes", "paper_names", "plain_title", "poster_region_names"]

MOST_NAMES = 64
"""How many names of areas and regions a poster has at most."""

_CLASSES = 4  # sizes of the names of one level
_AREA_SIZES, _REGION_SIZES = (15.0, 24.0), (8.6, 11.6)  # thousandths of the page's width
_PAPER_SIZE = 7.2
_USUAL, _LARGER = 60, 1.6  # papers, of which fewer have larger titles; and how much larger at most
_POWER, _RAISED = re.compile(r"\^([0-9n])"), str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_LONGEST = 300  # of a title whose LaTeX is read
_REGION_WIDTH, _PAPER_WIDTH = 0.13, 0.16  # parts of the page's width: of a line


class WantedName(NamedTuple):
    """A name that is to stand on the page.

    Attributes:
        kind: "region" or "paper".
        lines: what it says.
        size: of the letters.
        area: the number of the area that it belongs to.
        members: the papers that it names.
        detail: a small line below.
    """

    kind: str
    lines: tuple[str, ...]
    size: int
    area: int
    members: tuple[Iri, ...]
    detail: str = ""


def area_sizes(papers: PapersMap, width: int, language: int) -> tuple[tuple[str, int], ...]:
    """Return the name of each area of a map, and how large it is written."""
    sizes = _sizes(papers.areas, _AREA_SIZES, width)
    return tuple(
        (area.name[language], round(size * (TWO if JOINTS[language] in area.name[language] else 1.0)))
        for area, size in zip(papers.areas, sizes, strict=True)
    )


def poster_region_names(papers: PapersMap, width: int, language: int) -> list[WantedName]:
    """Return the names of regions, the largest first; a region that is its own area is not named twice."""
    whole = {area.members for area in papers.areas}
    regions = [region for region in papers.regions if region.members not in whole and region.name[language]]
    found = []
    for region, size in zip(regions, _sizes(regions, _REGION_SIZES, width), strict=True):
        joint = JOINTS[language]
        lines = [wrapped(part, _REGION_WIDTH * width, size, bold=True) for part in region.name[language].split(joint)]
        joined = [(*part[:-1], part[-1] + joint.rstrip()) for part in lines[:-1]]
        text = tuple(line for part in (*joined, lines[-1]) for line in part)
        found.append(WantedName("region", text, size, region.area, region.members))
    return found[: MOST_NAMES - sum(bool(area.name[language]) for area in papers.areas)]


def paper_names(
    view: NetworkView, papers: PapersMap, marks: Marks, width: int, language: int, most: int
) -> list[WantedName]:
    """Return the titles of the most important papers with date and votes, first at most one of each region."""
    nodes = {node.iri: node for node in view.nodes}
    few = len(marks.weights) <= most  # then all are named
    home = {iri: region for region in papers.regions for iri in region.members}
    ranked = sorted(
        (iri for iri, weight in marks.weights.items() if few or weight > 0), key=lambda iri: (-marks.weights[iri], iri)
    )
    first: dict[tuple[Iri, ...], Iri] = {}
    for iri in ranked:
        first.setdefault(home[iri].members, iri)
    chosen = sorted(first.values(), key=ranked.index)
    rest = [iri for iri in ranked if iri not in set(chosen)]
    larger = min(max(math.sqrt(_USUAL / max(len(marks.weights), 1)), 1.0), _LARGER)
    size = round(_PAPER_SIZE * larger * width / 1000)
    found = []
    for iri in [*chosen, *rest][:most]:
        title = str(nodes[iri].attributes.get("labelKo", nodes[iri].label)) if language else nodes[iri].label
        lines = wrapped(plain_title(title), _PAPER_WIDTH * larger * width, size)
        detail = _detail(nodes[iri].attributes, marks.weights[iri] if marks.by_votes else 0, language)
        found.append(WantedName("paper", lines, size, home[iri].area, (iri,), detail))
    return found


def plain_title(title: str) -> str:
    """Return a title without LaTeX."""
    if ("$" not in title and "\\" not in title) or len(title) > _LONGEST:
        return title
    from pylatexenc.latex2text import LatexNodes2Text

    text = str(LatexNodes2Text(math_mode="text", keep_comments=True).latex_to_text(title))
    return _POWER.sub(lambda found: found[1].translate(_RAISED), text)


def _sizes(regions: Sequence[Region], sizes: tuple[float, float], width: int) -> list[int]:
    """Sizes in a few classes, by the root of how many papers there are."""
    largest = max((len(region.members) for region in regions), default=1)
    found = []
    for region in regions:
        step = min(int(math.sqrt(len(region.members) / largest) * _CLASSES), _CLASSES - 1) / (_CLASSES - 1)
        found.append(round((sizes[0] + (sizes[1] - sizes[0]) * step) * width / 1000))
    return found


def _detail(attributes: Mapping[str, object], votes: int, language: int) -> str:
    date = str(attributes.get("date", ""))[:7]
    counted = f"추천 {votes:,}" if language else f"{votes:,} {'vote' if votes == 1 else 'votes'}"
    return " · ".join(each for each in (date, counted if votes else "") if each)
