"""Claims how much an entry's text has to do with the title of its paper."""

from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.groundedness.score import Groundedness
from kg.model import Claim, Evidence, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["GroundednessExtractor"]


class GroundednessExtractor:
    """Claims one score for each listing, from 0 (about something else) to 1, unless title or text are missing."""

    name = "groundedness"
    version = "1"

    def extract(self, source: Source, groundedness: Groundedness) -> Iterable[Claim]:
        """Return the claim that the entry supports."""
        title = source.entry.title
        if groundedness.score is None or title is None:
            return
        listing = iris.listing(source.document.path, source.paper)
        statement = Statement(listing, v.GROUNDEDNESS, Literal(f"{groundedness.score:.2f}", v.DECIMAL))
        yield Claim(statement, Evidence(title.span, "title-words-in-text", 0.9))
