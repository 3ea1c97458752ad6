"""What is new in a store since a day or its last build, or in a month by the dates of the notes."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.changes.comparing import GraphChanges, compare_snapshots
from kg.changes.log import LoggedBuild, logged_builds, snapshots
from kg.changes.periods import changes_in, changes_of_newest_month
from kg.errors import InputError
from kg.sparql.periods import DATE_FORMS, first_day

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["News", "news_of", "news_since"]


@dataclass(frozen=True, slots=True)
class News:
    """What builds changed, or what a time brought.

    Attributes:
        builds: how many builds these are.
        first, last: when the first and the last of them was; None where there are none.
        read, removed: how many documents they read and removed.
        reads_differently: whether another version of paper-kg, or another vocabulary, read the documents.
        changes: what changed from before the first to after the last, or what the time brought.
        of: the day, month or year that is shown, by the dates of the notes; empty where builds are.
    """

    builds: int = 0
    first: datetime | None = None
    last: datetime | None = None
    read: int = 0
    removed: int = 0
    reads_differently: bool = False
    changes: GraphChanges = field(default_factory=GraphChanges)
    of: str = ""


def news_since(store: "GraphStore | str | Path", since: str = "last") -> News:
    """Return what is new in a store.

    To the first build everything is new: where the last build is the first one, this is what the newest month of the
    notes brought.

    Args:
        store: the open graph, or where it is.
        since: a year, month, day or time (2024, 2024-05, 2024-05-31, 2024-05-31T12:00), in the time zone of this
            machine unless it names one; or "last" for the last build.

    Raises:
        InputError: ``since`` is none of these.
        StoreError: the log cannot be read.
    """
    start = None if since == "last" else _time(since)
    builds = logged_builds(_location(store))
    if start is None and len(builds) == 1:
        month, changes = changes_of_newest_month(store, builds, builds[0].at.date().isoformat())
        if month:
            return replace(_whole(builds), changes=changes, of=month)
    place = max(0, len(builds) - 1) if start is None else _first_since(builds, start)
    chosen = builds[place:]
    if not chosen:
        return News()
    states = list(snapshots(builds))
    before = builds[place - 1].reading if place else chosen[0].reading
    return News(
        builds=len(chosen),
        first=chosen[0].at,
        last=chosen[-1].at,
        read=sum(build.read for build in chosen),
        removed=sum(build.removed for build in chosen),
        reads_differently=any(build.reading != before for build in chosen),
        changes=compare_snapshots(states[place], states[-1]),
    )


def news_of(store: "GraphStore | str | Path", period: str) -> News:
    """Return what a time brought by the dates of the notes, whichever build read them.

    Args:
        store: the open graph, or where it is.
        period: a day, month or year.

    Raises:
        InputError: ``period`` is none of these.
        StoreError: there is no store, or the log cannot be read.
    """
    builds = logged_builds(_location(store))
    if not builds:
        return News()
    return replace(_whole(builds), changes=changes_in(store, builds, period), of=period)


def _whole(builds: list[LoggedBuild]) -> News:
    return News(len(builds), builds[0].at, builds[-1].at, sum(each.read for each in builds))


def _location(store: "GraphStore | str | Path") -> str | Path:
    return store if isinstance(store, str | Path) else store.location


def _first_since(builds: list[LoggedBuild], start: datetime) -> int:
    return next((place for place, build in enumerate(builds) if build.at >= start), len(builds))


def _time(typed: str) -> datetime:
    text = first_day(typed) or typed.strip()
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = f"Write {DATE_FORMS}, or 'last' for the last build."
        raise InputError(f"{typed!r} is not a date.", hint=hint) from error
