"""The log of changes: a file of JSON lines beside the generations of a store, to which each build adds one line.

A line holds what came into the graph and what left it, so that all lines together give a snapshot of the graph. A
line that a crash cut short is passed over; the next build then adds what it lacked.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.changes.snapshot import Conflict, Snapshot, SnapshotScore
from kg.errors import StoreError
from kg.schema.terms import DATA

__all__ = ["FILE_NAME", "LoggedBuild", "add_build", "has_log", "logged_builds", "snapshots"]

FILE_NAME = "changes.jsonl"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class LoggedBuild:
    """A build as the log has it.

    Attributes:
        at: when it was published.
        read, removed: how many documents it read and removed.
        reading: the version that reads documents; another one may read the same document differently.
        came, left: what came into the graph and what left it.
    """

    at: datetime
    read: int = 0
    removed: int = 0
    reading: str = ""
    came: Snapshot = field(default_factory=Snapshot)
    left: Snapshot = field(default_factory=Snapshot)


def has_log(location: str | Path) -> bool:
    """Return whether a store has a log of changes."""
    return (Path(location) / FILE_NAME).is_file()


def logged_builds(location: str | Path) -> list[LoggedBuild]:
    """Return the builds of a store, oldest first; none where the store has no log yet.

    Raises:
        StoreError: the log cannot be read.
    """
    try:
        lines = (Path(location) / FILE_NAME).read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"The log {Path(location) / FILE_NAME} cannot be read: {error.strerror or error}.") from error
    builds = []
    for line in lines:
        try:
            written = json.loads(line)
            if written["format"] == _FORMAT:
                builds.append(_build(written))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # cut short, or of a newer version
    return builds


def snapshots(builds: Sequence[LoggedBuild]) -> Iterator[Snapshot]:
    """Return the snapshot before each build, and the one after the last."""
    papers: dict[str, str] = {}
    scores: dict[str, SnapshotScore] = {}
    conflicts: set[Conflict] = set()
    yield Snapshot()
    for build in builds:
        for iri in build.left.papers:
            papers.pop(iri, None)
        for iri in build.left.scores:
            scores.pop(iri, None)
        conflicts -= build.left.conflicts
        papers |= build.came.papers
        scores |= build.came.scores
        conflicts |= build.came.conflicts
        yield Snapshot(dict(papers), dict(scores), frozenset(conflicts))


def add_build(location: str | Path, snapshot: Snapshot, *, read: int, removed: int, reading: str, at_ns: int) -> None:
    """Add a line for a build that was published; only for the builder of the store.

    Args:
        location: the folder of the store.
        snapshot: the graph as it is now.
        read: how many documents were read.
        removed: how many documents were removed.
        reading: the version that reads documents.
        at_ns: the time, in nanoseconds since 1970.
    """
    *_, before = snapshots(logged_builds(location))
    came = Snapshot(
        {iri: title for iri, title in snapshot.papers.items() if before.papers.get(iri) != title},
        {iri: score for iri, score in snapshot.scores.items() if before.scores.get(iri) != score},
        snapshot.conflicts - before.conflicts,
    )
    left = Snapshot(
        {iri: title for iri, title in before.papers.items() if iri not in snapshot.papers},
        {iri: score for iri, score in before.scores.items() if iri not in snapshot.scores},
        before.conflicts - snapshot.conflicts,
    )
    at = datetime.fromtimestamp(at_ns // 10**9, UTC)
    line = json.dumps(_line(LoggedBuild(at, read, removed, reading, came, left)), ensure_ascii=False) + "\n"
    file = Path(location) / FILE_NAME
    with file.open("ab") as log:
        if log.tell() and not _ends_a_line(file):
            line = "\n" + line
        log.write(line.encode("utf-8", "replace"))
        log.flush()
        os.fsync(log.fileno())


def _ends_a_line(file: Path) -> bool:
    with file.open("rb") as written:
        written.seek(-1, os.SEEK_END)
        return written.read() == b"\n"


def _line(build: LoggedBuild) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "at": build.at.isoformat(),
        "read": build.read,
        "removed": build.removed,
        "reading": build.reading,
        "papers": {_short(iri): title for iri, title in build.came.papers.items()},
        "scores": {
            _short(iri): [_short(score.paper), _short(score.benchmark), *score[2:]]
            for iri, score in build.came.scores.items()
        },
        "conflicts": sorted([_short(each.paper), *each[1:]] for each in build.came.conflicts),
        "left": {
            "papers": [_short(iri) for iri in build.left.papers],
            "scores": [_short(iri) for iri in build.left.scores],
            "conflicts": sorted([_short(each.paper), *each[1:]] for each in build.left.conflicts),
        },
    }


def _build(written: dict[str, Any]) -> LoggedBuild:
    left = written["left"]
    nothing = SnapshotScore("", "", "", "", "")
    return LoggedBuild(
        datetime.fromisoformat(written["at"]),
        written["read"],
        written["removed"],
        written["reading"],
        Snapshot(
            {_whole(iri): title for iri, title in written["papers"].items()},
            {
                _whole(iri): SnapshotScore(_whole(score[0]), _whole(score[1]), *score[2:])
                for iri, score in written["scores"].items()
            },
            frozenset(Conflict(_whole(each[0]), *each[1:]) for each in written["conflicts"]),
        ),
        Snapshot(
            dict.fromkeys(map(_whole, left["papers"]), ""),
            dict.fromkeys(map(_whole, left["scores"]), nothing),
            frozenset(Conflict(_whole(each[0]), *each[1:]) for each in left["conflicts"]),
        ),
    )


def _short(iri: str) -> str:
    return iri.removeprefix(DATA)


def _whole(short: str) -> str:
    return short if "://" in short else DATA + short
