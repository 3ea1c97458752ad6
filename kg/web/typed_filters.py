"""Reads from a question what limits a list of papers: a time, and how many votes at least."""

import re
from collections.abc import Mapping

from kg.sparql.periods import first_day

__all__ = ["filters_in", "limiting_spans"]

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*\.?,? +(?:of +)?((?:19|20)\d\d)\b")
_NUMBERED = re.compile(r"(?<![\d.])((?:(?:19|20)\d\d)(?=[-/.년])|\d\d(?=년))(?:[-/.]|년 ?)(\d{1,2})(?:월|(?!\d))")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.]\d|\d)")
_RELATIVE = (
    (re.compile(r"\bthis month\b|이번 ?달"), "this-month", 7),
    (re.compile(r"\blast month\b|지난 ?달"), "last-month", 7),
    (re.compile(r"\bthis year\b|올해"), "this-year", 4),
    (re.compile(r"\blast year\b|작년|지난해"), "last-year", 4),
)
_ENGLISH_VOTES = r"(?:up|thumbs )?(?:votes?|likes?)\b"
_VOTES = re.compile(
    rf"{_ENGLISH_VOTES} *(?:of )?(?:(?P<past>more than|over|above|>(?!=))|at least|from|>=|≥) *(?P<after>\d{{1,5}})"
    rf"|(?P<above>more than|over|above|>)? *(?P<english>\d{{1,5}})\+? *(?:or more )?{_ENGLISH_VOTES}"
    rf"(?! *(?:of )?(?:more than|over|above|at least|from|>=?|≥) *\d)"
    r"|(?P<counted>\d{1,5}) *표(?:를|을|가)? *(?P<outdone>넘|초과)?"
    r"|(?:추천|투표|좋아요)(?: ?수)?(?:이|가)? *(?P<korean>\d{1,5}) *(?:개|표|건|회)?(?:를|을|이|가)?"
    r" *(?P<beyond>넘|초과)?"
)


def filters_in(text: str) -> Mapping[str, str]:
    """Return what a question limits a list of papers to, as addresses of lists have it: since, until and votes."""
    typed = text.casefold()
    found: dict[str, str] = {}
    if period := _period(typed):
        found["since"] = found["until"] = period
    if votes := _VOTES.search(typed):
        least = int(votes["after"] or votes["english"] or votes["counted"] or votes["korean"])
        is_above = any(votes[name] for name in ("past", "above", "outdone", "beyond"))
        found["votes"] = str(least + is_above)
    return found


def limiting_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that :func:`filters_in` reads."""
    patterns = (_VOTES, _MONTH, _NUMBERED, _YEAR, *(pattern for pattern, *_ in _RELATIVE))
    return [found.span() for pattern in patterns for found in pattern.finditer(text.casefold())]


def _period(typed: str) -> str:
    if found := _MONTH.search(typed):
        return f"{found[2]}-{_NAMES.index(found[1]) + 1:02}"
    if (found := _NUMBERED.search(typed)) and 1 <= int(found[2]) <= 12:
        return f"{found[1] if len(found[1]) == 4 else '20' + found[1]}-{int(found[2]):02}"
    if found := _YEAR.search(typed):
        return found[1]
    return next((first_day(word)[:length] for pattern, word, length in _RELATIVE if pattern.search(typed)), "")
