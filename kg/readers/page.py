"""Reads a page about one paper: a title, fields near the top, then prose under whatever headings."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath

from kg.model import Attempt, Entry, Layout, Passage, PassageKind, Quote, Reading, SimilarPaper, Span
from kg.readers.assembling import day_of, entry_of, passages_of
from kg.readers.base import Reader, stripped
from kg.readers.bibtex_blocks import bibtex_entry
from kg.readers.inline_links import LinkForm
from kg.readers.labels import FieldName, field_named
from kg.readers.note import Note
from kg.readers.note_fields import NoteFields, OwnAddress, Strength, read_header, read_node
from kg.readers.outline import BOLD_LINE, NodeKind
from kg.readers.values import arxiv_of_name, parsed_address, seen, title_seen
from kg.readers.wording import (
    is_aside,
    is_link_word,
    is_listing_title,
    is_placeholder,
    is_readme_section,
    is_reference_heading,
    is_section_name,
    is_similar_heading,
    shared_words,
    title_shape,
)

__all__ = ["PAGE", "outside_of", "page_of"]

_HEAD = 60  # blocks in which a page's fields are looked for
_EARLY = 12  # blocks in which a sentence may link the paper
_READ = 0.5
_REVIEW = re.compile(r"paper|review|논문|리뷰|literature|论文|論文|文献", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"\s*[*_]*([^\W\d][^:：\n]{0,20}?)[*_]*\s*[:：][*_]*\s*(?=\S)")
_HERE = re.compile(r"(?:원\s?)?(?:논문|문서|글|여기|다음|링크|원문)|this paper|the paper|paper|original paper|here|link|arxiv|pdf|论文|原文|論文", re.IGNORECASE)
_METADATA = re.compile(
    r"\W*(?:paper|note|basic|bibliographic)?\s?(?:meta(?:data)?|info(?:rmation)?|details|links?|properties|reference)\W*"
    r"|\W*(?:논문|기본|서지)?\s?(?:정보|메타데이터|링크)\W*|\W*(?:论文|基本|文献)?(?:信息|链接)\W*|\W*論文情報\W*",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"(?:chapter|part|lecture|lesson|week)\s?\d|(?:제\s?)?\d+\s?[장강]\b|第.{1,3}[章回講]", re.IGNORECASE)
_CITEKEY = re.compile(r"@?[a-z][A-Za-z-]*(?:19|20)\d\d[A-Za-z]*\w?|\W*[\d._-]+\w{0,3}")
_SECTION_LINE = re.compile(r"\[([^\[\]\n]{3,40})\]|[*_]{1,3}([^*_\n]{3,40})[*_]{1,3}:?|([A-Z가-힣][^.:\n]{2,40})")
_CUES = re.compile(
    r"\bthe authors\b|\bthis paper\b|\bthe paper\b|\bwe (?:propose|present|introduce)\b|\bet al\b|\bstate[- ]of[- ]the[- ]art\b|\bSOTA\b|\bbaselines?\b|\barxiv\b"
    r"|본 논문|이 논문|논문(?:은|에서|의|이)|저자(?:는|들|가)|제안(?:한|하|된|했)|본 연구|本文|作者|提出|\baccuracy\b|정확도|벤치마크|\bbenchmark",
    re.IGNORECASE,
)


@dataclass
class _Page:
    """What was found on a page, with what speaks for and against a paper."""

    note: Note
    fields: NoteFields
    title: Quote | None = None
    title_text: str = ""
    title_node: int = -1
    from_header: bool = False
    by_name: bool = False
    arxiv: str = ""
    arxiv_quote: Quote | None = None
    own: OwnAddress | None = None
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    outside: frozenset[int] = frozenset()
    similar: list[SimilarPaper] = field(default_factory=list)


def _recognise(note: Note) -> Attempt:
    page = page_of(note)
    return Attempt(Layout.PAGE, page.score, tuple(page.reasons), tuple(page.missing))


def _read(note: Note) -> Reading:
    page = page_of(note)
    return Reading(note.document, Layout.PAGE, (_entry(page),))


PAGE = Reader(Layout.PAGE, _recognise, _read)
"""Reads the one paper of a page.

