"""Sentences as names and word classes for the rules about introduced things: brackets resolved, names joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extractors.contributions.kinds import KINDS
from kg.extractors.contributions.words import ADOPTED, AIMS, CONTRASTED, MADE, MEANS, STOPS, UNMADE
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import ChunkedText, Part, word_ending
from kg.nlp.coordination import Group
from kg.vocabularies import key

__all__ = ["Clauses", "find_clauses", "kind_of"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC"))
_JOINTS = frozenset(("AND", "COMMA", "SLASH"))
_ORDER = ("NAME", "MODEL", "BENCHMARK", "PHRASE", "METRIC", "GENERIC")
_LONGEST_BRACKET = 14  # parts


_BY_INITIAL: dict[str, list[tuple[str, str]]] = {}
for _kind, _beginnings in KINDS.items():
    for _beginning in _beginnings:
        _BY_INITIAL.setdefault(_beginning[0], []).append((_beginning, _kind))
for _listed in _BY_INITIAL.values():
    _listed.sort(key=lambda pair: -len(pair[0]))  # the longest beginning decides


@lru_cache(maxsize=1 << 16)
def kind_of(word: str) -> str:
    """Return what a noun says a thing is ("model", "dataset" ...), empty if it says nothing."""
    folded = word.casefold()
    for beginning, kind in _BY_INITIAL.get(folded[:1], ()):
        if folded == beginning or (not beginning.isascii() and folded.startswith(beginning)):
            return kind
    return ""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The sentences of an entry that hold names, each as groups of names and classed words."""

    sentences: tuple[tuple[Sentence, list[Group]], ...]


def find_clauses(analysis: TextAnalysis, chunked: ChunkedText) -> Clauses:
    """Return the sentences that hold names, with brackets resolved and coordinated names joined."""
    return Clauses(
        tuple(
            (glossed.sentence, _fold(analysis, [_classed(part) for part in glossed.parts]))
            for glossed in chunked.sentences
            if any(part.sort in _NAMES for part in glossed.parts)
        )
    )


def _classed(part: Part) -> Part:
    sort = _class_of(part.sort, part.text)
    return part if sort == part.sort else Part(sort, part.ending, part.text, part.first, part.last, part.mentions)


@lru_cache(maxsize=1 << 16)
def _class_of(sort: str, text: str) -> str:
    """Return the class that rules about introduced things give a word of a class."""
    if sort == "METRIC" and "가" <= text[-1] <= "힣":  # a word for a measure, not a measure's name
        return "KIND"
    if sort in _KEPT:
        return sort
    if sort in {"PRESENT", "MAKE"} and (text.startswith(AIMS) or _is_noun(text)):
        return "USED"
    if sort == "PRESENT":
        return "USED" if text.endswith(CONTRASTED) else "MAKE" if text.startswith(ADOPTED) else "PRESENT"
    if kind_of(text.rsplit(" ", 1)[-1]):
        return "KIND"
    if text.startswith(MEANS):
        return "MEANS"
    if sort == "MAKE" and (not text.startswith(UNMADE) or text.startswith(MADE)):
        return "MAKE"
    return "USED" if text.startswith(STOPS) else "OTHER"


def _is_noun(text: str) -> bool:
    """Return whether a word of presenting is a noun or a question and presents nothing (``개발을``, ``개발했는지``)."""
    return "는지" in text or (len(text) == 3 and word_ending(text) in _CASES)


_CASES = frozenset(("OBJECT", "GENITIVE", "AT", "SUBJECT"))


# classes that stay as they are; what is neither one of these nor of the rules' own is OTHER
_KEPT = _NAMES | {
    "NUMBER",
    "DATA",
    "QUOTATIVE",
    "NEW",
    "LIKE",
    "COMMA",
    "AND",
    "SLASH",
    "OPEN",
    "CLOSE",
    "COLON",
    "STOP",
}


def _fold(analysis: TextAnalysis, parts: Sequence[Part]) -> list[Group]:
    groups: list[Group] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        if part.sort == "OPEN":
            place = _bracket(analysis, parts, place, groups)
        elif part.sort in _NAMES:
            joined = _joins(parts, place, groups)
            if joined:
                whole = groups[-1]
                groups[-1] = _group((*whole.members, part))
            else:
                groups.append(Group(part, (part,)))
            place += 1
        else:
            groups.append(Group(part, ()))
            place += 1
    return _joined(groups)


