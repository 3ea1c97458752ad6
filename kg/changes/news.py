"""What is new in a store since a day, a build, or its last build."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg.changes.comparing import Changes, compare
from kg.changes.log import LoggedBuild, logged_builds, snapshots
from kg.errors import InputError
from kg.sparql.periods import DATE_FORMS, first_day

__all__ = ["News", "news_since"]


@dataclass(frozen=True, slots=True)
class News:
    """What builds changed.

    Attributes:
        builds: how many builds these are.
        first, last: when the first and the last of them was; None where there are none.
        read, removed: how many documents they read and removed.
        reads_differently: whether another version of paper-kg, or another vocabulary, read the documents.
        changes: what changed from before the first to after the last.
    """

    builds: int = 0
    first: datetime | None = None
    last: datetime | None = None
    read: int = 0
    removed: int = 0
    reads_differently: bool = False
    changes: Changes = field(default_factory=Changes)


def news_since(location: str | Path, since: str = "last") -> News:
    """Return what is new in a store.

    Args:
        location: the folder of the store.
        since: a year, month, day or time (2024, 2024-05, 2024-05-31, 2024-05-31T12:00), in the time zone of this
            machine unless it names one; or "last" for the last build.

    Raises:
        InputError: ``since`` is none of these.
        StoreError: the log cannot be read.
    """
    start = None if since == "last" else _time(since)
    builds = logged_builds(location)
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
        changes=compare(states[place], states[-1]),
    )


def _first_since(builds: list[LoggedBuild], start: datetime) -> int:
    return next((place for place, build in enumerate(builds) if build.at >= start), len(builds))


def _time(typed: str) -> datetime:
    text = first_day(typed) or typed.strip()
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = f"Write {DATE_FORMS}, or 'last' for the last build."
        raise InputError(f"{typed!r} is not a date.", hint=hint) from error
