"""Finds acronyms with their expansions: AiTW (Android in the Wild)."""

from collections.abc import Iterator
from itertools import pairwise

from kg.model import Span
from kg.nlp.annotations import Abbreviation, Sentence, Token
from kg.nlp.names import OPENING
from kg.nlp.words import CONNECTORS

__all__ = ["find_abbreviations"]

_LONGEST_EXPANSION = 10  # words


def find_abbreviations(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> tuple[Abbreviation, ...]:
    """Return acronyms with the expansions that stand beside them, one of the two in brackets.

    Source: Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text, 2003.
    """
    return tuple(abbreviation for sentence in sentences for abbreviation in _abbreviations_in(tokens, sentence))


def _abbreviations_in(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Abbreviation]:
    for opening in range(sentence.first + 1, sentence.last):
        if tokens[opening].text != "(":
            continue
        closing = next(
            (i for i in range(opening + 1, min(opening + 20, sentence.last)) if tokens[i].text in "()"), opening
        )
        if tokens[closing].text != ")":
            continue
        before = _latin_before(tokens, opening, sentence.first)
        candidates = list(_parts(tokens, opening + 1, closing))
        if before[0] < before[1]:
            candidates.insert(0, before)
        for one, other in pairwise(candidates):
            abbreviation = _pair(tokens, one, other, sentence) or _pair(tokens, other, one, sentence)
            if abbreviation is not None:
                yield abbreviation
                break


def _parts(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of Latin words between the commas of a bracket."""
    start = first
    for place in range(first, last + 1):
        if place == last or tokens[place].text in {",", ";", ":"}:
            if start < place and all(tokens[i].latin or tokens[i].text in "&-/'+" for i in range(start, place)):
                yield start, place
            start = place + 1


def _latin_before(tokens: tuple[Token, ...], end: int, stop: int) -> tuple[int, int]:
    while end > stop and tokens[end - 1].text in OPENING | {"’", "”", "」", "』"}:
        end -= 1
    start = end
    while start > stop and end - start < _LONGEST_EXPANSION:
        token = tokens[start - 1]
        if not token.latin or (start < end and not token.spaced):
            break
        start -= 1
    return start, end


def _pair(
    tokens: tuple[Token, ...], short: tuple[int, int], long: tuple[int, int], sentence: Sentence
) -> Abbreviation | None:
    if short[1] - short[0] != 1:
        # in English the acronym may be the last word of a longer stretch ("on our AiTW (Android in the Wild)")
        if short[1] < long[0]:
            short = (short[1] - 1, short[1])
        else:
            return None
    acronym = tokens[short[0]].text
    letters = [c for c in acronym.casefold() if c.isalnum()]
    if not 2 <= len(letters) <= 12 or not any(c.isupper() for c in acronym) or acronym.isdigit():
        return None
    words = [tokens[i].text for i in range(*long)]
    skipped = _initials_start(letters, words)
    if skipped is None:
        skipped = _expansion_start(letters, words)
    if skipped is None or (long[0] > short[0] and skipped > 0) or len(" ".join(words[skipped:])) <= len(acronym) + 2:
        return None
    first = long[0] + skipped
    start = sentence.span.start
    long_span = Span(tokens[first].start, tokens[long[1] - 1].end)
    return Abbreviation(
        short=acronym,
        long=sentence.text[long_span.start - start : long_span.end - start],
        short_span=tokens[short[0]].span,
        long_span=long_span,
        sentence=sentence.index,
    )


def _initials_start(letters: list[str], words: list[str]) -> int | None:
    """Return the word of ``words`` with which the acronym's letters begin, each a word's or hyphened part's initial."""
    place = len(letters)
    for number in range(len(words) - 1, -1, -1):
        parts = [part[0].casefold() for part in words[number].split("-") if part]
        for initials in (parts, parts[:1]):
            if initials and letters[max(place - len(initials), 0) : place] == initials:
                place -= len(initials)
                break
        else:
            if words[number].casefold() not in CONNECTORS:
                return None
        if not place:
            return number
    return None


def _expansion_start(letters: list[str], words: list[str]) -> int | None:
    """Return the word of ``words`` that the acronym's first letter begins, matching letters from the end."""
    text = " ".join(words).casefold()
    place = len(text) - 1
    for number in range(len(letters) - 1, -1, -1):
        while place >= 0 and (
            text[place] != letters[number] or (number == 0 and place > 0 and text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        place -= 1
    return text[: place + 1].count(" ")
