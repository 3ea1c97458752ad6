"""Finds the names of people on a line that holds nothing else."""

import re

from kg.model import Span
from kg.readers.text.quotes import stripped
from kg.readers.words.link_words import is_name_list

__all__ = ["names_on"]

_SIGN = re.compile(r"[^\w\s\[\](){}<>*_`~\"'“‘|#&@$\\.,:;!?=+-]{1,4}\s+")  # 👥 before names
_PEOPLE = re.compile(r"[\U0001f464\U0001f465\u270d\U0001f58a\U0001f58b]\ufe0f?\s+(?=[^\W\d_a-z])[^.:()\[\]]{2,300}")
_BY = re.compile(r"by\s+(?=[A-Z])", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"(?<=\bal\.)\s+(?:19|20)\d\d$|\s*[(（](?:19|20)\d\d[)）]\.?$")
_AFFILIATION_BEHIND = re.compile(r"\s*[(（][^()（）]{1,80}[)）]\.?$")
_BEHIND_ET_AL = re.compile(
    r"([^()\[\]\d]{3,300}?(?:\bet\.? ?al\.?|\s외(?:\s\d{1,3}\s?명)?))\s*[,;·(–—-]\s*[A-Z가-힣][^()\[\]:.]{1,60}\)?$"
)
_VENUE_BEHIND = re.compile(  # "A. Bee and C. Dee, Letters 1 (2023)": behind "and" stands the last name
    r"([^()\[\]\d:]{3,400}?\s(?:and|&)\s[A-Z][^,()\[\]\d:]{1,40}),\s+[^()\[\]:]{2,80}[\s(,](?:19|20)\d\d\)?[.*_]*"
)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})(?<![JS]r)\.$")
_TAG = re.compile(r"<(sup|sub)>[^<>]{0,40}</\1>|</?\w[^<>]{0,100}>")


def _within_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of a line stand that is in emphasis as a whole."""
    begin, stop = start, end
    while stop - begin > 2 and text[begin] in "*_" and text[stop - 1] == text[begin]:
        begin, stop = begin + 1, stop - 1
    return (start, end) if any(mark in text[begin:stop] for mark in "*_") else (begin, stop)


def names_on(text: str, start: int, end: int) -> Span | None:
    """Return where the names stand on a line of people: behind a sign, before an affiliation or a year in brackets.

    Args:
        text: the document's text.
        start: where the line begins.
        end: where it ends.
    """
    sign = _SIGN.match(text, start, end)
    if sign is not None and _PEOPLE.fullmatch(text, start, end):  # the sign says that they are people
        return Span(*stripped(text, sign.end(), end))
    start, end = stripped(text, sign.end() if sign else start, end)
    by = _BY.match(text, start, end)
    start = by.end() if by else start
    if end - start > 2 and text[start] in "*_" and text[end - 1] == text[start]:
        start, end = _within_emphasis(text, start, end)
    people = _YEAR_BEHIND.sub("", _AFFILIATION_BEHIND.sub("", text[start:end]))
    shortened = _BEHIND_ET_AL.match(people) if "al" in people or "외" in people else None
    if shortened is not None and is_name_list(shortened[1]):
        people = shortened[1]
    venue = (
        _VENUE_BEHIND.fullmatch(text, start, end) if people[-1:].isdigit() or text[end - 1 : end] in ").*_" else None
    )
    if venue is not None and is_name_list(venue[1]):
        people = venue[1]
    plain = _TAG.sub("", people) if "<" in people else people
    if is_name_list(plain) or ("**" in plain and is_name_list(plain.replace("**", ""))):
        people = people.rstrip("*_ ")
        return Span(start, start + len(people) - (_FULL_STOP.search(people) is not None))
    return None
