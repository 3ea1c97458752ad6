"""Which systems a number's sentence speaks of: its nearest subject, or the name that the number stands beside."""

import re
from collections.abc import Sequence

from kg.extractors.results.rules import HEADS, OWN_HEADS, OWN_SUBJECTS
from kg.nlp.chunking import Part
from kg.vocabularies import key

__all__ = ["OWN", "is_improved", "is_subject", "is_system", "models_or_group", "owner_beside", "systems_before"]

OWN = "own"
"""What stands for the paper's own system where the subject is "this method", "the authors" and the like."""

_SUBJECT = frozenset(("TOPIC", "SUBJECT", "ALSO"))
_COMPARED = re.compile("보다|대비|비해|비하|비교|능가|앞서|앞질|앞선|뛰어넘|초과|웃돌|대신|상회|추월|제치")


def is_subject(part: Part) -> bool:
    """Return whether a word is a subject by what it ends with ("모델은", "모델조차")."""
    return part.ending in _SUBJECT or part.text.endswith(("조차", "마저"))


def is_system(part: Part, benchmarks: frozenset[int]) -> bool:
    """Return whether a part names what can reach a figure: no benchmark, and no technique ("CoT")."""
    if part.sort not in {"MODEL", "NAME"} or part.first in benchmarks:
        return False
    return part.model is None or part.model.concept.sort != "method"


def owner_beside(parts: Sequence[Part], place: int, benchmarks: frozenset[int]) -> Part | None:
    """Return the system that a number stands right behind ("B의 42.3%", "B (43.8%)", "B (정확도 43.8%)"), if any."""
    before = parts[place - 1] if place else None
    if before is None:
        return None
    closes = place + 1 < len(parts) and parts[place + 1].sort == "CLOSE"
    if closes:
        for opening in range(place - 1, max(place - 4, 0), -1):
            if parts[opening].sort == "OPEN":
                before = parts[opening - 1]
                return before if before.sort in {"MODEL", "NAME"} and before.first not in benchmarks else None
            if parts[opening].sort not in {"METRIC", "OTHER", "COLON", "MEAN"}:
                break
    if before.ending != "GENITIVE":
        return None
    return before if before.sort in {"MODEL", "NAME"} and before.first not in benchmarks else None


def systems_before(
    parts: Sequence[Part], place: int, benchmarks: frozenset[int], own: frozenset[str], *, called: bool = False
) -> list[Part] | str:
    """Return the systems that are the subject of what stands at ``place``: one, or several that are coordinated.

    The nearest subject decides. It is ``OWN`` where it speaks of the paper's own work without a name ("이 방법은",
    "연구팀은"), and the list is empty where there is none.

    Args:
        parts: the sentence.
        place: where a number stands.
        benchmarks: the first tokens of the names that are benchmarks, so no systems.
        own: the keys of the names that the paper presents, whatever their shape ("Koala").
        called: whether a capitalised word can be a system by the noun behind it ("Toto 모델은").
    """
    nearer = ""  # an unnamed subject between the name and the number
    head = len(parts)
    for at in range(place - 1, -1, -1):
        part = parts[at]
        named = is_system(part, benchmarks) or (called and _is_called_model(parts, at, benchmarks))
        named = named or (part.sort == "PHRASE" and part.first not in benchmarks and key(part.text) in own)
        if not named:
            if not nearer and part.ending in _SUBJECT:
                nearer, head = _unnamed(parts, at), at
            continue
        following = parts[at + 1 : at + 5]
        if part.ending == "THAN" or (following and following[0].sort == "THAN") or _is_gloss(parts, at, place):
            continue
        taken_up = _taken_up(parts, at)
        compared = any(_COMPARED.match(p.text) for p in following[:3] if p.ending != "TOPIC")
        if part.ending in _SUBJECT or (taken_up and not compared):
            return nearer if nearer and head > max(at, taken_up) else _coordinated(parts, at, benchmarks)
    return nearer or []


def _is_gloss(parts: Sequence[Part], at: int, place: int) -> bool:
    """Return whether a name only stands in a bracket that closes before the number ("언어 모델(GPT-4)은")."""
    opens = at > 0 and (parts[at - 1].sort == "OPEN" or (at > 1 and parts[at - 2].sort == "OPEN"))
    return opens and at > 1 and any(part.sort == "CLOSE" for part in parts[at + 1 : min(at + 4, place)])


def _is_called_model(parts: Sequence[Part], at: int, benchmarks: frozenset[int]) -> bool:
    """Return whether a capitalised word is a model's name by the noun behind it ("Toto 모델은")."""
    part = parts[at]
    if part.sort != "PHRASE" or part.first in benchmarks or part.last - part.first > 2 or part.ending:
        return False
    return at + 1 < len(parts) and parts[at + 1].text.startswith("모델") and parts[at + 1].ending in _SUBJECT


