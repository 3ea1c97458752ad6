"""Writes what there is to know of a thing as lines for a terminal."""

from collections.abc import Iterator

from kg.show.layout import columns, field, heading, more, paragraph
from kg.show.paper_text import note_section, paper_lines
from kg.show.records import PaperLine
from kg.show.sections import count_section, month_section, paper_section, score_section, votes_of
from kg.show.showing import Record
from kg.show.thing_records import BenchmarkRecord, ModelRecord, PersonRecord, TopicRecord

__all__ = ["lines_of"]

_OF_PAPERS = 4  # sentences of each note on a paper, on the screen of the model that it introduces


def lines_of(record: Record, *, limit: int | None = 10, width: int = 100) -> Iterator[str]:
    """Return a record as lines for a terminal.

    Args:
        record: what :func:`kg.show.show` gave.
        limit: at most how many lines of each section, and how many sentences of each document; None for all.
        width: how many columns to fill.
    """
    match record:
        case BenchmarkRecord():
            yield from _benchmark(record, limit, width)
        case ModelRecord():
            yield from _model(record, limit, width)
        case TopicRecord():
            yield from _topic(record, limit, width)
        case PersonRecord():
            yield from _person(record, limit, width)
        case _:
            yield from paper_lines(record, limit, width)


def _benchmark(record: BenchmarkRecord, limit: int | None, width: int) -> Iterator[str]:
    yield from paragraph(f"{record.benchmark.label} (benchmark)", width)
    yield from field("also called", record.other_names, width)
    yield from field("task", (record.task,), width)
    yield from field("usual metric", (record.default_metric,), width)
    yield from field("introduced by", (_cited(each) for each in record.introduced_by), width)
    if record.best:
        yield from heading("Best, and since when")
        rows = [
            (each.metric, each.score.value, each.score.system, f"since {each.since}", _cited(each.score.paper))
            for each in record.best
        ]
        yield from columns(rows[:limit], width)
    history = record.best[0].history if record.best else ()
    if len(history) > 1:
        yield from score_section("Best in their time", history, limit, width, with_papers=True)
    yield from score_section("Scores", record.scores, limit, width, with_papers=True)
    yield from score_section("Gains", record.gains, limit, width, with_papers=True)
    yield from count_section("Measured with it", record.beside, limit, width)
    relations = dict.fromkeys(each.relation for each in record.papers)
    for relation in relations:
        papers = [each.paper for each in record.papers if each.relation == relation]
        yield from paper_section(f"Papers: {relation} ({len(papers)})", papers, limit, width)


def _model(record: ModelRecord, limit: int | None, width: int) -> Iterator[str]:
    yield from paragraph(f"{record.model.label} (model)", width)
    yield from field("also called", record.other_names, width)
    yield from field("variant of", (each.label for each in record.variant_of), width)
    yield from field("developer", (record.developer,), width)
    yield from field("variants", (each.label for each in record.variants), width)
    yield from field("introduced by", (_cited(each) for each in record.introduced_by), width)
    yield from note_section(record.notes, limit if limit is None else min(limit, _OF_PAPERS), width)
    yield from score_section("Scores", record.scores, limit, width, with_papers=True)
    yield from paper_section("Papers that report its scores", record.compared_by, limit, width)
    yield from count_section("Models named with it", record.beside, limit, width)
    yield from paper_section(f"Papers that name it ({len(record.papers)})", record.papers, limit, width)


def _topic(record: TopicRecord, limit: int | None, width: int) -> Iterator[str]:
    yield from paragraph(f"{record.topic.label} (topic, {_papers(record.count)})", width)
    yield from field("also called", record.other_names[:limit], width)
    yield from field("part of", (each.label for each in record.broader), width)
    yield from field("parts", (f"{each.label} ({each.papers})" for each in record.narrower), width)
    yield from month_section("Papers by month", record.months, limit)
    yield from paper_section("Leading papers", record.leading, limit, width)
    yield from count_section("Benchmarks", record.benchmarks, limit, width)
    yield from count_section("People", record.people, limit, width)


def _person(record: PersonRecord, limit: int | None, width: int) -> Iterator[str]:
    yield from paragraph(f"{record.person.label} (person, {_papers(len(record.papers))})", width)
    yield from field("also written", record.other_names, width)
    if len(record.groups) > 1:
        yield ""
        yield from paragraph(
            f"Several people may share this name: the papers fall into {len(record.groups)} groups that no coauthor "
            "connects.",
            width,
        )
        yield from heading("Papers by group")
        rows = [
            (str(place), each.arxiv, each.date, each.title, votes_of(each))
            for place, group in enumerate(record.groups, 1)
            for each in group
        ]
        yield from columns(rows[:limit], width, right=frozenset({0}))
        yield from more(len(rows[limit:]) if limit is not None else 0, "papers")
    else:
        yield from paper_section("Papers", record.papers, limit, width)
    yield from count_section("Topics", record.topics, limit, width)
    yield from count_section("Coauthors", record.coauthors, limit, width)


def _cited(paper: PaperLine) -> str:
    return f"{paper.title} ({paper.arxiv})" if paper.arxiv else paper.title


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"
