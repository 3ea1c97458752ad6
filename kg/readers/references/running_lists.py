"""Finds a reference list that runs on without line ends, and parts it into items.

Three manners are known: the year at an item's end (as natbib's plainnat), the year after the authors (ACL, APA), and
numbered items. Words may have been translated and names transcribed; years may read ``2023년 3월``.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from kg.model import Reference
from kg.readers.references.items import YEAR, YEAR_SENTENCE, authors_end, read_item
from kg.readers.text.quotes import stripped
from kg.readers.values.names import CONJUNCTION, NAME, are_names, split_names

__all__ = ["ReferenceList", "read_references"]

_HEADING = re.compile(
    r"(?:(?<=[\s.!?다])|^)(?:참고\s?문헌|인용\s?문헌|References?|REFERENCES?|Bibliography|BIBLIOGRAPHY)\s?[:.]?\s+"
)
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIST_START = re.compile(rf"\[1\]\s|1\.\s+{NAME}|{NAME}(?:\s*[,.(&]|\s+{CONJUNCTION}\s|\s+et\s+al)")
_BRACKETED = re.compile(r"(?:(?<=\s)|^)\[(\d{1,3})\](?=\s)")
_DOTTED = re.compile(r"(?:(?<=\s)|^)(\d{1,3})\.(?=\s+[^\W\d_a-z])")
_FIRST_NUMBERED = re.compile(rf"(?<=\s)\[1\]\s+{NAME}[,.]")
_PUBLISHER = (
    r"(?:Association|International|European|Curran|PMLR|JMLR|Springer|IEEE|ACM|AAAI|Elsevier|OpenReview|Citeseer|MIT|MDPI"
    r"|USENIX|Cambridge|Oxford|Morgan|Wiley|Online|Version|Accessed|Preprint|Poster)\b[^.]{0,120}\.(?:net)?"
    r"|[가-힣 ]{2,24}(?:협회|학회|출판사)\."
)
# the end of an item whose year stands last, with the addresses and the publisher that may follow the year
_YEAR_END = re.compile(
    rf"(?<![\d/:.–-])\(?{YEAR}\)?\.(?=\s|$)"
    rf"(?:\s+(?:(?:URL|Url|url|DOI|Doi|doi|arXiv|ISBN|ISSN)\b[:.]?\s*\S+|https?://\S+|{_PUBLISHER})(?=\s|$))*+"
)
_AUTHORS_FOLLOW = re.compile(rf"\s+(?={NAME}(?:,|\.\s|\s{CONJUNCTION}\s|,?\s+et\s+al))")
_SENTENCE_START = re.compile(r"(?<=[^\s.,][\w)\]”\"'/])[.?!]\s+")
_TOLD_WITHIN = 4_000  # characters below a heading within which a first year stands
_LONGEST_STEP = 2_500  # characters from one item to the next in a list without a heading
_LOOK_BACK = 1_500  # characters before the first year of such a list within which it begins
_MOST_TRIED = 100  # places at which a list is looked for
_FEWEST = 3  # items in a row that make a list
_LONGEST_AUTHORS = 20_000


class ReferenceList(NamedTuple):
    """A reference list with its heading: it stands in ``text[start:end]``.

    ``numbered`` says whether its items carry numbers, by which the text cites them.
    """

    start: int
    end: int
    items: list[Reference]
    numbered: bool


def read_references(text: str, start: int, end: int, *, whole: bool = False) -> ReferenceList | None:
    """Read the reference list in ``text[start:end]``, None if there is none.

    It begins below its heading or, where there is none, with the first of three items in a row. It ends with its last
    item; what follows that may be an appendix.

    Args:
        text: the document's text.
        start: where to look from.
        end: where to look to.
        whole: whether the stretch is known to be nothing but a reference list.
    """
    heading, begin = (start, start) if whole else _find(text, start, end)
    if begin < 0:
        return None
    items = []
    starts = _starts(text, begin, end)
    numbered = False
    for item, until in pairwise([*starts, end]):
        number = _BRACKETED.match(text, item, until) or _DOTTED.match(text, item, until)
        if until == end:
            until = _last_end(text, item, until)
        numbered = numbered or number is not None
        item, until = stripped(text, number.end() if number else item, until)
        if item < until:
            items.append(read_item(text, item, until))
    while items and not (items[-1].year or items[-1].arxiv or items[-1].url):
        items.pop()
    return ReferenceList(heading, items[-1].quote.span.end, items, numbered) if items else None


def _find(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the list's heading stands and where its first item begins, both -1 if there is no list."""
    for heading in islice(_HEADING.finditer(text, start, end), _MOST_TRIED):
        begin = heading.end()
        if _LIST_START.match(text, begin, end) and _ANY_YEAR.search(text, begin, min(end, begin + _TOLD_WITHIN)):
            return heading.start(), begin
    begin = _without_heading(text, start, end)
    return begin, begin


