"""The letters that posters are written in: outlines of Noto Sans CJK KR, which benchmarks/letters.py extracted."""

import gzip
import json
import unicodedata
from functools import cache
from pathlib import Path

from kg.errors import InputError

__all__ = ["letter", "text_width", "wrapped"]

_MISSING = "□"
_CUT = "..."  # the font's own ellipsis stands in the middle of the line, as in Korean text


def letter(character: str, *, bold: bool = False) -> tuple[int, str]:
    """Return the advance and the outline of a character, in thousandths of the font's size, y upwards.

    A character that is not there is taken apart ("ﬁ" gives "f"); what remains unknown is an empty square.

    Raises:
        InputError: the installation lacks the letters.
    """
    known = _letters(bold)
    for tried in (character, unicodedata.normalize("NFKD", character)[:1], _MISSING):
        if tried in known:
            return known[tried]
    return known[" "]


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a line of text is."""
    return sum(letter(character, bold=bold)[0] for character in text) * size / 1000


def wrapped(text: str, width: float, size: int, *, bold: bool = False, most: int = 2) -> tuple[str, ...]:
    """Return a text in lines of nearly the same width, cut at the end of a word if there are too many.

    Args:
        text: words.
        width: how wide a line may be; a longer word stands alone.
        size: of the letters.
        bold: whether they are bold.
        most: how many lines there may be.
    """
    words = text.split()
    lines = _filled(words, width, size, bold)
    if len(lines) > most:
        kept = " ".join(lines[:most])
        while len(_filled([*kept.split()[:-1], kept.split()[-1] + _CUT], width, size, bold)) > most and " " in kept:
            kept = kept.rpartition(" ")[0]
        return tuple(_filled([*kept.split()[:-1], kept.split()[-1] + _CUT], width, size, bold)[:most])
    narrower = width
    while len(lines) > 1:
        narrower *= 0.94
        tried = _filled(words, narrower, size, bold)
        if len(tried) > len(lines) or any(text_width(line, size, bold=bold) > narrower for line in tried):
            break
        lines = tried
    return tuple(lines)


def _filled(words: list[str], width: float, size: int, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _letters(bold: bool) -> dict[str, tuple[int, str]]:
    name = "bold.json.gz" if bold else "regular.json.gz"
    try:
        data = (Path(__file__).parent / name).read_bytes()
    except OSError as error:
        raise InputError(f"The installation lacks the letters {name}.", hint="Reinstall paper-kg.") from error
    return {character: (advance, path) for character, (advance, path) in json.loads(gzip.decompress(data)).items()}
