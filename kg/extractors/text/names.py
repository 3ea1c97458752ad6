"""Finds words that have the shape of a proper name, and acronyms with their expansions."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extractors.rules.words import CONNECTORS, GENERIC_TERMS
from kg.extractors.text.analysis import Alias, Name, Sentence, Token
from kg.model import PassageKind, Span

__all__ = ["find_aliases", "find_names", "is_latin", "is_strong", "title_name"]

_NUMBER = re.compile(r"[\d.,]+%?")
_STRONG = re.compile(
    r"""
      [a-z0-9][-_]?[A-Z]                   # an inner capital: FlowMDM, iPhone, GSM8K
    | [A-Z]{2}                             # an acronym
    | [A-Za-z][-]?\d | \d[-]?[A-Z]         # letters with digits: Llama3, C4, 3D
    | \$ | [Α-Ωα-ω∞]                       # TeX, Greek
    | [A-Za-z]@\w
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 16)
def is_latin(word: str) -> bool:
    """Return whether ``word`` can be part of a name: it has a letter or digit, none of them Hangul or Chinese."""
    first = word[0]
    if "가" <= first <= "힣" or "㐀" <= first <= "鿿" or "ㄱ" <= first <= "ㆎ":
        return False
    return any(c.isalnum() for c in word[:12]) and not word.startswith(("http:", "https:", "www."))


@lru_cache(maxsize=1 << 16)
def is_strong(word: str) -> bool:
    """Return whether the shape of ``word`` alone shows a proper name (inner capitals, digits, an acronym)."""
    return bool(_STRONG.search(word)) and not _NUMBER.fullmatch(word) and word.casefold() not in GENERIC_TERMS


@lru_cache(maxsize=1 << 16)
def _part(word: str) -> str:
    """Return what part of a name a token can be: "strong", "capital", "generic", "connector", "number" or ""."""
    if not is_latin(word):
        return ""
    if word.casefold() in GENERIC_TERMS:
        return "generic" if word[0].isupper() or word[0].isdigit() else ""
    if _NUMBER.fullmatch(word):
        return "number"
    if word.casefold() in CONNECTORS and not word.isupper():
        return "connector"
    if is_strong(word):
        return "strong"
    return "capital" if word[0].isupper() else ""


def find_names(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> tuple[Name, ...]:
    """Return the longest runs of name-shaped words, and quoted or bold Latin words whatever their shape."""
    return tuple(name for sentence in sentences for name in _names(tokens, sentence))


_OPENING = {"'", '"', "‘", "“", "「", "『", "*", "**", "***", "`"}


def _names(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Name]:
    place = sentence.first
    while place < sentence.last:
        end, strong, generic = _run(tokens, place, sentence.last)
        marked = place > sentence.first and tokens[place - 1].text in _OPENING
        if end == place and marked and tokens[place].latin:
            end = _quoted(tokens, place, sentence.last)
        if end == place:
            place += 1
            continue
        yield _name(tokens, place, end, sentence, strong, marked, generic)
        place = end


def _name(
    tokens: tuple[Token, ...], first: int, last: int, sentence: Sentence, strong: bool, marked: bool, generic: bool
) -> Name:
    span = Span(tokens[first].start, tokens[last - 1].end)
    start = sentence.span.start
    surface = sentence.text[span.start - start : span.end - start]
    return Name(span, surface, sentence.index, first, last, strong, marked, generic)


def _run(tokens: tuple[Token, ...], place: int, stop: int) -> tuple[int, bool, bool]:
    """Return the end of the name that begins here (``place`` if none does), whether strong, whether only generic."""
    end = place
    strong = False
    generic = True
    ahead = place
    while ahead < stop:
        part = _part(tokens[ahead].text)
        if part in {"strong", "capital", "generic"}:
            strong = strong or part == "strong"
            generic = generic and part == "generic"
            end = ahead + 1
        elif part == "number" and end > place and end == ahead and _is_version(tokens, ahead, stop):
            end = ahead + 1
        elif part == "connector" and end > place and ahead - end < 2:
            pass
        else:
            break
        if not tokens[ahead].spaced:
            break
        ahead += 1
    return end, strong, generic and end > place


def _is_version(tokens: tuple[Token, ...], place: int, stop: int) -> bool:
    word = tokens[place].text
    following = tokens[place + 1].text if place + 1 < stop else ""
    if not re.fullmatch(r"\d(?:\.\d{1,2})?", word) or _part(tokens[place - 1].text) not in {"strong", "capital"}:
        return False
    return following[:1] not in "%개배점명번종년월위차단억만천백가" or not following


def _quoted(tokens: tuple[Token, ...], place: int, stop: int) -> int:
    """Return the end of up to six Latin words closed by a quote or bold mark, ``place`` if there are none."""
    for end in range(place, min(place + 7, stop)):
        if tokens[end].text in _OPENING | {"’", "”", "」", "』"}:
            return end
        if not tokens[end].latin:
            break
    return place


def title_name(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Name | None:
    """Return the name that a title puts before its colon, None if it has none or a long phrase stands there."""
    title = next((s for s in sentences if s.kind is PassageKind.TITLE), None)
    if title is None:
        return None
    colon = next((i for i in range(title.first, title.last) if tokens[i].text in {":", "："}), None)
    if colon is None or not 0 < colon - title.first <= 8:
        return None
    words = [tokens[i].text for i in range(title.first, colon)]
    strong = any(is_strong(word) for word in words)
    if not strong and (len(words) > 2 or words[0].endswith("ing") or any(w.casefold() in CONNECTORS for w in words)):
        return None  # a phrase ("Expect the Unexpected: ...")
    plain = sum(word[0].isalpha() and not is_strong(word) and word.casefold() not in CONNECTORS for word in words)
    if plain > 2:
        return None  # a phrase again, with a name in it
    return _name(tokens, title.first, colon, title, strong, False, False)


# -- acronyms ----------------------------------------------------------------------------------------------------------

_LONGEST_EXPANSION = 10  # words


def find_aliases(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> tuple[Alias, ...]:
    """Return acronyms with the expansions that stand beside them, one of the two in brackets.

    Source: Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text, 2003.
    """
    return tuple(alias for sentence in sentences for alias in _aliases(tokens, sentence))


def _aliases(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Alias]:
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
            alias = _pair(tokens, one, other, sentence) or _pair(tokens, other, one, sentence)
            if alias is not None:
                yield alias
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
    while end > stop and tokens[end - 1].text in _OPENING | {"’", "”", "」", "』"}:
        end -= 1
    start = end
    while start > stop and end - start < _LONGEST_EXPANSION:
        token = tokens[start - 1]
        if not token.latin or (start < end and not token.spaced):
            break
        start -= 1
    return start, end


def _pair(tokens: tuple[Token, ...], short: tuple[int, int], long: tuple[int, int], sentence: Sentence) -> Alias | None:
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
    skipped = _expansion_start(letters, words)
    if skipped is None or (long[0] > short[0] and skipped > 0) or len(" ".join(words[skipped:])) <= len(acronym) + 2:
        return None
    first = long[0] + skipped
    start = sentence.span.start
    long_span = Span(tokens[first].start, tokens[long[1] - 1].span.end)
    return Alias(
        short=acronym,
        long=sentence.text[long_span.start - start : long_span.end - start],
        short_span=tokens[short[0]].span,
        long_span=long_span,
        sentence=sentence.index,
    )


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
