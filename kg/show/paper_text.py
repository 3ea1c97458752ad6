"""Writes what there is to know of a paper as lines for a terminal."""

from collections.abc import Iterator, Sequence

from kg.show.layout import columns, field, heading, more, paragraph
from kg.show.records import Note, PaperRecord, SimilarPaper
from kg.show.sections import paper_section, score_section, votes_of

__all__ = ["note_section", "paper_lines"]

_USES = (
    ("introduces", "introduces"),
    ("evaluates", "evaluates on"),
    ("trains", "trains on"),
    ("mentions", "mentions"),
)


def paper_lines(record: PaperRecord, limit: int | None, width: int) -> Iterator[str]:
    """Return a paper as lines for a terminal; see :func:`kg.show.text.lines_of`."""
    line = record.paper
    yield from paragraph(line.title, width)
    yield from paragraph(", ".join(each.name for each in record.authors), width) if record.authors else ()
    yield " · ".join(_about(record))
    for link in record.links:
        yield f"{link.url}{'  (code)' if link.is_code else ''}"
    yield from note_section(record.notes, limit, width)
    yield from score_section("Results", record.scores, limit, width)
    yield from heading("Names") if record.introduces or record.benchmarks or record.topics or record.models else ()
    yield from field("introduces", (f"{e.name} ({e.type})" if e.type else e.name for e in record.introduces), width)
    for relation, called in _USES:
        named = (each.benchmark.label for each in record.benchmarks if each.relation == relation)
        yield from field(f"{called}" if relation != "introduces" else "new benchmark", named, width)
    yield from field("topics", (each.label for each in record.topics), width)
    yield from field("models", (each.label for each in record.models), width)
    yield from _similar(record.similar, limit, width)
    yield from paper_section("Cites", record.cites, limit, width)
    yield from paper_section("Cited by", record.cited_by, limit, width)


def _about(record: PaperRecord) -> Iterator[str]:
    line = record.paper
    if line.date:
        yield line.date
    if line.votes is not None:
        yield votes_of(line)
    if line.arxiv:
        yield f"arXiv {line.arxiv}"
    if record.doi:
        yield f"DOI {record.doi}"
    if record.venue:
        yield record.venue
    if record.issued and record.issued != line.date:
        yield f"appeared {record.issued}"


def note_section(notes: Sequence[Note], limit: int | None, width: int) -> Iterator[str]:
    """Return what notes say of a paper, at most so many sentences of each; nothing where they say nothing."""
    for place, note in enumerate(notes):
        yield from heading("What the notes say") if not place else ()
        yield f"  {note.document.label}"
        for passage in note.passages[:limit]:
            yield from paragraph(f"“{passage.text}”", width - 4, indent=4)
        yield from more(len(note.passages[limit:]) if limit is not None else 0, "sentences", 4)


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
