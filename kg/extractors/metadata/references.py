"""The papers that a paper cites: items of its reference list, and in-text citations that carry an id."""

from collections.abc import Iterator

from kg.extractors.base import Source
from kg.extractors.metadata.authors import authorship_claim
from kg.extractors.metadata.papers import identity_by_arxiv
from kg.model import Claim, Evidence, Iri, Literal, Reference, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["ReferencesExtractor", "cited_paper"]

_WITH_ID = 0.85  # a link in a sentence may also compare with a paper that is not cited
_PARSED = 0.9  # a run-together list is split by rules that read nine items of ten rightly


class ReferencesExtractor:
    """Claims the citations of a reference list and of the text."""

    name = "references"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        """Return a cito:cites claim for each cited paper, what is written about it, and its in-text citations."""
        for reference in source.entry.references:
            named = cited_paper(reference)
            if named is None:
                continue
            cited = source.known_as(named)
            if cited == source.paper:
                continue
            rule, confidence = ("reference-list", _PARSED) if reference.listed else ("citation-with-id", _WITH_ID)
            listed = Evidence(reference.quote.span, rule, confidence)
            description = (Statement(cited, v.TYPE, v.PAPER), *identity_by_arxiv(cited, reference.arxiv))
            yield Claim(Statement(source.paper, v.CITES, cited), listed, description)
            for statement in _described(cited, reference):
                yield Claim(statement, listed)
            for place, name in enumerate(reference.authors):
                yield authorship_claim(cited, name, place, place + 1, listed)
            for citation in reference.citations:
                mention = Statement(source.paper, v.MENTIONS_CITATION, cited)
                yield Claim(mention, Evidence(citation.span, "in-text-citation", _PARSED))


def cited_paper(reference: Reference) -> Iri | None:
    """Return the IRI of a cited paper: by arXiv id, DOI or another id, else by its title; None if it has none."""
    if reference.arxiv:
        return iris.paper_by_arxiv(reference.arxiv)
    if reference.doi:
        return iris.paper_by_doi(reference.doi)
    named = iris.paper_by_id(reference.other_id) if reference.other_id is not None else None
    return named or (iris.paper_reference(reference.title) if reference.title else None)


def _described(cited: Iri, reference: Reference) -> Iterator[Statement]:
    if reference.title:
        yield Statement(cited, v.TITLE, Literal(reference.title))
    if reference.year:
        yield Statement(cited, v.ISSUED, Literal(f"{reference.year:04d}", v.YEAR))
    if reference.doi:
        yield Statement(cited, v.DOI, Literal(reference.doi))
    link = iris.web_link(reference.url)
    if link:
        yield Statement(cited, v.URL, link)
