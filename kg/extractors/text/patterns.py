"""Patterns over glossed sentences, written in the manner of spaCy's Matcher and compiled to regular expressions.

A pattern is a line of words ``CLASS|CLASS:ENDING|ENDING`` with an operator behind (``?``, ``*``, ``+``, ``{m,n}``), for
instance ``NAME QUOTATIVE OTHER|NEW{0,3} DATA:OBJECT``. ``ANY`` is any class; ``:-`` is no ending. Operators never
nest, so a pattern cannot backtrack exponentially. They are not spaCy's own patterns because its Matcher finds the same
in some 70 times the time (benchmarks/patterns.py measures it), more than all the rest of the reading takes.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.extractors.rules.classes import BEGINNINGS, ENDINGS, PUNCTUATION, WORDS
from kg.extractors.text.gloss import Part

__all__ = ["Rules"]


@cache
def _letters() -> dict[str, str]:
    """Return a letter for each class; letters of endings are others, so that a pattern cannot match out of step."""
    named = (
        "BENCHMARK",
        "NAME",
        "PHRASE",
        "MODEL",
        "METRIC",
        "GENERIC",
        "NUMBER",
        "OTHER",
        "KIND",
        "GLOSSED",
        "USED",
        "MEANS",
    )
    classes = dict.fromkeys((*named, *BEGINNINGS, *WORDS, *PUNCTUATION.values()))
    return {sort: chr(0xE000 + number) for number, sort in enumerate(classes)}


@cache
def _endings() -> dict[str, str]:
    return {ending: chr(0xE800 + number) for number, ending in enumerate(("", *ENDINGS))}


@cache
def _pairs() -> dict[str, dict[str, str]]:
    """Return the two letters of each class and ending."""
    return {
        sort: {ending: letter + other for ending, other in _endings().items()} for sort, letter in _letters().items()
    }


class Rules:
    """Named patterns, compiled once.

    Args:
        rules: pairs of a name and a pattern; several patterns may share a name.
    """

    def __init__(self, rules: Iterable[tuple[str, str]]) -> None:
        self._compiled = [(name, _compile(pattern)) for name, pattern in rules]

    def matches(self, parts: Sequence[Part]) -> list[tuple[str, int, int]]:
        """Return the matches: rule name, first part and part after the last; the rules in their order."""
        pairs = _pairs()
        encoded = "".join([pairs[part.sort][part.ending] for part in parts])
        found: list[tuple[str, int, int]] = []
        for name, pattern in self._compiled:
            found.extend((name, m.start() // 2, m.end(1) // 2) for m in pattern.finditer(encoded))
        return found


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?=({''.join(_token(word) for word in pattern.split())}))")


def _token(word: str) -> str:
    operator = re.search(r"(?:[?*+]|\{\d+,\d+\})$", word)
    if operator:
        word = word[: operator.start()]
    sorts, colon, ends = word.partition(":")
    one = "[\ue000-\ue7ff]" if sorts == "ANY" else f"[{''.join(_letters()[sort] for sort in sorts.split('|'))}]"
    ending = "."
    if colon:
        ending = f"[{''.join(_endings()['' if end == '-' else end] for end in ends.split('|'))}]"
    return f"(?:{one}{ending}){operator.group() if operator else ''}"
