"""What is found on a page of one paper, and which of its blocks are about other papers."""

import re
from dataclasses import dataclass, field

from kg.model import Quote, SimilarPaperLink
from kg.readers.fields.labelled import labelled
from kg.readers.fields.own_address import OwnAddress
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.markdown.nodes import NodeKind
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen
from kg.readers.words.headings import (
    is_aside,
    is_contents,
    is_readme_section,
    is_reference_heading,
    is_similar_heading,
    is_specimen,
)

_LONGEST_ITEM = 60
_LECTURE = re.compile(r"(?:lecture|lesson|homework|assignment|problem set)\s?\d|제?\s?\d{1,2}\s?강\b", re.IGNORECASE)
_READINGS = re.compile(r"(?:suggested |required |optional |recommended )?(?:readings?|papers)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:")  # what it says is not an entry of a list
_ANY_LEVEL = 9  # a table of contents ends at the next heading, whatever its level
__all__ = ["PageSigns", "outside_of"]


@dataclass
class PageSigns:
    """What was found on a page, with what speaks for and against a paper."""

    note: ParsedNote
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
    similar: list[SimilarPaperLink] = field(default_factory=list)


def outside_of(note: ParsedNote) -> frozenset[int]:
    """Return the blocks below headings such as References, whose papers are not the page's own."""
    outside: set[int] = set()
    level, depth, lecture = 0, 0, False
    of_tool = sum(is_readme_section(seen(note.words(note.nodes[place])[:100])) for place in note.headings) > 1
    for place, node in enumerate(note.nodes):
        if depth and node.depth <= depth:
            depth = 0
        if depth:
            outside.add(place)
        elif (
            node.kind is NodeKind.ITEM
            and node.end - node.start < _LONGEST_ITEM
            and is_reference_heading(note.words(node))
        ):
            depth = node.depth  # "- Related:", with other papers below it
        if node.kind is NodeKind.HEADING and (not level or node.level <= level):
            words = seen(note.words(node))
            named = "://" in note.words(node) and labelled(note, node.start, node.end)  # "## Link: https://..."
            lecture = lecture or _LECTURE.match(words) is not None
            is_reading = lecture and _READINGS.fullmatch(words) is not None
            specimen = of_tool and is_specimen(words)
            titled = place == 0 and node.level == 1 and is_similar_heading(words)  # "Related papers for our project"
            other = is_reading or specimen or (is_reference_heading(words) and not titled) or is_aside(words)
            level = node.level if other and not named else 0
            level = _ANY_LEVEL if level and is_contents(words) else level
        if level or _FOOTNOTE.match(note.text, node.start, node.end):
            outside.add(place)
    return frozenset(outside)
