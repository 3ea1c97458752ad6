"""A model's page: all its scores, those of its variants included, and who compares with it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.show.models import narrower_models, same_artifact
from kg.sparql.shipped import facts, linked
from kg.web.labels import page_labels
from kg.web.page_cells import Item, NodeLink, Option, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.quotes import quotes, quotes_of_result
from kg.web.views.beside import beside
from kg.web.views.concepts import concept_fields
from kg.web.views.papers import COLUMNS, NUMERIC, PaperRow, every_paper, newest_papers, paper_rows
from kg.web.views.results import FIGURE_COLUMNS, Figure, figures

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["model_page"]

_MOST = 100  # lines of a table


def model_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a model's page; its variants, and an introduced thing of its name, count as the model.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    if not facts(store, iri):
        raise UnknownThingError(iri, kind="model")
    called = page_labels(store, [iri], language)[iri]
    models = (iri, *narrower_models(store, iri))
    named: dict[str, list[Testimony]] = {}
    naming = {thing: papers for thing in models if (papers := linked(store, thing, v.MENTIONS_MODEL))}
    for thing in naming:
        for (paper, _, _), said in quotes(store, "quotes-of-object", object=thing, relation=v.MENTIONS_MODEL).items():
            named.setdefault(paper, []).extend(said)
    mentioning = {paper for papers in naming.values() for paper in papers}
    systems = (*models, same_artifact(iri))
    found = sorted(
        figures(store, {each for thing in systems for each in linked(store, thing, v.SYSTEM)}, language),
        key=lambda each: (each.benchmark.label.casefold(), each.metric_name, -each.number, each.iri),
    )
    comparing = _newest(store, {each.paper for each in found if each.role != "own"})
    introducing = {paper for thing in (iri, same_artifact(iri)) for paper in linked(store, thing, v.INTRODUCES)}
    return Page(
        called,
        "model",
        iri,
        fields=(
            *concept_fields(store, iri, language, called),
            (
                "introduced_by",
                tuple(Item(NodeLink(row.iri, row.title)) for row in newest_papers(store, introducing)),
            ),
        ),
        sections=(
            _results(store, iri, called, "results", [each for each in found if not each.is_gain]),
            _results(store, iri, called, "deltas", [each for each in found if each.is_gain]),
            beside(store, mentioning, (v.MENTIONS_MODEL,), models, language),
            TableSection("comparing", COLUMNS, paper_rows(store, comparing), NUMERIC),
            TableSection(
                "papers",
                COLUMNS,
                paper_rows(store, _newest(store, mentioning), named),
                NUMERIC,
                more=f"/queries/model-mentions?{urlencode({'model': iri})}" if len(mentioning) > _MOST else "",
            ),
        ),
    ).shown()


def _newest(store: "GraphStore", papers: Iterable[str]) -> list[str]:
    return [row.iri for row in newest_papers(store, papers)[:_MOST]]


def _results(store: "GraphStore", iri: str, called: str, key: str, found: Sequence[Figure]) -> TableSection:
    known = every_paper(store)
    lines = []
    for each in found[:_MOST]:
        row = known.get(each.paper) or PaperRow(each.paper, each.paper, "", -1)
        cells = (*each.cells, row.date, NodeLink(row.iri, row.title))
        lines.append(TableRow(cells, quotes_of_result(store, each.iri)))
    more = f"/queries/model-results?{urlencode({'model': iri})}" if len(found) > _MOST else ""
    columns = (*FIGURE_COLUMNS, "date", "paper")
    if key != "results":
        return TableSection(key, columns, tuple(lines), ("value",), more=more)
    quoted = f'"{called}"'
    address = f"/search?{urlencode({'q': quoted, 'what': 'passages'})}"
    links = (Option("passages_naming_it", address, is_message=True),)
    notes = ("figures_on_benchmarks",)
    return TableSection(key, columns, tuple(lines), ("value",), more=more, notes=notes, links=links)
