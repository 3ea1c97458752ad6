"""What a month, day or year brought by the dates of the notes, whichever build read them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from kg.changes.comparing import GraphChanges, compare_snapshots
from kg.changes.log import LoggedBuild, logged_builds, snapshots
from kg.changes.snapshot import Snapshot
from kg.errors import InputError
from kg.schema import terms as v
from kg.sparql.periods import DATE_FORMS, first_day, last_day

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["changes_in", "changes_of_newest_month", "newest_months"]

_DAY = 10  # characters of 2024-05-31
_MONTH = 7


def changes_in(store: "GraphStore | str | Path", builds: Sequence[LoggedBuild], period: str) -> GraphChanges:
    """Return what came in a time: the papers of that time, their scores, and the bests that these took over.

    A paper's date is the first day on which a note lists it, or else when it appeared. A paper of which only the month
    or the year is known counts in its last month.

    Args:
        store: the open graph, or where it is.
        builds: its builds, by the log.
        period: a day, month or year.

    Raises:
        InputError: ``period`` is none of these.
        StoreError: there is no store.
    """
    if not first_day(period):
        raise InputError(f"{period!r} is not a time.", hint=f"Write {DATE_FORMS}.")
    return _changes(*_dated(store, builds), period)


def changes_of_newest_month(
    store: "GraphStore | str | Path", builds: Sequence[LoggedBuild], until: str
) -> tuple[str, GraphChanges]:
    """Return the newest month of which there are papers, and what it brought; "" if there is no such month.

    Args:
        store: the open graph, or where it is.
        builds: its builds, by the log.
        until: a day; later ones, such as a misspelt year, are passed over.
    """
    now, dates = _dated(store, builds)
    month = next(iter(_months(now, dates, until)), "")
    return month, _changes(now, dates, month) if month else GraphChanges()


def newest_months(store: "GraphStore", until: str, number: int = 1) -> tuple[str, ...]:
    """Return the newest months of which there are papers, newest first.

    Args:
        store: the graph.
        until: a day; later ones, such as a misspelt year, are passed over.
        number: how many months at most.
    """
    return tuple(_months(*_dated(store, logged_builds(store.location)), until)[:number])


def _changes(now: Snapshot, dates: Mapping[str, str], period: str) -> GraphChanges:
    first, last = first_day(period), last_day(period)
    before = _of_papers(now, lambda paper: _last_day(dates.get(paper, "")) < first)
    after = _of_papers(now, lambda paper: _last_day(dates.get(paper, "")) <= last)
    return compare_snapshots(before, after)


def _months(now: Snapshot, dates: Mapping[str, str], until: str) -> list[str]:
    listed = (dates.get(paper, "") for paper in now.papers)  # others are only cited
    return sorted({date[:_MONTH] for date in listed if len(date) >= _MONTH and date <= until}, reverse=True)


def _dated(store: "GraphStore | str | Path", builds: Sequence[LoggedBuild]) -> tuple[Snapshot, dict[str, str]]:
    """The newest snapshot of a store, and the dates of papers."""
    from pyoxigraph import NamedNode

    from kg.store import open_store

    with open_store(store) if isinstance(store, str | Path) else nullcontext(store) as graph:
        quads = graph.quads(predicate=NamedNode(v.PAPER_DATE), graph=NamedNode(v.COMPUTED_GRAPH))
        dates = {quad.subject.value: quad.object.value for quad in quads}  # type: ignore[union-attr]
    *_, now = snapshots(builds)
    return now, dates


def _of_papers(snapshot: Snapshot, chosen: Callable[[str], bool]) -> Snapshot:
    papers = {paper: title for paper, title in snapshot.papers.items() if chosen(paper)}
    scores = {iri: score for iri, score in snapshot.scores.items() if score.paper in papers}
    return Snapshot(papers, scores, frozenset(each for each in snapshot.conflicts if each.paper in papers))


def _last_day(date: str) -> str:
    """The last day that a date may be; a paper without a date counts as old."""
    return last_day(date) if date and len(date) < _DAY else date
