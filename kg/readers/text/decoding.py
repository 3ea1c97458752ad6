"""Turns the bytes of a file into text, whatever their encoding and damage."""

import codecs
from typing import NamedTuple

from kg.model import Problem

__all__ = ["Decoded", "decode_text"]

_MARKS = (  # byte order marks, longest first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\v\x1b"))
_BINARY = 0.1  # share of control or undecodable characters from which on data is not text
_SAMPLE = 65_536  # bytes in which control characters are counted
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """Text out of bytes.

    Attributes:
        text: the text without byte order mark; line ends as they stand, but LF for files whose lines end in bare CR.
        encoding: a name that Python's ``bytes.decode_text`` knows; undamaged bytes give the text by it.
        problems: what was damaged or odd, by line.
        binary: whether the data is not text at all (the text is then empty).
    """

    text: str
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()
    binary: bool = False


def decode_text(data: bytes) -> Decoded:
    """Decode ``data`` as UTF-8, as what its byte order mark says, or as CP949 (which holds EUC-KR).

    Never raises. Undecodable bytes and NUL characters become U+FFFD (as CommonMark 0.31, section 2.3, asks for NUL),
    a character cut by the end of the data is left out; each is reported as a problem.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _utf16_without_mark(data)
    sample = b"" if encoding.startswith(("utf-16", "utf-32")) else data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _BINARY * len(sample):
        return Decoded("", "binary", binary=True)
    problems: list[Problem] = []
    if encoding:
        text, problems = _decode(data, encoding)
    else:
        encoding = "utf-8"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            encoding, text, problems = _decode_broken(data)
    if text.count(_REPLACEMENT) > _BINARY * len(text):
        return Decoded("", "binary", binary=True)
    if "\0" in text:
        count, line = text.count("\0"), _line(text, text.index("\0"))
        problems.append(Problem(line, f"{count} NUL character(s) replaced, the first on this line"))
        text = text.replace("\0", _REPLACEMENT)
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")  # of old Macintoshes; as long as before, and lines can be counted
    return Decoded(text, encoding, tuple(problems))


def _utf16_without_mark(data: bytes) -> str:
    """Return the UTF-16 of text without a mark, which shows by NULs on one side of its pairs; else nothing."""
    sample = data[:4096]
    if sample.count(0) * 8 < len(sample) or len(sample) < 8:
        return ""
    high, low = sample[::2].count(0), sample[1::2].count(0)
    if min(high, low) * 20 > max(high, low):
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _decode_broken(data: bytes) -> tuple[str, str, list[Problem]]:
    """Decode what is not clean UTF-8: as damaged UTF-8 if most of its characters are whole, else as CP949."""
    text, problems = _decode(data, "utf-8")
    damaged = text.count(_REPLACEMENT)
    whole = len(text) - len(text.encode("ascii", "ignore")) - damaged
    if damaged > whole:
        korean, korean_problems = _decode(data, "cp949")
        if korean.count(_REPLACEMENT) < damaged / 4:
            note = "not UTF-8: decoded as CP949 (EUC-KR); save it as UTF-8 to be sure"
            return "cp949", korean, [Problem(0, note), *korean_problems]
    return "utf-8", text, problems


def _decode(data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    # what is left undecoded is the beginning of one more character
    if decoder.getstate()[0]:
        problems.append(Problem(_line(text, len(text)), "the file ends inside a character"))
    damaged = text.find(_REPLACEMENT)
    if damaged >= 0:
        count = text.count(_REPLACEMENT)
        message = f"{count} place(s) are not {encoding} text, the first on this line"
        problems.insert(0, Problem(_line(text, damaged), message))
    return text, problems


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
