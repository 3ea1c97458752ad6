"""Finds dates in any usual form, in Korean and English text and in file names."""

import re
from collections.abc import Iterator
from datetime import date

from kg.model import PartialDate, Span

__all__ = ["date_before", "date_in_name", "date_of_year", "find_date", "find_dates"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH_NAME = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?P<y1>{_YEAR})(?P<sep>\s?[-./_]\s?)(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})(?:(?=T\d)|(?![\dA-Za-z]))
    | (?P<y2>{_YEAR})(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3]\d)(?![\dA-Za-z])
    | (?P<y3>{_YEAR})\s?[년年]\s?(?P<m3>\d{{1,2}})\s?[월月](?:\s?(?P<d3>\d{{1,2}})\s?[일日])?
    | (?P<m4>{_MONTH_NAME})\s{{0,2}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y4>{_YEAR})(?!\d)
    | (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m5>{_MONTH_NAME}),?[\s-](?P<y5>{_YEAR})(?!\d)
    | (?P<m6>{_MONTH_NAME}),?\s{{1,2}}(?P<y6>{_YEAR})(?!\d)
    | (?P<y7>\d\d)(?P<sep7>[.])\s?(?P<m7>0[1-9]|1[0-2])[.]\s?(?P<d7>[0-3]\d)(?!\.?[\dA-Za-z])
    | (?P<d8>1[3-9]|2\d|3[01])/(?P<m8>0?[1-9]|1[0-2])/(?P<y8>{_YEAR})(?!\d)
    | (?P<db>1[3-9]|2\d|3[01])-(?P<mb>0?[1-9]|1[0-2])-(?P<yb>{_YEAR})(?!-?\d)
    | (?P<m9>0?[1-9]|1[0-2])/(?P<d9>1[3-9]|2\d|3[01])/(?P<y9>{_YEAR})(?!\d)
    | (?P<da>0?[1-9]|[12]\d|3[01])\.\s?(?P<ma>0?[1-9]|1[0-2])\.\s?(?P<ya>{_YEAR})(?!\.?\d)
    | (?P<y0>{_YEAR})[-./](?P<m0>0?[1-9]|1[0-2])(?!\s?[-./]\s?\d|[\dA-Za-z])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")  # each date has some; they are found much sooner than that there is no date