def _group(members: tuple[Part, ...], sort: str = "") -> Group:
    best = sort or next(sort for sort in _ORDER if any(member.sort == sort for member in members))
    return Group(Part(best, members[-1].ending, members[0].text, members[0].first, members[-1].last), members)


def _joins(parts: Sequence[Part], place: int, groups: list[Group]) -> bool:
    return bool(groups and groups[-1].members and groups[-1].part.ending == "WITH" and parts[place - 1].sort != "CLOSE")


def _joined(groups: list[Group]) -> list[Group]:
    """Join names with commas or conjunctions between them."""
    done: list[Group] = []
    place = 0
    while place < len(groups):
        group = groups[place]
        ahead = place
        while ahead < len(groups) and ahead - place < 2 and groups[ahead].part.sort in _JOINTS:
            ahead += 1
        joins = ahead > place or (done and done[-1].part.ending == "WITH")
        if (
            done
            and done[-1].members
            and done[-1].part.ending in {"", "WITH"}
            and joins
            and ahead < len(groups)
            and groups[ahead].members
        ):
            done[-1] = _group((*done[-1].members, *groups[ahead].members))
            place = ahead + 1
            continue
        done.append(group)
        place += 1
    return done


def _bracket(analysis: TextAnalysis, parts: Sequence[Part], place: int, groups: list[Group]) -> int:
    """Resolve the bracket that opens at ``place`` and return the place after it."""
    close = next(
        (i for i in range(place + 1, min(place + _LONGEST_BRACKET, len(parts))) if parts[i].sort == "CLOSE"), -1
    )
    if close < 0:
        return place + 1
    inner = parts[place + 1 : close]
    after = close + 1
    ending = inner[-1].ending if inner else ""
    if after < len(parts) and _is_particle(analysis, parts, after):
        ending = parts[after].ending
        after += 1
    names = tuple(part for part in inner if part.sort in _NAMES)
    if groups and groups[-1].members:
        group = groups[-1]
        acronym = _acronym_of(analysis, group.members[-1], names)
        last = _freed(acronym, group.members[-1]) if acronym else group.members[-1]
        groups[-1] = _group((*group.members[:-1], replace(last, ending=group.part.ending or ending)))
        return after
    aliased = _alias_in(analysis, names, parts[place], parts[close])
    if aliased:
        names = aliased
    if aliased or (names and all(part.sort in _NAMES or part.sort in _JOINTS or part.text == ";" for part in inner)):
        names = (*names[:-1], replace(names[-1], ending=ending))
        sort = "NAME" if any(part.sort == "NAME" for part in names) else "GLOSSED"
        groups.append(_group(names, sort))
    elif groups and ending and not groups[-1].part.ending:
        groups[-1] = Group(replace(groups[-1].part, ending=ending), ())
    return after


def _alias_in(analysis: TextAnalysis, names: tuple[Part, ...], opening: Part, closing: Part) -> tuple[Part, ...]:
    """Return the acronym that a bracket holds together with its expansion."""
    first, last = analysis.tokens[opening.first].span.start, analysis.tokens[closing.first].span.start
    shorts = {
        alias.short_span.start
        for alias in analysis.aliases
        if first < alias.short_span.start < last and first < alias.long_span.start < last
    }
    return tuple(part for part in names if analysis.tokens[part.first].span.start in shorts)


def _acronym_of(analysis: TextAnalysis, long: Part, names: tuple[Part, ...]) -> Part | None:
    """Return the acronym that a bracket after its expansion holds."""
    start, end = analysis.tokens[long.first].span.start, analysis.tokens[long.last - 1].span.end
    shorts = {a.short_span.start for a in analysis.aliases if a.long_span.start < end and a.long_span.end > start}
    return next((part for part in names if analysis.tokens[part.first].span.start in shorts), None)


def _freed(acronym: Part, long: Part) -> Part:
    """Return an acronym as unknown if it abbreviates something else than the known thing of that name."""
    names = {key(name) for mention in acronym.mentions for name in mention.concept.names}
    if acronym.mentions and key(long.text) not in names and acronym.sort in {"MODEL", "BENCHMARK", "METRIC"}:
        return replace(acronym, sort="NAME", mentions=())
    return acronym


def _is_particle(analysis: TextAnalysis, parts: Sequence[Part], place: int) -> bool:
    part = parts[place]
    glued = not analysis.tokens[part.first - 1].spaced
    return glued and part.sort == "OTHER" and bool(part.ending) and len(part.text) <= 4