The title is that of the header, of the first heading, or behind a label. Ids and links are the paper's own where they
stand behind a label, in the title, on a line of links near the top or in one of the first sentences; never where they
stand below a heading like References. Without an id, authors with a year, or a title and sections as papers have them,
are enough, at a lower confidence.
"""


@lru_cache(maxsize=4)
def page_of(note: Note) -> _Page:
    """Return what makes a note the page of one paper, as far as it is one."""
    page = _Page(note, NoteFields())
    read_header(note, page.fields, note.header.values)
    page.outside = outside_of(note)
    _find_title(page)
    _read_head(page)
    _read_bibtex(page)
    _find_id(page)
    _weigh(page)
    return page


def outside_of(note: Note) -> frozenset[int]:
    """Return the blocks below headings such as References, whose papers are not the page's own."""
    outside: set[int] = set()
    level = 0
    for place, node in enumerate(note.nodes):
        if node.kind is NodeKind.HEADING and (not level or node.level <= level):
            words = seen(note.words(node))
            level = node.level if is_reference_heading(words) or is_aside(words) else 0
        if level:
            outside.add(place)
    return frozenset(outside)


def _find_title(page: _Page) -> None:
    note = page.note
    labelled = page.fields.first(FieldName.TITLE)
    if labelled is not None:
        page.title, page.title_text, page.from_header = labelled, _value_of(note, labelled), True
    for place, node in enumerate(note.nodes[:_HEAD]):
        if node.kind is not NodeKind.HEADING or place in page.outside:
            continue
        start, end = node.start, node.end
        label = _TITLE_LABEL.match(note.text, start, end)
        if label is not None and field_named(label[1]) is FieldName.TITLE and label.end() < end:
            start = label.end()
        words = title_seen(note.text[start:end])
        if page.title is not None:
            if shared_words(words, page.title_text) >= 0.8:
                page.title_node = place
            return
        if is_placeholder(words) or (not words and node.level < BOLD_LINE):
            page.missing.append(f"the heading {words[:40]!r} is that of an empty form")
            return
        if is_section_name(words) or field_named(words) is not None or is_readme_section(words):
            break
        page.title, page.title_text, page.title_node = note.quote(start, end), words, place
        return
    if page.title is None:
        _find_title_elsewhere(page)


def _find_title_elsewhere(page: _Page) -> None:
    """Take the title of a page without heading: its first line, if that is a link or looks like a title, else its name."""
    note = page.note
    first = next((node for node in note.nodes[:3] if node.kind in {NodeKind.PARAGRAPH, NodeKind.ITEM}), None)
    if first is not None and first.depth <= 1:
        line = first.lines[0]
        links = [link for link in note.links(line.start, line.end) if link.words.start < link.words.end]
        if len(links) == 1 and len(note.text[line.start : line.end]) - (links[0].whole.end - links[0].whole.start) <= 8:
            words = title_seen(note.text[links[0].words.start : links[0].words.end])
            address = parsed_address(links[0].address)
            if address is not None and address.of_paper and title_shape(words) >= 0.1 and not is_link_word(words):
                page.title, page.title_text = note.quote(links[0].words.start, links[0].words.end), words
                page.fields.addresses.append(OwnAddress(address, links[0].target, Strength.TITLE, "in the title"))
                return
        words = title_seen(note.text[line.start : line.end])
        short = len(first.lines) == 1 or len(note.words(first)) < 400
        if not links and short and first.kind is NodeKind.PARAGRAPH and not first.quoted and len(words) < 200 and title_shape(words) >= 0.4:
            page.title, page.title_text = note.quote(line.start, line.end), words
            page.fields.taken.add(line.start)
            return
    name = title_seen(note.name.replace("_", " "))
    if note.is_named_plainly and len(parts := PurePosixPath(note.document.path).parts) > 2:
        name = title_seen(parts[-2].replace("_", " "))  # paper.md in a folder of its own
    elif note.is_named_plainly:
        name = ""
    if not _CITEKEY.fullmatch(note.name) and re.search(r"[^\W\d_]{2}", name):
        page.title_text, page.by_name = name, True
    page.missing.append("no title: neither in a header nor as the first heading")


def _value_of(note: Note, quote: Quote) -> str:
    for value in note.header.values:
        if value.quote == quote:
            return title_seen(value.text)
    return title_seen(quote.text)


