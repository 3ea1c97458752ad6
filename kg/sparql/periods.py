"""Reads days, months and years as people type them: 2024-05-17, 2024-05, 2024, this-month."""

import calendar
import re
from datetime import date, timedelta

__all__ = ["DATE_FORMS", "first_day", "last_day"]

DATE_FORMS = "2024-05-17, 2024-05, 2024, today, this-month, last-month, this-year or last-year"
"""What may be typed, for messages."""

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def first_day(text: str, today: date | None = None) -> str:
    """Return the first day of what was typed, as YYYY-MM-DD; empty if it is not a date.

    Args:
        text: a day, a month, a year, or a word for one that counts from today.
        today: the day from which words count; None for the real one.
    """
    period = _period(text, today or date.today())
    return period[0].isoformat() if period else ""


def last_day(text: str, today: date | None = None) -> str:
    """Return the last day of what was typed; see :func:`first_day`."""
    period = _period(text, today or date.today())
    return period[1].isoformat() if period else ""


def _period(text: str, today: date) -> tuple[date, date] | None:
    typed = text.strip().casefold().replace("/", "-").replace(" ", "-").replace("_", "-")
    month = today.replace(day=1)
    match typed:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "this-month":
            return _month(month.year, month.month)
        case "last-month":
            before = month - timedelta(days=1)
            return _month(before.year, before.month)
        case "this-year":
            return _year(today.year)
        case "last-year":
            return _year(today.year - 1)
    try:
        if found := _MONTH.fullmatch(typed):
            return _month(int(found[1]), int(found[2]))
        if _YEAR.fullmatch(typed):
            return _year(int(typed))
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day, day


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
