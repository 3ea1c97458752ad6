"""Whose result a number is: that of the systems which the sentence speaks of, or else of the paper's own."""

import re
from collections.abc import Sequence

from kg import identifiers
from kg.extractors.benchmarks.relations import Relation
from kg.extractors.results.pairing import Pair
from kg.extractors.results.systems import UNNAMED, System, own_system
from kg.extractors.text.analysis import Analysis
from kg.extractors.text.gloss import Part
from kg.lexicon import key

__all__ = ["Owners"]

_CARRIED = frozenset(("own-benchmark", "standing-benchmark"))
"""Rules of numbers whose sentence names no benchmark."""


class Owners:
    """Tells who reached the numbers of one entry.

    Attributes:
        own: the paper's own system.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.own = own_system(analysis)
        self._artifacts = {
            key(name): introduction.name
            for introduction in analysis.introductions
            for name in (introduction.name, *introduction.others)
        }

        presented = {s.node for s in analysis.benchmarks if s.relation is Relation.INTRODUCES}
        self._presented = {
            s.first for s in analysis.benchmarks if s.node in presented and s.relation is not Relation.TRAINS
        }

    def of(self, parts: Sequence[Part], pair: Pair, benchmarks: frozenset[int]) -> list[System]:
        """Return whose a number is, several systems if they share it.

        Args:
            parts: the sentence.
            pair: the number with its benchmark.
            benchmarks: the first tokens of the names that are benchmarks, so no systems.
        """
        place = pair.measure.place
        beside = _owner_beside(parts, place, benchmarks)
        if beside is not None:
            return [self._named(beside, parts)]
        found = _systems_before(parts, place, benchmarks)
        if not found and self.own.name == UNNAMED:
            carried = pair.rule in _CARRIED
            told = _models_or_group(parts, place, carried or not self._presented.isdisjoint(benchmarks))
            if isinstance(told, str):
                return [System(told) if told else self.own]
            found = told
        if not found:
            return [self.own]
        if pair.order is not None and pair.order < len(found):
            found = [found[pair.order]]
        elif pair.order is not None:
            found = found[-1:]
        return [self._named(part, parts) for part in found]

    def _named(self, part: Part, parts: Sequence[Part]) -> System:
        size = next((p.text for p in parts if p.first == part.last and _SIZE.fullmatch(p.text)), "")
        name = f"{part.text} {size}" if size else part.text
        if name == self.own.name:
            return self.own
        artifact = self._artifacts.get(key(name))
        if artifact is not None:
            return System(name, identifiers.artifact(artifact), own=True, label=artifact)
        mention = part.model
        if mention is not None and not mention.extended and not size:
            return System(name, mention.concept.iri)
        return System(name, identifiers.model(name), label=name)


_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")

_SUBJECT = frozenset(("TOPIC", "SUBJECT", "ALSO"))
_COMPARED = re.compile("보다|대비|비해|비하|비교|능가|앞서|앞질|앞선|뛰어넘|초과|웃돌|대신")


def _owner_beside(parts: Sequence[Part], place: int, benchmarks: frozenset[int]) -> Part | None:
    """Return the system that a number stands right behind ("B의 42.3%", "B (43.8%)"), None if there is none."""
    before = parts[place - 1] if place else None
    if before is not None and before.sort == "OPEN" and place + 1 < len(parts) and parts[place + 1].sort == "CLOSE":
        before = parts[place - 2] if place > 1 else None
    elif before is None or before.ending != "GENITIVE":
        return None
    named = before is not None and before.sort in {"MODEL", "NAME"} and before.first not in benchmarks
    return before if named else None


def _is_system(part: Part, benchmarks: frozenset[int]) -> bool:
    """Return whether a part names what can reach a figure: no benchmark, and no technique ("CoT")."""
    if part.sort not in {"MODEL", "NAME"} or part.first in benchmarks:
        return False
    return part.model is None or part.model.concept.sort != "method"


def _models_or_group(parts: Sequence[Part], place: int, presented: bool) -> list[Part] | str:
    """Return the known model or the unnamed systems that a sentence speaks of ("LLMs", "인간", "최고의 모델").

    Args:
        parts: the sentence.
        place: where a number stands.
        presented: the sentence is about a benchmark that the paper presents, so that it measures others' models.
    """
    group = ""
    for at in range(place - 1, -1, -1):
        part = parts[at]
        if part.text == "인간의" and parts[at + 1].sort in {"SHOW", "METRIC"} and parts[at + 1].ending in _SUBJECT:
            return part.text[:2]
        if part.sort in {"GENERIC", "OTHER"} and part.ending in _SUBJECT:
            if part.sort == "GENERIC" and _MODELS.match(part.text):
                return part.text
            if part.text.startswith(("인간", "사람")):
                return part.text[:2]
            if part.text.startswith("모델") and at and parts[at - 1].text.startswith(("최고", "최상")):
                return f"{parts[at - 1].text} 모델"
        if not presented:
            continue
        compared = part.ending == "THAN" or parts[at + 1].sort == "THAN"
        if part.sort == "MODEL" and _is_system(part, frozenset()) and not compared:
            return [part]
        if not group and _MODELS.match(part.text):
            group = part.text[:2] if part.text[0] == "모" else part.text
    return group


_MODELS = re.compile("모델|(?:[A-Z]{1,3})?L[LM]?Ms?$|VLMs?$")


def _systems_before(parts: Sequence[Part], place: int, benchmarks: frozenset[int]) -> list[Part]:
    """Return the systems that are the subject of what stands at ``place``: one, or several that are coordinated.

    Args:
        parts: the sentence.
        place: where a number stands.
        benchmarks: the first tokens of the names that are benchmarks, so no systems.
    """
    for at in range(place - 1, -1, -1):
        part = parts[at]
        if not _is_system(part, benchmarks):
            continue
        following = parts[at + 1 : at + 5]
        if part.ending == "THAN" or (following and following[0].sort == "THAN"):
            continue
        is_subject = part.ending in _SUBJECT or _is_subject(parts[at + 1 : at + 9], part.ending == "GENITIVE")
        compared = any(_COMPARED.match(p.text) for p in following[:3] if p.ending != "TOPIC")
        if is_subject and (part.ending in _SUBJECT or not compared):
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
        joined = joints or (place >= 0 and parts[place].ending == "WITH")
        if place < 0 or not joined or not _is_system(parts[place], benchmarks):
            break
        found.insert(0, parts[place])
        place -= 1
    return found
