"""The page of an artifact or a metric: the papers that name it, and its results."""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema.kinds import kind_of
from kg.schema.relations import relation_of
from kg.sparql.shipped import facts
from kg.web.labels import page_labels
from kg.web.page_cells import NodeLink, TableRow
from kg.web.page_model import Page, Section, TableSection
from kg.web.quotes import quotes, quotes_of_result
from kg.web.views.concepts import concept_fields
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_rows
from kg.web.views.results import FIGURE_COLUMNS, figures_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["named_page"]

_MOST = 300  # lines of a table


def named_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return the page of a thing that papers name.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    kind = kind_of(iri)
    if not facts(store, iri):
        raise UnknownThingError(iri, kind=kind.name)
    called = page_labels(store, [iri], language)[iri]
    papers: dict[str, list[Testimony]] = defaultdict(list)
    for (subject, predicate, _), testimonies in quotes(store, "quotes-of-object", object=iri).items():
        if relation_of(predicate):
            papers[subject] += testimonies
    known = every_paper(store)
    ordered = sorted(papers, key=lambda each: known[each].date if each in known else "", reverse=True)
    sections: list[Section] = [
        *_results(store, iri, language),
        TableSection("papers", COLUMNS, paper_rows(store, ordered[:_MOST], papers), NUMERIC),
    ]
    fields = concept_fields(store, iri, language, called)
    return Page(called, kind.name, iri, fields=fields, sections=tuple(sections)).shown()


def _results(store: "GraphStore", iri: str, language: str) -> tuple[TableSection, ...]:
    found = figures_of(store, iri, language)
    found.sort(key=lambda each: (each.benchmark.label, each.metric_name, -each.number, each.iri))
    titles = page_labels(store, {each.paper for each in found}, language)

    def table(key: str) -> TableSection:
        shown = [each for each in found if each.is_gain == (key == "deltas")][:_MOST]
        lines = (
            TableRow((*each.cells, NodeLink(each.paper, titles[each.paper])), quotes_of_result(store, each.iri))
            for each in shown
        )
        return TableSection(key, (*FIGURE_COLUMNS, "paper"), tuple(lines), ("value",))

    return table("results"), table("deltas")
