"""What is new: what the last builds changed, or what a month of the notes brought."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.changes import Conflict, News, SnapshotScore, newest_months, news_of, news_since
from kg.schema.iris import document
from kg.show.figures import figure_text, name_in, system_text
from kg.web.memory import remembered
from kg.web.page_cells import Cell, Empty, NodeLink, Option, Options, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.site_pages import site_page
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_rows
from kg.web.views.results import role_cell, setting_in, system_cell
from kg.web.views.things import things_in_list

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["news_page"]

_MOST = 100  # lines of a table
_DAYS = (7, 30, 365)
_MONTHS = 6


def news_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page of what is new; see :mod:`kg.web.site_pages`.

    Args:
        store: the graph.
        key: the page's address.
        language: for labels.
        asked: "of", a day, month or year of the notes; or "since", a day, month or year, or "last" for the last build;
            the last if both are left out.

    Raises:
        InputError: "of" or "since" is not a time.
    """
    since = asked.get("since", "last")
    if asked.get("of"):
        news = news_of(store, asked["of"])
    else:
        news = _last_news(store, _state_of_log(store)) if since == "last" else news_since(store, since)
    known = every_paper(store)
    changes = news.changes

    def paper(iri: str) -> NodeLink:
        return NodeLink(iri, known[iri].title if iri in known else iri)

    metrics = _metrics(store, language)

    def metric(name: str) -> str:
        return metrics.get(name) or name_in(name, language)

    papers = sorted(
        (each.paper for each in changes.papers if each.paper in known),
        key=lambda iri: (known[iri].date, known[iri].votes),
        reverse=True,
    )
    sections = (
        TableSection("new_papers", COLUMNS, paper_rows(store, papers[:_MOST]), NUMERIC),
        _table("bests", ("benchmark", "metric", "value", "system", "before", "paper"), [
            (NodeLink(now.benchmark, now.on), metric(now.metric), _figure(now), system_cell(now.system),
             _named(was), paper(now.paper))
            for now, was in changes.bests
        ]),
        _table("scores", ("benchmark", "value", "system", "metric", "role", "setting", "paper"), [
            (NodeLink(each.benchmark, each.on), _figure(each), system_cell(each.system), metric(each.metric),
             role_cell(each.role), setting_in(each.setting, language), paper(each.paper))
            for each in changes.scores
        ]),
        _table("conflicts", ("paper", "system", "benchmark", "value", "document", "other_value", "other_document"), [
            _conflict(each, paper(each.paper)) for each in changes.conflicts
        ]),
        _table("corrections", ("paper", "what", "before", "now"), [
            (paper(each.paper), each.of, each.before, each.after) for each in changes.corrections
        ]),
        _table("gone", ("title",), [(NodeLink("", each.title or each.paper),) for each in changes.gone]),
    )  # fmt: skip
    shown = tuple(each for each in sections if each.lines)
    if not shown:
        wider = Option("all_time", f"/{key}?since=1970", is_message=True)
        newest = _months(store, key, news).offered[:1]
        why = Empty("none_dated" if news.of else "nothing_new", links=(*newest, wider))
        shown = (TableSection("new_papers", COLUMNS, (), empty=why),)
    options = (_months(store, key, news), _choices(key, news, "" if news.of else since))
    offered = tuple(each for each in options if each.offered)
    return Page("", key, options=offered, note=_note(news, language), sections=shown)


@remembered
def _last_news(store: "GraphStore", state: tuple[int, int]) -> News:
    """What the last build brought; a process finds it once for each state of the log."""
    return news_since(store)


def _state_of_log(store: "GraphStore") -> tuple[int, int]:
    try:
        found = Path(store.location, site_page("new").file).stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_mtime_ns, found.st_size


@remembered
def _metrics(store: "GraphStore", language: str) -> dict[str, str]:
    """How metrics are called, by their English names, which the log has."""
    called = {each.iri: each.label for each in things_in_list(store, "metrics", language)}
    return {each.label: called[each.iri] for each in things_in_list(store, "metrics", "en")}


def _table(key: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> TableSection:
    return TableSection(key, columns, tuple(TableRow(cells) for cells in rows[:_MOST]), ("value",))


def _choices(key: str, news: News, since: str) -> Options:
    offered = []
    if news.builds > 1 or not news.of:  # to the first build everything is new
        offered.append(Option("last_build", f"/{key}?since=last", since == "last", is_message=True))
    if news.last is not None:
        for days in _DAYS:
            day = (news.last - timedelta(days=days)).date().isoformat()
            offered.append(Option(f"days_{days}", f"/{key}?{urlencode({'since': day})}", since == day, is_message=True))
    offered.append(Option("all_time", f"/{key}?since=1970", since == "1970", is_message=True))
    return Options("new_since", tuple(offered))


def _months(store: "GraphStore", key: str, news: News) -> Options:
    months = _newest_months(store, news.last.date().isoformat()) if news.last else ()
    return Options("new_of", tuple(Option(each, f"/{key}?of={each}", each == news.of) for each in months))


@remembered
def _newest_months(store: "GraphStore", until: str) -> tuple[str, ...]:
    return newest_months(store, until, _MONTHS)


def _note(news: News, language: str) -> str:
    if news.first is None or news.last is None:
        return ""
    if news.of:
        return f"노트의 날짜가 {news.of}인 것들입니다." if language == "ko" else f"Dated {news.of} by the notes."
    day = f"{news.last:%Y-%m-%d %H:%M} UTC"
    if language == "ko":
        return f"빌드 {news.builds}번, 마지막 {day}. 읽은 문서 {news.read:,}건, 지운 문서 {news.removed:,}건."
    builds = "1 build" if news.builds == 1 else f"{news.builds} builds"
    return f"{builds}, the last on {day}; {news.read:,} documents read, {news.removed:,} removed."


def _figure(score: SnapshotScore) -> tuple[str, str]:
    return figure_text(score.value, score.unit)


def _named(score: SnapshotScore) -> tuple[str, str]:
    name = system_text(score.system)
    names = (name, name) if isinstance(name, str) else name
    english, korean = (f"{figure} {each}".strip() for figure, each in zip(_figure(score), names, strict=True))
    return english, korean


def _conflict(each: Conflict, paper: NodeLink) -> tuple[Cell, ...]:
    first, second = (NodeLink(document(path), path) for path in (each.document, each.other_document))
    return (paper, system_cell(each.system), each.on, each.value, first, each.other_value, second)
