"""Who wrote a paper: the people, their order and the spelling of their names."""

from collections.abc import Iterator

from kg.extractors.base import Source
from kg.model import Claim, Evidence, Iri, Literal, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["AuthorsExtractor", "authorship_claim"]


class AuthorsExtractor:
    """Claims the authors of a digest's entry."""

    name = "authors"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        """Return one claim an author, in order."""
        entry = source.entry
        names = entry.author_names or tuple(quote.text for quote in entry.authors)
        authors = zip(entry.authors, names, entry.author_positions, strict=True)
        for place, (quote, name, position) in enumerate(authors):
            yield authorship_claim(source.paper, name, place, position, Evidence(quote.span, "authors-line"))


def authorship_claim(paper: Iri, name: str, place: int, position: int | None, evidence: Evidence) -> Claim:
    """Return the claim that somebody wrote a paper.

    Order and spelling stand in an authorship node, as in dblp's schema (https://dblp.org/rdf/schema#AuthorSignature).

    Args:
        paper: the paper's IRI.
        name: the name as written.
        place: where the name stands in the list, from 0.
        position: the author's position, from 1; None if names before it were left out.
        evidence: the words that say so.
    """
    name = " ".join(name.split())
    person = iris.person(name)
    authorship = iris.authorship(paper, position, place, name)
    description = [
        Statement(person, v.TYPE, v.PERSON),
        Statement(person, v.NAME, Literal(name)),
        Statement(paper, v.HAS_AUTHORSHIP, authorship),
        Statement(authorship, v.TYPE, v.AUTHORSHIP),
        Statement(authorship, v.AUTHOR, person),
        Statement(authorship, v.NAME_AS_WRITTEN, Literal(name)),
    ]
    if position is not None:
        description.append(Statement(authorship, v.POSITION, Literal(str(position), v.INTEGER)))
    return Claim(Statement(paper, v.CREATOR, person), evidence, tuple(description))
