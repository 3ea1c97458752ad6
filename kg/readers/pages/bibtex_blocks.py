"""Reads the BibTeX entry of a note's paper, which many notes keep in a block of code."""

import re

from kg.model import Quote
from kg.readers.bibliography.bibtex import read_bibtex
from kg.readers.bibliography.records import Record
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.values.addresses import parsed_address
from kg.readers.values.authors import Authors
from kg.readers.values.ids import best_id
from kg.readers.words.labels import FieldName

__all__ = ["address_of_record", "authors_of_record", "bibtex_entry"]

_OPENING = re.compile(r"\s*@[A-Za-z]+\s*\{")
_LANGUAGES = frozenset({"bibtex", "bib", "tex", "latex", "text", "txt"})
_LONGEST = 20_000  # characters of a block


def bibtex_entry(text: str, start: int, end: int, info: str = "") -> Record | None:
    """Return the one entry in ``text[start:end]``, None where there is none or several.

    Args:
        text: the document's text.
        start: where the code begins.
        end: where it ends.
        info: what its fence says of its language.
    """
    end = min(end, start + _LONGEST)
    if _OPENING.match(text, start, end) is None or (info and info.split()[0].casefold() not in _LANGUAGES):
        return None
    records, _ = read_bibtex(text, start, end)
    return records[0] if len(records) == 1 else None


def authors_of_record(record: Record) -> Authors | None:
    """Return the authors of an entry, None if it has none."""
    if not record.authors:
        return None
    positions = tuple(range(1, len(record.authors) + 1))
    return Authors(record.authors, positions, clean=record.author_names)


def address_of_record(text: str, record: Record) -> OwnAddress | None:
    """Return the best id or address of an entry's paper, None if it has none."""
    best = best_id(record.ids)
    address = parsed_address(best.url) if best is not None else None
    if best is None or address is None or not address.of_paper:
        return None
    words = Quote(text[best.span.start : best.span.end], best.span)
    return OwnAddress(address, words, Strength.LABELLED, "in a BibTeX entry", FieldName.ARXIV)
