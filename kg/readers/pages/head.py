"""Reads the fields near the top of a page, and finds the id and addresses that are its paper's own."""

import re

from kg.readers.fields.labelled import labelled
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import title_without_facts
from kg.readers.markdown.inline_links import LinkForm
from kg.readers.markdown.nodes import NodeKind
from kg.readers.pages.bibtex_blocks import address_of_record, authors_of_record, bibtex_entry
from kg.readers.pages.citation import read_own_citation
from kg.readers.pages.page import PageSigns
from kg.readers.pages.sentences import paper_in_sentence
from kg.readers.pages.title import best_title
from kg.readers.values.addresses import arxiv_of_name, parsed_address, seen, title_seen
from kg.readers.values.authors import split_authors
from kg.readers.values.ids import find_ids
from kg.readers.values.names import are_names
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import is_listing_title, title_shape

__all__ = ["find_id", "read_bibtex_block", "read_head"]

_HEAD = 60  # blocks in which a page's fields are looked for
_TITLE_SHAPE = 0.5  # of a title above a BibTeX entry that is kept
_MAY_BE_ADDRESS = re.compile(r"[\w/]\.\w+/|://|[aA]r[xX]iv|/\d{7}|\d{4}\.\d{4}|10\.\d{4}|ARXIV|\]\]")
_LONGEST_CITATION = 1_000
_SHORTEST_CITED = 12  # characters of a title that a citation is known by
_YEAR = re.compile(r"(?<![\d/.:])(?:19|20)\d\d(?![\d/]|\.\d)")  # not one within an id or an address
_BEFORE_TITLE = re.compile(r"[\s.,:;\"“*_(\[]*(?:[(\[]?(?:19|20)\d\d[a-z]?[)\]]?)?[\s.,:;\"“*_\[]*$")
_METADATA = re.compile(
    r"\W*(?:paper|note|basic|bibliographic)?\s?(?:meta(?:data)?|info(?:rmation)?|details|links?|properties"
    r"|reference)\W*|\W*(?:(?:the|this)\s)?(?:paper|논문|论文|論文)\W*"
    r"|\W*(?:논문|기본|서지)?\s?(?:정보|메타데이터|링크)\W*|\W*(?:论文|基本|文献)?(?:信息|链接)\W*|\W*論文情報\W*",
    re.IGNORECASE,
)


def read_head(page: PageSigns) -> None:
    """Read the fields near the top, and labelled addresses further down."""
    note, fields = page.note, page.fields
    if page.title_node >= 0:
        node = note.nodes[page.title_node]
        for link in note.links(node.start, node.end):
            address = parsed_address(link.address)
            if (
                address is not None
                and link.form is not LinkForm.WIKILINK
                and (address.of_paper or address.arxiv or link.form is LinkForm.INLINE)
            ):
                fields.addresses.append(OwnAddress(address, link.target, Strength.TITLE, "in the title"))
    if page.title is not None and title_seen(page.title.text) == page.title_text:
        shorter = title_without_facts(note, fields, page.title)
        if shorter != page.title:
            page.title, page.title_text = shorter, title_seen(shorter.text)
    in_head = near = True
    for place, node in enumerate(note.nodes[:400]):
        if place in page.outside or place == page.title_node:
            continue
        if node.kind is NodeKind.HEADING:
            if place < _HEAD and read_node(note, fields, place, names=page.title_node < place <= page.title_node + 3):
                continue
            words = seen(note.words(node))
            in_head = in_head and (_METADATA.fullmatch(words) is not None or place <= page.title_node + 1)
            continue
        if place < _HEAD and in_head:
            near = read_node(note, fields, place, names=near or place <= page.title_node + 3) and near
        elif node.depth <= 1 and node.end - node.start < 400:
            _read_late(page, place)
    if fields.authors is None and page.title_node >= 0:
        _read_citation(page)
    _take_labelled_title(page)
    read_own_citation(page)


def _take_labelled_title(page: PageSigns) -> None:
    """Take the title behind a label in the text where it is more like one than what stands in the header or above."""
    in_text = [
        quote for quote in page.fields.texts.get(FieldName.TITLE, ()) if quote.span.start >= page.note.header.end
    ]
    if not in_text:
        return
    best = best_title(in_text)
    words = title_seen(best.text)
    shape = title_shape(page.title_text)
    if page.title is None or is_listing_title(page.title_text) or title_shape(words) > shape + 0.1 * page.from_header:
        page.title, page.title_text = best, words