def _unnamed(parts: Sequence[Part], at: int) -> str:
    """Return whom a subject without a name speaks of: ``OWN``, "최고 모델", or empty if it cannot be told."""
    part = parts[at]
    before = parts[at - 1].text if at else ""
    if part.text.startswith(OWN_SUBJECTS):
        return OWN
    if part.text.startswith(HEADS):
        if before.startswith(OWN_HEADS) or before in {"이", "본", "해당"}:
            return OWN
        if part.text.startswith("모델") and before.startswith(("최고", "최상")):
            return f"{before} 모델"
    return ""


_PASSED = frozenset(
    ("OTHER", "LIKE", "AND", "EVALUATE", "GENERIC", "NEW", "NUMBER", "TRAIN", "COMMA", "MODEL", "NAME", "USE")
)


def _taken_up(parts: Sequence[Part], at: int) -> int:
    """Return where a head takes up a name as the subject ("X와 같은 최신 모델은", "X의 7B 모델이"), 0 if none does."""
    genitive = parts[at].ending == "GENITIVE"
    for place in range(at + 1, min(at + 9, len(parts))):
        part = parts[place]
        if part.text.startswith(HEADS):
            if part.ending in _SUBJECT:
                return place
            if part.ending == "GENITIVE" and place == at + 1 and not genitive:
                return place
        elif part.sort not in _PASSED or (part.sort == "OTHER" and part.ending in {"OBJECT", "LOCATIVE", "SUBJECT"}):
            return 0
    return 0


def is_improved(parts: Sequence[Part], at: int) -> bool:
    """Return whether what a named model has is the object of the sentence ("X 모델의 정확도를 ... 향상시킨다")."""
    if parts[at].ending != "GENITIVE" and not (at + 1 < len(parts) and parts[at + 1].ending == "GENITIVE"):
        return False
    for part in parts[at + 2 : at + 10]:
        if part.sort in {"METRIC", "SHOW", "OTHER"} and part.ending in _SUBJECT | {"OBJECT"}:
            return part.ending == "OBJECT"
    return False


def _is_maker(part: Part) -> bool:
    """Return whether the part is a firm whose model follows ("OpenAI의 o3-mini")."""
    return part.sort == "GENERIC" and part.ending == "GENITIVE"


def _coordinated(parts: Sequence[Part], at: int, benchmarks: frozenset[int]) -> list[Part]:
    """Return the system at ``at`` and those joined to it in front; brackets behind names are read over."""
    found = [parts[at]]
    place = at - 1
    while place >= 0:
        joints = 0
        while place >= 0 and (parts[place].sort in {"COMMA", "AND", "SLASH"} or _is_maker(parts[place])):
            place -= 1
            joints += 1
        place = _before_bracket(parts, place)
        joined = joints or (place >= 0 and parts[place].ending == "WITH")
        if place < 0 or not joined or not is_system(parts[place], benchmarks):
            break
        found.insert(0, parts[place])
        place -= 1
    return found


def _before_bracket(parts: Sequence[Part], place: int) -> int:
    """Return the place in front of a short bracket that closes at ``place``, else ``place``."""
    if place > 0 and parts[place].sort == "CLOSE":
        for opening in range(place - 1, max(place - 6, 0), -1):
            if parts[opening].sort == "OPEN":
                return opening - 1
    return place


def models_or_group(parts: Sequence[Part], place: int, presented: bool) -> list[Part] | str:
    """Return the known model or the unnamed systems that a sentence speaks of ("LLMs", "인간", "최고의 모델").

    Args:
        parts: the sentence.
        place: where a number stands.
        presented: the sentence is about a benchmark that the paper presents, so that it measures others' models.
    """
    group = ""
    if place > 2 and parts[place - 1].sort == "OPEN" and parts[place - 3].text in {"인간", "인간의", "사람의"}:
        return parts[place - 3].text[:2]  # "인간 성능(95.7%)"
    for at in range(place - 1, -1, -1):
        part = parts[at]
        following = parts[at + 1]
        if part.text == "인간의" and following.sort in {"SHOW", "METRIC"} and following.ending in _SUBJECT:
            return part.text[:2]
        if part.sort in {"GENERIC", "OTHER"} and is_subject(part):
            if part.sort == "GENERIC" and _MODELS.match(part.text):
                return part.text
            if part.text.startswith(("인간", "사람")) and not _is_clause(part, following):
                return part.text[:2]
            named = any(is_system(other, frozenset()) for other in parts[max(0, at - 5) : at])
            if presented and not named and part.text.startswith(("모델", "에이전트")):
                return "모델" if part.text.startswith("모델") else "에이전트"
        if not presented:
            continue
        compared = part.ending == "THAN" or following.sort == "THAN"
        if part.sort == "MODEL" and is_system(part, frozenset()) and not compared:
            return [part]
        if not group and _MODELS.match(part.text):
            group = part.text[:2] if part.text[0] == "모" else part.text
    return group


_MODELS = re.compile("모델|(?:[A-Z]{1,3})?L[LM]?Ms?$|VLMs?$")


def _is_clause(part: Part, following: Part) -> bool:
    """Return whether a subject is that of an attributive clause alone ("인간이 생성한 캡션에서")."""
    return part.ending == "SUBJECT" and following.text.endswith(("한", "된", "는", "인", "쓴", "만든", "못한"))