def _read_head(page: _Page) -> None:
    """Read the fields near the top, and labelled addresses further down."""
    note, fields = page.note, page.fields
    if page.title_node >= 0:
        node = note.nodes[page.title_node]
        for link in note.links(node.start, node.end):
            address = parsed_address(link.address)
            if address is not None and link.form is not LinkForm.WIKILINK and (address.of_paper or address.arxiv or link.form is LinkForm.INLINE):
                fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title"))
    in_head = True
    for place, node in enumerate(note.nodes[:400]):
        if place in page.outside or place == page.title_node:
            continue
        if node.kind is NodeKind.HEADING:
            words = seen(note.words(node))
            in_head = in_head and (_METADATA.fullmatch(words) is not None or place <= page.title_node + 1)
            continue
        if place < _HEAD and in_head:
            read_node(note, fields, place, names=place <= page.title_node + 3)
        elif node.depth <= 1 and node.end - node.start < 400:
            _read_late(page, place)
    labelled = fields.first(FieldName.TITLE)
    if labelled is not None and not page.from_header:
        words = title_seen(labelled.text)
        if page.title is None or is_listing_title(page.title_text) or title_shape(words) > title_shape(page.title_text):
            page.title, page.title_text = labelled, words


def _read_late(page: _Page, place: int) -> None:
    """Read a labelled address below the head; a first one is the paper's own if it is behind a label that says so."""
    later = NoteFields()
    read_node(page.note, later, place)
    for own in later.addresses:
        if own.address.of_paper and own.strength == Strength.LABELLED:
            page.fields.addresses.append(OwnAddress(own.address, own.quote, Strength.BESIDE, own.how, own.name))
            page.fields.taken |= later.taken


def _read_bibtex(page: _Page) -> None:
    for place, node in enumerate(page.note.nodes[:200]):
        if node.kind is not NodeKind.CODE or place in page.outside:
            continue
        entry = bibtex_entry(page.note.text, node.start, node.end, node.info)
        if entry is None:
            continue
        page.reasons.append("a BibTeX entry")
        page.fields.labels += 2
        if entry.title is not None and (page.title is None or title_shape(page.title_text) < 0.5):
            page.title, page.title_text = entry.title, entry.title_text
        if entry.authors is not None and page.fields.authors is None:
            page.fields.authors, page.fields.authors_line = entry.authors, entry.authors_line
        if entry.address is not None:
            page.fields.addresses.append(entry.address)
        return


def _find_id(page: _Page) -> None:
    note, fields = page.note, page.fields
    page.own = fields.best(Strength.BESIDE)
    of_name = arxiv_of_name(note.document.path)
    if page.own is not None and page.own.address.arxiv:
        page.arxiv, page.arxiv_quote = page.own.address.arxiv, page.own.quote
    elif of_name:
        page.arxiv = of_name
    elif leading := re.match(r"\W*(?:arXiv\s*:?\s*)?(\d{4}\.\d{4,5})(?:v\d+)?", page.title.text if page.title else "", re.I):
        address = parsed_address(leading[1])
        if address is not None and page.title is not None:
            page.arxiv = address.arxiv
            page.arxiv_quote = note.quote(page.title.span.start + leading.start(1), page.title.span.start + leading.end(1))
    if not page.arxiv and (page.own is None or not page.own.address.of_paper):
        sentence = _in_sentence(page)
        if sentence is not None:
            page.own = sentence
            page.arxiv = sentence.address.arxiv
            page.arxiv_quote = sentence.quote if sentence.address.arxiv else None


def _in_sentence(page: _Page) -> OwnAddress | None:
    """Return the paper that one of the first sentences links: by words like "the paper", or by the title's name."""
    note = page.note
    first, count = page.title_node + 1, 0
    name = re.split(r"[:：]", page.title_text)[0].strip().casefold()
    for place in range(first, min(len(note.nodes), first + _EARLY)):
        node = note.nodes[place]
        if place in page.outside or node.kind in {NodeKind.CODE, NodeKind.TABLE, NodeKind.RULE}:
            continue
        if node.kind is NodeKind.HEADING:
            count += 1
            if count > 2:
                return None
            continue
        alone = NoteFields()
        read_node(note, alone, place)
        for own in alone.addresses:
            if own.strength == Strength.LINE and own.address.of_paper:
                return OwnAddress(own.address, own.quote, Strength.SENTENCE, "on a line of its own", own.name)
        for link in note.links(node.start, min(node.end, node.start + 3_000)):
            address = parsed_address(link.address)
            if address is None or not address.of_paper or link.form is LinkForm.IMAGE:
                continue
            words = seen(note.text[link.words.start : link.words.end])
            telling = len(page.title_text.split()) >= 3
            same = telling and (
                words.casefold() in {name, page.title_text.casefold()}
                or (len(words.split()) >= 3 and shared_words(words, page.title_text) >= 0.6)
            )
            named = _HERE.fullmatch(words.strip()) is not None and not words.isascii()
            if same or named or (link.form is LinkForm.BARE and len(note.words(node)) < len(link.address) + 12):
                return OwnAddress(address, link.target, Strength.SENTENCE, "in one of the first sentences")
    return None


