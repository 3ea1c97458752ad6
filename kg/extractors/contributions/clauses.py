"""Clauses: sentences with brackets resolved, coordinated names joined and words classed for contributions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extractors.contributions.kinds import KINDS
from kg.extractors.contributions.words import ADOPTED, AIMS, CONTRASTED, MADE, MEANS, STOPS, UNMADE
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import Sentence
from kg.nlp.chunking import Chunk, ChunkedText
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import Particle, WordClass, particle_of
from kg.vocabularies import key

__all__ = ["Clauses", "find_clauses", "noun_kind"]

_NAMES = frozenset(
    (WordClass.BENCHMARK, WordClass.NAME, WordClass.PHRASE, WordClass.MODEL, WordClass.METRIC, WordClass.GENERIC)
)
_JOINTS = frozenset((WordClass.AND, WordClass.COMMA, WordClass.SLASH))
_ORDER = (WordClass.NAME, WordClass.MODEL, WordClass.BENCHMARK, WordClass.PHRASE, WordClass.METRIC, WordClass.GENERIC)
_LONGEST_BRACKET = 14  # chunks


_BY_INITIAL: dict[str, list[tuple[str, str]]] = {}
for _kind, _beginnings in KINDS.items():
    for _beginning in _beginnings:
        _BY_INITIAL.setdefault(_beginning[0], []).append((_beginning, _kind))
for _listed in _BY_INITIAL.values():
    _listed.sort(key=lambda pair: -len(pair[0]))  # the longest beginning decides


@lru_cache(maxsize=1 << 16)
def noun_kind(word: str) -> str:
    """Return the kind of thing that a noun stands for ("model", "dataset" ...), empty if it stands for none of them."""
    folded = word.casefold()
    for beginning, kind in _BY_INITIAL.get(folded[:1], ()):
        if folded == beginning or (not beginning.isascii() and folded.startswith(beginning)):
            return kind
    return ""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The sentences of an entry that hold names, each as groups of names and classed words."""

    sentences: tuple[tuple[Sentence, list[Coordination]], ...]


def find_clauses(analysis: TextAnalysis, chunked_text: ChunkedText) -> Clauses:
    """Return the sentences that hold names, with brackets resolved and coordinated names joined."""
    return Clauses(
        tuple(
            (chunked.sentence, _fold(analysis, [_classed(chunk) for chunk in chunked.chunks]))
            for chunked in chunked_text.sentences
            if any(chunk.word_class in _NAMES for chunk in chunked.chunks)
        )
    )


def _classed(chunk: Chunk) -> Chunk:
    word_class = _class_of(chunk.word_class, chunk.text)
    return (
        chunk
        if word_class == chunk.word_class
        else Chunk(word_class, chunk.particle, chunk.text, chunk.first, chunk.last, chunk.mentions)
    )


@lru_cache(maxsize=1 << 16)
def _class_of(word_class: WordClass, text: str) -> WordClass:
    """Return the class that rules about introduced things give a word of a class."""
    if word_class is WordClass.METRIC and "가" <= text[-1] <= "힣":  # a word for a measure, not a measure's name
        return WordClass.KIND
    if word_class in _KEPT:
        return word_class
    if word_class in {WordClass.PRESENT, WordClass.MAKE} and (text.startswith(AIMS) or _is_noun(text)):
        return WordClass.USED
    if word_class is WordClass.PRESENT:
        return (
            WordClass.USED
            if text.endswith(CONTRASTED)
            else WordClass.MAKE
            if text.startswith(ADOPTED)
            else WordClass.PRESENT
        )
    if noun_kind(text.rsplit(" ", 1)[-1]):
        return WordClass.KIND
    if text.startswith(MEANS):
        return WordClass.MEANS
    if word_class is WordClass.MAKE and (not text.startswith(UNMADE) or text.startswith(MADE)):
        return WordClass.MAKE
    return WordClass.USED if text.startswith(STOPS) else WordClass.OTHER


def _is_noun(text: str) -> bool:
    """Return whether a word of presenting is a noun or a question and presents nothing (``개발을``, ``개발했는지``)."""
    return "는지" in text or (len(text) == 3 and particle_of(text) in _CASES)


_CASES = frozenset((Particle.OBJECT, Particle.GENITIVE, Particle.AT, Particle.SUBJECT))


# classes that stay as they are; what is neither one of these nor of the rules' own is OTHER
_KEPT = _NAMES | {
    WordClass.NUMBER,
    WordClass.DATA,
    WordClass.QUOTATIVE,
    WordClass.NEW,
    WordClass.LIKE,
    WordClass.COMMA,
    WordClass.AND,
    WordClass.SLASH,
    WordClass.OPEN,
    WordClass.CLOSE,
    WordClass.COLON,
    WordClass.STOP,
}


def _fold(analysis: TextAnalysis, chunks: Sequence[Chunk]) -> list[Coordination]:
    groups: list[Coordination] = []
    place = 0
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.word_class is WordClass.OPEN:
            place = _bracket(analysis, chunks, place, groups)
        elif chunk.word_class in _NAMES:
            joined = _joins(chunks, place, groups)
            if joined:
                whole = groups[-1]
                groups[-1] = _group((*whole.members, chunk))
            else:
                groups.append(Coordination(chunk, (chunk,)))
            place += 1
        else:
            groups.append(Coordination(chunk, ()))
            place += 1
    return _joined(groups)


