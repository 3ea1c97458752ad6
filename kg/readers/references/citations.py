"""Finds in-text citations and the references they point to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Quote, Reference, Span
from kg.readers.references.items import year_of
from kg.readers.text.quotes import quote
from kg.schema.iris import person_key

__all__ = ["with_citations"]

_SURNAME = r"[^\W\d_a-z][\w'’‐-]*+"
_SECOND = rf"(?:\s+(?:and|&|및)|[와과])\s+{_SURNAME}(?:\s{_SURNAME})?"
_OTHERS = rf"(?:\s+et\.?\s+al\.?|\s*(?:등|외)(?=[\s,(\[])|{_SECOND})"
_YEARS = r"(?P<year>(?:19|20)\d\d)(?:년)?(?P<suffix>[a-h]?)(?P<more>(?:,\s?(?:(?:19|20)\d\d)?[a-h](?![\w]))*)"
_NAMES = rf"(?P<surname>{_SURNAME})(?P<others>{_OTHERS})?"
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{4,600})[\])]")
_WITHIN = re.compile(rf"(?<![\w.'’‐-]){_NAMES}\s*,?\s*{_YEARS}(?![\w-])")
_NARRATIVE = re.compile(rf"(?<![\w.'’‐-]){_NAMES}\s*[\[(]{_YEARS}[\])]")
_MORE = re.compile(r"((?:19|20)\d\d)?([a-h])")
_YEAR_ALONE = re.compile(r"(?<!al\.\s)(?<![\w)]\s)[\[(](?P<year>(?:19|20)\d\d)(?P<suffix>[a-h])[\])]")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,40})\]")
_PART = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")

_Key = tuple[int, str]


def with_citations(
    text: str, bodies: Iterable[Span], references: list[Reference], *, numbered: bool = False
) -> tuple[Reference, ...]:
    """Return the references, each with the in-text citations that point to it.

    A citation points to the reference of the same first surname and year (with its letter). One whose surname no
    reference has points to the only one of that year and letter whose first author is written in Hangul: its name was
    translated. What fits several references points to none.

    Args:
        text: the document's text.
        bodies: the stretches of running text, without the reference list.
        references: the items of the list.
        numbered: whether the items are numbered, and cited as ``[3]``.
    """
    if not references:
        return ()
    found: list[list[Quote]] = [[] for _ in references]
    index = _Index(text, references)
    for body in bodies:
        pointed = _numbers(text, body, len(references)) if numbered else index.citations(body)
        for place, citation in pointed:
            found[place].append(citation)
    cited = zip(references, found, strict=True)
    return tuple(replace(reference, citations=tuple(quotes)) for reference, quotes in cited)


class _Index:
    def __init__(self, text: str, references: list[Reference]) -> None:
        self._text = text
        self._by_name: dict[tuple[str, int], list[tuple[int, str]]] = {}
        self._by_letter: dict[_Key, list[int]] = {}
        self._translated: dict[_Key, list[int]] = {}
        for place, reference in enumerate(references):
            year = year_of(text, reference.quote.span.start, reference.quote.span.end)
            if year is None or not reference.authors:
                continue
            author = reference.authors[0]
            surname = author.split(",")[0] if "," in author else author.rsplit(" ", 1)[-1]
            self._by_name.setdefault((person_key(surname), year.year), []).append((place, year.suffix))
            if year.suffix:
                self._by_letter.setdefault((year.year, year.suffix), []).append(place)
            if "가" <= author[0] <= "힣" and year.suffix:
                self._translated.setdefault((year.year, year.suffix), []).append(place)

    def citations(self, body: Span) -> Iterator[tuple[int, Quote]]:
        """Yield each citation with the place of the reference that it points to, in the order of the text."""
        for brackets in _BRACKETS.finditer(self._text, body.start, body.end):
            for citation in _WITHIN.finditer(self._text, *brackets.span(1)):
                yield from self._pointed(citation)
        for citation in _NARRATIVE.finditer(self._text, body.start, body.end):
            yield from self._pointed(citation)

        # a year with its letter is enough where the translation has parted it from the names
        for alone in _YEAR_ALONE.finditer(self._text, body.start, body.end):
            places = self._by_letter.get((int(alone["year"]), alone["suffix"]), [])
            if len(places) == 1:
                yield places[0], quote(self._text, *alone.span())

    def _pointed(self, citation: re.Match[str]) -> Iterator[tuple[int, Quote]]:
        words = quote(self._text, *citation.span())
        year = int(citation["year"])
        keys: list[_Key] = [(year, citation["suffix"])]
        for more in _MORE.finditer(citation["more"]):
            year = int(more[1]) if more[1] else year
            keys.append((year, more[2]))
        for key in keys:
            place = self._place(citation["surname"], key)
            if place is not None:
                yield place, words

    def _place(self, surname: str, key: _Key) -> int | None:
        year, suffix = key
        named = self._by_name.get((person_key(surname), year), [])
        places = [place for place, letter in named if letter == suffix]
        if not places and len(named) == 1 and not (suffix and named[0][1]):
            places = [named[0][0]]
        places = places or self._translated.get(key, [])
        return places[0] if len(places) == 1 else None


def _numbers(text: str, body: Span, count: int) -> Iterator[tuple[int, Quote]]:
    for brackets in _NUMBERS.finditer(text, body.start, body.end):
        for part in _PART.finditer(brackets[1]):
            first, last = int(part[1]), int(part[2] or part[1])
            for number in range(first, min(last, first + 40) + 1):
                if 1 <= number <= count:
                    yield number - 1, quote(text, *brackets.span(1))