def _read_citation(page: PageSigns) -> None:
    """Read the names and the year around the title where the note cites its own paper right below its heading."""
    note, fields = page.note, page.fields
    for place in range(page.title_node + 1, min(len(note.nodes), page.title_node + 3)):
        node = note.nodes[place]
        if node.kind not in {NodeKind.PARAGRAPH, NodeKind.ITEM} or place in page.outside:
            continue
        named = labelled(note, node.start, node.lines[0].end)
        begin = named[0].value.start if named else node.start  # "Paper: Bee et al. 2024. Title"
        words = note.text[begin : min(node.end, begin + _LONGEST_CITATION)]
        cited = re.search(re.escape(page.title_text), words, re.IGNORECASE)
        if len(page.title_text) < _SHORTEST_CITED or cited is None or cited.start() == 0:
            continue
        year = _YEAR.search(words, 0, cited.start()) or _YEAR.search(words, cited.end())
        people = _BEFORE_TITLE.sub("", words[: cited.start()])
        names = split_authors(note.text, begin, begin + len(people))
        if year is None or not names.names or not are_names(names.clean):
            continue
        fields.authors = names
        fields.texts.setdefault(FieldName.YEAR, []).append(note.quote(begin + year.start(), begin + year.end()))
        for found in find_ids(note.text, begin + cited.end(), node.end, bare=False):
            address = parsed_address(found.url)
            if address is not None:
                here = note.quote(found.span.start, found.span.end)
                fields.addresses.append(OwnAddress(address, here, Strength.LINE, "in the citation below the title"))
        fields.taken |= {line.start for line in node.lines}
        return


def _read_late(page: PageSigns, place: int) -> None:
    """Read a labelled address below the head; a first one is the paper's own if it is behind a label that says so."""
    node = page.note.nodes[place]
    if _MAY_BE_ADDRESS.search(page.note.text, node.start, node.end) is None:
        return
    later = NoteFields()
    read_node(page.note, later, place)
    for own in later.addresses:
        if own.address.of_paper and own.strength == Strength.LABELLED:
            page.fields.addresses.append(OwnAddress(own.address, own.quote, Strength.BESIDE, own.how, own.name))
            page.fields.taken |= later.taken


def read_bibtex_block(page: PageSigns) -> None:
    """Read what the first BibTeX entry in a block of code says of the paper."""
    for place, node in enumerate(page.note.nodes[:200]):
        if node.kind is not NodeKind.CODE or place in page.outside:
            continue
        entry = bibtex_entry(page.note.text, node.start, node.end, node.info)
        if entry is None:
            continue
        page.reasons.append("a BibTeX entry")
        page.fields.labels += 2
        if page.title is None or title_shape(page.title_text) < _TITLE_SHAPE:
            page.title, page.title_text = entry.title, entry.plain_title
        page.fields.authors = page.fields.authors or authors_of_record(entry)
        address = address_of_record(page.note.text, entry)
        if address is not None:
            page.fields.addresses.append(address)
        return


def find_id(page: PageSigns) -> None:
    """Decide which of the addresses found is the paper's own."""
    note, fields = page.note, page.fields
    ambiguous = _drop_ambiguous(page)
    page.own = fields.best(Strength.BESIDE)
    of_name = arxiv_of_name(note.document.path)
    if page.own is not None and page.own.address.arxiv:
        page.arxiv, page.arxiv_quote = page.own.address.arxiv, page.own.quote
    elif of_name:
        page.arxiv = of_name
    elif leading := re.match(
        r"\W*(?:arXiv\s*:?\s*)?(\d{4}\.\d{4,5})(?:v\d+)?", page.title.text if page.title else "", re.I
    ):
        address = parsed_address(leading[1])
        if address is not None and page.title is not None:
            page.arxiv = address.arxiv
            page.arxiv_quote = note.quote(
                page.title.span.start + leading.start(1), page.title.span.start + leading.end(1)
            )
    if not ambiguous and not page.arxiv and (page.own is None or not page.own.address.of_paper):
        sentence = paper_in_sentence(page)
        if sentence is not None:
            page.own = sentence
            page.arxiv = sentence.address.arxiv
            page.arxiv_quote = sentence.quote if sentence.address.arxiv else None


def _drop_ambiguous(page: PageSigns) -> bool:
    """Drop addresses that stand in the same way as those of other papers, as in a list; tell whether there are any."""
    ids: dict[str, set[str]] = {}
    for own in page.fields.addresses:
        if own.address.arxiv and own.strength >= Strength.LINE:
            ids.setdefault(own.how, set()).add(own.address.arxiv)
    several = {how for how, found in ids.items() if len(found) > 1}
    if several:
        page.fields.addresses = [own for own in page.fields.addresses if own.how not in several]
        page.missing.append("ids of several papers stand in the same way")
    return bool(several)
