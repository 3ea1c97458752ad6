"""Makes the pages: which view a request means, and which template shows it."""

from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from kg.schema import terms as v
from kg.schema.iris import arxiv_id, paper_by_arxiv
from kg.schema.kinds import kind_of
from kg.sparql import ask_saved, find_query
from kg.sparql.lookup import short_iri
from kg.web.jobs import Job, Reply, Work
from kg.web.reading import remembered
from kg.web.rendering import render

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WORKS", "make_front", "make_list", "make_ontology", "make_saved", "make_thing"]

_ROWS = 500  # of a saved query's answer on its page


def make_front(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make the front page."""
    from kg.web.views.front import front_page

    triples, documents = _size(store)
    page = front_page(store, job["lang"])
    _send(render("front.html", job["lang"], page=page, here="/", triples=triples, documents=documents), reply)


def make_thing(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make a thing's page: "iri", and what it was asked with."""
    from kg.web.views import benchmarks, lists, others, papers, topics

    iri, language, asked = job["iri"], job["lang"], job["asked"]
    match kind := kind_of(iri).name:
        case "paper":
            page = papers.paper_page(store, iri, language)
        case "person":
            page = others.person_page(store, iri, language)
        case "benchmark":
            page = benchmarks.benchmark_page(store, iri, language, asked.get("metric", ""))
        case "topic":
            order = lists.chosen(asked, "sort", ("date", "votes", "title"))
            page = topics.topic_page(store, iri, language, order, lists.page_number(asked.get("page", "1")))
        case "document":
            page = others.document_page(store, iri, language)
        case "other":
            page = others.other_page(store, iri, language)
        case _:
            page = others.named_page(store, iri, language)
    _send(render("thing.html", language, page=page, here=job["here"], kind=kind), reply)


def make_ontology(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make the ontology's page."""
    from kg.web.views.ontology import ontology_page

    _send(render("ontology.html", job["lang"], page=ontology_page(job["lang"]), here=job["here"]), reply)


def make_list(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make a list's page: its "key", and what it was asked with."""
    from kg.web.views.lists import list_page

    page = list_page(store, job["key"], job["lang"], job["asked"])
    _send(render("list.html", job["lang"], page=page, here=job["here"], asked=job["asked"]), reply)


def make_saved(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make a saved query's page: its "name", its form, and where "values" were given its answer."""
    query = find_query(job["name"])
    columns: tuple[str, ...] = ()
    lines: list[list[tuple[str, str]]] = []
    cut = False
    given = {name: value for name, value in job["values"].items() if value != ""}
    if job["run"]:
        answer = ask_saved(store, query, given)
        if isinstance(answer.results, QuerySolutions):
            columns = answer.columns or tuple(variable.value for variable in answer.results.variables)
            found = islice(answer.results, answer.limit)
            lines = [[_cell(row[name], name) for name in columns] for row in islice(found, _ROWS)]
        else:
            columns = ("subject", "predicate", "object")
            triples = iter(answer.results)  # type: ignore[arg-type]
            found = triples
            lines = [[_cell(getattr(each, name)) for name in columns] for each in islice(triples, _ROWS)]
        cut = next(found, None) is not None
    page = render(
        "saved.html", job["lang"], here=job["here"], query=query, columns=columns, lines=lines, cut=cut,
        values=job["values"], given=given, run=job["run"],
    )  # fmt: skip
    _send(page, reply)


def _cell(term: NamedNode | Literal | Triple | None, column: str = "") -> tuple[str, str]:
    """What a cell says and where it leads; a column of arXiv ids leads to their papers."""
    if isinstance(term, NamedNode):
        return short_iri(term.value).removeprefix(v.DATA), term.value
    if isinstance(term, Literal) and column.lower().endswith("arxiv") and arxiv_id(term.value):
        return term.value, paper_by_arxiv(term.value)
    return ("" if term is None else term.value if isinstance(term, Literal) else str(term)), ""


@remembered
def _size(store: "GraphStore") -> tuple[int, int]:
    from kg.web.views.front import graph_size

    return graph_size(store)


def _send(page: bytes, reply: Reply) -> None:
    reply.begin("html")
    reply.write(page)
    reply.end()


WORKS = (
    Work("front", make_front),
    Work("page", make_thing),
    Work("list", make_list),
    Work("ontology", make_ontology),
    Work("savedpage", make_saved),
)
"""What this module does for the server."""
