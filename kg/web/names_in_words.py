"""Finds the names of things inside what somebody types: "Llama 3 vs GPT-4o", "GSM8K에서 1위는?"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.nlp.words import PARTICLES
from kg.schema.kinds import KINDS
from kg.web.index import Index, NameHit
from kg.web.question_words import QUESTION_WORDS

__all__ = ["NamedThings", "names_in"]

_TOKEN = re.compile(r"[^\W_가-힣]+(?:[-‐‑./&'’][^\W_가-힣]+)*\+*|[가-힣]+")
_MOST_TOKENS = 60  # of a question
_MOST_IN_NAME = 8  # tokens
_MOST_THINGS = 3  # of one name
_PARTICLE = re.compile(rf"(?:{PARTICLES})\Z")
_POSSESSIVE = re.compile(r"['’]s\Z")
_FIRST = ("benchmark", "model", "topic", "person")
_ORDER = tuple(dict.fromkeys((*_FIRST, *(kind.name for kind in KINDS))))  # the likeliest meaning of a name first


class NamedThings(NamedTuple):
    """A name inside of what was typed.

    Attributes:
        words: the name as it was typed.
        things: what is called so, the likeliest first.
    """

    words: str
    things: tuple[NameHit, ...]


def names_in(index: Index, typed: str, language: str) -> list[NamedThings]:
    """Return the names inside of what was typed, in their order; of names that overlap, the longest.

    Args:
        index: the names of things.
        typed: a question, or words side by side. Particles and endings may be attached to a name.
        language: in which to call what is found.
    """
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(typed)][:_MOST_TOKENS]
    taken = [False] * len(tokens)
    found: list[tuple[int, NamedThings]] = []
    for length in range(min(_MOST_IN_NAME, len(tokens)), 0, -1):
        for first in range(len(tokens) - length + 1):
            if any(taken[first : first + length]):
                continue
            part = typed[tokens[first][0] : tokens[first + length - 1][1]]
            if named := _named(index, part, language, alone=length == 1):
                taken[first : first + length] = [True] * length
                found.append((first, named))
    return [named for _, named in sorted(found, key=lambda each: each[0])]


def _named(index: Index, part: str, language: str, *, alone: bool) -> NamedThings | None:
    for name in _forms(part):
        if alone and (name.casefold() in QUESTION_WORDS or name.isdigit() or len(name) < 2):
            return None
        if hits := index.whole(name, language):
            hits.sort(key=lambda hit: _ORDER.index(hit.kind))
            return NamedThings(name, tuple(hits[:_MOST_THINGS]))
    return None


def _forms(typed: str) -> Iterator[str]:
    """A name as it was typed, and without what may be attached to it."""
    yield typed
    if (plain := _PARTICLE.sub("", typed)) not in {"", typed}:
        yield plain
    if _POSSESSIVE.search(typed):
        yield _POSSESSIVE.sub("", typed)
    elif typed.endswith("s") and len(typed) > 3:
        yield typed[:-1]
