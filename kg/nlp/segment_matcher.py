"""Matches the lexicon's names in whatever way they are spelled.

Tokens are split into *segments* (runs of letters, of digits, of Hangul; a Hangul word and the particle glued to
it), folded as keys are. ``GSM8K``, ``gsm-8k`` and ``GSM 8K`` are the same three segments; a name of several words is
also matched where they are written together (``HellaSwag``, ``Hella Swag``).

spaCy's PhraseMatcher finds the same among Docs, but makes 35,000 of them for the names and one more for each text: a
second for each process, and a tenth of the time of an analysis.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from kg.nlp.words import PARTICLES
from kg.vocabularies import Lexicon, exact_key, key

__all__ = ["PIECE", "Segment", "SegmentMatcher", "foldings", "segment_matcher", "segments", "spellings"]

PIECE = re.compile(r"[^-_‐‑–]+")
"""What stands between the joints of a token."""

_RUN = re.compile(r"[^\W\d_가-힣]+|\d+|[가-힣]+|.", re.DOTALL)
_WORDS = re.compile(r"[^\s\-_‐‑‒–—−$\\{}^*`]+")
# where a word may be parted: before a capital, and in the middle of four syllables (상관관계, 강화학습)
_PARTING = re.compile(
    r"(?<=[a-z]{2})(?=[A-Z][A-Za-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])|(?<=[A-Za-z]{2})(?=[vV]\d)|(?<=^[가-힣]{2})(?=[가-힣]{2}$)"
)
_PARTICLE = re.compile(f"(?:{PARTICLES})$")
_MOST_JOINTS = 2


class Segment(NamedTuple):
    """A segment of a token.

    Attributes:
        folded: its letters, without case.
        through: the exact key of the token up to its end.
        end: the character of the token after it.
        ends: a name may end here: at a joint, at the token's end or before a particle.
        closes: the token ends here, but for a particle.
    """

    folded: str
    through: str
    end: int
    ends: bool
    closes: bool


@lru_cache(maxsize=1 << 16)
def segments(word: str) -> tuple[Segment, ...]:
    """Return the segments of a token; empty for punctuation, which keys leave out."""
    pieces = [(exact, m.end()) for m in PIECE.finditer(word) if (exact := exact_key(m.group()))]
    found: list[Segment] = []
    before = ""
    for number, (exact, end) in enumerate(pieces, 1):
        closes = number == len(pieces)
        runs = _runs(exact.casefold())
        found += [Segment(run, "", 0, False, False) for run in runs[:-1]]
        stem, particle = _parted(runs[-1])
        if particle:
            cut = len(particle)
            found.append(Segment(stem, before + exact[:-cut], end - cut, True, closes))
        found.append(Segment(particle or stem, before + exact, end, True, closes))
        before += exact
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def foldings(word: str) -> tuple[str, ...]:
    """Return the segments of a token, without what else is known of them."""
    return tuple(segment.folded for segment in segments(word))


def _runs(folded: str) -> list[str]:
    return _RUN.findall(folded)


def _parted(run: str) -> tuple[str, str]:
    """Return a Hangul run without its particle, and the particle."""
    if _script(run[-1]) == "Hangul" and (particle := _PARTICLE.search(run)) and particle.start() > 0:
        return run[: particle.start()], particle.group()
    return run, ""


def spellings(name: str) -> set[tuple[str, ...]]:
    """Return the ways a name may be segmented in a text.

    Its words stand apart or together; a word is split where its case changes, or not; its end may look like a particle.
    """
    words = [word for word in _WORDS.findall(name) if key(word)]
    if not words:
        return set()
    whole = [_runs(key(word)) for word in words]
    ways: set[tuple[str, ...]] = set()
    for together in _choices(len(words) - 1):
        ways.update(_ended(_joined(whole, together)))
    for number, word in enumerate(words):
        if not _PARTING.search(word):
            continue
        parts = [_runs(key(part)) for part in _PARTING.split(word)]
        for apart in _choices(len(parts) - 1):
            split = [_joined(parts, apart)]
            ways.update(_ended(_joined([*whole[:number], *split, *whole[number + 1 :]], (False,) * (len(words) - 1))))
    return ways


def _choices(joints: int) -> Iterator[Sequence[bool]]:
    """Yield which joints between words may be closed up: any of a few, of many none, one or all."""
    if joints <= _MOST_JOINTS:
        yield from product((False, True), repeat=joints)
    else:
        yield from ([at == closed for at in range(joints)] for closed in range(-1, joints))
        yield [True] * joints


def _joined(words: Sequence[list[str]], together: Sequence[bool]) -> list[str]:
    """Return the runs of words; two that are together and of one script are one run."""
    runs = list(words[0])
    for join, word in zip(together, words[1:], strict=True):
        if join and _script(runs[-1][-1]) == _script(word[0][0]) != "":
            runs[-1:] = [runs[-1] + word[0], *word[1:]]
        else:
            runs += word
    return runs


def _script(letter: str) -> str:
    if "가" <= letter <= "힣":
        return "Hangul"
    return "letter" if letter.isalpha() else "digit" if letter.isdecimal() else ""


def _ended(runs: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs with their particles parted, as they are in a text; the last also whole."""
    parted = [part for run in runs[:-1] for part in _parted(run) if part]
    stem, particle = _parted(runs[-1])
    yield (*parted, runs[-1])
    if particle:
        yield (*parted, stem, particle)


@dataclass(frozen=True)
class SegmentMatcher:
    """The names of a lexicon, ready to be matched.

    Attributes:
        names: the keys of the names that a sequence of segments spells; none for one that only begins longer names.
        firsts: the segments that names begin with.
    """

    names: Mapping[tuple[str, ...], Sequence[str]]
    firsts: frozenset[str]

    def matches(self, text: Sequence[str], start: int) -> Iterator[tuple[str, int]]:
        """Yield the keys of the names that begin at a segment, the shorter before the longer, and where each stops.

        Args:
            text: the segments of a text.
            start: the place of the segment.
        """
        for stop in range(start + 1, len(text) + 1):
            names = self.names.get(tuple(text[start:stop]))
            if names is None:
                return
            for name in names:
                yield name, stop


@lru_cache(maxsize=2)
def segment_matcher(lexicon: Lexicon) -> SegmentMatcher:
    """Return the matcher of a lexicon's names, built once a process."""
    names: dict[tuple[str, ...], set[str]] = {}
    for concept in lexicon.concepts.values():
        for name in concept.names:
            if (folded := key(name)) in lexicon.by_key:
                for way in spellings(name):
                    names.setdefault(way, set()).add(folded)
    beginnings = {way[:length]: () for way in names for length in range(1, len(way))}
    spelled = {way: tuple(sorted(several)) for way, several in names.items()}
    return SegmentMatcher({**beginnings, **spelled}, frozenset(way[0] for way in names))