def _group(members: tuple[Chunk, ...], word_class: WordClass | None = None) -> Coordination:
    best = word_class or next(
        word_class for word_class in _ORDER if any(member.word_class == word_class for member in members)
    )
    return Coordination(Chunk(best, members[-1].particle, members[0].text, members[0].first, members[-1].last), members)


def _joins(chunks: Sequence[Chunk], place: int, groups: list[Coordination]) -> bool:
    return bool(
        groups
        and groups[-1].members
        and groups[-1].chunk.particle is Particle.WITH
        and chunks[place - 1].word_class is not WordClass.CLOSE
    )


def _joined(groups: list[Coordination]) -> list[Coordination]:
    """Join names with commas or conjunctions between them."""
    done: list[Coordination] = []
    place = 0
    while place < len(groups):
        before = done[-1] if done else None
        if before is not None and before.members and before.chunk.particle in _JOINING:
            ahead = place
            while ahead < len(groups) and ahead - place < 2 and groups[ahead].chunk.word_class in _JOINTS:
                ahead += 1
            joins = ahead > place or before.chunk.particle is Particle.WITH
            if joins and ahead < len(groups) and groups[ahead].members:
                done[-1] = _group((*before.members, *groups[ahead].members))
                place = ahead + 1
                continue
        done.append(groups[place])
        place += 1
    return done


_JOINING = frozenset((Particle.NONE, Particle.WITH))


def _bracket(analysis: TextAnalysis, chunks: Sequence[Chunk], place: int, groups: list[Coordination]) -> int:
    """Resolve the bracket that opens at ``place`` and return the place after it."""
    close = next(
        (
            i
            for i in range(place + 1, min(place + _LONGEST_BRACKET, len(chunks)))
            if chunks[i].word_class is WordClass.CLOSE
        ),
        -1,
    )
    if close < 0:
        return place + 1
    inner = chunks[place + 1 : close]
    after = close + 1
    particle = inner[-1].particle if inner else Particle.NONE
    if after < len(chunks) and _is_particle(analysis, chunks, after):
        particle = chunks[after].particle
        after += 1
    names = tuple(chunk for chunk in inner if chunk.word_class in _NAMES)
    if groups and groups[-1].members:
        group = groups[-1]
        acronym = _acronym_of(analysis, group.members[-1], names)
        last = _freed(acronym, group.members[-1]) if acronym else group.members[-1]
        groups[-1] = _group((*group.members[:-1], replace(last, particle=group.chunk.particle or particle)))
        return after
    aliased = _alias_in(analysis, names, chunks[place], chunks[close])
    if aliased:
        names = aliased
    if aliased or (
        names and all(chunk.word_class in _NAMES or chunk.word_class in _JOINTS or chunk.text == ";" for chunk in inner)
    ):
        names = (*names[:-1], replace(names[-1], particle=particle))
        word_class = WordClass.NAME if any(chunk.word_class is WordClass.NAME for chunk in names) else WordClass.GLOSSED
        groups.append(_group(names, word_class))
    elif groups and particle and not groups[-1].chunk.particle:
        groups[-1] = Coordination(replace(groups[-1].chunk, particle=particle), ())
    return after


def _alias_in(analysis: TextAnalysis, names: tuple[Chunk, ...], opening: Chunk, closing: Chunk) -> tuple[Chunk, ...]:
    """Return the acronym that a bracket holds together with its expansion."""
    first, last = analysis.tokens[opening.first].start, analysis.tokens[closing.first].start
    shorts = {
        abbreviation.short_span.start
        for abbreviation in analysis.abbreviations
        if first < abbreviation.short_span.start < last and first < abbreviation.long_span.start < last
    }
    return tuple(chunk for chunk in names if analysis.tokens[chunk.first].start in shorts)


def _acronym_of(analysis: TextAnalysis, long: Chunk, names: tuple[Chunk, ...]) -> Chunk | None:
    """Return the acronym that a bracket after its expansion holds."""
    start, end = analysis.tokens[long.first].start, analysis.tokens[long.last - 1].end
    shorts = {a.short_span.start for a in analysis.abbreviations if a.long_span.start < end and a.long_span.end > start}
    return next((chunk for chunk in names if analysis.tokens[chunk.first].start in shorts), None)


def _freed(acronym: Chunk, long: Chunk) -> Chunk:
    """Return an acronym as unknown if it abbreviates something else than the known thing of that name."""
    names = {key(name) for mention in acronym.mentions for name in mention.concept.names}
    if (
        acronym.mentions
        and key(long.text) not in names
        and acronym.word_class in {WordClass.MODEL, WordClass.BENCHMARK, WordClass.METRIC}
    ):
        return replace(acronym, word_class=WordClass.NAME, mentions=())
    return acronym


def _is_particle(analysis: TextAnalysis, chunks: Sequence[Chunk], place: int) -> bool:
    chunk = chunks[place]
    glued = not analysis.tokens[chunk.first - 1].spaced
    return glued and chunk.word_class is WordClass.OTHER and bool(chunk.particle) and len(chunk.text) <= 4
