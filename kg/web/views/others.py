"""The pages of people, models, artifacts, metrics, documents, and of nodes that have no page of their own."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.web.contents import Line, ListSection, Page, Section, TableSection
from kg.web.reading import Fact, Link, as_node, behind, labels, links, rows
from kg.web.views.benchmarks import concept_fields, figures
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["document_page", "named_page", "other_page", "person_page"]

_MOST = 300  # lines of a table


def person_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a person's page: papers, coauthors, topics.

    Raises:
        UnknownThingError: the graph does not know them.
    """
    names = sorted({row["n"] for row in rows(store, "SELECT ?_thing ?n { ?_thing foaf:name ?n }", _thing=iri)})
    if not names:
        raise UnknownThingError(iri, kind="person")
    told = behind(store, f"?e rdf:object ?_thing ; rdf:predicate <{v.CREATOR}> .", _thing=iri)
    why = {subject: testimonies for (subject, _, _), testimonies in told.items()}
    text = """SELECT ?_thing ?paper ?position { ?paper dcterms:creator ?_thing .
        OPTIONAL { ?a kg:author ?_thing ; kg:position ?position . ?paper kg:hasAuthorship ?a } }"""
    places: dict[str, str] = {}
    for row in rows(store, text, _thing=iri):
        places[row["paper"]] = min(filter(None, (places.get(row["paper"]), row["position"])), default="")
    known = every_paper(store)
    papers = sorted(places, key=lambda each: (known[each].date, known[each].votes) if each in known else ("", 0))[::-1]
    lines = tuple(
        Line((*line.cells, places[paper]), line.why)
        for paper, line in zip(papers, paper_lines(store, papers, dict(why)), strict=True)
    )
    text = "SELECT ?_thing ?paper ?other { ?paper dcterms:creator ?_thing . ?paper dcterms:creator ?other }"
    together = Counter(row["other"] for row in rows(store, text, _thing=iri) if row["other"] != iri)
    text = "SELECT ?_thing ?paper ?topic { ?paper dcterms:creator ?_thing . ?paper dcterms:subject ?topic }"
    about = Counter(row["topic"] for row in rows(store, text, _thing=iri))
    return Page(
        names[0],
        "person",
        iri,
        fields=(("names", tuple(Fact(Link("", each)) for each in names[1:])),),
        sections=(
            TableSection("papers", (*COLUMNS, "position"), lines, (*NUMERIC, "position")),
            _counted(store, "topics", about, language),
            _counted(store, "coauthors", together, language),
        ),
    ).shown()


def named_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return the page of a model, an artifact or a metric: the papers that name it, and its results.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    if not any(rows(store, "SELECT ?_thing { ?_thing ?p ?o } LIMIT 1", _thing=iri)):
        raise UnknownThingError(iri, kind=kind_of(iri).name)
    called = labels(store, [iri], language)[iri]
    papers: dict[str, list[Testimony]] = defaultdict(list)
    stated = (v.INTRODUCES, v.MENTIONS_MODEL)
    for (subject, predicate, _), testimonies in behind(store, "?e rdf:object ?_thing .", _thing=iri).items():
        if predicate in stated:
            papers[subject] += testimonies
    known = every_paper(store)
    ordered = sorted(papers, key=lambda each: known[each].date if each in known else "", reverse=True)
    property_name = v.BY_METRIC if kind_of(iri).name == "metric" else v.SYSTEM
    found = figures(store, f"?result <{property_name}> ?_thing .", iri, language)
    found.sort(key=lambda each: (each.benchmark.label, each.metric_name, -each.number, each.iri))
    told = behind(store, f"?o <{property_name}> ?_thing . ?e rdf:predicate <{v.REPORTS}> .", _thing=iri)
    why = {key[2]: testimonies for key, testimonies in told.items()}
    titles = labels(store, {each.paper for each in found}, language)
    columns = ("benchmark", "system", "metric", "value", "setting", "paper")
    lines = {
        key: tuple(
            Line(
                (
                    each.benchmark,
                    each.system,
                    each.metric,
                    each.value,
                    each.setting,
                    Link(each.paper, titles[each.paper]),
                ),
                why.get(each.iri, ()),
            )
            for each in found
            if (each.kind == "delta") == (key == "deltas")
        )[:_MOST]
        for key in ("results", "deltas")
    }
    sections: list[Section] = [
        TableSection("papers", COLUMNS, paper_lines(store, ordered[:_MOST], dict(papers)), NUMERIC),
        *(TableSection(key, columns, lines[key], ("value",)) for key in ("results", "deltas")),
    ]
    fields = concept_fields(store, iri, language, called)
    return Page(called, kind_of(iri).name, iri, fields=fields, sections=tuple(sections)).shown()


