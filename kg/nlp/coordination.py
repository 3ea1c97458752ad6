"""Coordination: names that commas or conjunctions join stand for one in a sentence ("X, Y 및 Z에서")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.chunking import Gloss, Part

__all__ = ["Group", "fold"]


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by commas or conjunctions, in a sequence of parts that stands for the sentence.

    Attributes:
        part: what stands for the group in the sequence: the class of its best known member, the ending of its last.
        members: the names.
    """

    part: Part
    members: tuple[Part, ...]


_NAMES = ("BENCHMARK", "NAME", "PHRASE", "MODEL")
_JOINTS = frozenset(("AND", "COMMA", "SLASH"))


def fold(glossed: Gloss) -> list[Group]:
    """Return the sentence with coordinated names folded into one part each.

    Brackets are left out, but those behind a word for data or with a benchmark in them, known or so called.
    """
    parts = glossed.parts
    groups: list[Group] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        if part.sort == "OPEN" and (not groups or groups[-1].part.sort != "DATA"):
            after = _after_bracket(parts, place)
            if after > place and not any(map(_tells_data, parts[place:after])):
                place = after
                continue
        if part.sort not in _NAMES:
            groups.append(Group(part, ()))
            place += 1
            continue
        members = [part]
        place = _after_bracket(parts, place + 1)
        while True:
            ahead = place
            while ahead < len(parts) and ahead - place < 2 and parts[ahead].sort in _JOINTS:
                ahead += 1
            if ahead == place and members[-1].ending != "WITH":
                break
            if ahead >= len(parts) or parts[ahead].sort not in _NAMES:
                break
            members.append(parts[ahead])
            place = _after_bracket(parts, ahead + 1)
        sort = next(sort for sort in ("BENCHMARK", "MODEL", "NAME", "PHRASE") if any(m.sort == sort for m in members))
        whole = Part(sort, members[-1].ending, members[0].text, members[0].first, members[-1].last)
        groups.append(Group(whole, tuple(members)))
    return groups


_DATA_NAME = re.compile(r"(?:[Bb]ench|[Dd]ataset|[Cc]orpus|-(?!\d{1,2}[Kk]$)\d+[Kk])$")


def _tells_data(part: Part) -> bool:
    """Return whether a part of a bracket says that it tells of data."""
    return part.sort == "BENCHMARK" or part.text == "예" or (part.sort == "NAME" and bool(_DATA_NAME.search(part.text)))


def _after_bracket(parts: Sequence[Part], place: int) -> int:
    """Return the place after a bracket of at most eight parts that opens at ``place``, else ``place``."""
    if place < len(parts) and parts[place].sort == "OPEN":
        for ahead in range(place + 1, min(place + 10, len(parts))):
            if parts[ahead].sort == "CLOSE":
                return ahead + 1
    return place