def _starts(text: str, start: int, end: int) -> list[int]:
    """Return where each item begins."""
    for pattern in (_BRACKETED, _DOTTED):
        numbered = _numbered(pattern, text, start, end)
        if len(numbered) >= _FEWEST:
            return numbered
    year_ends = list(_YEAR_END.finditer(text, start, end))
    sentences = [found.start() for found in YEAR_SENTENCE.finditer(text, start, end)]
    if len(sentences) > len(year_ends) / 2:
        later = {_authors_start(text, before + 6, sentence) for before, sentence in pairwise(sentences)}
        return sorted({start, *later})
    starts = [start, *_after_years(text, year_ends, end)]
    return [begin for item, until in pairwise([*starts, end]) for begin in (item, *_joined(text, item, until))]


def _numbered(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    """Return where the numbers 1, 2, 3 … stand, each after the one before it."""
    found: list[int] = []
    for number in pattern.finditer(text, start, end):
        if int(number[1]) == len(found) + 1:
            found.append(number.start())
        if not found:
            break
    return found


def _after_years(text: str, year_ends: list[re.Match[str]], end: int) -> Iterator[int]:
    for found in year_ends:
        following = _AUTHORS_FOLLOW.match(text, found.end(), end)
        if following is not None:
            yield following.end()


def _joined(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where further items begin inside an item: at lists of full names with a year before and after them."""
    years = [year.start() for year in _ANY_YEAR.finditer(text, start, end)]
    passed = 0  # years before the place that is looked at
    counted = 0  # years before the last item found
    for sentence in _SENTENCE_START.finditer(text, start, end) if len(years) > 1 else ():
        begin = sentence.end()
        while passed < len(years) and years[passed] < begin:
            passed += 1
        if counted < passed < len(years):
            stop = authors_end(text, begin, end)
            names = split_names(text[begin:stop]) if stop is not None else ()
            if len(names) > 1 and are_names(names) and all(" " in name for name in names[:2]):
                counted = passed
                yield begin


def _authors_start(text: str, start: int, end: int) -> int:
    """Return where the authors begin that end at ``end``: at the first sentence from which on all is names."""
    start = max(start, end - _LONGEST_AUTHORS)
    begins = [found.end() for found in _SENTENCE_START.finditer(text, start, end) if found.end() < end]
    for begin in begins[:60]:
        if are_names(split_names(text[begin:end])):
            return begin
    return begins[-1] if begins else start


def _last_end(text: str, start: int, end: int) -> int:
    """Return where the last item ends: with its year and addresses, for an appendix may follow."""
    sentence = YEAR_SENTENCE.search(text, start, end)
    after = sentence.end() if sentence is not None else authors_end(text, start, end) or start
    found = _YEAR_END.search(text, after, end)
    if found is not None:
        return found.end()
    stops = [stop.end() for stop in _SENTENCE_START.finditer(text, after, min(end, after + _LONGEST_STEP))]
    return end if end - after < _LONGEST_STEP / 4 or not stops else stops[min(1, len(stops) - 1)]


def _without_heading(text: str, start: int, end: int) -> int:
    """Return where a run of at least three items begins, -1 if there is none."""
    for first in islice(_FIRST_NUMBERED.finditer(text, start, end), _MOST_TRIED):
        window = min(end, first.start() + _FEWEST * _LONGEST_STEP)
        if len(_numbered(_BRACKETED, text, first.start(), window)) >= _FEWEST:
            return first.start()
    year_ends = [
        found for found in _YEAR_END.finditer(text, start, end) if _AUTHORS_FOLLOW.match(text, found.end(), end)
    ]
    for place in range(len(year_ends) - _FEWEST + 1):
        if year_ends[place + _FEWEST - 1].end() - year_ends[place].start() < (_FEWEST - 1) * _LONGEST_STEP:
            return _first_start(text, start, year_ends[place].start())
    return -1


def _first_start(text: str, start: int, year: int) -> int:
    """Return where the item begins whose year is at ``year``: at the last sentence that is a list of names."""
    begins = [found.end() for found in _SENTENCE_START.finditer(text, max(start, year - _LOOK_BACK), year)]
    for begin in reversed(begins):
        stop = authors_end(text, begin, year)
        names = split_names(text[begin:stop]) if stop is not None else ()
        if len(names) > 1 and are_names(names):
            return begin
    return begins[-1] if begins else year
