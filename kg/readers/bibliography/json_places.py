"""Parses JSON so that each string knows where it stands."""

import json
import json.decoder
import json.scanner
from typing import Any, Self

__all__ = ["PlacedString", "parse_json"]


class PlacedString(str):
    """A string of a JSON text; the document holds it, with its escapes, in ``text[start:end]``."""

    __slots__ = ("end", "start")
    start: int
    end: int

    @classmethod
    def placed(cls, value: str, start: int, end: int) -> Self:
        """Return ``value`` with its place."""
        made = cls(value)
        made.start, made.end = start, end
        return made


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__(strict=False)
        self.parse_string = _string
        # the scanner in C has its own string parser
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def parse_json(text: str) -> Any:
    """Return the value of a JSON text; the strings in it are :class:`PlacedString`, but for the keys of objects.

    Raises:
        ValueError: it is not JSON, or its arrays and objects are nested too deeply.
    """
    try:
        return _Decoder().decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _string(text: str, begin: int, strict: bool = True) -> tuple[PlacedString, int]:
    value, after = json.decoder.scanstring(text, begin, strict)  # type: ignore[attr-defined]
    return PlacedString.placed(value, begin, after - 1), after
