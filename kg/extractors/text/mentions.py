"""Finds the lexicon's names in tokens: longest match on keys, with sizes and variants of model families.

A scan over token keys in a dictionary: the spellings ``GSM 8K``, ``GSM-8K``, ``GSM8K`` need no pattern
each, as they would in spaCy's PhraseMatcher.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extractors.rules.words import DERIVING_SUFFIXES, PARTICLES, VARIANT_WORDS
from kg.extractors.text.analysis import Mention, Sentence, Token
from kg.lexicon import Concept, ConceptKind, Lexicon, exact_key, key
from kg.lexicon.index import OPENING
from kg.model import Span

__all__ = ["find_mentions"]


class _Atom(NamedTuple):
    """A piece of a token between its joints: the unit a name may begin or end with."""

    folded: str
    exact: str
    token: int
    start: int  # offset within the token
    end: int
    closes: bool  # the token ends here


class _Match(NamedTuple):
    concept: Concept
    first: int  # token index
    last: int  # token index after the end
    end: int  # offset of the end within the last token
    extended: bool


_LONGEST_NAME = 9  # tokens
_PIECE = re.compile(r"[^-_‐‑–]+")
_PARTICLE = re.compile(f"(?:{PARTICLES})$")


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[tuple[str, str, int, int], ...]:
    found = [(key(m.group()), exact_key(m.group()), m.start(), m.end()) for m in _PIECE.finditer(word)]
    return tuple(piece for piece in found if piece[0])


def _atoms(tokens: tuple[Token, ...], place: int, stop: int) -> Iterator[_Atom]:
    """Yield the atoms of the tokens from ``place`` that one name can take up."""
    for at in range(place, min(stop, place + _LONGEST_NAME)):
        pieces = _pieces(tokens[at].text)
        last = len(pieces)
        for number, (folded, exact, start, end) in enumerate(pieces, 1):
            yield _Atom(folded, exact, at, start, end, number == last)


def find_mentions(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the lexicon's names among ``tokens``, in order; of overlapping ones the longest.

    Two kinds may claim the same words; ambiguous names are marked unsure.
    """
    mentions: list[Mention] = []
    for sentence in sentences:
        place = sentence.first
        while place < sentence.last:
            pieces = _pieces(tokens[place].text)
            if not pieces or not _may_begin(pieces[0][0], tokens[place].latin, lexicon):
                place += 1
                continue
            matches = _matches(tokens, place, _atoms(tokens, place, sentence.last), lexicon)
            mentions.extend(_mention(tokens, match, sentence) for match in matches)
            place = matches[0].last if matches else place + 1
    return tuple(mentions)


def _may_begin(piece: str, latin: bool, lexicon: Lexicon) -> bool:
    """Return whether a name may begin with a piece; a Hangul one may be a short name with its particle."""
    if latin:
        return piece[:OPENING] in lexicon.openings
    return piece[:3] in lexicon.openings or piece[:2] in lexicon.by_key


def _mention(tokens: tuple[Token, ...], match: _Match, sentence: Sentence) -> Mention:
    start = tokens[match.first].start
    end = tokens[match.last - 1].start + match.end
    surface = "".join(token.text + (" " if token.spaced else "") for token in tokens[match.first : match.last]).rstrip()
    surface = surface[: end - start]
    return Mention(
        kind=match.concept.kind,
        concept=match.concept,
        span=Span(start, end),
        surface=surface,
        sentence=sentence.index,
        first=match.first,
        last=match.last,
        extended=match.extended,
        sure=not match.concept.shares(key(surface)),
    )


def _matches(tokens: tuple[Token, ...], first: int, atoms: Iterator[_Atom], lexicon: Lexicon) -> list[_Match]:
    """Return the longest matches of the atoms that begin at token ``first``, at most one a kind."""
    folded = exact = ""
    best: dict[ConceptKind, _Match] = {}
    for atom in atoms:
        token = tokens[atom.token]
        word_folded, word_exact, word_end = atom.folded, atom.exact, atom.end
        for match in _ending(folded, exact, word_folded, word_exact, atom, token, first, word_end, lexicon):
            grown = _grown(tokens, match, atom)
            if grown is not None:
                best[match.concept.kind] = grown
        folded += atom.folded
        exact += atom.exact
        if folded[:OPENING] not in lexicon.openings or len(folded) > lexicon.longest:
            break
    if not best:
        return []
    longest = max((match.last, match.end) for match in best.values())
    return [match for match in best.values() if (match.last, match.end) == longest]


def _ending(
    folded: str,
    exact: str,
    word: str,
    word_exact: str,
    atom: _Atom,
    token: Token,
    first: int,
    end: int,
    lexicon: Lexicon,
) -> Iterator[_Match]:
    """Yield the matches that end with this atom, whole or (Hangul) without its particle."""
    for concept in lexicon.matching(folded + word, exact + word_exact):
        yield _Match(concept, first, atom.token + 1, end, False)
    if not token.latin and (particle := _PARTICLE.search(word)) and particle.start() > 0:
        cut = len(particle.group())
        for concept in lexicon.matching(folded + word[:-cut], exact + word_exact[:-cut]):
            yield _Match(concept, first, atom.token + 1, end - cut, False)


_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[BbMmKkT]|[vV]?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?|\d{4}|A\d+B|\d{6,8}")


def _is_variant(piece: str) -> bool:
    return bool(_SIZE.fullmatch(piece)) or piece.casefold() in VARIANT_WORDS


def _grown(tokens: tuple[Token, ...], match: _Match, atom: _Atom) -> _Match | None:
    """Return the match with the sizes and variants that follow it, None if the token goes on with something else."""
    extended = False
    last, end = match.last, match.end
    if not atom.closes:
        rest = [word for _, word, _, _ in _pieces(tokens[atom.token].text[atom.end :])]
        if all(piece.casefold() in DERIVING_SUFFIXES for piece in rest):
            # "AIME-level" problems are not AIME's
            return match if match.concept.kind is not ConceptKind.BENCHMARK else None
        while rest and rest[-1].casefold() in DERIVING_SUFFIXES:
            rest.pop()
        if not match.concept.family or not all(_is_variant(piece) for piece in rest):
            return None
        extended = True
        end = len(tokens[atom.token].text)
    if match.concept.family:
        while last < len(tokens) and tokens[last - 1].spaced and tokens[last].latin and _follows(tokens, last):
            last, end, extended = last + 1, len(tokens[last].text), True
    return _Match(match.concept, match.first, last, end, extended)


def _follows(tokens: tuple[Token, ...], place: int) -> bool:
    word = tokens[place].text
    pieces = [exact for _, exact, _, _ in _pieces(word)]
    if not pieces or not all(_is_variant(piece) for piece in pieces):
        return False
    if word[0].islower() and word[0] != "v":
        return False
    if word[0].isdigit() and not word[-1].isalpha():  # a version; but no count ("GPT 5 개", "LLaMA 2배")
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if len(word) > 4 or (following is not None and following.text[:1] in "%개배점명번종년월위차단억만천백가"):
            return False
    return True
