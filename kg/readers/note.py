"""A note as layouts look at it: its text, header, blocks and links, each found when first asked for."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kg.model import Document, PartialDate, Quote, Span
from kg.readers.markdown.components import with_components
from kg.readers.markdown.front_matter import FrontMatter, front_matter
from kg.readers.markdown.inline_links import InlineLink, definitions, find_links
from kg.readers.markdown.nodes import Node, NodeKind
from kg.readers.markdown.outline import outline
from kg.readers.values.addresses import date_of_name

__all__ = ["ParsedNote"]

_T = TypeVar("_T")
_NOTION_ID = re.compile(r"[ _-][0-9a-f]{32}$")
_PLAIN_NAMES = frozenset(
    {"readme", "index", "_index", "home", "about", "summary", "contents", "paper", "note", "notes", "review", "main"}
)


class ParsedNote:
    """One document, parsed as far as a layout asks.

    Attributes:
        document: the document; ``text`` is its text.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._links: dict[tuple[int, int], list[InlineLink]] = {}
        self._found: dict[tuple[str, int, int], Any] = {}

    @cached_property
    def header(self) -> FrontMatter:
        """Its YAML or TOML header."""
        return front_matter(self.text)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Its blocks, the header left out."""
        return with_components(self.text, outline(self.text, self.header.end))

    @cached_property
    def defined(self) -> Mapping[str, str]:
        """Where its reference links lead."""
        return definitions(self.text)

    @cached_property
    def name(self) -> str:
        """Its file's name without suffix and without the id that Notion adds."""
        stem = PurePosixPath(self.document.path).name
        stem = re.sub(r"\.(?:md|markdown|mdx|txt)$", "", stem, flags=re.IGNORECASE)
        return _NOTION_ID.sub("", stem)

    @cached_property
    def is_named_plainly(self) -> bool:
        """Whether its name says nothing of what it is about ("README", "index")."""
        return self.name.casefold() in _PLAIN_NAMES

    @cached_property
    def is_in_templates(self) -> bool:
        """Whether it lies in a folder of templates or is called one."""
        parts = [part.casefold() for part in PurePosixPath(self.document.path).parts]
        return (
            any(part.strip("_. ") in {"template", "templates", "템플릿", "模板"} for part in parts[:-1])
            or re.search(r"(?:^|[-_ ])(?:template|템플릿|模板)(?:[-_ ]|$)", self.name.casefold()) is not None
        )

    @cached_property
    def date_of_name(self) -> PartialDate | None:
        """The day or month in its file's name; it has no place in the text."""
        return date_of_name(self.document.path)

    def words(self, node: Node) -> str:
        """Return the text of a block."""
        return self.text[node.start : node.end]

    def links(self, start: int, end: int) -> list[InlineLink]:
        """Return the links in a stretch of its text."""
        key = (start, end)
        if key not in self._links:
            self._links[key] = find_links(self.text, start, end, self.defined)
        return self._links[key]

    def once(self, find: Callable[["ParsedNote", int, int], _T], start: int, end: int) -> _T:
        """Return what ``find`` finds in a stretch of the text, without looking twice: several layouts ask the same.

        Args:
            find: a function that always finds the same, of which nobody changes what it returns.
            start: where the stretch begins.
            end: where it ends.
        """
        key = (find.__qualname__, start, end)
        if key not in self._found:
            self._found[key] = find(self, start, end)
        found: _T = self._found[key]
        return found

    def quote(self, start: int, end: int) -> Quote:
        """Return a stretch of its text with its place."""
        return Quote(self.text[start:end], Span(start, end))

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The places of its headings among its blocks."""
        return tuple(place for place, node in enumerate(self.nodes) if node.kind is NodeKind.HEADING)
