"""What a name looks like: features of its spelling alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.nlp.words import HARDWARE

__all__ = ["spelling_features"]


@lru_cache(maxsize=1 << 14)
def spelling_features(spelling: str) -> tuple[str, ...]:
    """Return the features of a spelling, readable ones."""
    return tuple(_shapes(spelling))


def _shapes(spelling: str) -> Iterator[str]:
    words = spelling.split()
    yield f"words={min(len(words), 5)}"
    yield f"letters={min(len(spelling), 16) // 2 * 2}"
    letters = re.sub(r"[^A-Za-z]", "", spelling)
    if letters.isupper():
        yield f"capitals={min(len(letters), 6)}"
    elif letters.islower():
        yield "lower-case"
    elif len(words) == 1 and _CAPITALISED.fullmatch(spelling):
        yield "capitalised-word"
    if any(char.isdigit() for char in spelling):
        yield "digits"
    if _SIZE.search(spelling):
        yield "size"
    if _VERSION.search(spelling):
        yield "version"
    if HARDWARE.search(spelling):
        yield "hardware"
    if "-" in spelling:
        yield "hyphen"
    if _HANGUL.search(spelling):
        yield "hangul"
    if spelling.endswith("s") and not spelling.endswith(("ss", "us", "is")):
        yield "plural"
    if _INNER.search(spelling):
        yield "inner-capital"
    tail = words[-1].casefold() if words else ""
    if len(words) > 1:
        yield f"last={tail}"
        yield f"first={words[0].casefold()}"
    yield f"tail={tail[-4:]}"
    last_hump = _HUMPS.findall(words[-1]) if words else []
    if len(last_hump) > 1:
        yield f"last-hump={last_hump[-1].casefold()}"
    head = _HEAD.match(spelling.casefold())
    if head and len(head[0]) < len(spelling):
        yield f"head={head[0]}"
    for piece in re.split(r"[\s_-]+", spelling.casefold())[1:]:
        if piece.isalpha():
            yield f"piece={piece}"


_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_SIZE = re.compile(r"(?<![A-Za-z\d])\d{1,4}(?:\.\d+)?[BbMm]\b")
_VERSION = re.compile(r"[ -]?v?\d(?:\.\d)?$")
_HANGUL = re.compile("[가-힣]")
_INNER = re.compile(r"[a-z][A-Z]")
_HUMPS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+[KkMmBb]?")
_HEAD = re.compile(r"[a-z]+")
