"""Weighs what speaks for and against a page being about one paper."""

import re
from collections.abc import Iterator

from kg.model import IdKind
from kg.readers.fields.own_address import Strength
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.inline_links import LinkForm
from kg.readers.markdown.nodes import BOLD_LINE, NodeKind
from kg.readers.note import ParsedNote
from kg.readers.pages.page import PageSigns
from kg.readers.values.addresses import arxiv_of_name, parsed_address, seen
from kg.readers.words.headings import is_readme_section, is_section_name
from kg.readers.words.labels import FieldName
from kg.readers.words.title_shapes import is_listing_title, is_placeholder, title_shape

__all__ = ["weigh"]

_REVIEW = re.compile(r"paper|review|논문|리뷰|literature|论文|論文|文献", re.IGNORECASE)
_UNPUBLISHED = re.compile(
    r"^(?:(?:research|project|thesis|grant|my|phd|ph\.d\.|doctoral|master'?s)\s)*(?:proposal|draft|agenda|minutes|meeting|syllabus|to-?dos?|ideas?|plan)\b"
    r"|^(?:episode|ep\.?|issue|vol(?:ume)?\.?|season|session)\s?#?\d"
    r"|^(?:talk|lecture|keynote|podcast|interview|video|course|blog)s?\s?[:：]"
    r"|\b(?:proposal|draft|minutes|meeting(?:\snotes)?|syllabus|curriculum vitae|cover letter)$|\((?:draft|wip)\)$"
    r"|(?:제안서|계획서|초안|회의록|회의|이력서|자기소개서|강의\s?계획|회고)$|^(?:提案|草稿|会议)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"^TIL\b|^(?:model|data(?:set)?) card\b"
    r"|\b(?:tutorial|cheat ?sheet|troubleshooting)$|^how to (?:install|set up|use)\b"
    r"|(?:설치|사용|세팅|설정)(?:하기|법| 방법)?$|[는은]\s(?:법|방법)$|튜토리얼$",
    re.IGNORECASE,
)
_FIRST = 3_000  # characters
_OTHER_WORK = re.compile(
    r"^[ \t>*_-]*(?:isbn(?:[- ]?1[03])?|inventors?|assignee|directors?|directed by|starring|cast|narrator"
    r"|season|podcast|guests?|episode|translator|illustrator|character set encoding|credits"
    r"|감독|출연|발명자|출원인|지은이|옮긴이)[ \t*_]*[:：]"
    r"|^[ \t>*_-]*(?:type|category|format|itemtype|item type|kind)[ \t*_]*:{1,2}[ \t*_]*[\[#\"']*"
    r"(?:books?|movies?|films?|podcasts?|patents?|tv|series|songs?|albums?|games?|videos?|recipes?|articles|tweets?"
    r"|web\s?pages?|websites?|blog\s?posts?|newsletters?)\b",
    re.IGNORECASE | re.MULTILINE,
)
_OF_POST = re.compile(
    r"^[ \t>*_-]*(?:an?\s)?(?:blog\s?post|blog|essay|talk|keynote|lecture|video|podcast|thread|newsletter)"
    r"\s(?:by|from)\b",
    re.IGNORECASE | re.MULTILINE,
)
_TOP = 400  # characters of a page in which it says what kind of work it is about
_SHAPE_OF_DUMP = 0.2
_MOST_BLOCKS, _FEWEST_LINKS, _FEWEST_LETTERS = 50, 3, 20
_FIRST_BLOCKS = 4
_MOST_LINES, _LONGEST_LINE = 600, 60
_WORDS_OF_A_TITLE = 5
_CHAPTER = re.compile(
    r"(?:chapter|part|lecture|lesson|week)\s?\d|chapter\s[IVXLC]+\b|(?:제\s?)?\d+\s?[장강]\b|第.{1,3}[章回講]",
    re.IGNORECASE,
)
_OF_BOOK = re.compile(r"\b(?:chapter|ch\.)\s?\d|\d\s?장\b|第.{1,3}章", re.IGNORECASE)
_LICENCE = re.compile(r"\blicen[cs]e(?:\s(?:agreement|version\s?[\d.]+|v?[\d.]+))?$|^copyright\b", re.IGNORECASE)
_OF_LICENCE = re.compile(  # what only a licence says
    r"\bpermission is hereby granted\b|\bredistribution and use in source\b"
    r"|\bterms and conditions (?:for|of) (?:use|copying)"
    r"|\bpermission to use, copy, modify\b|\bhereby grants?\s(?:you|to|licensee)\b|\bthe software is provided\b"
    r"|\bwithout warranty of any kind\b|\b(?:this|the) licen[cs]e agreement\b|\bsublicensable\b",
    re.IGNORECASE,
)
_SECTION_LINE = re.compile(r"\[([^\[\]\n]{3,40})\]|[*_]{1,3}([^*_\n]{3,40})[*_]{1,3}:?|([A-Z가-힣][^.:\n]{2,40})")
_CUES = re.compile(
    r"\bthe authors\b|\bthis paper\b|\bthe paper\b|\bwe (?:propose|present|introduce)\b|\bet al\b"
    r"|\bstate[- ]of[- ]the[- ]art\b|\bSOTA\b|\bbaselines?\b|\barxiv\b"
    r"|본 논문|이 논문|논문(?:은|에서|의|이)|저자(?:는|들|가)|제안(?:한|하|된|했)|본 연구|本文|作者|提出"
    r"|\baccuracy\b|정확도|벤치마크|\bbenchmark",
    re.IGNORECASE,
)


