"""Finds entries that are the rows of a table with a column of papers."""

import re

from kg.model import Span
from kg.readers.entries.candidates import EntryCandidate, is_own_note, parsed_link_address, take_beside
from kg.readers.entries.days import year_at
from kg.readers.fields.fact_lines import facts_behind
from kg.readers.fields.ids_alone import may_hold_id, take_id_alone
from kg.readers.fields.name_lines import names_on
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields, take
from kg.readers.fields.taking_facts import take_facts, title_without_facts
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.values.addresses import first_date, parsed_address, seen, title_seen
from kg.readers.values.authors import split_authors
from kg.readers.values.dates import date_of_year
from kg.readers.words.labels import FieldName, field_named, folded
from kg.readers.words.link_words import is_link_word
from kg.readers.words.title_shapes import heads_other_things, is_placeholder, title_shape

__all__ = ["table_candidates"]

_SURE = frozenset(
    map(
        folded,
        (
            "title",
            "paper",
            "papers",
            "paper title",
            "제목",
            "논문",
            "논문명",
            "논문 제목",
            "标题",
            "论文",
            "論文",
            "タイトル",
        ),
    )
)
"""Heads of columns whose rows are papers."""

_TITLES = _SURE | frozenset(
    map(folded, ("name", "work", "이름", "題目", "article", "publication", "model", "method", "모델", "방법", "방법론"))
)
"""Heads of columns whose rows may be papers."""

_SPEAKERS = frozenset({"leader", "leaders"})  # as the head of a column; else a method may be called so
_NUMBER = re.compile(r"\s*(?:\**\s*\d{1,4}\s*[.)]\s*\**|#\d+)\s*")
_BOLD = re.compile(r"\s*(?:(\*\*|__)(?=\S)((?:(?!\1).){2,300})\1|<(b|strong)>([^<>]{2,300})</\3>)")
_BREAK = re.compile(r"\s*<br\s?/?>\s*", re.IGNORECASE)
_IDS = frozenset({FieldName.ARXIV, FieldName.DOI, FieldName.LINK})
_SHAPE = 0.3  # of titles in a column whose head does not say that they are some
_LONGEST_BEFORE = 20  # characters before the first link of a cell of links
_STOP = re.compile(r"\s{2,}|<br\s?/?>|\s+[-–—:]\s+|(?<=[a-z가-힣)\]])[.。]\s")


def table_candidates(note: ParsedNote, outside: frozenset[int]) -> dict[int, list[EntryCandidate]]:
    """Return what may be entries, by the place of their table.

    Args:
        note: the note.
        outside: the blocks below headings like References.
    """
    found: dict[int, list[EntryCandidate]] = {}
    for place, node in enumerate(note.nodes):
        if node.kind is NodeKind.TABLE and place not in outside and len(node.rows) > 1:
            rows = _rows(note, place, node)
            if rows:
                found[place] = rows
    return found


def _rows(note: ParsedNote, place: int, node: Node) -> list[EntryCandidate]:
    heads = [seen(note.text[cell.start : cell.end]) for cell in node.rows[0]]
    names = _fields_of(heads)
    columns = [at for at, head in enumerate(heads) if _heads(head, _TITLES)]
    columns = columns or _linked_titles(note, node) or _titles_beside_ids(note, node, names)
    if not columns:
        return []
    sure = [at for at in columns if _heads(heads[at], _SURE) and not _holds_bare_links(note, node, at)]
    column = (sure or columns)[0]
    if not sure and _holds_bare_links(note, node, column):  # a column "Paper" of links beside a column of names
        others = [
            at
            for at in range(len(heads))
            if at != column and names[at] in {None, FieldName.TITLE, FieldName.OTHER_TITLE}
        ]
        titles = [at for at in others if _heads(heads[at], _TITLES)] or others
        if not titles:
            return []
        column = titles[0]
    rows = [_candidate(note, place, row, column, names, heads) for row in node.rows[1:] if column < len(row)]
    if heads_other_things(heads[column]):  # a column "Benchmark" beside one of papers about them
        return [row for row in rows if row.shape >= _SHAPE]
    return rows


