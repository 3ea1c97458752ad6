"""Answers of one line: the best on a benchmark, the scores of a model on one."""

from typing import TYPE_CHECKING

from kg.show.figures import figure_text
from kg.sparql.shipped import rows
from kg.web.page_cells import Cell, NodeLink
from kg.web.views.leaderboards import leaders

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["best_on", "scores_of_on"]


def best_on(store: "GraphStore", benchmark: str, language: str) -> str:
    """Return the best score on a benchmark, with its metric, system and date; "" if there is none."""
    leader = leaders(store, benchmark, language)
    return ", ".join(filter(None, (_text(cell, language) for cell in leader.cells))) if leader else ""


def scores_of_on(store: "GraphStore", model: str, benchmark: str, language: str) -> str:
    """Return the scores of a model, its variants included, on a benchmark; "" if there is none."""
    found = [row for row in rows(store, "model-results", model=model, benchmark=benchmark) if row["kind"] == "score"]
    return "; ".join(_text(figure_text(row["value"], row["unit"]), language) for row in found)


def _text(cell: Cell, language: str) -> str:
    match cell:
        case NodeLink(_, label):
            return label
        case str():
            return cell
        case (str() as english, str() as korean):
            return korean if language == "ko" else english
        case _:
            return ""
