"""Finds the lexicon's names in tokens: longest match, with the sizes and variants of model families."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from kg.model import PassageKind, Span
from kg.nlp.annotations import ConceptMention, Sentence, Token
from kg.nlp.segment_matcher import PIECE, foldings, segment_matcher, segments
from kg.nlp.words import DERIVING_SUFFIXES, VARIANT_WORDS
from kg.vocabularies import Concept, ConceptKind, Lexicon, exact_key, key

__all__ = ["find_mentions"]


class _Phrase(NamedTuple):
    """A name of the lexicon that stands in the tokens; it begins with its first token."""

    folded: str
    exact: str
    token: int  # the last one
    end: int  # offset of the end within it
    closes: bool  # the token ends there
    begin: int = 0  # offset of the beginning within the first token


class _Match(NamedTuple):
    concept: Concept
    first: int  # token index
    last: int  # token index after the end
    end: int  # offset of the end within the last token
    extended: bool
    begin: int = 0  # offset of the beginning within the first token


def find_mentions(
    tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], lexicon: Lexicon
) -> tuple[ConceptMention, ...]:
    """Return the lexicon's names among ``tokens``, in order; of overlapping ones the longest.

    Two kinds may claim the same words; ambiguous names are marked unsure.
    """
    phrases = _phrases(tokens, lexicon)
    mentions: list[ConceptMention] = []
    number = end = 0
    for first in sorted(phrases):
        if first < end:
            continue
        while number < len(sentences) and sentences[number].last <= first:
            number += 1
        if number == len(sentences):
            break
        sentence = sentences[number]
        if first < sentence.first:
            continue
        inside = [phrase for phrase in phrases[first] if phrase.token < sentence.last]
        matches = _matches(tokens, first, inside, lexicon)
        mentions.extend(_mention(tokens, match, sentence) for match in matches)
        if matches:
            end = matches[0].last
    return tuple(mentions)


def _phrases(tokens: tuple[Token, ...], lexicon: Lexicon) -> dict[int, list[_Phrase]]:
    """Return the names of the lexicon by the token they begin with, the shorter before the longer."""
    matcher = segment_matcher(lexicon)
    firsts = matcher.firsts
    folded = list(map(foldings, [token.text for token in tokens]))
    begins = list(accumulate(map(len, folded), initial=0))  # the first segment of each token
    text = list(chain.from_iterable(folded))  # the segments of all tokens
    found: dict[int, list[_Phrase]] = {}
    # neither punctuation, which has no segments, nor any other word
    for first in [place for place, own in enumerate(folded) if own and own[0] in firsts]:
        for name, stop in matcher.matches(text, begins[first]):
            last = bisect_left(begins, stop) - 1
            segment = segments(tokens[last].text)[stop - 1 - begins[last]]
            if segment.ends:
                before = (segments(token.text) for token in tokens[first:last])
                exact = "".join(each[-1].through for each in before if each)
                phrase = _Phrase(name, exact + segment.through, last, segment.end, segment.closes)
                found.setdefault(first, []).append(phrase)
    for first, token in enumerate(tokens):
        glued = _GLUED.search(token.text) if token.spaced and first not in found else None
        if glued is not None and (tail := foldings(glued[1])) and tail[0] in firsts:
            behind = begins[first + 1] - len(tail)  # where the first word of a name would begin, stood it alone
            rest = text[begins[first + 1] : begins[first + 1] + _LONGEST_GLUED]
            for name, stop in matcher.matches([*tail, *rest], 0):
                last = bisect_left(begins, behind + stop) - 1
                if stop > _SHORTEST_GLUED and begins[last + 1] == behind + stop:
                    end = segments(tokens[last].text)[-1]
                    exact = exact_key(glued[1]) + "".join(exact_key(each.text) for each in tokens[first + 1 : last + 1])
                    phrase = _Phrase(name, exact, last, end.end, end.closes, glued.start(1))
                    found.setdefault(first, []).append(phrase)
    return found


_GLUED = re.compile(r"[a-z]([A-Z][a-z]+)$")
"""A word at whose end another begins, as where the cells of a table are run together ("FooBar Baz of Qux")."""

_SHORTEST_GLUED = 2
_LONGEST_GLUED = 8
"""Segments of a name whose first word is glued to another: a short one may be the word's own end."""


