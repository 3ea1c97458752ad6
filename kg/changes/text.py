"""News as lines for a terminal and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from kg.changes.comparing import GraphChanges
from kg.changes.news import News
from kg.changes.snapshot import SnapshotScore
from kg.sparql.lookup import short_iri
from kg.sparql.results.cells import plain

__all__ = ["news_json", "news_lines"]


def news_lines(news: News, limit: int | None = None) -> Iterator[str]:
    """Return news as lines, at most so many of a kind."""
    changes = news.changes
    if news.first is None or news.last is None:
        yield "No build is in the log."
        return
    if news.of:
        yield f"{news.of}, by the dates of the notes ('kg new --since 1970' shows what all builds brought)"
        yield from _parts(changes, limit)
        return
    when = _local(news.last) if news.builds == 1 else f"{_local(news.first)} to {_local(news.last)}"
    yield f"{when}: {_counted(news.builds, 'build')}, {_counted(news.read, 'document')} read, {news.removed} removed"
    if news.reads_differently:
        yield "Documents are read by another version or vocabulary than before, which changes facts, too."
    yield from _parts(changes, limit)


def _parts(changes: GraphChanges, limit: int | None) -> Iterator[str]:
    new = (f"{short_iri(each.paper)}  {plain(each.title)}" for each in changes.papers)
    yield from _part("new paper", "new papers", list(new), limit)
    bests = (f"{_score(now)}, before {plain(was.value)}{was.unit} by {plain(was.system)}" for now, was in changes.bests)
    yield from _part("best taken over", "bests taken over", list(bests), limit)
    yield from _part("new score", "new scores", [_score(each) for each in changes.scores], limit)
    conflicts = (
        f"{short_iri(each.paper)}  {plain(each.system)} on {plain(each.on)}: {each.value} in {plain(each.document)},"
        f" {each.other_value} in {plain(each.other_document)}"
        for each in changes.conflicts
    )
    yield from _part("contradiction", "contradictions", list(conflicts), limit)
    corrections = (
        f"{short_iri(each.paper)}  {plain(each.of)}: {plain(each.before)} is now {plain(each.after)}"
        for each in changes.corrections
    )
    yield from _part("correction", "corrections", list(corrections), limit)
    yield from _part("gone", "gone", [f"{short_iri(each.paper)}  {plain(each.title)}" for each in changes.gone], limit)


def news_json(news: News) -> dict[str, Any]:
    """Return news as JSON; its shape is documented on the page of ``kg new``."""
    changes = news.changes
    return {
        "builds": news.builds,
        "first": news.first.isoformat() if news.first else None,
        "last": news.last.isoformat() if news.last else None,
        "read": news.read,
        "removed": news.removed,
        "reads_differently": news.reads_differently,
        "of": news.of,
        "papers": [each._asdict() for each in changes.papers],
        "scores": [each._asdict() for each in changes.scores],
        "bests": [{"now": now._asdict(), "before": was._asdict()} for now, was in changes.bests],
        "conflicts": [each._asdict() for each in changes.conflicts],
        "corrections": [each._asdict() for each in changes.corrections],
        "gone": [each._asdict() for each in changes.gone],
    }


def _score(score: SnapshotScore) -> str:
    of = " ".join(plain(part) for part in (score.on, score.metric) if part)
    under = f" ({plain(score.setting)})" if score.setting else ""
    return f"{of}: {plain(score.value)}{score.unit} by {plain(score.system)}{under}  {short_iri(score.paper)}"


def _part(one: str, several: str, items: Sequence[str], limit: int | None) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield f"{len(items)} {one if len(items) == 1 else several}"
    yield from (f"  {item}" for item in items[:limit])
    if limit is not None and len(items) > limit:
        yield f"  and {len(items) - limit} more (--limit)"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _local(at: Any) -> str:
    return str(at.astimezone().strftime("%Y-%m-%d %H:%M"))
