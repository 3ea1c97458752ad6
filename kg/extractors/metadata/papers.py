"""The paper itself and its listing: title, arXiv id, link, the digest's date and votes."""

from collections.abc import Iterator
from datetime import date

from kg.extractors.base import Source
from kg.model import Claim, Entry, Evidence, IdKind, Iri, Literal, PartialDate, Quote, Span, Statement
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["PapersExtractor", "identity_by_arxiv"]


class PapersExtractor:
    """Claims what a layout says of a paper as a whole."""

    name = "papers"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        """Return the claims about the paper's identity and about its entry in the document."""
        entry, paper = source.entry, source.paper
        yield self._listing(source)
        title = _title(entry)
        if entry.title and title:
            yield Claim(
                Statement(paper, v.TITLE, Literal(title)), Evidence(entry.title.span, "title", entry.confidence)
            )
        if entry.arxiv and entry.arxiv_quote:
            link_evidence = Evidence(entry.arxiv_quote.span, "arxiv-link")
            yield Claim(
                Statement(paper, v.HAS_ARXIV_ID, Literal(entry.arxiv)),
                link_evidence,
                identity_by_arxiv(paper, entry.arxiv)[1:],
            )
        yield from _other_ids(source)
        if entry.issued:
            year = Literal(f"{entry.issued.year:04d}", v.YEAR)
            yield Claim(Statement(paper, v.ISSUED, year), Evidence(entry.issued.span, "year"))
        if entry.venue and (venue := entry.plain_venue or " ".join(entry.venue.text.split())):
            yield Claim(Statement(paper, v.VENUE, Literal(venue)), Evidence(entry.venue.span, "venue"))
        listing = iris.listing(source.document.path, paper)
        if entry.listed_on and entry.listed_on_quote:
            yield Claim(
                Statement(listing, v.LISTED_ON, _day(entry.listed_on)),
                Evidence(entry.listed_on_quote.span, "digest-date"),
            )
        if entry.votes is not None and entry.votes_quote:
            votes = Literal(str(entry.votes), v.INTEGER)
            yield Claim(Statement(listing, v.VOTES, votes), Evidence(entry.votes_quote.span, "votes-line"))

    def _listing(self, source: Source) -> Claim:
        entry, paper = source.entry, source.paper
        listing = iris.listing(source.document.path, paper)
        description = [
            Statement(paper, v.TYPE, v.PAPER),
            Statement(listing, v.TYPE, v.LISTING),
            Statement(listing, v.IN_DOCUMENT, iris.document(source.document.path)),
        ]
        title = _title(entry)
        if title:
            description.append(Statement(listing, v.TITLE, Literal(title)))
            if entry.title is None:  # the title is the file's name, which no quote can show
                description.append(Statement(paper, v.TITLE, Literal(title)))
        if entry.listed_on and not entry.listed_on_quote:  # the date is that of the file's name
            description.append(Statement(listing, v.LISTED_ON, _day(entry.listed_on)))
        if entry.arxiv and not entry.arxiv_quote:  # the id is the file's name, which no quote can show
            description += identity_by_arxiv(paper, entry.arxiv)
        return Claim(
            Statement(listing, v.LISTS, paper),
            Evidence(_heading(source), "entry", entry.confidence),
            tuple(description),
        )


def _title(entry: Entry) -> str:
    """Return the title as a reader sees it, empty if there is none."""
    return entry.name


def _other_ids(source: Source) -> Iterator[Claim]:
    """Claim the ids besides arXiv's: a DOI as such, each as an address; the best says where to read the paper."""
    entry, paper = source.entry, source.paper
    for place, identifier in enumerate(entry.ids):
        written = source.document.text[identifier.span.start : identifier.span.end]
        evidence = Evidence(identifier.span, "paper-id", entry.confidence, written, identifier.span)
        if identifier.kind is IdKind.DOI:
            yield Claim(Statement(paper, v.DOI, Literal(identifier.value)), evidence)
        link = iris.web_link(identifier.url)
        if link is None:
            continue
        is_paper = identifier.kind not in {IdKind.GITHUB, IdKind.PAGE}
        best = not entry.arxiv and place == 0
        if is_paper or best:
            yield Claim(Statement(paper, v.URL, link), evidence)
        if best or not is_paper:
            yield Claim(Statement(paper, v.PAGE, link), evidence)
        if identifier.kind is IdKind.GITHUB:
            yield Claim(Statement(paper, v.CODE_REPOSITORY, link), evidence)


def _day(day: date | PartialDate) -> Literal:
    """Return the day, or the month, of a listing."""
    return Literal(day.iso, v.YEAR_MONTH) if isinstance(day, PartialDate) else Literal(day.isoformat(), v.DATE)


def identity_by_arxiv(paper: Iri, arxiv: str) -> tuple[Statement, ...]:
    """Return what an arXiv id says of its paper: the id itself, that it is a preprint, its page; () for an empty id."""
    if not arxiv:
        return ()
    return (
        Statement(paper, v.HAS_ARXIV_ID, Literal(arxiv)),
        Statement(paper, v.TYPE, v.PREPRINT),
        Statement(paper, v.URL, Iri(f"https://arxiv.org/abs/{arxiv}")),
    )


def _heading(source: Source) -> Span:
    """The words that open the entry: its title, else its id, else its first passage, else its beginning."""
    entry = source.entry
    first: Quote | None = entry.title or entry.arxiv_quote
    if first is None and entry.passages:
        first = entry.passages[0].quote
    if first is None:
        return Span(entry.span.start, min(entry.span.end, entry.span.start + 80))
    return Span(first.span.start, min(first.span.end, first.span.start + 300))
