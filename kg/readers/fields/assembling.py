"""Puts an entry together from the fields, the title and the blocks that a layout found."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import Entry, IdKind, Layout, PaperId, PartialDate, Passage, PassageKind, Quote, SimilarPaperLink, Span
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.blocks import Block, is_furniture
from kg.readers.markdown.nodes import BOLD_LINE, Node, NodeKind
from kg.readers.markdown.passages import running_text
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.authors import Authors
from kg.readers.values.dates import find_date
from kg.readers.words.labels import FieldName

__all__ = ["entry_of", "kept_date", "passages_of"]

_MOST_IDS = 8
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<=['’‘])\d\d(?!\w)|^[012]\d$")  # "NeurIPS'23"
_KINDS = {
    NodeKind.HEADING: PassageKind.HEADING,
    NodeKind.PARAGRAPH: PassageKind.PARAGRAPH,
    NodeKind.HTML: PassageKind.PARAGRAPH,
    NodeKind.ITEM: PassageKind.ITEM,
    NodeKind.TABLE: PassageKind.TABLE,
    NodeKind.CODE: PassageKind.CODE,
}
_CALLOUT = re.compile(r"\[!\w[\w-]*\][+-]?[ \t]*")
_TAG_LINE = re.compile(r"(?:#[^\s#]+\s*){1,20}")
_DEFINITION = re.compile(r"\[[^\[\]]{1,200}\]:\s+\S+$")
_ONLY_TAGS = re.compile(r"(?:</?[A-Za-z][^<>]*>\s*)+")


def passages_of(note: ParsedNote, places: Iterable[int], taken: set[int], label: str = "") -> list[Passage]:
    """Return the running text of some blocks: without the lines that are fields, pictures or tags.

    Args:
        note: the note.
        places: the places of the blocks among the note's blocks.
        taken: where the lines begin that are fields.
        label: the label of passages that have none of their own.
    """
    found: list[Block] = []
    for place in places:
        found += _blocks(note.text, note.nodes[place], taken)
    return list(running_text(note.text, found, label))


def _blocks(text: str, node: Node, taken: set[int]) -> list[Block]:
    kind = _KINDS.get(node.kind)
    if kind is None:
        return []
    if node.kind is NodeKind.HEADING:
        start, end = node.start, node.end
        if node.level == BOLD_LINE:
            start, end = _without_bold(text, start, end)
        return [Block(kind, start, end, node.level)]
    depth = 2 * (node.depth - (node.kind is NodeKind.ITEM)) if node.depth else 0
    if node.kind in {NodeKind.TABLE, NodeKind.CODE}:
        return [] if node.start in taken else [Block(kind, node.start, node.end, depth)]
    lines = [line for line in node.lines if line.start not in taken]
    if not lines:
        return []
    if len(lines) == len(node.lines) and not node.quoted:
        parts = [Span(node.start, node.end)]
        if is_furniture(text[node.start : node.end]) or _TAG_LINE.fullmatch(text, node.start, node.end):
            return []
    else:
        parts = list(lines)
    blocks = []
    for place, part in enumerate(parts):
        start, end = part.start, part.end
        if node.quoted and (callout := _CALLOUT.match(text, start, end)) is not None:
            start = callout.end()
        words = text[start:end]
        if start >= end or is_furniture(words) or _DEFINITION.match(words) or _ONLY_TAGS.fullmatch(words):
            continue
        blocks.append(Block(kind if place == 0 else PassageKind.PARAGRAPH, start, end, depth))
    return blocks


def _without_bold(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "*_ ":
        start += 1
    closing = max(text.rfind("** (", start, end), text.rfind("__ (", start, end))
    end = closing if closing > start else end  # "**Title** (Some Lab)"
    while start < end and (text[end - 1] in "*_ \\:：" or text.startswith("<br", end - 4)):
        end -= 1
    return start, end


def entry_of(
    note: ParsedNote,
    layout: Layout,
    fields: NoteFields,
    *,
    span: Span,
    index: int = 0,
    title: Quote | None,
    title_text: str,
    arxiv: str,
    arxiv_quote: Quote | None,
    own: OwnAddress | None,
    listed_on: date | PartialDate | None,
    listed_on_quote: Quote | None,
    passages: tuple[Passage, ...],
    similar: tuple[SimilarPaperLink, ...] = (),
    confidence: float,
    reasons: tuple[str, ...],
) -> Entry:
    """Return the entry that the parts make up; see :class:`kg.model.Entry` for what they are."""
    authors = fields.authors or Authors((), ())
    votes = fields.first(FieldName.VOTES)
    number = re.fullmatch(r"[0-9]{1,9}(?:,[0-9]{3}){0,3}", votes.text.strip()) if votes else None
    venue = fields.first(FieldName.VENUE)
    return Entry(
        layout=layout,
        span=Span(*stripped(note.text, span.start, span.end)),
        index=index,
        arxiv=arxiv,
        arxiv_quote=arxiv_quote if arxiv else None,
        title=title,
        plain_title=title_text if title is None or title_text != title.text else "",
        ids=_ids(fields, None if arxiv else own, arxiv),
        listed_on=listed_on,
        listed_on_quote=listed_on_quote,
        votes=int(number[0].replace(",", "")) if number else None,
        votes_quote=votes if number else None,
        authors=authors.names,
        author_positions=authors.positions,
        similar=similar,
        passages=passages,
        author_names=authors.clean,
        issued=_issued(note, fields),
        venue=venue,
        tags=tuple(fields.texts.get(FieldName.TAGS, ())),
        status=fields.first(FieldName.STATUS),
        rating=fields.first(FieldName.RATING),
        confidence=confidence,
        reasons=reasons,
    )


def kept_date(when: PartialDate | None) -> date | PartialDate | None:
    """Return a date as an entry keeps it: a day as Python's date, a month as it is."""
    return (when.as_date or when) if when is not None else None


def _ids(fields: NoteFields, own: OwnAddress | None, arxiv: str) -> tuple[PaperId, ...]:
    """Return the paper's addresses besides its arXiv id: its own first, then its other ids, its code and its page."""
    found = [_placed(own)] if own is not None else []
    known = {arxiv, *(identifier.value for identifier in found)}
    others = sorted(fields.addresses, key=lambda other: list(IdKind).index(other.address.id.kind))
    for other in others:
        kind = other.address.id.kind
        named = kind not in {IdKind.ARXIV, IdKind.PAGE} or other.name is FieldName.PROJECT
        if named and other.strength >= Strength.BESIDE and other.address.id.value not in known:
            known.add(other.address.id.value)
            found.append(_placed(other))
    return tuple(found[:_MOST_IDS])


def _placed(own: OwnAddress) -> PaperId:
    """Return an address with its place in the document."""
    return replace(own.address.id, span=own.quote.span)


def _issued(note: ParsedNote, fields: NoteFields) -> PartialDate | None:
    """Return when the paper was published, as precisely as its fields tell."""
    dated = fields.dates.get(FieldName.PUBLISHED)
    if dated is not None:
        return dated[0]
    for name in (FieldName.YEAR, FieldName.PUBLISHED, FieldName.VENUE):
        for words in fields.texts.get(name, ()):
            when = find_date(note.text, words.span.start, words.span.end, year_alone=name is not FieldName.VENUE)
            if when is not None and (name is not FieldName.VENUE or when.month is None):
                return when
            year = _YEAR.search(words.text)
            if year is not None:
                at = words.span.start + year.start()
                number = int(year[0]) if len(year[0]) == 4 else 2000 + int(year[0])
                return PartialDate(number, None, None, Span(at, at + len(year[0])))
    return None
