"""A stretch of time that somebody asks for, and whether a date lies in it."""

from collections.abc import Mapping
from typing import NamedTuple

from kg.errors import InputError
from kg.sparql.periods import DATE_FORMS, first_day, last_day
from kg.web.page_cells import FormField

__all__ = ["Period", "period_fields", "period_of"]


class Period(NamedTuple):
    """Days from the first to the last, as 2024-05-31; an empty one leaves that end open."""

    first: str = ""
    last: str = ""

    def holds(self, date: str) -> bool:
        """Return whether a date lies in it; one of which only the month or year is known may be any of its days."""
        if not (self.first or self.last):
            return True
        if not date:
            return False
        return date >= self.first[: len(date)] and (not self.last or date <= self.last)


def period_of(asked: Mapping[str, str]) -> Period:
    """Return the time that "since" and "until" ask for: days, months, years or words such as this-month.

    Raises:
        InputError: one of them is not a date.
    """
    days = []
    for name, read in (("since", first_day), ("until", last_day)):
        typed = asked.get(name, "")
        day = read(typed) if typed else ""
        if typed and not day:
            raise InputError(f"{name}={typed!r} is not a date.", hint=f"Write {DATE_FORMS}.")
        days.append(day)
    return Period(*days)


def period_fields(asked: Mapping[str, str]) -> tuple[FormField, ...]:
    """Return the fields of a form that asks for a time."""
    return (
        FormField("since", "since", asked.get("since", ""), "2024-01", 9),
        FormField("until", "until", asked.get("until", ""), "2024-12", 9),
    )
