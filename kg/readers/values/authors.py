"""Splits a list of authors into names, without marks and affiliations, and says where names were left out."""

import re
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.text.literals import list_literal
from kg.readers.values.name_order import EDGES, GAP, SUFFIX, NamePiece, in_usual_order, surnames_first, usual_order
from kg.readers.values.plain_names import Plain, plain_names

__all__ = ["Authors", "split_authors"]

_SEPARATOR = re.compile(
    r"""\s*(?:[,;|\n\r，、；]|(?<!\w)/(?!\w))\s*     # what stands between names
      | \s*[·・‧∙•]\s*
      | \s+(?:and|&|및|그리고)\s+
      | (?<=[가-힣])[와과]\s+(?=[가-힣])
    """,
    re.VERBOSE,
)
_LEADING = re.compile(r"(?:(?:and|&|및|그리고|by)\s+|(?:Dr|Prof)\.\s+|저자\s*[:：]\s*)+", re.IGNORECASE)
_TRAILING_GAP = re.compile(
    r"\s+(?:et\.?\s*al\.?(?:,?\s\(?(?:19|20)\d\d[a-z]?\)?)?|외(?:\s*\d+\s*[명인])?|등(?:\s*\d+\s*[명인])?|and\s+(?:\d+\s+)?others|…|\.{3,})$"
    r"|(?:(?<=[\u4e00-\u9fff])|\s)\s*(?:等|ほか|他)(?:\s*\d*\s*[人名])?$",
    re.IGNORECASE,
)
_WORKS_AT = re.compile(r"(?<=\w)[\s.,]+@\s?[^\W\d_].*$")  # "Bee et al. @ Some Lab"
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
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")  # not that of "Jr." or of an initial


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
            found.append((plain, NamePiece(0, len(plain.text), usual_order(plain.text.strip(EDGES)))))
    return _named(text, found, complete=complete)


def _named(text: str, found: list[tuple[Plain, NamePiece]], *, complete: bool) -> Authors:
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
        bare = words.strip(EDGES)
        if gaps and GAP.fullmatch(bare):
            known = False
            continue
        begin = piece.start + words.find(bare)
        if "@" in bare:
            bare, piece = _WORKS_AT.sub("", bare), piece._replace(name=_WORKS_AT.sub("", piece.name))
        left_out = _TRAILING_GAP.search(bare) if gaps else None
        if left_out is not None:
            bare = bare[: left_out.start()]
        name = (_TRAILING_GAP.sub("", piece.name) if gaps else piece.name).strip(EDGES)
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


def _pieces(plain: str) -> list[NamePiece]:
    found = surnames_first(plain)
    if found is not None:
        return found
    pieces: list[NamePiece] = []
    begin = 0
    words = plain.casefold()
    led, suffixed = _holds(words, _MAY_LEAD), _holds(words, _MAY_BE_SUFFIX)
    for separator in [*_SEPARATOR.finditer(plain), None]:
        until = separator.start() if separator else len(plain)
        if begin < until:
            leading = _LEADING.match(plain, begin, until) if led else None
            begin = leading.end() if leading else begin
            words = plain[begin:until].strip(EDGES)
            if suffixed and pieces and SUFFIX.fullmatch(words):
                last = pieces[-1]  # "Jr." belongs to the name before the comma
                pieces[-1] = NamePiece(last.start, until, f"{last.name} {words}")
            elif words:
                pieces.append(NamePiece(begin, until, words))
        begin = separator.end() if separator else until
    return _without_digits(plain, in_usual_order(plain, pieces))


def _without_digits(plain: str, pieces: list[NamePiece]) -> list[NamePiece]:
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
        end = piece.start + len(plain[piece.start : piece.end].rstrip(EDGES)) - len(digits[0])
        bare.append(NamePiece(piece.start, max(end, piece.start), piece.name[: digits.start()]))
    return bare
