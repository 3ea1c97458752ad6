"""A paper's page, and how papers stand in the tables of other pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_month
from kg.schema.kinds import DRAWN, kind_of
from kg.schema.relations import RELATIONS, Relation, relations_to
from kg.show.papers import paper_record
from kg.show.records import SimilarPaper
from kg.sparql.shipped import facts, linked, rows
from kg.web.labels import links, page_labels
from kg.web.memory import remembered
from kg.web.messages import speaker
from kg.web.page_cells import Cell, Item, Message, NodeLink, TableRow
from kg.web.page_model import ListSection, Page, TableSection
from kg.web.quotes import Quotes, quotes, quotes_of_listings
from kg.web.views.listings import every_listing, listings_of
from kg.web.views.results import FIGURE_COLUMNS, Figure, figures_of
from kg.web.views.saying import doubted_documents, notes_together

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = [
    "COLUMNS",
    "NUMERIC",
    "PaperRow",
    "every_paper",
    "newest_papers",
    "paper_page",
    "paper_rows",
    "papers_by_importance",
]

COLUMNS = ("title", "date", "votes")
NUMERIC = ("votes",)
_ARXIV = v.DATA + "paper/arxiv/"
_FIRST = 3  # authors of a byline
_ELSEWHERE = {"paper", "person", "topic"}  # kinds that a paper's page shows in fields and tables


class PaperRow(NamedTuple):
    """What lists show of a paper: its date, and the most votes it had (-1 for none)."""

    iri: str
    title: str
    date: str
    votes: int


@remembered
def every_paper(store: "GraphStore") -> dict[str, PaperRow]:
    """Return all papers with a title, by IRI; a process reads them once.

    A paper has the date of its first listing, else its own, else the month that its arXiv id gives.
    """
    titles: dict[str, str] = {}
    for name in (v.LABEL, v.TITLE):  # a paper is called by its label where no title is known
        named: dict[str, str] = {}
        for row in rows(store, "triples", property=name):
            if kind_of(row["_subject"]).type == v.PAPER:
                title = row["_object"]
                named[row["_subject"]] = min(named.get(row["_subject"], title), title)
        titles |= named
    dates: dict[str, str] = {}
    votes: dict[str, int] = {}
    for each in every_listing(store):
        if each.date:
            dates[each.paper] = min(dates.get(each.paper, each.date), each.date)
        votes[each.paper] = max(votes.get(each.paper, -1), each.votes)
    issued: dict[str, str] = {}
    for row in rows(store, "triples", property=v.ISSUED):
        issued[row["_subject"]] = min(issued.get(row["_subject"], row["_object"]), row["_object"])

    def date(iri: str) -> str:
        return (
            dates.get(iri) or issued.get(iri) or arxiv_month(iri.removeprefix(_ARXIV) if iri.startswith(_ARXIV) else "")
        )

    return {iri: PaperRow(iri, title, date(iri), votes.get(iri, -1)) for iri, title in titles.items()}


@remembered
def papers_by_importance(store: "GraphStore") -> dict[str, float]:
    """Return how important each paper with a title is, the most important first.

    The quads are read as they are: the saved query central-papers takes ten times as long.
    """
    quads = store.quads(None, NamedNode(v.IMPORTANCE), None, NamedNode(v.COMPUTED_GRAPH))
    weights = {quad.subject.value: float(quad.object.value) for quad in quads}  # type: ignore[union-attr]  # not triples
    found = [(-weights[iri], row.title, iri) for iri, row in every_paper(store).items() if iri in weights]
    return {iri: -weight for weight, _, iri in sorted(found)}


def newest_papers(store: "GraphStore", papers: Iterable[str]) -> list[PaperRow]:
    """Return papers with what lists show of them, the newest first; those without a date last."""
    known = every_paper(store)
    found = [known.get(iri) or PaperRow(iri, page_labels(store, [iri], "en")[iri], "", -1) for iri in set(papers)]
    found.sort(key=lambda row: (row.title.casefold(), row.iri))
    return sorted(found, key=lambda row: row.date, reverse=True)


def paper_rows(
    store: "GraphStore", papers: Iterable[str], why: Mapping[str, Sequence[Testimony]] | None = None
) -> tuple[TableRow, ...]:
    """Return papers as lines of a table of :data:`COLUMNS`, in the order given."""
    known = every_paper(store)
    lines = []
    for iri in papers:
        row = known.get(iri) or PaperRow(iri, page_labels(store, [iri], "en")[iri], "", -1)
        votes = "" if row.votes < 0 else str(row.votes)
        lines.append(TableRow((NodeLink(iri, row.title), row.date, votes), (why or {}).get(iri, ())))
    return tuple(lines)


def paper_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a paper's page.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="paper")
    why = quotes(store, "quotes-of-subject", subject=iri)
    incoming = linked(store, iri, v.CITES_SIMILAR)
    citing = linked(store, iri, v.CITES)
    pointed = quotes(store, "quotes-of-object", object=iri) if incoming or citing else {}
    called = page_labels(
        store, [iri, *(each for objects in stated.values() for each in objects if "://" in each)], language
    )
    listed = quotes_of_listings(store, iri)

    def items(*predicates: str) -> tuple[Item, ...]:
        found = sorted((called.get(o, o), o, p) for p in predicates for o in set(stated[p]))
        return tuple(Item(NodeLink(o, label), why.get((iri, p, o), ())) for label, o, p in found)

    def related(relations: Sequence[Relation]) -> tuple[Item, ...]:
        """The things of several relations, each with the relation as a note."""
        if len(relations) == 1:
            return items(*relations[0].predicates)
        return tuple(
            item._replace(note=relation.label) for relation in relations for item in items(*relation.predicates)
        )

    record = paper_record(store, iri, language)
    titles = stated[v.TITLE] or [called[iri]]
    fields = (
        ("arXiv", tuple(Item(NodeLink(f"https://arxiv.org/abs/{each}", each)) for each in stated[v.HAS_ARXIV_ID])),
        ("authors", _authors(store, iri, stated[v.CREATOR], why, called)),
        ("date", tuple(Item(NodeLink("", each), why.get((iri, v.ISSUED, each), ())) for each in stated[v.ISSUED])),
        *_when_listed(every_paper(store).get(iri), listed, dated=bool(stated[v.ISSUED])),
        ("topics", items(v.SUBJECT)),
        ("names", tuple(Item(NodeLink("", each)) for each in titles[1:])),
    )
    kinds = [kind for kind in DRAWN if kind.name not in _ELSEWHERE and relations_to(kind.name)]
    kinds.sort(key=lambda kind: kind.name != "artifact")  # what a paper introduces comes first
    citations = next(relation for relation in RELATIONS if v.CITES in relation.predicates)
    return Page(
        titles[0],
        "paper",
        iri,
        byline=_byline(fields, language),
        said=notes_together(record.notes, doubted_documents(store, iri)),
        fields=fields,
        sections=(
            *_results(store, iri, why, language),
            *(ListSection(kind.page, related(relations_to(kind.name))) for kind in kinds),
            ListSection("links", items(v.CODE_REPOSITORY, v.PAGE)),
            _similar(iri, record.similar, why, pointed, _shared_names(store, stated, language)),
            ListSection("references", items(*citations.predicates)),
            _papers(store, "cited_by", citing, pointed, lambda other: (other, v.CITES, iri)),
            _listing_table(store, iri, listed, language),
        ),
    ).shown()


def _byline(fields: Sequence[tuple[str, Sequence[Item]]], language: str) -> tuple[NodeLink, ...]:
    """Who, when and where, of the fields: the date, the first authors, the votes, the address."""
    found = {key: [item.link for item in items] for key, items in fields}
    authors = found.get("authors", [])
    rest = [NodeLink("", f"+{len(authors) - _FIRST}")] if len(authors) > _FIRST else []
    votes = [NodeLink("", speaker(language)("votes_of", number=int(each.label))) for each in found.get("votes", [])[:1]]
    arxiv = [NodeLink(each.iri, f"arXiv {each.label}") for each in found.get("arXiv", [])[:1]]
    return (*found.get("date", [])[:1], *authors[:_FIRST], *rest, *votes, *arxiv)


def _authors(
    store: "GraphStore", iri: str, creators: Iterable[str], why: Quotes, called: dict[str, str]
) -> tuple[Item, ...]:
    places: dict[str, tuple[int, str]] = {}
    for row in rows(store, "authorships", paper=iri):
        place = int(row["position"] or 10**6)
        places[row["person"]] = min(places.get(row["person"], (place, row["name"])), (place, row["name"]))
    people = dict.fromkeys([*places, *creators])
    ordered = sorted(people, key=lambda each: places.get(each, (10**6, called.get(each, each))))
    return tuple(Item(NodeLink(each, called.get(each, each)), why.get((iri, v.CREATOR, each), ())) for each in ordered)


def _when_listed(row: PaperRow | None, listed: Quotes, *, dated: bool) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """The first day on which a paper was listed, unless it has its own date, and the most votes it had."""

    def item(predicate: str, value: str) -> tuple[Item, ...]:
        words = {each for (_, p, o), said in listed.items() if (p, o) == (predicate, value) for each in said}
        return (Item(NodeLink("", value), sorted(words)),)

    if row is None:
        return ()
    return (
        ("date", item(v.LISTED_ON, row.date) if row.date and not dated else ()),
        ("votes", item(v.VOTES, str(row.votes)) if row.votes >= 0 else ()),
    )


def _listing_table(store: "GraphStore", iri: str, listed: Quotes, language: str) -> TableSection:
    found = listings_of(store, iri)
    why: dict[str, list[Testimony]] = defaultdict(list)
    for (subject, _, _), said in listed.items():
        why[subject] += said
    documents = {link.iri: link for link in links(store, {each.document for each in found}, language)}
    lines = (
        TableRow(
            (documents[each.document], each.date, "" if each.votes < 0 else str(each.votes), each.title),
            sorted(set(why[each.iri])),
        )
        for each in found
    )
    return TableSection("listings", ("document", "date", "votes", "title_as_written"), tuple(lines), ("votes",))


def _results(store: "GraphStore", iri: str, why: Quotes, language: str) -> tuple[TableSection, ...]:
    def table(key: str, figures: Iterable[Figure]) -> TableSection:
        lines = tuple(TableRow(each.cells, why.get((iri, v.REPORTS, each.iri), ())) for each in figures)
        return TableSection(key, FIGURE_COLUMNS, lines, ("value",))

    def best_first(each: Figure) -> tuple[str, str, float, str]:
        lower = bool(each.metric_iri) and v.LOWER_IS_BETTER in facts(store, each.metric_iri)[v.DIRECTION]
        return each.benchmark.label, each.metric_name, each.number if lower else -each.number, each.iri

    found = sorted(figures_of(store, iri, language), key=best_first)
    return (
        table("results", (each for each in found if not each.is_gain)),
        table("deltas", (each for each in found if each.is_gain)),
    )


def _shared_names(store: "GraphStore", stated: Mapping[str, Sequence[str]], language: str) -> dict[str, str]:
    """How the topics, benchmarks and models of a paper are called, by their English names, which reasons have."""
    predicates = [predicate for relation in RELATIONS for predicate in relation.predicates]
    things = {each for predicate in predicates for each in stated[predicate] if each.startswith(v.DATA)}
    english, called = page_labels(store, things, "en"), page_labels(store, things, language)
    return {english[each]: called[each] for each in things}


def _similar(
    iri: str, similar: Iterable[SimilarPaper], why: Quotes, pointed: Quotes, names: Mapping[str, str]
) -> TableSection:
    """Papers like this one, the most similar first, with what they have in common and who lists them as similar.

    What they have in common are topics, benchmarks and models; words only where there is none of these.
    """
    lines = []
    for each in similar:
        other = each.paper.iri
        said = [*why.get((iri, v.CITES_SIMILAR, other), ()), *pointed.get((other, v.CITES_SIMILAR, iri), ())]
        votes = "" if each.paper.votes is None else str(each.paper.votes)
        common: Cell = ", ".join(names[reason] for reason in each.reasons if reason in names)
        if not common and each.reasons:
            words = ", ".join(f"“{reason}”" for reason in each.reasons)
            common = (f"words: {words}", f"낱말: {words}")
        listed = Message("listed_similar") if each.listed else ""
        lines.append(TableRow((NodeLink(other, each.paper.title), common, listed, each.paper.date, votes), said))
    return TableSection("similar", ("title", "common", "listed", "date", "votes"), tuple(lines), NUMERIC)


def _papers(
    store: "GraphStore", key: str, papers: Iterable[str], why: Quotes, fact: Callable[[str], tuple[str, str, str]]
) -> TableSection:
    known = every_paper(store)
    ordered = sorted(set(papers), key=lambda each: known[each].title if each in known else each)
    return TableSection(
        key, COLUMNS, paper_rows(store, ordered, {each: why.get(fact(each), ()) for each in ordered}), NUMERIC
    )
