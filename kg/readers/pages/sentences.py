"""Finds the paper that one of a page's first sentences presents, by a link or by its title and a link."""

import re

from kg.model import IdKind, Quote
from kg.readers.fields.fact_lines import facts_behind
from kg.readers.fields.note_fields import read_node
from kg.readers.fields.own_address import OwnAddress, Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.fields.taking_facts import take_facts
from kg.readers.markdown.inline_links import InlineLink, LinkForm
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.pages.marked_words import MARKED, marked_words
from kg.readers.pages.page import PageSigns
from kg.readers.values.addresses import Address, parsed_address, seen, title_seen
from kg.readers.values.ids import find_ids
from kg.readers.words.labels import FieldName
from kg.readers.words.link_words import is_link_word
from kg.readers.words.title_shapes import shared_words, title_shape

__all__ = ["paper_in_sentence"]

_EARLY = 12  # blocks in which a sentence may link the paper
_HERE = re.compile(
    r"(?:원\s?)?(?:논문|문서|글|여기|다음|링크|원문)|this paper|the paper|paper|original paper|here|link|arxiv"
    r"|pdf|论文|原文|論文",
    re.IGNORECASE,
)
_CALLED_REVIEW = re.compile(
    r"논문\s?(?:리뷰|정리|요약|읽기|공부|스터디|분석)|리뷰$|\breview$|\bpaper\s(?:review|summary|notes|of\sthe\s)"
    r"|论文(?:笔记|阅读|精读)",
    re.IGNORECASE,
)
_REVIEWED_SHAPE = 0.3
_LONGEST = 3_000  # characters of a block
_SHORT_LINE = 200
_SAME = 0.5  # of the words of a name that the page's title has, too
_CLOSE = 300  # characters between a title and the link behind it
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?。]\s+[A-Z가-힣]")
_PRESENTS = re.compile(  # "Notes on *Title* ([arXiv](...))"
    r"\b(?:notes?|thoughts|summary|summari[sz]ing|review(?:ing)?|comments|write-?up|reading)\s(?:on|of|about)\b"
    r"|\b(?:we|i)(?:'ve)?\s(?:just\s)?(?:read|review|summari[sz]e)|\btoday'?s paper\b"
    r"|\bpaper (?:of the (?:day|week)|club|discussion)\b"
    r"|(?:오늘|이번|리뷰|정리|소개|읽).{0,60}논문|논문.{0,30}(?:리뷰|정리|소개|읽)|(?:今天|本文|这篇).{0,40}论文",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"([A-Z][\w.+-]*)[\]*_)]*\s?[(（][^()（）]{0,20}$")
_OF_PAPERS = re.compile(r"paper|review|논문|리뷰|论文|論文", re.IGNORECASE)


def paper_in_sentence(page: PageSigns) -> OwnAddress | None:
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
        if count == 0 and (cited := _id_at_end(page, node)) is not None:
            return cited
        alone = NoteFields()
        read_node(note, alone, place)
        for own in alone.addresses:
            if (
                own.strength == Strength.LINE
                and own.address.of_paper
                and not (count and _names_another(page, node, own))
            ):
                return OwnAddress(own.address, own.quote, Strength.SENTENCE, "on its own line", own.name)
        for link in note.links(node.start, min(node.end, node.start + _LONGEST)):
            address = parsed_address(link.address)
            if address is None or not address.of_paper or link.form is LinkForm.IMAGE:
                continue
            words = seen(note.text[link.words.start : link.words.end])
            is_long_enough = len(page.title_text.split()) >= 3
            if count == 0 and (titled := _title_presented(page, node, link)) is not None:
                page.title, page.title_text, page.from_header = titled, title_seen(titled.text), False
                facts, _ = facts_behind(note, titled.span.end + 1, node.end)
                facts.links = []
                take_facts(note, page.fields, facts)
                return OwnAddress(address, link.target, Strength.SENTENCE, "behind its title in a first sentence")
            if _is_of_another(page, node, link):
                continue
            same = is_long_enough and (
                words.casefold() in {name, page.title_text.casefold()}
                or (len(words.split()) >= 3 and shared_words(words, page.title_text) >= 0.6)
            )
            named = _HERE.fullmatch(words.strip()) is not None and not words.isascii()
            if not (same or named) and count == 0 and _is_reviewed(page, node, words):
                page.title, page.title_text = note.quote(link.words.start, link.words.end), title_seen(words)
                same = True
            if same or named or (link.form is LinkForm.BARE and len(note.words(node)) < len(link.address) + 12):
                return OwnAddress(address, link.target, Strength.SENTENCE, "in one of the first sentences")
    return None