def _fields_of(heads: list[str]) -> list[FieldName | None]:
    """Return the fields that the heads of columns name; in a table of days, "Who" is who presents the paper."""
    names = [FieldName.PRESENTER if folded(head) in _SPEAKERS else field_named(head) for head in heads]
    if FieldName.DATE in names:
        names = [
            FieldName.PRESENTER if folded(head) == "who" else name for head, name in zip(heads, names, strict=True)
        ]
    return names


def _heads(head: str, names: frozenset[str]) -> bool:
    """Tell whether a column's head is one of some names, or one of them and another ("Paper / Source")."""
    return folded(head) in names or ("/" in head and folded(head.split("/")[0]) in names)


def _holds_bare_links(note: ParsedNote, node: Node, column: int) -> bool:
    cells = [row[column] for row in node.rows[1:] if column < len(row)]
    return bool(cells) and sum(_is_bare_link(note, cell) for cell in cells) * 2 > len(cells)


def _linked_titles(note: ParsedNote, node: Node) -> list[int]:
    """Return the column, whatever its head, of which most cells are titles that link papers."""
    for column in range(len(node.rows[0])):
        cells = [row[column] for row in node.rows[1:] if column < len(row) and row[column].start < row[column].end]
        titles = 0
        for cell in cells:
            for link in note.links(cell.start, cell.end)[:1]:
                address = parsed_link_address(link)
                words = seen(note.text[link.words.start : link.words.end])
                titles += address is not None and address.of_paper and title_shape(words) >= _SHAPE
        if cells and titles * 2 > len(cells):
            return [column]
    return []


def _titles_beside_ids(note: ParsedNote, node: Node, names: list[FieldName | None]) -> list[int]:
    """Return the column, whatever its head, of which most cells look like titles, in a table with a column of ids."""
    rows = [row for row in node.rows[1:] if len(row) == len(names)]
    if not any(_holds_ids(note, rows, at) for at, name in enumerate(names) if name in _IDS):
        return []
    for column, name in enumerate(names):
        shapes = [title_shape(seen(note.text[row[column].start : row[column].end])) for row in rows]
        if name is None and 2 * sum(shape >= _SHAPE for shape in shapes) > len(shapes):
            return [column]
    return []


def _holds_ids(note: ParsedNote, rows: list[tuple[Span, ...]], column: int) -> bool:
    """Tell whether most cells of a column are ids or addresses of papers."""
    found = [parsed_address(note.text[row[column].start : row[column].end].strip("`*_[]()<> ")) for row in rows]
    return 2 * sum(address is not None and address.of_paper for address in found) > len(rows)


def _is_bare_link(note: ParsedNote, cell: Span) -> bool:
    links = note.links(cell.start, cell.end)
    if links and links[0].whole.start - cell.start > _LONGEST_BEFORE:
        return False  # "Title [[arXiv](...)]"
    return bool(links) and all(is_link_word(seen(note.text[link.words.start : link.words.end])) for link in links)


def _candidate(
    note: ParsedNote, place: int, row: tuple[Span, ...], column: int, names: list[FieldName | None], heads: list[str]
) -> EntryCandidate:
    fields = NoteFields()
    talk = FieldName.PRESENTER in names
    cell = row[column]
    candidate = EntryCandidate(place, place + 1, None, "", fields, Span(row[0].start, row[-1].end))
    links = note.links(cell.start, cell.end)
    start, end, after = _title(note, cell)
    if start < end:
        title = title_without_facts(note, fields, note.quote(start, end))
        text = title_seen(title.text)
        if not is_placeholder(text) and re.search(r"[^\W\d_]{2}", text):
            candidate.title, candidate.title_text = title, text
    for link in links:
        address = parsed_link_address(link)
        if link.whole.start <= end and address is not None:
            fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title", FieldName.LINK))
        elif is_own_note(link):
            candidate.notes = True
    take_beside(note, candidate, [link for link in links if link.whole.start > end])
    _take_rest(note, candidate, after, cell.end)
    for at, other in enumerate(row):
        if at != column and other.start < other.end:
            head = heads[at] if at < len(heads) else ""
            _take_cell(note, candidate, other, head, names[at] if at < len(names) else None, talk=talk)
    if FieldName.DATE in fields.dates and fields.first(FieldName.VENUE) is not None:
        fields.dates.setdefault(
            FieldName.PUBLISHED, fields.dates.pop(FieldName.DATE)
        )  # beside a venue it is the paper's
    candidate.label = heads[column] if column < len(heads) and _heads(heads[column], _SURE) else ""
    return candidate


