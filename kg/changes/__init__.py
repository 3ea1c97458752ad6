"""What builds changed: a log beside the store, what is new since a day, and a feed of it."""

from kg.changes.comparing import Changes, Correction, Listed, compare
from kg.changes.feed import atom_feed
from kg.changes.log import LoggedBuild, add_build, has_log, logged_builds, snapshots
from kg.changes.news import News, news_of, news_since
from kg.changes.periods import newest_months
from kg.changes.snapshot import Conflict, Score, Snapshot, take_snapshot
from kg.changes.text import as_json, lines_of

__all__ = [
    "Changes",
    "Conflict",
    "Correction",
    "Listed",
    "LoggedBuild",
    "News",
    "Score",
    "Snapshot",
    "add_build",
    "as_json",
    "atom_feed",
    "compare",
    "has_log",
    "lines_of",
    "logged_builds",
    "newest_months",
    "news_of",
    "news_since",
    "snapshots",
    "take_snapshot",
]