def _mention(tokens: tuple[Token, ...], match: _Match, sentence: Sentence) -> ConceptMention:
    start = tokens[match.first].start + match.begin
    end = tokens[match.last - 1].start + match.end
    surface = "".join(token.text + (" " if token.spaced else "") for token in tokens[match.first : match.last]).rstrip()
    surface = surface[match.begin :][: end - start]
    return ConceptMention(
        kind=match.concept.kind,
        concept=match.concept,
        span=Span(start, end),
        surface=surface,
        sentence=sentence.index,
        first=match.first,
        last=match.last,
        extended=match.extended,
        sure=not (
            match.concept.shares(key(surface))
            or _is_like_a_word(match.concept, surface)
            or _is_in_a_longer_name(tokens, match, surface, sentence)
        ),
    )


def _is_like_a_word(concept: Concept, surface: str) -> bool:
    """Return whether a name in capitals is written as a word is ("a Bloom filter" is not BLOOM's)."""
    return surface.istitle() and surface.isalpha() and surface.upper() == concept.label


def _is_in_a_longer_name(tokens: tuple[Token, ...], match: _Match, surface: str, sentence: Sentence) -> bool:
    """Return whether a one-word name of a model goes on with a word of a longer name ("Claude Shannon")."""
    if match.concept.kind is not ConceptKind.MODEL or not surface.isalpha() or match.last >= sentence.last:
        return False
    if sentence.kind in {PassageKind.TITLE, PassageKind.HEADING} or not tokens[match.last - 1].spaced:
        return False
    return bool(surface.istitle() and _NAME_WORD.fullmatch(tokens[match.last].text))


_NAME_WORD = re.compile(r"[A-Z][a-z]{2,}")


def _matches(tokens: tuple[Token, ...], first: int, phrases: Sequence[_Phrase], lexicon: Lexicon) -> list[_Match]:
    """Return the longest matches among phrases that begin at token ``first``, at most one a kind."""
    best: dict[ConceptKind, _Match] = {}
    for phrase in phrases:
        for concept in lexicon.matching(phrase.folded, phrase.exact):
            match = _Match(concept, first, phrase.token + 1, phrase.end, False, phrase.begin)
            grown = _grown(tokens, match, phrase.closes)
            if grown is not None:
                best[concept.kind] = grown
    if not best:
        return []
    longest = max((match.last, match.end) for match in best.values())
    return [match for match in best.values() if (match.last, match.end) == longest]


_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[BbMmKkT]|[vV]?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?|\d{4}|A\d+B|\d{6,8}")


def _pieces(word: str) -> list[str]:
    return [exact for piece in PIECE.findall(word) if (exact := exact_key(piece))]


def _is_variant(piece: str) -> bool:
    return bool(_SIZE.fullmatch(piece)) or piece.casefold() in VARIANT_WORDS


def _grown(tokens: tuple[Token, ...], match: _Match, closes: bool) -> _Match | None:
    """Return the match with the sizes and variants that follow it, None if the token goes on with something else."""
    extended = False
    last, end = match.last, match.end
    if not closes:
        rest = _pieces(tokens[last - 1].text[end:])
        if all(piece.casefold() in DERIVING_SUFFIXES for piece in rest):
            # "AIME-level" problems are not AIME's
            return match if match.concept.kind is not ConceptKind.BENCHMARK else None
        while rest and rest[-1].casefold() in DERIVING_SUFFIXES:
            rest.pop()
        if not match.concept.family or not all(_is_variant(piece) for piece in rest):
            return None
        extended = True
        end = len(tokens[last - 1].text)
    if match.concept.family:
        while last < len(tokens) and tokens[last - 1].spaced and tokens[last].latin and _follows(tokens, last):
            last, end, extended = last + 1, len(tokens[last].text), True
    return match._replace(last=last, end=end, extended=extended)


_COUNT = re.compile(r"\d+[Kk]")
"""How many examples data has; no model is that small."""


def _follows(tokens: tuple[Token, ...], place: int) -> bool:
    word = tokens[place].text
    pieces = _pieces(word)
    if not pieces or not all(_is_variant(piece) for piece in pieces):
        return False
    if (word[0].islower() and word[0] != "v") or _COUNT.fullmatch(word):
        return False
    if word[0].isdigit() and not word[-1].isalpha():  # a version; but no count ("GPT 5 개", "LLaMA 2배")
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if len(word) > 4 or (following is not None and following.text[:1] in "%개배점명번종년월위차단억만천백가"):
            return False
    return True
