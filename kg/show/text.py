"""Writes what there is to know of a thing as lines for a terminal."""

from collections.abc import Iterator, Sequence

from kg.show.layout import columns, field, heading, more, paragraph
from kg.show.records import Note, PaperLine, PaperRecord, Score, SimilarPaper

__all__ = ["lines_of"]

_ROLES = {"own": "own", "other": "another's", "human": "human", "baseline": "baseline"}
_USES = (
    ("introduces", "introduces"),
    ("evaluates", "evaluates on"),
    ("trains", "trains on"),
    ("mentions", "mentions"),
)


def lines_of(record: PaperRecord, *, limit: int | None = 10, width: int = 100) -> Iterator[str]:
    """Return a record as lines for a terminal.

    Args:
        record: what :func:`kg.show.show` gave.
        limit: at most how many lines of each section, and how many sentences of each document; None for all.
        width: how many columns to fill.
    """
    yield from _paper(record, limit, width)


def _paper(record: PaperRecord, limit: int | None, width: int) -> Iterator[str]:
    line = record.paper
    yield from paragraph(line.title, width)
    yield from paragraph(", ".join(each.name for each in record.authors), width) if record.authors else ()
    yield " · ".join(_about(record))
    for link in record.links:
        yield f"{link.url}{'  (code)' if link.is_code else ''}"
    yield from _notes(record.notes, limit, width)
    if record.scores:
        yield from heading("Results")
        yield from _scores(record.scores, limit, width)
    yield from heading("Names") if record.introduces or record.benchmarks or record.topics or record.models else ()
    yield from field("introduces", (f"{e.name} ({e.type})" if e.type else e.name for e in record.introduces), width)
    for relation, called in _USES:
        named = (each.benchmark.label for each in record.benchmarks if each.relation == relation)
        yield from field(f"{called}" if relation != "introduces" else "new benchmark", named, width)
    yield from field("topics", (each.label for each in record.topics), width)
    yield from field("models", (each.label for each in record.models), width)
    yield from _similar(record.similar, limit, width)
    yield from _papers("Cites", record.cites, limit, width)
    yield from _papers("Cited by", record.cited_by, limit, width)


def _about(record: PaperRecord) -> Iterator[str]:
    line = record.paper
    if line.date:
        yield line.date
    if line.votes is not None:
        yield _votes(line.votes)
    if line.arxiv:
        yield f"arXiv {line.arxiv}"
    if record.doi:
        yield f"DOI {record.doi}"
    if record.venue:
        yield record.venue
    if record.issued and record.issued != line.date:
        yield f"appeared {record.issued}"


def _notes(notes: Sequence[Note], limit: int | None, width: int) -> Iterator[str]:
    for place, note in enumerate(notes):
        yield from heading("What the notes say") if not place else ()
        yield f"  {note.document.label}"
        for passage in note.passages[:limit]:
            yield from paragraph(f"“{passage.text}”", width - 4, indent=4)
        yield from more(len(note.passages[limit:]) if limit is not None else 0, "sentences", 4)


def _scores(scores: Sequence[Score], limit: int | None, width: int) -> Iterator[str]:
    rows = [
        (
            each.benchmark.label,
            each.metric,
            f"{each.value}{f' over {each.over}' if each.over else ''}",
            each.system,
            f"({_ROLES.get(each.role, each.role)})" if each.role else "",
            each.setting,
        )
        for each in scores
    ]
    yield from columns(rows[:limit], width)
    yield from more(len(rows[limit:]) if limit is not None else 0, "results")


def _similar(similar: Sequence[SimilarPaper], limit: int | None, width: int) -> Iterator[str]:
    if not similar:
        return
    yield from heading("Similar papers")
    rows = [
        (
            each.paper.arxiv,
            each.paper.title,
            "" if each.score is None else f"{each.score:.2f}",
            ", ".join(each.reasons),
            "listed" if each.listed else "",
        )
        for each in similar
    ]
    yield from columns(rows[:limit], width)
    yield from more(len(rows[limit:]) if limit is not None else 0, "papers")


def _papers(title: str, papers: Sequence[PaperLine], limit: int | None, width: int) -> Iterator[str]:
    if not papers:
        return
    yield from heading(title)
    rows = [(each.arxiv, each.date, each.title, "" if each.votes is None else _votes(each.votes)) for each in papers]
    yield from columns(rows[:limit], width)
    yield from more(len(rows[limit:]) if limit is not None else 0, "papers")


def _votes(count: int) -> str:
    return "1 vote" if count == 1 else f"{count} votes"
