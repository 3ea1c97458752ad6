"""The papers that a summary page lists as similar (which is no citation)."""

from collections.abc import Iterator

from kg.extractors.base import Source
from kg.extractors.metadata.papers import identity_by_arxiv
from kg.model import Claim, Evidence, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["SimilarExtractor"]


class SimilarExtractor:
    """Claims the similar papers of a summary page."""

    name = "similar"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        """Return one claim a link; the linked paper gets its title and id along the way."""
        for similar in source.entry.similar:
            title = " ".join(similar.title.text.split())
            if similar.arxiv:
                other = iris.paper_by_arxiv(similar.arxiv)
            elif title:
                other = iris.paper_reference(title)
            else:
                continue
            other = source.known_as(other)
            statement = Statement(source.paper, v.CITES_SIMILAR, other)
            description = (Statement(other, v.TYPE, v.PAPER), *identity_by_arxiv(other, similar.arxiv))
            yield Claim(statement, Evidence(similar.link.span, "similar-papers-list"), description)
            if title:
                named = Statement(other, v.TITLE, Literal(title))
                yield Claim(named, Evidence(similar.title.span, "similar-paper-title"))