def document_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a document's page: what it is, and the papers that it lists.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "SELECT ?_thing ?p ?o { ?_thing ?p ?o }", _thing=iri):
        stated[row["p"]].append(row["o"])
    if not stated:
        raise UnknownThingError(iri, kind="document")
    shown = (("layout", v.LAYOUT), ("claims", v.CLAIM_COUNT), ("SHA-256", v.CONTENT_HASH), ("warnings", v.WARNING))
    text = """SELECT ?_thing ?paper ?votes { ?l kg:inDocument ?_thing . ?l kg:lists ?paper .
        OPTIONAL { ?l kg:votes ?votes } }"""
    votes = {row["paper"]: int(row["votes"] or -1) for row in rows(store, text, _thing=iri)}
    told: dict[str, list[Testimony]] = defaultdict(list)
    pattern = f"?e rdf:predicate <{v.LISTS}> . ?s kg:inDocument ?_thing ."
    for (_, _, paper), testimonies in behind(store, pattern, _thing=iri).items():
        told[paper] += testimonies
    papers = sorted(votes, key=lambda each: (-votes[each], each))
    return Page(
        min(stated[v.PATH], default=iri),
        "document",
        iri,
        fields=tuple((key, tuple(Fact(Link("", each)) for each in sorted(stated[name]))) for key, name in shown),
        sections=(TableSection("papers", COLUMNS, paper_lines(store, papers, dict(told)), NUMERIC),),
    ).shown()


def other_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return the page of any other node: the triples it stands in.

    Raises:
        UnknownThingError: it stands in none.
    """
    of = list(rows(store, f"SELECT ?_thing ?p ?o {{ ?_thing ?p ?o }} LIMIT {_MOST}", _thing=iri))
    to = list(rows(store, f"SELECT ?_thing ?p ?s {{ ?s ?p ?_thing }} LIMIT {_MOST}", _thing=iri))
    if not of and not to:
        text = f"SELECT ?_thing ?p ?o {{ GRAPH ?g {{ ?_thing ?p ?o }} }} LIMIT {_MOST}"
        of = list(rows(store, text, _thing=iri))
    if not of and not to:
        raise UnknownThingError(iri)
    nodes = {*(row["p"] for row in of + to), *(row["o"] for row in of if as_node(row["o"])), *(row["s"] for row in to)}
    called = labels(store, {iri, *nodes}, language)

    def cell(value: str) -> Link | str:
        return Link(value, called[value]) if value in called else value

    said = sorted((called[row["p"]], row["o"], Line((cell(row["p"]), cell(row["o"])))) for row in of)
    pointing = sorted((called[row["p"]], row["s"], Line((cell(row["s"]), cell(row["p"])))) for row in to)
    return Page(
        called[iri],
        "other",
        iri,
        sections=(
            TableSection("said", ("relation", "value"), tuple(line for _, _, line in said)),
            TableSection("said_of", ("value", "relation"), tuple(line for _, _, line in pointing)),
        ),
    ).shown()


def _counted(store: "GraphStore", key: str, counted: Counter[str], language: str) -> ListSection:
    ordered = sorted(counted, key=lambda each: (-counted[each], each))[:_MOST]
    found = links(store, ordered, language)
    return ListSection(key, tuple(Fact(link, note=str(counted[link.iri])) for link in found))