_IN_YEAR = re.compile(
    rf"""[^\w]*(?:
      (?P<m1>\d{{1,2}})\s?[월月](?:\s?(?P<d1>\d{{1,2}})\s?[일日])?
    | (?P<m2>{_MONTH_NAME})(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?
    | (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m4>{_MONTH_NAME})
    | (?P<m3>\d{{1,2}})[/.](?P<d3>\d{{1,2}})
    )[^\w]*(?:\([^()]{{1,12}}\))?[^\w]*""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"""[*_`]{{0,3}}(?:
      (?P<m1>\d{{1,2}})\s?월\s?(?P<d1>\d{{1,2}})\s?일
    | (?P<m2>(?:{_MONTH_NAME})(?<=[.])|{_MONTH_NAME}(?=\s?[:：]))
    | (?P<m3>\d{{1,2}})/(?P<d3>\d{{1,2}})
    | (?<=\*\*)(?P<m5>\d{{1,2}})\.(?P<d5>\d{{1,2}})(?=\*\*)
    | (?P<m4>{_MONTH_NAME})\s{{1,2}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)
    | (?P<d6>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m6>{_MONTH_NAME})(?=\s?[:：,|–—(*_-]|\s?\[)
    | (?P<d7>1[3-9]|2\d|3[01])\.(?P<m7>0?[1-9]|1[0-2])\.(?!\d)
    )(?:\s?\([^()\n]{{1,8}}\))?[*_`]{{0,3}}[ \t]*[:：|–—-]?[ \t]+(?=[^\W\d_]|[\["“*_])""",
    re.VERBOSE | re.IGNORECASE,
)
_HOUR = re.compile(rf"(?<!\d)({_YEAR}[01]\d[0-3]\d)[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d)")  # "202405011530"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日?)?)"
_OF_MONTH = re.compile(
    rf"\W*(?:{_WEEKDAY}[\s,.]+(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th|\s?[일日])(?:[\s,(]+{_WEEKDAY})?)\W*",
    re.IGNORECASE,
)
_FOLDERS = re.compile(rf"(?<![^/])({_YEAR})[-_./]?(\d\d)[-_./]?(\d\d)(?=[/.]|[-_ ][^/]*$)")
_YEAR_ALONE = re.compile(rf"(?<![\w.,/-])({_YEAR})(?:\s?년)?(?![\w.,/-]*\d)(?![A-Za-z])")


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PartialDate]:
    """Yield the days and months in ``text[start:end]``, in the order of the text.

    What is not in the calendar is left out; so are a day and month without a year, and ``05/06/2024``, of which nobody
    knows which is the month.
    """
    end = len(text) if end is None else end
    if _DIGIT.search(text, start, end) is None:  # most titles
        return
    for found in _DATE.finditer(text, start, end):
        parts = {key[0]: value for key, value in found.groupdict().items() if value and not key.startswith("sep")}
        year = int(parts["y"])
        month = _MONTHS.get(parts["m"].casefold().rstrip(".")) or int(parts["m"])
        day = int(parts["d"]) if "d" in parts else None
        year = year if year > 99 else 2000 + year
        if _is_in_calendar(year, month, day):
            yield PartialDate(year, month, day, Span(*found.span()))


def find_date(text: str, start: int = 0, end: int | None = None, *, year_alone: bool = False) -> PartialDate | None:
    """Return the first date in ``text[start:end]``, a day before a month; None if there is none.

    Args:
        text: the document's text.
        start: where to look from.
        end: where to look to; None for the end of the text.
        year_alone: whether a year alone counts where there is no other date, as in the field "Year".
    """
    first = None
    for found in find_dates(text, start, end):
        if found.day is not None:
            return found
        first = first or found
    if first is None and year_alone:
        year = _YEAR_ALONE.search(text, start, len(text) if end is None else end)
        if year is not None:
            first = PartialDate(int(year[1]), None, None, Span(*year.span()))
    return first


def date_of_year(text: str, start: int, end: int, year: int, month: int | None = None) -> PartialDate | None:
    """Return the month, or the day, that ``text[start:end]`` is nothing but: ``March``, ``3월``, ``10월 2일 (월)``.

    With a month, a day of it counts, too: ``Thu 2``, ``2nd``, ``2일 (목)``.

    Args:
        text: the document's text.
        start: where the heading begins.
        end: where it ends.
        year: the year of the list that the heading parts.
        month: the month of its part, None if no month heads it.
    """
    found = _of_year(_IN_YEAR.fullmatch(text, start, end), year)
    day = _OF_MONTH.fullmatch(text, start, end) if found is None and month is not None else None
    if day is None or month is None:
        return found
    group = 1 if day[1] else 2
    number = int(day[group])
    return PartialDate(year, month, number, Span(*day.span(group))) if _is_in_calendar(year, month, number) else None


def date_before(text: str, start: int, end: int, year: int) -> tuple[PartialDate, int] | None:
    """Return the month or day before a title (``7/19 KiteNet``, ``Jan. KiteNet``), and where the title begins.

    Args:
        text: the document's text.
        start: where the heading or item begins.
        end: where it ends.
        year: the year of the list it belongs to.
    """
    found = _BEFORE.match(text, start, end)
    day = _of_year(found, year)
    return (day, found.end()) if found is not None and day is not None and found.end() < end else None


def _of_year(found: re.Match[str] | None, year: int) -> PartialDate | None:
    if found is None:
        return None
    parts = {key[0]: value for key, value in found.groupdict().items() if value}
    month = _MONTHS.get(parts["m"].casefold().rstrip(".")) or int(parts["m"])
    day = int(parts["d"]) if "d" in parts else None
    spans = [found.span(name) for name in found.groupdict() if found[name]]
    if not _is_in_calendar(year, month, day):
        return None
    return PartialDate(year, month, day, Span(spans[0][0], spans[-1][1]))


def date_in_name(name: str) -> PartialDate | None:
    """Return the date in a document's name ("2024-05-01-sky.md"), with its place in the name; None if it has none."""
    begin = name.rfind("/") + 1
    stem = re.sub(r"[_\s]", " ", name[begin:])
    stem = _HOUR.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), stem)
    stem = re.sub(r"(?<=\d)-(?=[^\W\d])|(?<=[^\W\d])-(?=\d)", " ", stem)  # "2024-05-01-sky", "weekly-2024-05-01"
    stem = re.sub(r"(?<=\d) (?=\d)", "-", stem)  # "2024_05_01"
    found = find_date(re.sub(r"\.[A-Za-z]{1,8}$", lambda suffix: " " * len(suffix[0]), stem))
    short = re.match(r"(\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=$|[ -.])", stem)
    if found is None and short is not None and _is_in_calendar(2000 + int(short[1]), int(short[2]), int(short[3])):
        found = PartialDate(2000 + int(short[1]), int(short[2]), int(short[3]), Span(0, 6))
    if found is None:
        return _date_of_folders(name)
    span = Span(found.span.start + begin, found.span.end + begin)
    return PartialDate(found.year, found.month, found.day, span)


def _date_of_folders(name: str) -> PartialDate | None:
    """Return the day that the folders of a document's name give, its last part included ("2024/05/01.md")."""
    found = next(reversed(list(_FOLDERS.finditer(name))), None)
    if found is None or not _is_in_calendar(int(found[1]), int(found[2]), int(found[3])):
        return None
    return PartialDate(int(found[1]), int(found[2]), int(found[3]), Span(found.start(1), found.end(3)))


def _is_in_calendar(year: int, month: int, day: int | None) -> bool:
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return day != 0
