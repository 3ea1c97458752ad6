"""Reads the lines between a digest entry's heading and its bullets: votes, authors, a bare link."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import PassageKind, Quote
from kg.readers.markdown.blocks import Block
from kg.readers.text.quotes import quote, stripped
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.paper_links import arxiv_address

__all__ = ["Fields", "read_fields"]

_FIELD = re.compile(
    r"""[*_\s]*+
    (?: (?P<votes>(?:up)?votes?|likes?|추천|투표)
      | (?P<authors>authors?|저자|지은이)
      | (?P<link>(?:arxiv|paper|pdf)?\s?(?:link|url)s?|arxiv|paper|pdf|논문|링크)
    )
    [*_\s]*+[:：][*_]*+\s*+""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,9}(?:,[0-9]{3}){0,3}(?![\w.,])")
_BARE_LINK = re.compile(r"(?:\[[^\[\]\r\n]*\]\()?https?://[^\s()]+\)?$")
_LINE = re.compile(r"[^\r\n]+")


@dataclass
class Fields:
    """What an entry's first lines say.

    Attributes:
        votes, votes_quote: the number of votes and where it stands.
        authors: the names of the authors line, None if there is no such line.
        link: the arXiv id of a line that is only a link, with its address.
        rest: the blocks that are none of these: the running text.
    """

    votes: int | None = None
    votes_quote: Quote | None = None
    authors: Authors | None = None
    link: tuple[str, Quote] | None = None
    rest: list[Block] = field(default_factory=list)

    @property
    def names_a_paper(self) -> bool:
        """Whether votes or authors show that this is a paper's entry."""
        return self.votes_quote is not None or self.authors is not None


def read_fields(text: str, below: Iterable[Block], complaints: list[tuple[int, str]]) -> Fields:
    """Read the fields before the first bullet; every other block is running text.

    Args:
        text: the document's text.
        below: the blocks below an entry's heading.
        complaints: gets an offset and a message for each field that cannot be read.
    """
    fields = Fields()
    in_head = True
    for block in below:
        if in_head and block.kind is PassageKind.PARAGRAPH:
            lines = list(_lines(text, block))
            rest = [line for line in lines if not _taken(text, line, fields, complaints)]
            fields.rest += rest if len(rest) < len(lines) else [block]
        elif not (in_head and block.kind is PassageKind.ITEM and _taken(text, block, fields, complaints)):
            in_head = False
            fields.rest.append(block)
    return fields


def _lines(text: str, block: Block) -> Iterator[Block]:
    """Yield the lines of a paragraph; one that ends with a comma goes on in the next."""
    start = -1
    for line in _LINE.finditer(text, block.start, block.end):
        begin, end = stripped(text, *line.span())
        if begin == end:
            continue
        start = begin if start < 0 else start
        if text[end - 1] != "," or end == block.end:
            yield Block(block.kind, start, end, block.depth)
            start = -1


def _taken(text: str, line: Block, fields: Fields, complaints: list[tuple[int, str]]) -> bool:
    """Read a line into the fields, and tell whether it was one of them."""
    named = _FIELD.match(text, line.start, line.end)
    if named is None or named["link"] is not None:
        is_link = named is not None or (text[line.start] in "[h" and _BARE_LINK.match(text, line.start, line.end))
        found = arxiv_address(text, line.start, line.end) if is_link else None
        fields.link = fields.link or found
        return found is not None
    value = named.end()
    if named["votes"] is not None:
        if fields.votes_quote is not None:
            return False
        number = _NUMBER.match(text, value, line.end)
        if number is not None:
            fields.votes = int(number[0].replace(",", ""))
            fields.votes_quote = quote(text, *number.span())
        elif text[value : line.end].strip("-–—?*_ ") not in {"", "N/A", "n/a"}:
            complaints.append((line.start, "the number of votes cannot be read"))
        return True
    if fields.authors is not None:
        return False
    fields.authors = split_authors(text, value, line.end)
    if not fields.authors.complete:
        complaints.append((line.start, "the list of authors is damaged: its end is left out"))
    return True
