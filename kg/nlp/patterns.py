"""Token patterns over chunked sentences, one readable line each, compiled to regular expressions.

A pattern is a line of words ``CLASS|CLASS:PARTICLE|PARTICLE`` with an operator behind (``?``, ``*``, ``+``,
``{m,n}``), for instance ``NAME QUOTATIVE OTHER|NEW{0,3} DATA:OBJECT``. ``ANY`` is any class; ``:-`` says that no
particle follows.
Operators never nest, so a pattern cannot backtrack exponentially.

:func:`matcher_pattern` gives a line as the Matcher has it, and the tests hold both to the same matches. The Matcher
takes some 70 times as long to find them (benchmarks/patterns.py measures it), more than all the rest of the reading.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass

__all__ = ["NO_PARTICLE", "PatternSet", "matcher_pattern"]

NO_PARTICLE = "none"
"""The tag of a token without a particle, where patterns are matched by spaCy's Matcher."""

_OPERATOR = re.compile(r"(?:[?*+]|\{\d+,\d+\})$")

# A chunk is encoded as two letters of the private use area. Those of particles are others than those of classes, so
# that a pattern cannot match out of step.
_CLASS_LETTERS = {word_class: chr(0xE000 + number) for number, word_class in enumerate(WordClass)}
_PARTICLE_LETTERS = {particle: chr(0xE800 + number) for number, particle in enumerate(Particle)}
_CODES = {
    word_class: {particle: letter + other for particle, other in _PARTICLE_LETTERS.items()}
    for word_class, letter in _CLASS_LETTERS.items()
}
_ANY_CLASS = "[\ue000-\ue7ff]"


class PatternSet:
    """Named patterns, compiled once.

    Args:
        patterns: pairs of a name and a pattern; several patterns may share a name.

    Raises:
        KeyError: a pattern names an unknown class or particle.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._compiled = [(name, _needed(pattern), _compile(pattern)) for name, pattern in patterns]
        self._by_letter: dict[str, list[int]] = {}  # by the letters of which a pattern needs one
        for place, (_, (first, *_), _) in enumerate(self._compiled):
            for letter in first:
                self._by_letter.setdefault(letter, []).append(place)

    def matches(self, chunks: Sequence[Chunk]) -> list[tuple[str, int, int]]:
        """Return the matches: pattern name, first chunk and chunk after the last; the patterns in their order."""
        encoded = "".join([_CODES[chunk.word_class][chunk.particle] for chunk in chunks])
        letters = set(encoded)
        possible = {place for letter in letters & self._by_letter.keys() for place in self._by_letter[letter]}
        found: list[tuple[str, int, int]] = []
        for place in sorted(possible):
            name, needed, pattern = self._compiled[place]
            # most sentences lack something that a pattern needs: a search takes longer than seeing that
            if not any(map(letters.isdisjoint, needed)):
                found.extend((name, m.start() // 2, m.end(1) // 2) for m in pattern.finditer(encoded))
        return found


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?=({''.join(_token(word) for word in pattern.split())}))")


@cache
def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of letters of each of which a sentence has at least one if the pattern matches, small ones first."""
    needed: set[frozenset[str]] = set()
    for word_classes, particles, operator in map(_taken_apart, pattern.split()):
        if operator not in {"?", "*"} and not operator.startswith("{0,"):
            letters = [_CLASS_LETTERS[each] for each in word_classes], [_PARTICLE_LETTERS[each] for each in particles]
            needed.update(frozenset(each) for each in letters if each)
    return tuple(sorted(needed or {frozenset(_CLASS_LETTERS.values())}, key=len))


def _token(word: str) -> str:
    word_classes, particles, operator = _taken_apart(word)
    one = f"[{''.join(_CLASS_LETTERS[each] for each in word_classes)}]" if word_classes else _ANY_CLASS
    particle = f"[{''.join(_PARTICLE_LETTERS[each] for each in particles)}]" if particles else "."
    return f"(?:{one}{particle}){operator}"


def _taken_apart(word: str) -> tuple[list[WordClass], list[Particle], str]:
    """Return the classes (none for any), the particles (none for any) and the operator of a pattern's word."""
    operator = _OPERATOR.search(word)
    classes, colon, particles = word[: operator.start() if operator else None].partition(":")
    return (
        [] if classes == "ANY" else [WordClass[each] for each in classes.split("|")],
        [Particle.NONE if each == "-" else Particle[each] for each in particles.split("|")] if colon else [],
        operator.group() if operator else "",
    )


def matcher_pattern(pattern: str) -> list[dict[str, Any]]:
    """Return a pattern as spaCy's Matcher has it, for Docs whose lemmas are the classes and whose tags the particles.

    Source: https://spacy.io/api/matcher#patterns
    """
    tokens: list[dict[str, Any]] = []
    for word_classes, particles, operator in map(_taken_apart, pattern.split()):
        token: dict[str, Any] = {}
        if word_classes:
            token["LEMMA"] = {"IN": [each.value for each in word_classes]}
        if particles:
            token["TAG"] = {"IN": [each.value or NO_PARTICLE for each in particles]}
        if operator:
            token["OP"] = operator
        tokens.append(token)
    return tokens