def _id_at_end(page: PageSigns, node: Node) -> OwnAddress | None:
    """Return the arXiv id that ends a short first line, as that of a reference without a title does."""
    if page.note.links(node.start, node.end) or node.start != page.note.nodes[page.title_node + 1].start:
        return None
    line = node.lines[0]
    found = [each for each in find_ids(page.note.text, line.start, line.end, bare=False) if each.kind is IdKind.ARXIV]
    if len(found) != 1 or len(node.lines) > 1 or line.end - line.start > _SHORT_LINE:
        return None
    if any(map(str.isalnum, page.note.text[found[0].span.end : line.end])):
        return None
    here = page.note.quote(found[0].span.start, found[0].span.end)
    return OwnAddress(Address(found[0], of_paper=True), here, Strength.SENTENCE, "at the end of the first line")


def _is_reviewed(page: PageSigns, node: Node, words: str) -> bool:
    """Tell whether a link names the one paper of a block above all headings, on a page that is called a review."""
    note = page.note
    found = [parsed_address(link.address) for link in note.links(node.start, node.end)]
    papers = {address.id.url for address in found if address is not None and address.of_paper}
    called = page.title is not None and _CALLED_REVIEW.search(page.title.text) is not None
    return called and len(papers) == 1 and title_shape(words) >= max(_REVIEWED_SHAPE, title_shape(page.title_text))


def _names_another(page: PageSigns, node: Node, own: OwnAddress) -> bool:
    """Tell whether the words of the link that gives an address are a name that the page's title does not have."""
    at = own.quote.span.start
    link = next((link for link in page.note.links(node.start, node.end) if link.target.span.start == at), None)
    words = seen(page.note.text[link.words.start : link.words.end]) if link is not None else ""
    return bool(words) and not is_link_word(words) and shared_words(words, page.title_text) < _SAME


def _is_of_another(page: PageSigns, node: Node, link: InlineLink) -> bool:
    """Tell whether a link in brackets follows a name that the page's title does not have: "KiteQA ([paper](...))"."""
    before = _NAME_BEFORE.search(page.note.text[node.start : link.whole.start])
    return before is not None and before[1].casefold() not in page.title_text.casefold()


def _title_presented(page: PageSigns, node: Node, link: InlineLink) -> Quote | None:
    """Return the title in emphasis or quotes that a note says it is about and that stands before the paper's link."""
    note = page.note
    words = seen(note.text[link.words.start : link.words.end])
    if words and not is_link_word(words):
        return None
    found = [parsed_address(each.address) for each in note.links(node.start, min(node.end, node.start + _LONGEST))]
    if len({address.id.url for address in found if address is not None and address.of_paper}) > 1:
        return None
    tags = " ".join(quote.text for quote in page.fields.texts.get(FieldName.TAGS, ()))
    if _PRESENTS.search(note.text, node.start, node.end) is None and _OF_PAPERS.search(tags) is None:
        return None
    least = max(_REVIEWED_SHAPE, title_shape(page.title_text))
    for marked in MARKED.finditer(note.text, node.start, link.whole.start):
        span = marked_words(marked)
        between = note.text[span.end : link.whole.start]
        if len(between) > _CLOSE or _SENTENCE_END.search(between) is not None:
            continue
        if title_shape(title_seen(note.text[span.start : span.end])) >= least:
            return note.quote(span.start, span.end)
    return None
