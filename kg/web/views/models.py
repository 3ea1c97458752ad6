"""A model's page: all its scores, those of its variants included, and who compares with it."""

from typing import TYPE_CHECKING

from kg.explain import Testimony
from kg.schema import terms as v
from kg.show.models import model_record
from kg.show.thing_records import ModelRecord
from kg.web.page_cells import Item, Line, NodeLink
from kg.web.page_model import ListSection, Page, TableSection
from kg.web.quotes import quotes, quotes_of_result
from kg.web.views.concepts import concept_fields
from kg.web.views.papers import COLUMNS, NUMERIC, every_paper, paper_lines
from kg.web.views.results import FIGURE_COLUMNS, figures

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["model_page"]

_MOST = 300  # lines of a table
_BESIDE = 20  # models that are named with it


def model_page(store: "GraphStore", iri: str, language: str) -> Page:
    """Return a model's page; its variants count as the model.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    record = model_record(store, iri, language)
    named: dict[str, list[Testimony]] = {}
    for thing in (iri, *(each.iri for each in record.variants)):
        for (paper, _, _), said in quotes(store, "quotes-of-object", object=thing, relation=v.MENTIONS_MODEL).items():
            named.setdefault(paper, []).extend(said)
    mentioning = [each.iri for each in record.papers[:_MOST]]
    comparing = [each.iri for each in record.compared_by[:_MOST]]
    beside = tuple(Item(NodeLink(each.iri, each.label), note=str(each.papers)) for each in record.beside[:_BESIDE])
    return Page(
        record.model.label,
        "model",
        iri,
        fields=(
            *concept_fields(store, iri, language, record.model.label),
            ("introduced_by", tuple(Item(NodeLink(each.iri, each.title)) for each in record.introduced_by)),
        ),
        sections=(
            *_results(store, record, language),
            ListSection("beside", beside),
            TableSection("comparing", COLUMNS, paper_lines(store, comparing), NUMERIC),
            TableSection("papers", COLUMNS, paper_lines(store, mentioning, named), NUMERIC),
        ),
    ).shown()


def _results(store: "GraphStore", record: ModelRecord, language: str) -> tuple[TableSection, ...]:
    stated = {each.iri: each for each in figures(store, (score.iri for score in record.scores), language)}
    found = [stated[score.iri] for score in record.scores if score.iri in stated]
    known = every_paper(store)

    def paper(iri: str) -> tuple[str, NodeLink]:
        row = known.get(iri)
        return (row.date, NodeLink(iri, row.title)) if row else ("", NodeLink(iri, iri))

    def table(key: str) -> TableSection:
        shown = [each for each in found if each.is_gain == (key == "deltas")][:_MOST]
        lines = tuple(Line((*each.cells, *paper(each.paper)), quotes_of_result(store, each.iri)) for each in shown)
        return TableSection(key, (*FIGURE_COLUMNS, "date", "paper"), lines, ("value",))

    return table("results"), table("deltas")
