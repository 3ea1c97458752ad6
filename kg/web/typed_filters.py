"""Reads from a question what limits a list of papers: a time, and how many votes at least."""

import re
from collections.abc import Iterator, Mapping

from kg.sparql.periods import first_day

__all__ = ["filters_in", "limiting_spans", "unread_limits"]

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*\.?,? +(?:of +)?((?:19|20)\d\d)\b")
_NUMBERED = re.compile(r"(?<![\d.])((?:(?:19|20)\d\d)(?=[-/.년])|\d\d(?=년))(?:[-/.]|년 ?)(\d{1,2})(?:월|(?!\d))")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.]\d|\d)")
_ATTACHED = re.compile("[가-힣]{1,4}")
_RELATIVE = (
    (re.compile(r"\bthis month\b|이번 ?달"), "this-month", 7),
    (re.compile(r"\blast month\b|지난 ?달"), "last-month", 7),
    (re.compile(r"\bthis year\b|올해"), "this-year", 4),
    (re.compile(r"\blast year\b|작년|지난해"), "last-year", 4),
)
_ENGLISH_VOTES = r"(?:up|thumbs )?(?:votes?|likes)\b"
_ABOVE = r"more than|over|above|beyond|(?:greater|higher) than|exceed(?:s|ing)?|>(?![=\s]*=)"
_FROM = r"at least|from|no (?:fewer|less) than|min(?:imum)?(?: of)?|of|[=:]|>=|≥"
_BELOW = r"(?<!no )(?:fewer|less|lower) than|under|below|at most|up to|no more than|max(?:imum)?(?: of)?|<=?|≤"
_BELOW_KO = r"(?:개|표|건|회)?(?:를|을|이|가|보다)? *(?:미만|이하|아래|적|낮|못 ?미치)"
_KOREAN_VOTES = r"(?:추천|투표|좋아요)(?: ?수)?(?:이|가|는|은)?"
_VOTES = re.compile(
    rf"{_ENGLISH_VOTES} *(?:(?P<past>{_ABOVE})|{_FROM})? *(?P<after>\d{{1,5}})\b(?!\.\d)"
    rf"|(?:(?P<above>{_ABOVE})|(?P<least>{_FROM}))? *(?P<english>\d{{1,5}})\+? *(?:or more )?{_ENGLISH_VOTES}"
    rf"(?! *(?:{_ABOVE}|{_FROM}|{_BELOW})? *\d)"
    r"|(?P<counted>\d{1,5}) *표(?:를|을|가|보다)? *(?P<outdone>넘|초과|많)?"
    rf"|{_KOREAN_VOTES} *(?:(?P<sign>>(?!=))|>=|≥)? *(?P<korean>\d{{1,5}}) *(?:개|표|건|회)?(?:를|을|이|가|보다)?"
    r" *(?P<beyond>넘|초과|많|큰|높)?"
)
_BELOW_VOTES = re.compile(
    rf"{_ENGLISH_VOTES} *(?:{_BELOW}) *\d{{1,5}}"
    rf"|(?:{_BELOW}) *\d{{1,5}} *{_ENGLISH_VOTES}"
    rf"|\d{{1,5}} *{_ENGLISH_VOTES} *(?:or (?:fewer|less)|max(?:imum)?\b|at most)"
    rf"|\d{{1,5}} *표{_BELOW_KO}|{_KOREAN_VOTES} *(?:<=?|≤)? *\d{{1,5}} *{_BELOW_KO}"
    rf"|{_KOREAN_VOTES} *(?:<=?|≤) *\d{{1,5}}"
)
_SOME_VOTES = re.compile(
    rf"{_ENGLISH_VOTES}(?: *+[^\W\d]++| *+[^\w\s]){{1,3}} *(?<![\w.-])(?P<number>\d{{1,5}})\b"
    rf"|{_KOREAN_VOTES} *[^\w\s]{{1,3}} *(?P<korean>\d{{1,5}})\b"
)


def filters_in(text: str) -> Mapping[str, str]:
    """Return what a question limits a list of papers to, as addresses of lists have it: since, until and votes."""
    typed = text.casefold()
    found: dict[str, str] = {}
    if period := _period(typed):
        found["since"] = found["until"] = period
    if votes := next(_votes(typed), None):
        least = int(votes["after"] or votes["english"] or votes["counted"] or votes["korean"])
        is_above = any(votes[name] for name in ("past", "above", "outdone", "sign", "beyond"))
        found["votes"] = str(least + is_above)
    return found


def unread_limits(text: str) -> list[str]:
    """Return the words of a question that limit votes in a way that no list can: "fewer than 5 votes"."""
    typed = text.casefold()
    read = limiting_spans(text)
    spans = [found.span() for found in _BELOW_VOTES.finditer(typed)]
    for found in _SOME_VOTES.finditer(typed):
        first, last = found.span("number" if found["number"] else "korean")
        if not any(first < end and start < last for start, end in read):
            spans.append(found.span())
    return [text[start:end].strip() for start, end in sorted(spans)] if len(typed) == len(text) else []


def _votes(typed: str) -> Iterator[re.Match[str]]:
    """The places that say how many votes at least: neither at most, nor the year before the word."""
    below = [found.span() for found in _BELOW_VOTES.finditer(typed)]
    for found in _VOTES.finditer(typed):
        bare = found["english"] or found["after"]
        is_year = bool(bare) and bool(_YEAR.fullmatch(bare)) and found[0].strip("+ abcdefghijklmnopqrstuvwxyz") == bare
        if not is_year and not any(found.start() < last and first < found.end() for first, last in below):
            yield found


def limiting_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that :func:`filters_in` reads."""
    typed = text.casefold()
    patterns = (_BELOW_VOTES, _MONTH, _NUMBERED, _YEAR, *(pattern for pattern, *_ in _RELATIVE))
    others = [
        (found.start(), _past_unit(typed, found.end())) for pattern in patterns for found in pattern.finditer(typed)
    ]
    return [*(found.span() for found in _votes(typed)), *others]


def _period(typed: str) -> str:
    if found := _MONTH.search(typed):
        return f"{found[2]}-{_NAMES.index(found[1]) + 1:02}"
    if (found := _NUMBERED.search(typed)) and 1 <= int(found[2]) <= 12:
        return f"{found[1] if len(found[1]) == 4 else '20' + found[1]}-{int(found[2]):02}"
    if found := _YEAR.search(typed):
        return found[1]
    return next((first_day(word)[:length] for pattern, word, length in _RELATIVE if pattern.search(typed)), "")


def _past_unit(typed: str, end: int) -> int:
    """The end of the Hangul that is attached to a number: 2024년에."""
    attached = _ATTACHED.match(typed, end)
    return attached.end() if attached and end and typed[end - 1].isdecimal() else end
