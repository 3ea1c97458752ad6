"""What builds changed: a log beside the store, what is new since a day, and a feed of it."""

from kg.changes.comparing import Correction, GraphChanges, TitledPaper, compare_snapshots
from kg.changes.feed import atom_feed
from kg.changes.log import LoggedBuild, add_build, has_log, logged_builds, snapshots
from kg.changes.news import News, news_of, news_since
from kg.changes.periods import newest_months
from kg.changes.snapshot import Conflict, Snapshot, SnapshotScore, take_snapshot
from kg.changes.text import news_json, news_lines

__all__ = [
    "Conflict",
    "Correction",
    "GraphChanges",
    "LoggedBuild",
    "News",
    "Snapshot",
    "SnapshotScore",
    "TitledPaper",
    "add_build",
    "atom_feed",
    "compare_snapshots",
    "has_log",
    "logged_builds",
    "newest_months",
    "news_json",
    "news_lines",
    "news_of",
    "news_since",
    "snapshots",
    "take_snapshot",
]
