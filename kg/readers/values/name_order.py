"""Puts names that begin with the surname (``Bee, Ann``, ``Bee, A., Dee, C.``, ``Bee A.``) into their usual order."""

import re
from typing import NamedTuple

__all__ = ["EDGES", "GAP", "SUFFIX", "NamePiece", "in_usual_order", "joined_name", "surnames_first", "usual_order"]

_AND = re.compile(r"\s*,?\s+(?:and|&|및|그리고)\s+")
GAP = re.compile(
    r"""(?: \+\s*\d*(?:\s*(?:more|others|authors|명))?    # "+", "+ 12", "+3 more"
        | \.{2,} | …
        | et\.?\s*al\.? | (?:and\s+)?(?:\d+\s+)?(?:more|others)
        | 외(?:\s*\d+\s*[명인])? | 등(?:\s*\d+\s*[명인])? | 等(?:\s*\d*\s*人)?
        )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Matches what stands in a list for names that were left out."""
SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?)", re.IGNORECASE)
"""Matches what may stand behind a whole name."""
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,4}")
_ENDS_WITH_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-z]\.$")
_INITIALS_BEHIND = re.compile(
    r"(?P<surname>[^\W\d_][^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]+)?)\s(?P<initials>(?:[A-Z]\.[\s-]?){1,3}|[A-Z]{1,3})"
)
_SURNAME = re.compile(
    r"(?:(?:[dl][aeo]s?|del|della|van|von|der|den|ter|ten|le|al|bin|el)\s+){0,3}[^\W\d_][\w'’‐-]*(?:\s[JS]r\.?)?", re.I
)
_BETWEEN_REVERSED = (
    (re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?"), ";；"),
    (_AND, (" and ", "&", "및", "그리고", "\nand ", "\tand ")),
)
_LAST_AND = re.compile(r",?\s(?:and|&)\s[^,]+$")
_GIVEN = re.compile(r"[A-Z][\w'-]+(?:\s[A-Z]\.)?")
_EAST_ASIAN = re.compile(r"[가-힣\u4e00-\u9fff]{2,6}")
EDGES = " \t\r\n*_`:"
"""The characters around a name that are not part of it."""


class NamePiece(NamedTuple):
    """A stretch of the plain text that may be a name, and the name in its usual order."""

    start: int
    end: int
    name: str


def usual_order(name: str) -> str:
    """Return one person's name with the given name first and "Jr." last: ``Bee, Ann`` is ``Ann Bee``."""
    parts = [" ".join(part.split()) for part in name.split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2:
        last, first = parts
        return f"{last} {first}" if SUFFIX.fullmatch(first) else joined_name(first, last)
    if len(parts) == 3 and SUFFIX.fullmatch(parts[1]):
        return f"{parts[2]} {parts[0]} {parts[1]}"
    if len(parts) == 3 and SUFFIX.fullmatch(parts[2]):
        return f"{parts[1]} {parts[0]} {parts[2]}"
    return " ".join(name.split())


def joined_name(given: str, family: str, suffix: str = "") -> str:
    """Return a whole name from its parts: ``Ann Bee``, but ``김철수`` of Hangul or Chinese characters."""
    if given and family and _EAST_ASIAN.fullmatch(given + family):
        return f"{family}{given}"
    return " ".join(part for part in (given, family, suffix) if part)


def surnames_first(plain: str) -> list[NamePiece] | None:
    """Return the names of ``Last, First; Last, First`` and ``Last, First and Last, First``; None for other lists."""
    if "," not in plain:
        return None
    for separator, marks in _BETWEEN_REVERSED:
        if not any(mark in plain for mark in marks):
            continue
        bounds = [0]
        for found in separator.finditer(plain):
            bounds += [found.start(), found.end()]
        bounds.append(len(plain))
        parts = [(b, e) for b, e in zip(bounds[::2], bounds[1::2], strict=True) if plain[b:e].strip(EDGES)]
        reversed_names = sum(_is_reversed(plain[b:e]) for b, e in parts)
        rest = [plain[b:e].strip(EDGES) for b, e in parts if not _is_reversed(plain[b:e])]
        fits = all("," not in words and (separator is not _AND or GAP.fullmatch(words)) for words in rest)
        if len(parts) > 1 and reversed_names and fits:
            return [NamePiece(b, e, usual_order(plain[b:e].strip(EDGES))) for b, e in parts]
    return None


def _is_reversed(words: str) -> bool:
    parts = [part.strip(EDGES) for part in words.split(",")]
    if len(parts) == 3:
        parts = [part for part in parts if not SUFFIX.fullmatch(part)]
    return len(parts) == 2 and bool(parts[1]) and _SURNAME.fullmatch(parts[0]) is not None


def _first_reversed(plain: str, pieces: list[NamePiece]) -> list[NamePiece]:
    """Join the first two of ``Bee, Ann, Cee Dee, and Eve Foxglove``: in Chicago style only the first is reversed."""
    shortened = len(pieces) > 3 and GAP.fullmatch(pieces[-1].name) is not None
    if len(pieces) < 3 or not plain.isascii() or not (shortened or _LAST_AND.search(plain)):
        return pieces
    last, first = pieces[0], pieces[1]
    if " " in last.name or not _GIVEN.fullmatch(first.name) or any(" " not in piece.name for piece in pieces[2:]):
        return pieces
    return [NamePiece(last.start, first.end, f"{first.name} {last.name}"), *pieces[2:]]


def _with_initials(pieces: list[NamePiece]) -> list[NamePiece]:
    """Join ``Bee, A., Dee, C.`` and ``Bee, Ann A., Dee, Cee``: given names stand behind their surnames."""
    if not any("." in piece.name for piece in pieces):
        return pieces
    givens, surnames = pieces[1::2], pieces[::2]
    if not givens or len(givens) != len(surnames):
        return pieces
    initialled = [piece for piece in givens if _ENDS_WITH_INITIAL.search(piece.name)]
    whole = len(givens) > 1 and len(givens) * 2 == len(pieces) and len(initialled) > 0
    if not whole and not all(_INITIALS.fullmatch(piece.name) for piece in givens):
        return pieces
    if any(" " in piece.name and piece not in initialled for piece in givens):
        return pieces
    if not all(_SURNAME.fullmatch(piece.name) for piece in surnames):
        return pieces
    joined = zip(surnames, givens, strict=True)
    return [NamePiece(last.start, first.end, f"{first.name} {last.name}") for last, first in joined]


def _with_initials_behind(pieces: list[NamePiece]) -> list[NamePiece]:
    """Turn ``Bee A., Dee C.`` and ``Bee A, Dee CE`` round, as medical references write names, where all are so."""
    if not pieces or _INITIALS_BEHIND.fullmatch(pieces[0].name) is None:
        return pieces
    people = [piece for piece in pieces if GAP.fullmatch(piece.name.strip(EDGES)) is None]
    found = [_INITIALS_BEHIND.fullmatch(piece.name) for piece in people]
    if len(people) < 2 or not all(found):
        return pieces
    turned = {
        id(piece): f"{name['initials']} {name['surname']}"
        for piece, name in zip(people, found, strict=True)
        if name is not None
    }
    return [piece._replace(name=turned.get(id(piece), piece.name)) for piece in pieces]


def in_usual_order(plain: str, pieces: list[NamePiece]) -> list[NamePiece]:
    """Return the names of a list between whose parts commas stand, each with its given name first."""
    return _with_initials_behind(_with_initials(_first_reversed(plain, pieces)))
