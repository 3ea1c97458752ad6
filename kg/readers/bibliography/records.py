"""Makes an entry of what a bibliography says of a paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Entry, IdKind, Layout, PaperId, PartialDate, Passage, PassageKind, Quote, Span
from kg.readers.values.ids import best_id

__all__ = ["Record", "record_entry"]


@dataclass(frozen=True, slots=True)
class Record:
    """What a bibliography says of one paper.

    Attributes:
        span: the record's whole extent.
        title: the title as it stands; None where there is none.
        plain_title: the title as text.
        authors: the names as they stand.
        author_names: the names as text, given name first.
        others: whether the list of authors ends with "and others".
        ids: ids and addresses, in the order of the text.
        issued: when it appeared.
        venue: the journal or the proceedings, as it stands.
        plain_venue: its name as text.
        abstract: the abstract as it stands.
    """

    span: Span
    title: Quote | None = None
    plain_title: str = ""
    authors: tuple[Quote, ...] = ()
    author_names: tuple[str, ...] = ()
    others: bool = False
    ids: tuple[PaperId, ...] = ()
    issued: PartialDate | None = None
    venue: Quote | None = None
    plain_venue: str = ""
    abstract: Quote | None = None


def record_entry(record: Record, text: str, layout: Layout, index: int) -> Entry:
    """Return the entry of a record; its passages are its title and its abstract.

    Args:
        record: what the bibliography says.
        text: the document's text.
        layout: the layout of the bibliography.
        index: the entry's place among those of the document, from 0.
    """
    best = best_id(record.ids)
    is_arxiv = best is not None and best.kind is IdKind.ARXIV
    passages = []
    if record.title is not None:
        passages.append(Passage(PassageKind.TITLE, record.title))
    if record.abstract is not None and record.abstract.text.strip():
        passages.append(Passage(PassageKind.PARAGRAPH, record.abstract, "abstract"))
    return Entry(
        layout=layout,
        span=record.span,
        index=index,
        arxiv=best.value if best is not None and is_arxiv else "",
        arxiv_quote=_quote(text, best.span) if best is not None and is_arxiv else None,
        ids=_others(record.ids),
        title=record.title,
        plain_title=record.plain_title,
        authors=record.authors,
        author_names=record.author_names,
        author_positions=tuple(range(1, len(record.authors) + 1)),
        issued=record.issued,
        venue=record.venue,
        plain_venue=record.plain_venue,
        passages=tuple(passages),
    )


def _others(ids: Iterable[PaperId]) -> tuple[PaperId, ...]:
    """Return the ids that are not arXiv's, the most useful first and each once."""
    distinct = {(each.kind, each.value.casefold()): each for each in reversed([*ids]) if each.kind is not IdKind.ARXIV}
    rank = {kind: place for place, kind in enumerate(IdKind)}
    return tuple(sorted(distinct.values(), key=lambda each: (rank[each.kind], each.span)))


def _quote(text: str, span: Span) -> Quote:
    return Quote(text[span.start : span.end], span)
