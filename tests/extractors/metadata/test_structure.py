"""What the layout alone gives: papers, listings, authors, similar papers, references."""

from datetime import date
from typing import Any

from kg.extractors.base import Extractor, Source
from kg.extractors.metadata.authors import AuthorsExtractor
from kg.extractors.metadata.papers import PapersExtractor
from kg.extractors.metadata.references import ReferencesExtractor
from kg.extractors.metadata.similar import SimilarExtractor
from kg.model import Claim, Document, Entry, Layout, Literal, Quote, Reference, SimilarPaperLink, Span
from kg.schema import iris
from kg.schema import terms as v

TEXT = """2024-02-26
Orca: 2402.14830
Vote: 15
Authors: Ada Kim, +, H. T. Kung
- [Second Paper](2406.02539.md)
[1] Ada Kim. Third paper. 2021. arXiv:2107.03374. 본문에서 [Kim, 2021]
"""
DOCUMENT = Document("notes/day.md", TEXT, "0" * 64)
PAPER = iris.paper_by_arxiv("2402.14830")


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(words, Span(start, start + len(words)))


def claims_of(extractor: Extractor, **fields: Any) -> list[Claim]:
    entry = Entry(layout=Layout.DIGEST, span=Span(0, len(TEXT)), arxiv="2402.14830", **fields)
    return list(extractor.extract(Source(DOCUMENT, entry, PAPER)))


def triples(claims: list[Claim]) -> set[tuple[str, str, str]]:
    stated = [statement for claim in claims for statement in (claim.statement, *claim.description)]
    return {
        (one.subject, one.predicate, one.object.value if isinstance(one.object, Literal) else one.object)
        for one in stated
    }


def test_a_digest_entry_says_what_the_paper_is_and_how_it_was_listed() -> None:
    claims = claims_of(
        PapersExtractor(),
        arxiv_quote=quote("2402.14830"),
        title=quote("Orca"),
        listed_on=date(2024, 2, 26),
        listed_on_quote=quote("2024-02-26"),
        votes=15,
        votes_quote=quote("15"),
    )
    listing = iris.listing(DOCUMENT.path, PAPER)
    assert {
        (PAPER, v.TITLE, "Orca"),
        (PAPER, v.HAS_ARXIV_ID, "2402.14830"),
        (PAPER, v.TYPE, v.PREPRINT),
        (PAPER, v.URL, "https://arxiv.org/abs/2402.14830"),
        (listing, v.LISTS, PAPER),
        (listing, v.IN_DOCUMENT, iris.document(DOCUMENT.path)),
        (listing, v.LISTED_ON, "2024-02-26"),
        (listing, v.VOTES, "15"),
    } <= triples(claims)
    quoted = {claim.statement.predicate: TEXT[claim.evidence.span.start : claim.evidence.span.end] for claim in claims}
    assert quoted[v.LISTED_ON] == "2024-02-26"
    assert quoted[v.VOTES] == "15"
    assert quoted[v.HAS_ARXIV_ID] == "2402.14830"


def test_an_entry_without_title_votes_or_date_claims_none() -> None:
    predicates = {claim.statement.predicate for claim in claims_of(PapersExtractor())}
    assert predicates == {v.LISTS}


def test_authors_keep_order_and_spelling_and_unknown_positions_stay_unknown() -> None:
    claims = claims_of(
        AuthorsExtractor(),
        authors=(quote("Ada Kim"), quote("H. T. Kung")),
        author_positions=(1, None),
    )
    first, second = claims
    assert first.statement.object == iris.person("Ada Kim")
    assert second.statement.object == iris.person("HT Kung")
    assert [one.object for one in first.description if one.predicate == v.POSITION] == [Literal("1", v.INTEGER)]
    assert not [one for one in second.description if one.predicate == v.POSITION]
    assert [one.object for one in second.description if one.predicate == v.NAME_AS_WRITTEN] == [Literal("H. T. Kung")]


def test_a_similar_paper_is_no_citation_and_gets_its_title() -> None:
    link = SimilarPaperLink(quote("[Second Paper](2406.02539.md)"), quote("Second Paper"), "2406.02539")
    found = triples(claims_of(SimilarExtractor(), similar=(link,)))
    other = iris.paper_by_arxiv("2406.02539")
    assert (PAPER, v.CITES_SIMILAR, other) in found
    assert (other, v.TITLE, "Second Paper") in found
    assert v.CITES not in {predicate for _, predicate, _ in found}


def test_a_reference_is_the_paper_that_its_arxiv_id_names() -> None:
    reference = Reference(
        quote("Ada Kim. Third paper. 2021. arXiv:2107.03374."),
        authors=("Ada Kim",),
        title="Third paper",
        year=2021,
        arxiv="2107.03374",
        citations=(quote("[Kim, 2021]"),),
    )
    claims = claims_of(ReferencesExtractor(), references=(reference,))
    cited = iris.paper_by_arxiv("2107.03374")
    assert {
        (PAPER, v.CITES, cited),
        (PAPER, v.MENTIONS_CITATION, cited),
        (cited, v.TITLE, "Third paper"),
        (cited, v.ISSUED, "2021"),
        (cited, v.CREATOR, iris.person("Ada Kim")),
    } <= triples(claims)


def test_a_reference_without_id_doi_or_title_is_no_paper() -> None:
    assert claims_of(ReferencesExtractor(), references=(Reference(quote("Ada Kim."), authors=("Ada Kim",)),)) == []


def test_a_reference_to_a_hostile_link_keeps_the_paper_and_drops_the_link() -> None:
    reference = Reference(quote("Third paper"), title="Third paper", url="javascript:alert(1)")
    found = triples(claims_of(ReferencesExtractor(), references=(reference,)))
    assert (PAPER, v.CITES, iris.paper_reference("Third paper")) in found
    assert not [one for one in found if one[1] == v.URL]