def weigh(page: PageSigns) -> None:
    """Decide how surely the page is about one paper."""
    note, fields = page.note, page.fields
    headings = [seen(note.words(node)) for node in note.nodes if node.kind is NodeKind.HEADING]
    bold = [seen(note.words(node)) for node in note.nodes if node.kind is NodeKind.HEADING and node.level == BOLD_LINE]
    readme = sum(map(is_readme_section, headings))
    book = any(map(_CHAPTER.match, (*headings, *_short_lines(note))))
    sections = _sections(note)
    title = page.title_text
    surely = (page.own is not None and page.own.strength >= Strength.LINE) or bool(arxiv_of_name(note.document.path))
    labelled = page.own is not None and page.own.strength >= Strength.LABELLED
    surely = surely and bool(page.title_text or arxiv_of_name(note.document.path) or labelled)
    linked = page.own is not None and page.own.strength >= Strength.BESIDE and page.own.address.of_paper
    shape = title_shape(title)
    is_named = fields.authors is not None or (linked and shape >= 0.2) or (sections > 2 and shape >= 0.3)
    named = page.by_name and is_named
    untitled = page.title is None and not surely and not named
    if untitled or (title and is_placeholder(title)) or (note.is_in_templates and not page.arxiv):
        page.score = 0.0
        if page.title is not None:
            page.missing.append(
                "the title is that of an empty form" if is_placeholder(title) else "it lies among templates"
            )
        return
    del bold
    if is_listing_title(title) and not (page.own and page.own.strength >= Strength.TITLE and title_shape(title) >= 0.5):
        page.missing.append("the title is that of a list of papers")
        page.score = 0.0
        return
    if _HOW_TO.search(title) and not arxiv_of_name(note.document.path):
        page.missing.append("the title is that of instructions or a model's card")
        page.score = 0.0
        return
    if shape < _SHAPE_OF_DUMP and _only_links(page):
        page.missing.append("nothing but addresses, which nothing names")
        page.score = 0.0
        return
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
    elif (
        page.own is not None
        and page.own.address.of_paper
        and strength >= Strength.BESIDE
        and not (page.by_name and strength == Strength.LINE and shape < _SHAPE_OF_DUMP and _is_page(page))
    ):
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


def _short_lines(note: ParsedNote) -> Iterator[str]:
    """Yield the paragraphs of one short line, which serve as headings in plain text."""
    for node in note.nodes[:_MOST_LINES]:
        if node.kind is NodeKind.PARAGRAPH and len(node.lines) == 1 and node.end - node.start < _LONGEST_LINE:
            yield note.words(node)


def _is_page(page: PageSigns) -> bool:
    """Tell whether the page's address holds no id of a paper: it may be any PDF."""
    return page.own is not None and page.own.address.id.kind is IdKind.PAGE


