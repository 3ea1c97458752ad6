"""Reads the BibTeX entry that a note gives of its paper in a block of code."""

import re
from typing import NamedTuple

from kg.model import Quote, Span
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.values.addresses import parsed_address
from kg.readers.values.authors import Authors, usual_order
from kg.readers.words.labels import FieldName

__all__ = ["BibtexEntry", "bibtex_entry"]

_ENTRY = re.compile(r"\s*@(?P<type>[A-Za-z]{3,20})\s*\{\s*(?P<key>[^\s,{}]{1,200})\s*,")
_FIELD = re.compile(r"([A-Za-z][\w-]{1,30})\s*=\s*(?=[{\"\d])")
_LONGEST = 20_000


class BibtexEntry(NamedTuple):
    """What a BibTeX entry says of its paper."""

    title: Quote | None
    title_text: str
    authors: Authors | None
    authors_line: Quote | None
    address: OwnAddress | None


def bibtex_entry(text: str, start: int, end: int, info: str = "") -> BibtexEntry | None:
    """Return the one entry in ``text[start:end]``, None where there is none or several.

    Args:
        text: the document's text.
        start: where the code begins.
        end: where it ends.
        info: what its fence says of its language.
    """
    end = min(end, start + _LONGEST)
    opening = _ENTRY.match(text, start, end)
    if opening is None or (info and info.split()[0].casefold() not in {"bibtex", "bib", "tex", "latex", "text", "txt"}):
        return None
    if _ENTRY.search(text, opening.end(), end) and re.search(
        r"^\s*@[A-Za-z]+\s*\{", text[opening.end() : end], re.MULTILINE
    ):
        return None
    fields: dict[str, Span] = {}
    place = opening.end()
    while (field := _FIELD.search(text, place, end)) is not None:
        value = _value(text, field.end(), end)
        fields.setdefault(field[1].casefold(), value)
        place = max(value.end, field.end())
    title = _quote(text, fields.get("title"))
    names = fields.get("author")
    address = None
    for key in ("eprint", "doi", "url", "journal"):
        span = fields.get(key)
        found = _address(text, span) if span else None
        if found is not None and (address is None or (found.address.arxiv and not address.address.arxiv)):
            address = found
    return BibtexEntry(
        title,
        " ".join(re.sub(r"[{}]", "", title.text).split()) if title else "",
        _authors(text, names) if names else None,
        _quote(text, names),
        address,
    )


def _value(text: str, start: int, end: int) -> Span:
    """Return the value that begins at ``start``, without its braces or quotes."""
    if text[start] == "{":
        depth = 0
        for place in range(start, end):
            depth += (text[place] == "{") - (text[place] == "}")
            if depth == 0:
                return Span(start + 1, place)
        return Span(start + 1, end)
    if text[start] == '"':
        stop = text.find('"', start + 1, end)
        return Span(start + 1, stop if stop >= 0 else end)
    number = re.compile(r"\d+").match(text, start, end)
    return Span(start, number.end() if number else start)


def _quote(text: str, span: Span | None) -> Quote | None:
    return Quote(text[span.start : span.end], span) if span and span.start < span.end else None


def _address(text: str, span: Span) -> OwnAddress | None:
    words = text[span.start : span.end]
    found = re.search(r"https?://\S+|10\.\d{4,9}/\S+|(?:[a-z-]+(?:\.[A-Z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d+)?", words)
    address = parsed_address(found[0]) if found else None
    if found is None or address is None or not address.of_paper:
        return None
    at = span.start + found.start()
    return OwnAddress(
        address, Quote(found[0], Span(at, at + len(found[0]))), Strength.LABELLED, "in a BibTeX entry", FieldName.ARXIV
    )


def _authors(text: str, span: Span) -> Authors:
    names: list[Quote] = []
    clean: list[str] = []
    place = span.start
    for part in [*re.finditer(r"\s+and\s+", text[span.start : span.end]), None]:
        stop = span.start + part.start() if part else span.end
        words = text[place:stop]
        name = words.strip(" \t\r\n{}")
        if name and name.casefold() != "others":
            at = place + words.index(name)
            names.append(Quote(name, Span(at, at + len(name))))
            clean.append(usual_order(name.replace("{", "").replace("}", "")))
        place = span.start + part.end() if part else stop
    return Authors(tuple(names), tuple(range(1, len(names) + 1)), clean=tuple(clean))