def _weigh(page: _Page) -> None:
    """Decide how surely the page is about one paper."""
    note, fields = page.note, page.fields
    headings = [seen(note.words(node)) for node in note.nodes if node.kind is NodeKind.HEADING]
    bold = [seen(note.words(node)) for node in note.nodes if node.kind is NodeKind.HEADING and node.level == BOLD_LINE]
    readme = sum(map(is_readme_section, headings))
    book = any(_CHAPTER.match(heading) for heading in headings)
    sections = _sections(note)
    title = page.title_text
    surely = page.own is not None and page.own.strength >= Strength.LINE or bool(arxiv_of_name(note.document.path))
    surely = surely and bool(page.title_text or page.arxiv or (page.own and page.own.address.doi))
    untitled = page.title is None and not surely and not (page.by_name and fields.authors)
    if untitled or (title and is_placeholder(title)) or (note.is_in_templates and not page.arxiv):
        page.score = 0.0
        if page.title is not None:
            page.missing.append("the title is that of an empty form" if is_placeholder(title) else "it lies among templates")
        return
    del bold
    if is_listing_title(title) and not (page.own and page.own.strength >= Strength.TITLE and title_shape(title) >= 0.5):
        page.missing.append("the title is that of a list of papers")
        page.score = 0.0
        return
    shape = title_shape(title)
    where = "in the header" if page.from_header else "of the file's name" if page.by_name else "near the top"
    page.reasons.append(f"a title {where}: {title[:80]}")
    strength = page.own.strength if page.own else 0
    by_name = bool(page.arxiv) and strength < Strength.BESIDE
    if by_name and arxiv_of_name(note.document.path):
        page.reasons.append(f"the file is named by the arXiv id {page.arxiv}")
        page.score = 0.9
    elif page.arxiv and page.arxiv_quote is not None and strength >= Strength.BESIDE:
        page.reasons.append(f"the arXiv id {page.arxiv} {page.own.how if page.own else ''}")
        page.score = 0.95
    elif page.arxiv and strength == 0:
        page.reasons.append(f"the arXiv id {page.arxiv} before the title")
        page.score = 0.9
    elif page.own is not None and page.own.address.of_paper and strength >= Strength.BESIDE:
        page.reasons.append(f"the address {page.own.address.id.url[:80]} {page.own.how}")
        page.score = 0.85
    else:
        page.score = _without_own_id(page, shape, sections, strength)
    if (readme >= 2 or (readme and note.is_named_plainly)) and not (strength >= Strength.LABELLED and shape >= 0.5):
        page.missing.append("headings of a tool's or collection's description")
        page.score *= 0.3
    elif book and not page.arxiv:
        page.missing.append("headings of chapters: a book")
        page.score *= 0.5
    elif note.is_named_plainly and note.name.casefold() != "paper" and strength < Strength.LINE and not by_name:
        page.missing.append(f"a file called {note.name} needs a link to the paper near the top")
        page.score *= 0.5


def _without_own_id(page: _Page, shape: float, sections: int, strength: int) -> float:
    note, fields = page.note, page.fields
    reasons, missing = page.reasons, page.missing
    cues = len(_CUES.findall(note.text[:20_000]))
    tags = " ".join(quote.text for quote in fields.texts.get(FieldName.TAGS, ()))
    reviewed = bool(_REVIEW.search(tags)) or bool(_REVIEW.search(note.name)) or bool(_REVIEW.search(page.title_text))
    dated = _is_published(fields)
    score = 0.0
    if strength == Strength.SENTENCE and page.own is not None:
        reasons.append(f"{page.own.quote.text[:80]} {page.own.how}")
        score = 0.5 + 0.15 * (shape >= 0.3) + 0.15 * (sections > 0) + 0.1 * reviewed
        if page.note.is_named_plainly:
            score -= 0.3
        return min(score, 0.8)
    missing.append("no arXiv id, DOI or link of the paper behind a label, in the title, on a line of links near the top")
    if fields.authors is not None and dated:
        reasons.append("authors and a year or venue")
        return 0.75
    if page.own is not None and strength == Strength.LABELLED and dated and fields.labels >= 3:
        reasons.append("labelled fields as notes about papers have them")
        return 0.7
    if fields.authors is not None and (shape >= 0.3 or (sections > 1 and shape >= 0.1)):
        reasons.append("authors")
        score = 0.65
    elif dated and reviewed and page.from_header:
        reasons.append("a year or venue, and a tag, name or title that says it is about a paper")
        score = 0.6
    elif dated and page.from_header and shape >= 0.4:
        reasons.append("a year or venue, and a title as papers have them")
        score = 0.6
    elif shape >= 0.5 and (sections >= 1 or cues >= 2):
        reasons.append("a title as papers have them, and a text that speaks like one about a paper")
        score = 0.55 + 0.05 * min(sections, 3)
    elif shape >= 0.3 and sections >= 2:
        reasons.append("sections as papers have them")
        score = 0.55
    elif _second_title(page) and sections:
        reasons.append("a second heading with a title as papers have them, and their sections")
        score = 0.55
    elif shape >= 0.55 and page.title_node >= 0 and not page.from_header:
        score = 0.5
        reasons.append("a title as papers have them")
    else:
        missing.append("no authors with a year or venue; the title and the headings do not look like those of a paper")
    return score