def _without_own_id(page: PageSigns, shape: float, sections: int, strength: int) -> float:
    note, fields = page.note, page.fields
    reasons, missing = page.reasons, page.missing
    if _UNPUBLISHED.search(page.title_text):
        missing.append("no id, and a title that says it is a proposal, a draft or minutes")
        return 0.0
    if _OF_BOOK.search(page.title_text):
        missing.append("no id, and a title that says it is the chapter of a book")
        return 0.0
    heads = [page.title_text, *(note.words(note.nodes[place])[:100] for place in note.headings[:3])]
    if any(map(_LICENCE.search, heads)) or _OF_LICENCE.search(note.text, 0, _FIRST):
        missing.append("no id, and a heading or words of a licence")
        return 0.0
    cues = len(_CUES.findall(note.text[:20_000]))
    tags = " ".join(quote.text for quote in fields.texts.get(FieldName.TAGS, ()))
    reviewed = bool(_REVIEW.search(tags)) or bool(_REVIEW.search(note.name)) or bool(_REVIEW.search(page.title_text))
    dated = _is_published(fields)
    score = 0.0
    if strength == Strength.SENTENCE and page.own is not None:
        reasons.append(f"{page.own.quote.text[:80]} {page.own.how}")
        score = 0.4 + 0.2 * (shape >= 0.3) + 0.2 * (sections > 0) + 0.15 * reviewed
        if page.note.is_named_plainly:
            score -= 0.3
        return min(score, 0.8)
    missing.append(
        "no arXiv id, DOI or link of the paper behind a label, in the title or on a line of links near the top"
    )
    begin = note.header.end
    other = _OTHER_WORK.search(note.text, 0, _FIRST) or _OF_POST.search(note.text, begin, begin + _TOP)
    if other is not None:
        missing[:0] = [
            "words of another kind of work: a book, a post, a patent",
            f"the words {other[0].strip()[:40]!r}",
        ]
        return 0.0
    if _is_of_web_page(page):
        missing.insert(0, "the address in the header is not one of a paper, and there is no venue")
        return 0.0
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
    elif _links_several(note):
        missing.append("papers are linked near the top, and none of them is the page's own")
    elif shape >= 0.5 and (sections >= 1 or cues >= 2):
        reasons.append("a title as papers have them, and a text that speaks like one about a paper")
        score = 0.55 + 0.05 * min(sections, 3)
    elif shape >= 0.3 and sections >= 2:
        reasons.append("sections as papers have them")
        score = 0.55
    elif reviewed and sections >= 2:
        reasons.append("sections as papers have them, and a tag, name or title that says it is about a paper")
        score = 0.55
    elif _second_title(page) and sections:
        reasons.append("a second heading with a title as papers have them, and their sections")
        score = 0.55
    elif shape >= 0.55 and page.title_node >= 0 and not page.from_header and _is_long(page.title_text):
        score = 0.5
        reasons.append("a title as papers have them")
    else:
        missing.append("no authors with a year or venue, and a title and headings unlike those of a paper")
    return score


def _only_links(page: PageSigns) -> bool:
    """Tell whether a note is nothing but several bare addresses below its title."""
    note = page.note
    nodes = [node for place, node in enumerate(note.nodes) if place != page.title_node]
    links = [link for node in nodes[:_MOST_BLOCKS] for link in note.links(node.start, node.end)]
    if len(links) < _FEWEST_LINKS or page.fields.labels or any(link.form is not LinkForm.BARE for link in links):
        return False
    letters = sum(sum(map(str.isalnum, note.words(node))) for node in nodes)
    return letters - sum(sum(map(str.isalnum, link.address)) for link in links) < _FEWEST_LETTERS


def _is_of_web_page(page: PageSigns) -> bool:
    """Tell whether a header names the address and the writer of a page of the web, as what clips it does."""
    own = page.own
    if own is None or own.is_paper or own.address.of_code or not page.from_header or own.name is not FieldName.LINK:
        return False
    return own.quote.span.end <= page.note.header.end and page.fields.first(FieldName.VENUE) is None


def _links_several(note: ParsedNote) -> bool:
    """Tell whether the first blocks link several papers."""
    first = note.nodes[:_FIRST_BLOCKS]
    if not first:
        return False
    found = [parsed_address(link.address) for node in first for link in note.links(node.start, node.end)]
    return len({address.id.url for address in found if address is not None and address.of_paper}) > 1


def _is_long(title: str) -> bool:
    """Tell whether a title is long enough to speak for itself; "LLM Agents" is a topic."""
    return len(title.split()) >= _WORDS_OF_A_TITLE or re.search(r"\w\s?[:：]\s\S", title) is not None


def _is_published(fields: NoteFields) -> bool:
    """Tell whether a year, a venue or a date of publication stands among the fields."""
    published = fields.first(FieldName.YEAR, FieldName.PUBLISHED)
    return fields.first(FieldName.VENUE) is not None or (
        published is not None and any(map(str.isdigit, published.text))
    )


def _second_title(page: PageSigns) -> bool:
    note = page.note
    place = page.title_node + 1
    if page.title_node < 0 or place >= len(note.nodes):
        return False
    node = note.nodes[place]
    return node.kind is NodeKind.HEADING and title_shape(seen(note.words(node))) >= 0.3


def _sections(note: ParsedNote) -> int:
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
