"""How far the names reach that stand together: "Foo, Bar(바)와 `Baz (BZ)`" is one enumeration."""

import re
from collections.abc import Sequence

from kg.extractors.names.candidates import Occurrence
from kg.nlp.chunking import Chunk

__all__ = ["enumeration", "stands_with_data"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC", "GLOSSED"))
_JOINTS = frozenset(("COMMA", "AND", "SLASH"))
_LONGEST_BRACKET = 6
_LONGEST_CITATION = 12
_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
_VERBS = frozenset(("REACH", "GAIN", "SHOW", "PRESENT", "MAKE", "USE", "USED", "EVALUATE", "TRAIN"))


def enumeration(chunks: Sequence[Chunk], place: int) -> tuple[int, int]:
    """Return the places of the first and the last part of the enumeration that a name stands in.

    Args:
        chunks: the parts of a sentence.
        place: the place of the name.
    """
    first, last = _item(chunks, place)
    while first > 1 and chunks[first - 1].word_class in _JOINTS and (before := _ends_item(chunks, first - 2)) >= 0:
        first = before
    while last + 2 < len(chunks) and chunks[last + 1].word_class in _JOINTS:
        behind = _starts_item(chunks, last + 2)
        if behind < 0:
            break
        last = behind
    return _within_clause(chunks, place, first, last)


def stands_with_data(occurrence: Occurrence) -> bool:
    """Return whether a name is called data, or listed with names of data."""
    chunks = occurrence.sentence.chunks
    first, last = enumeration(chunks, occurrence.place)
    beside = (chunks[at] for at in range(first, last + 1) if at != occurrence.place)
    return _is(chunks, last + 1, "DATA") or any(chunk.word_class == "BENCHMARK" for chunk in beside)


def _within_clause(chunks: Sequence[Chunk], place: int, first: int, last: int) -> tuple[int, int]:
    """Part a clause's subject from what an adverbial before it lists: "On Foo and Bar, Baz reaches 61.2%"."""
    if (
        first
        and chunks[first - 1].word_class == "ON"
        and last + 1 < len(chunks)
        and chunks[last + 1].word_class in _VERBS
    ):
        comma = next((at for at in range(last - 1, first, -1) if chunks[at].word_class in _JOINTS), -1)
        if _is(chunks, comma, "COMMA"):
            return (comma + 1, last) if place > comma else (first, comma - 1)
    return first, last


def _item(chunks: Sequence[Chunk], place: int) -> tuple[int, int]:
    """Return the reach of one name with the quotation marks around it, its gloss, or what it glosses."""
    first = last = place
    if place and chunks[place - 1].word_class == "OPEN" and _is(chunks, place + 1, "CLOSE"):
        first, last = place - 1, place + 1
        if first and chunks[first - 1].word_class in _NAMES | {"OTHER"}:
            first -= 1
    elif (closed := _closed(chunks, place + 1)) >= 0:
        last = closed
    if first and chunks[first - 1].word_class == "MARK" and _is(chunks, last + 1, "MARK"):
        first, last = first - 1, last + 1
        if (closed := _closed(chunks, last + 1)) >= 0:
            last = closed
    return first, last


def _closed(chunks: Sequence[Chunk], place: int) -> int:
    """Return where the bracket ends that opens at a place, -1 if none does."""
    if not _is(chunks, place, "OPEN"):
        return -1
    end = next(
        (at for at in range(place + 1, min(place + _LONGEST_CITATION, len(chunks))) if _is(chunks, at, "CLOSE")), -1
    )
    return end if end - place < _LONGEST_BRACKET or _YEAR.fullmatch(chunks[end - 1].text) else -1


def _starts_item(chunks: Sequence[Chunk], place: int) -> int:
    """Return where the item ends that starts at a place, -1 if none does."""
    name = place + 1 if _is(chunks, place, "MARK") else place
    if name >= len(chunks):
        return -1
    glossed = chunks[name].word_class == "OTHER" and _closed(chunks, name + 1) >= 0
    return _item(chunks, name)[1] if glossed or chunks[name].word_class in _NAMES else -1


def _ends_item(chunks: Sequence[Chunk], place: int) -> int:
    """Return where the item starts that ends at a place, -1 if none does."""
    name = place
    if _is(chunks, name, "MARK"):
        name -= 1
    if _is(chunks, name, "CLOSE"):
        name = next(
            (at - 1 for at in range(name - 1, max(name - _LONGEST_CITATION, 0), -1) if _closed(chunks, at) == name), -1
        )
        if name < 0 or chunks[name].word_class not in _NAMES | {"OTHER"}:
            return -1
    elif name < 0 or chunks[name].word_class not in _NAMES:
        return -1
    return name - 1 if name and _is(chunks, place, "MARK") and _is(chunks, name - 1, "MARK") else name


def _is(chunks: Sequence[Chunk], place: int, word_class: str) -> bool:
    return 0 <= place < len(chunks) and chunks[place].word_class == word_class
