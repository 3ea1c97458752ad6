"""Whose result a number is: the system that the sentence speaks of, or else the paper's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import identifiers
from kg.extractors.analysis import Analysis
from kg.extractors.gloss import Gloss, Part, fold
from kg.lexicon import key
from kg.model import Iri, PassageKind

__all__ = ["UNNAMED", "System", "group_before", "own_system", "owner_beside", "systems_before"]

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


_KINDS = (
    "모델",
    "프레임워크",
    "방법",
    "기법",
    "시스템",
    "접근",
    "아키텍처",
    "알고리즘",
    "에이전트",
    "모형",
    "네트워크",
    "전략",
    "파이프라인",
)


def own_system(analysis: Analysis, paper: Iri) -> System:
    """Return the system that the paper presents: the title's name, or the name that its sentences speak of most."""
    benchmarks = {key(s.surface) for s in analysis.benchmarks} | {key(s.label) for s in analysis.benchmarks}
    scores: dict[str, int] = {}
    written: dict[str, str] = {}
    same = {key(alias.long): alias.short for alias in analysis.aliases}
    for glossed in analysis.glosses:
        if glossed.sentence.kind is PassageKind.HEADING:
            continue
        for group, weight in _weighed(glossed):
            name = same.get(key(group.text), group.text)
            name = _without_size(name)
            if key(name) not in benchmarks:
                written.setdefault(key(name), name)
                scores[key(name)] = scores.get(key(name), 0) + weight
    title = analysis.title_name
    if title is not None:
        parts = re.split(r"\s+(?:and|&|/)\s+", title.surface)
        if not any(key(part) in benchmarks for part in (title.surface, *parts)):
            name = same.get(key(title.surface), title.surface)
            written[key(name)] = written.get(key(name), name)
            scores[key(name)] = scores.get(key(name), 0) + 8
    best = max(scores, key=lambda name: scores[name], default="")
    if not best or scores[best] < _ENOUGH:
        return System(identifiers.artifact(f"{UNNAMED} {paper}"), UNNAMED, True)
    return System(identifiers.artifact(written[best]), written[best], True)


_ENOUGH = 3


def _without_size(name: str) -> str:
    return re.sub(r"[- ]\d+(?:\.\d+)?[BM]$", "", name)


def _weighed(glossed: Gloss) -> Iterator[tuple[Part, int]]:
    """Yield the names of a sentence with how strongly it shows that the paper presents them."""
    groups = fold(glossed)
    for place, group in enumerate(groups):
        part = group.members[0] if group.members else None
        if part is None or part.sort not in {"NAME", "MODEL", "PHRASE"}:
            continue
        following = [g.part for g in groups[place + 1 : place + 20]]
        called = bool(following) and following[0].sort == "QUOTATIVE"
        presented = [at for at, p in enumerate(following) if p.sort == "PRESENT"]
        weight = 0
        if glossed.sentence.kind is PassageKind.TITLE:
            behind = any(g.part.sort == "COLON" for g in groups[:place])
            weight = 3 if part.sort != "PHRASE" and part.last - part.first <= 3 and not behind else 0
            if place == 0 and following and "report" in following[-1].text.casefold():
                weight = 8  # X Technical Report
        elif presented and (called or (presented[0] < 3 and group.part.ending in {"OBJECT", "SUBJECT"})):
            weight = 5
        elif presented and presented[0] < 4 and following[0].text.startswith(_KINDS):
            weight = 4
        elif group.part.ending == "TOPIC":
            weight = 1
            kinds = (p for p in following if p.ending in {"BEING", "BY"})
            if any(p.text.startswith(_KINDS) or p.sort == "GENERIC" for p in kinds):
                weight = 3
        if weight > 3 and part.sort == "MODEL":
            weight -= 2
        if weight:
            yield part, weight


_SUBJECT = frozenset(("TOPIC", "SUBJECT", "ALSO"))
_COMPARED = re.compile("보다|대비|비해|비하|비교|능가|앞서|앞질|앞선|뛰어넘|초과|웃돌|대신")


def owner_beside(parts: Sequence[Part], place: int, benchmarks: frozenset[int]) -> Part | None:
    """Return the system that a number stands right behind ("B의 42.3%", "B (43.8%)"), None if there is none."""
    before = parts[place - 1] if place else None
    if before is not None and before.sort == "OPEN" and place + 1 < len(parts) and parts[place + 1].sort == "CLOSE":
        before = parts[place - 2] if place > 1 else None
    elif before is None or before.ending != "GENITIVE":
        return None
    if before is None or before.sort not in {"MODEL", "NAME"} or before.first in benchmarks:
        return None
    return before


def group_before(parts: Sequence[Part], place: int) -> str:
    """Return the unnamed systems that a sentence of a benchmark's paper speaks of ("LLMs", "인간", "최고의 모델")."""
    for at in range(place - 1, -1, -1):
        part = parts[at]
        if part.sort == "GENERIC" and part.ending in _SUBJECT:
            return part.text
        if part.sort == "OTHER" and part.ending in _SUBJECT:
            if part.text.startswith(("인간", "사람")):
                return part.text[:2]
            if part.text.startswith("모델") and at and parts[at - 1].text.startswith(("최고", "최상")):
                return f"{parts[at - 1].text} 모델"
    return ""


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
        is_subject = part.ending in _SUBJECT or _is_subject(parts[at + 1 : at + 9], part.ending == "GENITIVE")
        if is_subject and not any(_COMPARED.match(p.text) for p in following[:3] if p.ending != "TOPIC"):
            return _coordinated(parts, at, benchmarks)
    return []


_HEADS = ("모델", "방법", "프레임워크", "시스템", "에이전트", "접근", "기법")
_PASSED = frozenset(
    ("OTHER", "LIKE", "AND", "EVALUATE", "GENERIC", "NEW", "NUMBER", "TRAIN", "COMMA", "MODEL", "NAME", "USE")
)


def _is_subject(following: Sequence[Part], genitive: bool) -> bool:
    """Return whether a name is taken up by a head that is the subject ("X와 같은 최신 모델은", "X의 7B 모델이")."""
    for distance, part in enumerate(following):
        if part.text.startswith(_HEADS):
            if part.ending in _SUBJECT:
                return True
            if part.ending == "GENITIVE" and distance == 0 and not genitive:
                return True
        elif part.sort not in _PASSED or (part.sort == "OTHER" and part.ending in {"OBJECT", "LOCATIVE", "SUBJECT"}):
            return False
    return False


def _is_maker(part: Part) -> bool:
    """Return whether the part is a firm whose model follows ("OpenAI의 o3-mini")."""
    return part.sort == "GENERIC" and part.ending == "GENITIVE"


def _coordinated(parts: Sequence[Part], at: int, benchmarks: frozenset[int]) -> list[Part]:
    """Return the system at ``at`` and those joined to it in front."""
    found = [parts[at]]
    place = at - 1
    while place >= 0:
        joints = 0
        while place >= 0 and (parts[place].sort in {"COMMA", "AND", "SLASH"} or _is_maker(parts[place])):
            place -= 1
            joints += 1
        if place >= 0 and joints and parts[place].sort in {"MODEL", "NAME"} and parts[place].first not in benchmarks:
            found.insert(0, parts[place])
            place -= 1
        else:
            break
    return found
