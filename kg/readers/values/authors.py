"""Splits a list of authors into names, without marks and affiliations, and says where names were left out."""

import re
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.text.literals import list_literal
from kg.readers.values.plain_names import Plain, plain_names

__all__ = ["Authors", "joined_name", "split_authors", "usual_order"]

_SEPARATOR = re.compile(
    r"""\s*(?:[,;|\n\r，、；]|(?<!\w)/(?!\w))\s*     # what stands between names
      | \s*[·・‧∙•]\s*
      | \s+(?:and|&|및|그리고)\s+
      | (?<=[가-힣])[와과]\s+(?=[가-힣])
    """,
    re.VERBOSE,
)
_AND = re.compile(r"\s*,?\s+(?:and|&|및|그리고)\s+")
_LEADING = re.compile(r"(?:(?:and|&|및|그리고|by)\s+|(?:Dr|Prof)\.\s+|저자\s*[:：]\s*)+", re.IGNORECASE)
_GAP = re.compile(
    r"""(?: \+\s*\d*(?:\s*(?:more|others|authors|명))?    # "+", "+ 12", "+3 more"
        | \.{2,} | …
        | et\.?\s*al\.? | (?:and\s+)?(?:\d+\s+)?(?:more|others)
        | 외(?:\s*\d+\s*[명인])? | 등(?:\s*\d+\s*[명인])? | 等(?:\s*\d*\s*人)?
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING_GAP = re.compile(
    r"\s+(?:et\.?\s*al\.?(?:,?\s\(?(?:19|20)\d\d[a-z]?\)?)?|외(?:\s*\d+\s*[명인])?|등(?:\s*\d+\s*[명인])?|and\s+(?:\d+\s+)?others|…|\.{3,})$"
    r"|(?:(?<=[\u4e00-\u9fff])|\s)\s*(?:等|ほか|他)(?:\s*\d*\s*[人名])?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,4}")
_ENDS_WITH_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-z]\.$")
_INITIALS_BEHIND = re.compile(
    r"(?P<surname>[^\W\d_][^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]+)?)\s(?P<initials>(?:[A-Z]\.[\s-]?){1,3}|[A-Z]{1,3})"
)
_WORKS_AT = re.compile(r"(?<=\w)[\s.,]+@\s?[^\W\d_].*$")  # "Bee et al. @ Some Lab"
_SURNAME = re.compile(
    r"(?:(?:[dl][aeo]s?|del|della|van|von|der|den|ter|ten|le|al|bin|el)\s+){0,3}[^\W\d_][\w'’‐-]*(?:\s[JS]r\.?)?", re.I
)
_MARK_DIGITS = re.compile(r"(?<=[^\W\d_])\s?\d{1,2}$")
_HONORIFIC = re.compile(
    r"(?:(?<=[가-힣]{2})\s+(?:교수님?|박사님?|연구원|저자|님|씨)|(?<=[가-힣]{3})(?:교수님|님)|(?<=[가-힣]{3})교수)$"
)
_AFFILIATION = re.compile(
    r"\b(?:Universit(?:y|é|ät)|Institute\s+(?:of|for)|Department\s+of|Dept\.|College|School\s+of)\b|대학교?$|연구소$",
    re.I,
)
# What the patterns above need at least: most lists have none of it, and are read more quickly.
_MAY_LEAD = ("and ", "by ", "dr. ", "prof. ", "& ", "및 ", "저자", "그리고 ")
_MAY_BE_SUFFIX = ("jr", "sr", "ii", "iv", "ph", "md", "m.d")
_MAY_BE_GAP = (*"+…외등等ほ他", "..", "al", "more", "others")
_MAY_BE_PLACE = ("univ", "instit", "dep", "college", "school", "대학", "연구소")
_DIGIT = re.compile(r"\d")
_BETWEEN_REVERSED = (
    (re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?"), ";；"),
    (_AND, (" and ", "&", "및", "그리고", "\nand ", "\tand ")),
)
_LAST_AND = re.compile(r",?\s(?:and|&)\s[^,]+$")
_GIVEN = re.compile(r"[A-Z][\w'-]+(?:\s[A-Z]\.)?")
_EAST_ASIAN = re.compile(r"[가-힣\u4e00-\u9fff]{2,6}")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")  # not that of "Jr." or of an initial
_EDGES = " \t\r\n*_`:"


class Authors(NamedTuple):
    """The names of a list of authors.

    Attributes:
        names: in order, as they stand.
        positions: the position (from 1) of each, None after a place where names were left out.
        complete: whether the whole list could be read.
        clean: each name as its bearer writes it, given name first, without marks and markup.
    """

    names: tuple[Quote, ...]
    positions: tuple[int | None, ...]
    complete: bool = True
    clean: tuple[str, ...] = ()


class _Piece(NamedTuple):
    """A stretch of the plain text that may be a name, and the name in its usual order."""

    start: int
    end: int
    name: str


def split_authors(text: str, start: int = 0, end: int | None = None) -> Authors:
    """Split the list of authors in ``text[start:end]``, or a list of strings as Python and YAML write it.

    Names stand between commas, semicolons, middle dots, "and" and their like; ``Last, First; Last, First`` is two
    people. Affiliations, marks of footnotes, addresses and links are not part of a name. A lone ``+`` (also ``...``,
    ``et al.``, ``외 3명``) stands for names left out, so that the positions after it are unknown.

    Args:
        text: the document's text.
        start: where the list begins, behind its label.
        end: where it ends; None for the end of the text.
    """
    end = len(text) if end is None else end
    literal = list_literal(text, start, end)
    if literal is None:
        plain = plain_names(text, *_without_brackets(text, start, end))
        found, complete = [(plain, piece) for piece in _pieces(plain.text)], True
    else:
        found, complete = [], literal.rest is None
        for string in literal.strings:
            plain = plain_names(text, string.start, string.end)
            found.append((plain, _Piece(0, len(plain.text), usual_order(plain.text.strip(_EDGES)))))
    return _named(text, found, complete=complete)


def usual_order(name: str) -> str:
    """Return one person's name with the given name first and "Jr." last: ``Bee, Ann`` is ``Ann Bee``."""
    parts = [" ".join(part.split()) for part in name.split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2:
        last, first = parts
        return f"{last} {first}" if _SUFFIX.fullmatch(first) else joined_name(first, last)
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[1]):
        return f"{parts[2]} {parts[0]} {parts[1]}"
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
        return f"{parts[1]} {parts[0]} {parts[2]}"
    return " ".join(name.split())


def joined_name(given: str, family: str, suffix: str = "") -> str:
    """Return a whole name from its parts: ``Ann Bee``, but ``김철수`` of Hangul or Chinese characters."""
    if given and family and _EAST_ASIAN.fullmatch(given + family):
        return f"{family}{given}"
    return " ".join(part for part in (given, family, suffix) if part)


def _named(text: str, found: list[tuple[Plain, _Piece]], *, complete: bool) -> Authors:
    names: list[Quote] = []
    positions: list[int | None] = []
    clean: list[str] = []
    known = True
    words = " ".join(piece.name for _, piece in found).casefold()
    gaps, honorifics = _holds(words, _MAY_BE_GAP), not words.isascii()
    institutions = [bool(_AFFILIATION.search(piece.name)) for _, piece in found] if _holds(words, _MAY_BE_PLACE) else []
    several = len(found) > 1 and not all(institutions)  # a list of institutions alone names the authors
    for plain, piece in found:
        words = plain.text[piece.start : piece.end]
        bare = words.strip(_EDGES)
        if gaps and _GAP.fullmatch(bare):
            known = False
            continue
        begin = piece.start + words.find(bare)
        if "@" in bare:
            bare, piece = _WORKS_AT.sub("", bare), piece._replace(name=_WORKS_AT.sub("", piece.name))
        left_out = _TRAILING_GAP.search(bare) if gaps else None
        if left_out is not None:
            bare = bare[: left_out.start()]
        name = (_TRAILING_GAP.sub("", piece.name) if gaps else piece.name).strip(_EDGES)
        name = _HONORIFIC.sub("", name) if honorifics else name
        if bare.endswith(".") and _FULL_STOP.search(bare):
            bare, name = bare[:-1], name.removesuffix(".")
        if bare and any(map(str.isalpha, name)) and not (several and institutions and _AFFILIATION.search(name)):
            span = Span(plain.offsets[begin], plain.offsets[begin + len(bare) - 1] + 1)
            names.append(Quote(text[span.start : span.end], span))
            positions.append(len(names) if known else None)
            clean.append(" ".join(name.split()))
        known = known and left_out is None
    return Authors(tuple(names), tuple(positions), complete, tuple(clean))


def _holds(words: str, marks: tuple[str, ...]) -> bool:
    return any(mark in words for mark in marks)


def _without_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the inside of a list that stands in brackets as a whole (``[Ann Bee, Cee Dee]`` in YAML)."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    inside = text[start + 1 : end - 1]
    if text[start:end][:1] == "[" and text[end - 1] == "]" and not any(mark in inside for mark in "[]"):
        return start + 1, end - 1
    return start, end


def _pieces(plain: str) -> list[_Piece]:
    found = _surnames_first(plain)
    if found is not None:
        return found
    pieces: list[_Piece] = []
    begin = 0
    words = plain.casefold()
    led, suffixed = _holds(words, _MAY_LEAD), _holds(words, _MAY_BE_SUFFIX)
    for separator in [*_SEPARATOR.finditer(plain), None]:
        until = separator.start() if separator else len(plain)
        if begin < until:
            leading = _LEADING.match(plain, begin, until) if led else None
            begin = leading.end() if leading else begin
            words = plain[begin:until].strip(_EDGES)
            if suffixed and pieces and _SUFFIX.fullmatch(words):
                last = pieces[-1]  # "Jr." belongs to the name before the comma
                pieces[-1] = _Piece(last.start, until, f"{last.name} {words}")
            elif words:
                pieces.append(_Piece(begin, until, words))
        begin = separator.end() if separator else until
    return _without_digits(plain, _with_initials_behind(_with_initials(_first_reversed(plain, pieces))))


def _first_reversed(plain: str, pieces: list[_Piece]) -> list[_Piece]:
    """Join the first two of ``Bee, Ann, Cee Dee, and Eve Foxglove``: in Chicago style only the first is reversed."""
    shortened = len(pieces) > 3 and _GAP.fullmatch(pieces[-1].name) is not None
    if len(pieces) < 3 or not plain.isascii() or not (shortened or _LAST_AND.search(plain)):
        return pieces
    last, first = pieces[0], pieces[1]
    if " " in last.name or not _GIVEN.fullmatch(first.name) or any(" " not in piece.name for piece in pieces[2:]):
        return pieces
    return [_Piece(last.start, first.end, f"{first.name} {last.name}"), *pieces[2:]]


def _surnames_first(plain: str) -> list[_Piece] | None:
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
        parts = [(b, e) for b, e in zip(bounds[::2], bounds[1::2], strict=True) if plain[b:e].strip(_EDGES)]
        reversed_names = sum(_is_reversed(plain[b:e]) for b, e in parts)
        rest = [plain[b:e].strip(_EDGES) for b, e in parts if not _is_reversed(plain[b:e])]
        fits = all("," not in words and (separator is not _AND or _GAP.fullmatch(words)) for words in rest)
        if len(parts) > 1 and reversed_names and fits:
            return [_Piece(b, e, usual_order(plain[b:e].strip(_EDGES))) for b, e in parts]
    return None


def _is_reversed(words: str) -> bool:
    parts = [part.strip(_EDGES) for part in words.split(",")]
    if len(parts) == 3:
        parts = [part for part in parts if not _SUFFIX.fullmatch(part)]
    return len(parts) == 2 and bool(parts[1]) and _SURNAME.fullmatch(parts[0]) is not None


def _with_initials(pieces: list[_Piece]) -> list[_Piece]:
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
    return [_Piece(last.start, first.end, f"{first.name} {last.name}") for last, first in joined]


def _with_initials_behind(pieces: list[_Piece]) -> list[_Piece]:
    """Turn ``Bee A., Dee C.`` and ``Bee A, Dee CE`` round, as medical references write names, where all are so."""
    people = [piece for piece in pieces if _GAP.fullmatch(piece.name.strip(_EDGES)) is None]
    found = [_INITIALS_BEHIND.fullmatch(piece.name) for piece in people]
    if len(people) < 2 or not all(found):
        return pieces
    turned = {
        id(piece): f"{name['initials']} {name['surname']}"
        for piece, name in zip(people, found, strict=True)
        if name is not None
    }
    return [piece._replace(name=turned.get(id(piece), piece.name)) for piece in pieces]


def _without_digits(plain: str, pieces: list[_Piece]) -> list[_Piece]:
    """Drop the digits of footnotes that several names carry; one name alone may end in a digit (Qwen2)."""
    if _DIGIT.search(plain) is None:
        return pieces
    marked = [piece for piece in pieces if _MARK_DIGITS.search(piece.name) and " " in piece.name]
    if len(marked) < 2:
        return pieces
    bare = []
    for piece in pieces:
        digits = _MARK_DIGITS.search(piece.name)
        if digits is None or digits.start() == 0:
            bare.append(piece)
            continue
        end = piece.start + len(plain[piece.start : piece.end].rstrip(_EDGES)) - len(digits[0])
        bare.append(_Piece(piece.start, max(end, piece.start), piece.name[: digits.start()]))
    return bare