def _is_published(fields: NoteFields) -> bool:
    """Tell whether a year, a venue or a date of publication stands among the fields."""
    published = fields.first(FieldName.YEAR, FieldName.PUBLISHED)
    return fields.first(FieldName.VENUE) is not None or (published is not None and any(map(str.isdigit, published.text)))


def _second_title(page: _Page) -> bool:
    note = page.note
    place = page.title_node + 1
    if page.title_node < 0 or place >= len(note.nodes):
        return False
    node = note.nodes[place]
    return node.kind is NodeKind.HEADING and title_shape(seen(note.words(node))) >= 0.3


def _sections(note: Note) -> int:
    """Return how many parts of papers the note has as headings, as bold or bracketed lines or as bare items."""
    names: set[str] = set()
    for node in note.nodes[:600]:
        if node.kind is NodeKind.HEADING:
            words = seen(note.words(node))
        elif node.kind in {NodeKind.PARAGRAPH, NodeKind.ITEM} and node.lines[0].end - node.lines[0].start <= 44:
            found = _SECTION_LINE.fullmatch(note.text, node.lines[0].start, node.lines[0].end)
            words = next((group for group in found.groups() if group), "") if found else ""
        else:
            continue
        if words and is_section_name(words, strong=True):
            names.add(re.sub(r"\W", "", words.casefold()))
    return len(names)


def _entry(page: _Page) -> Entry:
    note = page.note
    start, end = stripped(note.text, 0, len(note.text))
    skipped = {page.title_node}
    passages: list[Passage] = []
    if page.title is not None:
        passages.append(Passage(PassageKind.TITLE, page.title))
    kept = [
        place for place in range(len(note.nodes)) if place not in page.outside and place not in skipped
    ]
    passages += passages_of(note, kept, page.fields.taken)
    day = page.fields.dates.get(FieldName.DATE)
    when, when_quote = day if day else (None, None)
    if when is None and note.date_of_name is not None:
        when = note.date_of_name
    if when is None and FieldName.UPDATED in page.fields.dates:
        when, when_quote = page.fields.dates[FieldName.UPDATED]
    return entry_of(
        note,
        Layout.PAGE,
        page.fields,
        span=Span(start, end),
        title=page.title,
        title_text=page.title_text,
        arxiv=page.arxiv,
        arxiv_quote=page.arxiv_quote,
        own=page.own,
        listed_on=day_of(when),
        listed_on_quote=when_quote,
        passages=tuple(passages),
        similar=tuple(_similar(page)),
        confidence=1.0 if page.score >= 0.85 else round(page.score, 2),
        reasons=tuple(page.reasons),
    )


def _similar(page: _Page) -> list[SimilarPaper]:
    """Return the papers that the note says are similar or related to its own."""
    note = page.note
    found: list[SimilarPaper] = []
    level = 0
    for node in note.nodes:
        if node.kind is NodeKind.HEADING and (not level or node.level <= level):
            level = node.level if is_similar_heading(seen(note.words(node))) else 0
            continue
        if not level or node.kind in {NodeKind.CODE, NodeKind.RULE}:
            continue
        for link in note.links(node.start, node.end):
            words = link.words
            if link.form is LinkForm.IMAGE or words.start >= words.end:
                continue
            address = parsed_address(link.address)
            title = note.quote(words.start, words.end)
            found.append(SimilarPaper(note.quote(link.whole.start, link.whole.end), title, address.arxiv if address else ""))
    return found

