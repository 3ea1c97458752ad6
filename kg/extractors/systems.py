"""Whose result a number is: the system that the sentence speaks of, or else the paper's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg import identifiers
from kg.extractors.analysis import Analysis
from kg.extractors.gloss import Part, fold
from kg.lexicon import key
from kg.model import Iri, PassageKind

__all__ = ["System", "own_system", "systems_before"]

UNNAMED = "this work"


@dataclass(frozen=True, slots=True)
class System:
    """Who reached a result.

    Attributes:
        node: its IRI.
        name: as written; "this work" for a paper's own system without a name.
        own: whether the paper presents it.
    """

    node: Iri
    name: str
    own: bool


_PRESENTED = frozenset(("PRESENT", "MAKE"))


def own_system(analysis: Analysis, paper: Iri) -> System:
    """Return the system that the paper presents, by the title's name or else the sentence that introduces one."""
    benchmarks = {key(sighting.surface) for sighting in analysis.benchmarks}
    name = ""
    title = analysis.title_name
    if title is not None and key(title.surface) not in benchmarks:
        name = title.surface
    if not name:
        name = _presented(analysis, benchmarks)
    if not name:
        return System(Iri(f"{paper}#system") if False else identifiers.artifact(f"{UNNAMED} {paper}"), UNNAMED, True)
    name = next((alias.short for alias in analysis.aliases if key(alias.long) == key(name)), name)
    return System(identifiers.artifact(name), name, True)


def _presented(analysis: Analysis, benchmarks: set[str]) -> str:
    """Return the first name that a sentence presents ("X를 제안", "X라는 프레임워크를 소개")."""
    for glossed in analysis.glosses:
        if glossed.sentence.kind in {PassageKind.TITLE, PassageKind.HEADING}:
            continue
        groups = fold(glossed)
        for place, group in enumerate(groups):
            part = group.members[0] if group.members else None
            if part is None or part.sort not in {"NAME", "MODEL", "PHRASE"} or key(part.text) in benchmarks:
                continue
            following = [g.part for g in groups[place + 1 : place + 9]]
            if group.part.ending in {"OBJECT", "SUBJECT"} and any(p.sort == "PRESENT" for p in following[:3]):
                return part.text
            if following and following[0].sort == "QUOTATIVE" and any(p.sort == "PRESENT" for p in following):
                return part.text
    return ""


_SUBJECT = frozenset(("TOPIC", "SUBJECT", "ALSO"))
_COMPARED = re.compile("보다|대비|비해|비하|비교|능가|앞서|앞질|앞선|뛰어넘|초과|웃돌|대신")


def systems_before(parts: Sequence[Part], place: int, benchmarks: frozenset[int]) -> list[Part]:
    """Return the systems that are the subject of what stands at ``place``: one, or several that are coordinated.

    Args:
        parts: the sentence.
        place: where a number stands.
        benchmarks: the first tokens of the names that are benchmarks, so no systems.
    """
    for at in range(place - 1, -1, -1):
        part = parts[at]
        if part.sort not in {"MODEL", "NAME"} or part.first in benchmarks:
            continue
        following = parts[at + 1 : at + 5]
        if part.ending == "THAN" or (following and following[0].sort == "THAN"):
            continue
        is_subject = part.ending in _SUBJECT
        if not is_subject:
            for ahead in following:
                if ahead.text.startswith(("모델", "방법", "프레임워크", "시스템", "에이전트", "접근")) or ahead.sort == "NUMBER":
                    if ahead.ending in _SUBJECT or ahead.ending == "GENITIVE":
                        is_subject = True
                        break
                    continue
                if ahead.sort == "OTHER" and ahead.ending == "":
                    continue
                break
        if not is_subject and part.ending == "GENITIVE":
            is_subject = any(ahead.text.startswith("모델") for ahead in following[:3])
        if is_subject and not any(_COMPARED.match(p.text) for p in following[:3] if p.ending != "TOPIC"):
            return _coordinated(parts, at, benchmarks)
    return []


def _coordinated(parts: Sequence[Part], at: int, benchmarks: frozenset[int]) -> list[Part]:
    """Return the system at ``at`` and those joined to it in front."""
    found = [parts[at]]
    place = at - 1
    while place >= 0:
        joints = 0
        while place >= 0 and parts[place].sort in {"COMMA", "AND", "SLASH"} or parts[place].text in {"OpenAI의", "의"}:
            place -= 1
            joints += 1
        if place >= 0 and joints and parts[place].sort in {"MODEL", "NAME"} and parts[place].first not in benchmarks:
            found.insert(0, parts[place])
            place -= 1
        else:
            break
    return found