def _title(note: ParsedNote, cell: Span) -> tuple[int, int, int]:
    """Return where the title in a cell begins and ends, and where what follows begins."""
    text = note.text
    number = _NUMBER.match(text, cell.start, cell.end)
    start = number.end() if number else cell.start
    links = note.links(start, cell.end)
    for picture in links:
        if (
            picture.whole.start >= start
            and _is_picture(note, picture)
            and not text[start : picture.whole.start].strip(" *_")
        ):
            leading = _BREAK.match(text, picture.whole.end, cell.end)
            start = leading.end() if leading else picture.whole.end
    worded = (each for each in links if each.words.start < each.words.end and not _is_picture(note, each))
    link = next((each for each in worded if each.whole.start >= start), None)
    if (
        link is not None
        and not text[start : link.whole.start].strip(" *_")
        and not is_link_word(seen(text[link.words.start : link.words.end]))
    ):
        return link.words.start, link.words.end, link.whole.end
    bold = _BOLD.match(text, start, cell.end)
    if bold is not None:
        group = 2 if bold[2] else 4
        return bold.start(group), bold.end(group), bold.end()
    stop = _STOP.search(text, start, cell.end)
    end = stop.start() if stop else cell.end
    first = next((each for each in note.links(start, end) if each.whole.start > start), None)
    if first is not None:
        end = first.whole.start
    while end > start and text[end - 1] in " ([*_,-–—:":
        end -= 1
    return start, end, end


def _is_picture(note: ParsedNote, link: InlineLink) -> bool:
    """Tell whether a link is a picture, or has nothing but one as its words (a badge)."""
    return link.form is LinkForm.IMAGE or note.text.startswith("![", link.words.start)


def _take_rest(note: ParsedNote, candidate: EntryCandidate, start: int, end: int) -> None:
    """Take what follows the title in its cell: names of people and other facts, else running text."""
    place = start
    for stop in [*_BREAK.finditer(note.text, start, end), None]:
        begin, until = stripped(note.text, place, stop.start() if stop else end)
        place = stop.end() if stop else end
        people = names_on(note.text, begin, until)
        if candidate.fields.authors is None and people is not None:
            candidate.fields.authors = split_authors(note.text, people.start, people.end)
        elif begin < until:
            facts, begin = facts_behind(note, begin, until)
            take_facts(note, candidate.fields, facts)
            if begin < until:
                candidate.rest.append(Span(begin, until))


def _take_cell(
    note: ParsedNote, candidate: EntryCandidate, cell: Span, head: str, name: FieldName | None, *, talk: bool
) -> None:
    """Take a cell beside the title; in a table of talks a date is that of the talk."""
    text, fields = note.text, candidate.fields
    words = text[cell.start : cell.end]
    if is_placeholder(words) or not words.strip(" -–—·./*_"):
        return
    links = note.links(cell.start, cell.end)
    if links:
        take_beside(note, candidate, links)
    if name is FieldName.AUTHORS and fields.authors is None:
        people = split_authors(text, cell.start, cell.end)
        fields.authors = people if people.names else None
    elif name in {FieldName.DATE, FieldName.READ, FieldName.PUBLISHED, FieldName.UPDATED}:
        when = first_date(text, cell.start, cell.end)
        if when is None and (year := year_at(note, cell.start)):
            when = date_of_year(text, cell.start, cell.end, year)
        if when is not None:
            kind = FieldName.READ if name is FieldName.READ or talk else name
            kind = FieldName.PUBLISHED if kind is FieldName.UPDATED else kind
            fields.dates.setdefault(kind, (when, note.quote(when.span.start, when.span.end)))
    elif name in {FieldName.VENUE, FieldName.YEAR, FieldName.TAGS, FieldName.STATUS, FieldName.RATING, FieldName.VOTES}:
        fields.texts.setdefault(name, []).append(note.quote(cell.start, cell.end))
    elif name in {FieldName.ARXIV, FieldName.DOI, FieldName.LINK} and not links:
        take(note, fields, name, cell, head)
    elif not links and name in {None, FieldName.NOTES} and may_hold_id(head) and take_id_alone(note, fields, cell):
        return
    elif not links and len(words) > 15:
        candidate.rest.append(cell)
