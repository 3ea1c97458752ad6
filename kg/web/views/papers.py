"""A paper's page, and how papers stand in the tables of other pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.web.contents import Line, ListSection, Page, TableSection
from kg.web.reading import Fact, Link, behind, labels, links, remembered, rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["COLUMNS", "NUMERIC", "PaperRow", "every_paper", "paper_lines", "paper_page"]

COLUMNS = ("title", "date", "votes")
NUMERIC = ("votes",)
_BENCHMARKS: dict[str, str] = {
    v.EVALUATES_ON: "evaluates",
    v.INTRODUCES_BENCHMARK: "introduces",
    v.TRAINS_ON: "trains",
    v.MENTIONS_BENCHMARK: "mentions",
}
Why = dict[tuple[str, str, str], list[Testimony]]


class PaperRow(NamedTuple):
    """What lists tell of a paper: the first day it was listed, and the most votes it had."""

    iri: str
    title: str
    date: str
    votes: int


@remembered
def every_paper(store: "GraphStore") -> dict[str, PaperRow]:
    """Return all papers with a title, by IRI; a process reads them once."""
    titles: dict[str, str] = {}
    for row in rows(store, "SELECT ?p ?t { ?p a kg:Paper ; dcterms:title ?t }"):
        titles[row["p"]] = min(titles.get(row["p"], row["t"]), row["t"])
    for row in rows(store, "SELECT ?p ?t { ?p a kg:Paper ; rdfs:label ?t }"):
        titles.setdefault(row["p"], row["t"])
    dates: dict[str, str] = {}
    for row in rows(store, "SELECT ?p ?d { ?l kg:lists ?p ; kg:listedOn ?d }"):
        dates[row["p"]] = min(dates.get(row["p"], row["d"]), row["d"])
    votes: dict[str, int] = defaultdict(int)
    for row in rows(store, "SELECT ?p ?n { ?l kg:lists ?p ; kg:votes ?n }"):
        votes[row["p"]] = max(votes[row["p"]], int(row["n"]))
    return {iri: PaperRow(iri, title, dates.get(iri, ""), votes.get(iri, -1)) for iri, title in titles.items()}


def paper_lines(
    store: "GraphStore", papers: Iterable[str], why: Mapping[str, Sequence[Testimony]] | None = None
) -> tuple[Line, ...]:
    """Return papers as lines of a table of :data:`COLUMNS`, in the order given."""
    known = every_paper(store)
    lines = []
    for iri in papers:
        row = known.get(iri) or PaperRow(iri, labels(store, [iri], "en")[iri], "", -1)
        votes = "" if row.votes < 0 else str(row.votes)
        lines.append(Line((Link(iri, row.title), row.date, votes), (why or {}).get(iri, ())))
    return tuple(lines)


def paper_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a paper's page.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    said = list(rows(store, "SELECT ?_thing ?p ?o { ?_thing ?p ?o }", _thing=iri))
    if not said:
        raise UnknownThingError(iri, kind="paper")
    stated: dict[str, list[str]] = defaultdict(list)
    for row in said:
        stated[row["p"]].append(row["o"])
    why = behind(store, "?e rdf:subject ?_thing .", _thing=iri)
    incoming = [row["s"] for row in rows(store, f"SELECT ?_thing ?s {{ ?s <{v.CITES_SIMILAR}> ?_thing }}", _thing=iri)]
    citing = [row["s"] for row in rows(store, f"SELECT ?_thing ?s {{ ?s <{v.CITES}> ?_thing }}", _thing=iri)]
    pointed = behind(store, "?e rdf:object ?_thing .", _thing=iri) if incoming or citing else {}
    called = labels(store, [iri, *(each for objects in stated.values() for each in objects if "://" in each)], language)
    listed = behind(store, "?s kg:lists ?_thing .", _thing=iri)

    def facts(*predicates: str, note: dict[str, str] | None = None) -> tuple[Fact, ...]:
        found = [(called.get(o, o), o, p) for p in predicates for o in sorted(set(stated[p]))]
        if note is None:
            found.sort()
        return tuple(Fact(Link(o, label), why.get((iri, p, o), ()), (note or {}).get(p, "")) for label, o, p in found)

    titles = sorted(stated[v.TITLE]) or [called[iri]]
    fields = (
        ("arXiv", tuple(Fact(Link(f"https://arxiv.org/abs/{each}", each)) for each in stated[v.HAS_ARXIV_ID])),
        ("authors", _authors(store, iri, why, called)),
        ("date", tuple(Fact(Link("", each), why.get((iri, v.ISSUED, each), ())) for each in sorted(stated[v.ISSUED]))),
        *_when_listed(every_paper(store).get(iri), listed, dated=bool(stated[v.ISSUED])),
        ("topics", facts(v.SUBJECT)),
        ("names", tuple(Fact(Link("", each)) for each in titles[1:])),
    )
    lists = (
        ListSection("artifacts", facts(v.INTRODUCES)),
        ListSection("benchmarks", facts(*_BENCHMARKS, note=_BENCHMARKS)),
        ListSection("models", facts(v.MENTIONS_MODEL)),
        ListSection("links", facts(v.CODE_REPOSITORY, v.PAGE)),
    )
    papers = (
        _papers(store, "similar", stated[v.CITES_SIMILAR], why, lambda other: (iri, v.CITES_SIMILAR, other)),
        _papers(store, "similar_in", incoming, pointed, lambda other: (other, v.CITES_SIMILAR, iri)),
        ListSection("references", facts(v.CITES, v.MENTIONS_CITATION)),
        _papers(store, "cited_by", citing, pointed, lambda other: (other, v.CITES, iri)),
    )
    return Page(
        titles[0],
        "paper",
        iri,
        fields=fields,
        sections=(_listings(store, iri, listed, language), *_results(store, iri, why, language), *lists, *papers),
    ).shown()


def _authors(store: "GraphStore", iri: str, why: Why, called: dict[str, str]) -> tuple[Fact, ...]:
    text = """SELECT ?_thing ?person ?position ?name { ?_thing kg:hasAuthorship ?a . ?a kg:author ?person .
        OPTIONAL { ?a kg:position ?position } OPTIONAL { ?a kg:nameAsWritten ?name } }"""
    places: dict[str, tuple[int, str]] = {}
    for row in rows(store, text, _thing=iri):
        place = int(row["position"] or 10**6)
        places[row["person"]] = min(places.get(row["person"], (place, row["name"])), (place, row["name"]))
    people = dict.fromkeys(
        [*places, *(row["o"] for row in rows(store, "SELECT ?_thing ?o { ?_thing dcterms:creator ?o }", _thing=iri))]
    )
    ordered = sorted(people, key=lambda each: places.get(each, (10**6, called.get(each, each))))
    return tuple(Fact(Link(each, called.get(each, each)), why.get((iri, v.CREATOR, each), ())) for each in ordered)


def _when_listed(row: PaperRow | None, listed: Why, *, dated: bool) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """The first day on which a paper was listed, unless it has a date of its own, and the most votes it had."""

    def told(predicate: str, value: str) -> tuple[Fact, ...]:
        words = {
            each for (_, p, o), testimonies in listed.items() if (p, o) == (predicate, value) for each in testimonies
        }
        return (Fact(Link("", value), sorted(words)),)

    if row is None:
        return ()
    return (
        ("date", told(v.LISTED_ON, row.date) if row.date and not dated else ()),
        ("votes", told(v.VOTES, str(row.votes)) if row.votes >= 0 else ()),
    )


def _listings(store: "GraphStore", iri: str, listed: Why, language: str) -> TableSection:
    text = """SELECT ?_thing ?l ?document ?day ?votes ?title { ?l kg:lists ?_thing ; kg:inDocument ?document .
        OPTIONAL { ?l kg:listedOn ?day } OPTIONAL { ?l kg:votes ?votes } OPTIONAL { ?l dcterms:title ?title } }"""
    found = sorted(rows(store, text, _thing=iri), key=lambda row: (row["day"], row["document"], row["votes"]))
    told: dict[str, list[Testimony]] = defaultdict(list)
    for (subject, _, _), testimonies in listed.items():
        told[subject] += testimonies
    documents = {link.iri: link for link in links(store, {row["document"] for row in found}, language)}
    lines = (
        Line((documents[row["document"]], row["day"], row["votes"], row["title"]), sorted(set(told[row["l"]])))
        for row in found
    )
    return TableSection("listings", ("document", "date", "votes", "title_as_written"), tuple(lines), ("votes",))


def _results(store: "GraphStore", iri: str, why: Why, language: str) -> tuple[TableSection, ...]:
    from kg.web.views.benchmarks import Figure, figures

    found = figures(store, "?_thing kg:reports ?result .", iri, language)
    columns = ("benchmark", "system", "metric", "value", "setting")

    def line(each: Figure) -> Line:
        cells = (each.benchmark, each.system, each.metric, each.value, each.setting)
        return Line(cells, why.get((iri, v.REPORTS, each.iri), ()))

    found.sort(key=lambda each: (each.benchmark.label, each.metric_name, each.system_name, each.number))
    scores = tuple(line(each) for each in found if each.kind != "delta")
    deltas = tuple(line(each) for each in found if each.kind == "delta")
    return (TableSection("results", columns, scores, ("value",)), TableSection("deltas", columns, deltas, ("value",)))


def _papers(
    store: "GraphStore", key: str, papers: Iterable[str], why: Why, fact: Callable[[str], tuple[str, str, str]]
) -> TableSection:
    known = every_paper(store)
    ordered = sorted(set(papers), key=lambda each: known[each].title if each in known else each)
    told = {each: why.get(fact(each), ()) for each in ordered}
    return TableSection(key, COLUMNS, paper_lines(store, ordered, told), NUMERIC)
