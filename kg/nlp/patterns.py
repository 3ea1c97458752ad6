"""Token patterns over glossed sentences: those of spaCy's Matcher in a readable line, compiled to regular expressions.

A pattern is a line of words ``CLASS|CLASS:ENDING|ENDING`` with an operator behind (``?``, ``*``, ``+``, ``{m,n}``), for
instance ``NAME QUOTATIVE OTHER|NEW{0,3} DATA:OBJECT``. ``ANY`` is any class; ``:-`` is no ending. Operators never
nest, so a pattern cannot backtrack exponentially.

:func:`matcher_pattern` gives a line as the Matcher has it, and the tests hold both to the same matches. The Matcher
takes some 70 times as long to find them (benchmarks/patterns.py measures it), more than all the rest of the reading.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from kg.nlp.chunking import Part
from kg.nlp.word_classes import BEGINNINGS, ENDINGS, PUNCTUATION, WORDS

__all__ = ["NO_ENDING", "Rules", "matcher_pattern"]

NO_ENDING = "none"
"""The tag of a token without an ending, where patterns are matched by spaCy's Matcher."""

_OPERATOR = re.compile(r"(?:[?*+]|\{\d+,\d+\})$")


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
    sorts, ends, operator = _taken_apart(word)
    one = f"[{''.join(_letters()[sort] for sort in sorts)}]" if sorts else "[\ue000-\ue7ff]"
    ending = f"[{''.join(_endings()[end] for end in ends)}]" if ends else "."
    return f"(?:{one}{ending}){operator}"


def _taken_apart(word: str) -> tuple[list[str], list[str], str]:
    """Return the classes (none for any), the endings (none for any) and the operator of a pattern's word."""
    operator = _OPERATOR.search(word)
    sorts, colon, ends = word[: operator.start() if operator else None].partition(":")
    return (
        [] if sorts == "ANY" else sorts.split("|"),
        ["" if end == "-" else end for end in ends.split("|")] if colon else [],
        operator.group() if operator else "",
    )


def matcher_pattern(pattern: str) -> list[dict[str, Any]]:
    """Return a pattern as spaCy's Matcher has it, for Docs whose lemmas are the classes and whose tags are the endings.

    Source: https://spacy.io/api/matcher#patterns
    """
    tokens: list[dict[str, Any]] = []
    for sorts, ends, operator in map(_taken_apart, pattern.split()):
        token: dict[str, Any] = {}
        if sorts:
            token["LEMMA"] = {"IN": sorts}
        if ends:
            token["TAG"] = {"IN": [end or NO_ENDING for end in ends]}
        if operator:
            token["OP"] = operator
        tokens.append(token)
    return tokens
