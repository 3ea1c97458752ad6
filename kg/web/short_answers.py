"""Answers of one line: the best on a benchmark, the scores of a model on one, whether a search finds anything."""

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.schema import terms as v
from kg.search.asking import search
from kg.show.figures import figure_text
from kg.sparql.shipped import facts, rows
from kg.web.messages import speaker
from kg.web.page_cells import Cell, NodeLink
from kg.web.views.leaderboards import best_by_metric

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["authors_of", "best_on", "code_of", "found_in", "scores_of_on"]

_MOST = 5  # authors
_METRICS = 2


def authors_of(store: "GraphStore", paper: str, language: str) -> str:
    """Return the first authors of a paper; "" if the notes name none."""
    places: dict[str, int] = {}
    for row in rows(store, "authorships", paper=paper):
        places[row["name"]] = min(int(row["position"] or 10**6), places.get(row["name"], 10**6))
    names = sorted(places, key=lambda name: (places[name], name))
    return ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")


def best_on(store: "GraphStore", benchmark: str, language: str) -> str:
    """Return the best score on a benchmark, with its metric, system and date; "" if there is none.

    The best by the next metric is named too, and one that is less surely read, but higher.
    """
    sure, likely = (best_by_metric(store, benchmark, language, each) for each in (True, False))
    texts = [", ".join(filter(None, (_text(cell, language) for cell in line.cells))) for line in sure[:_METRICS]]
    if likely and likely[0].cells not in [line.cells for line in sure]:
        less = ", ".join(filter(None, (_text(cell, language) for cell in likely[0].cells)))
        texts.append(f"{speaker(language)('less_surely')}: {less}")
    return "; ".join(texts)


def code_of(store: "GraphStore", paper: str) -> str:
    """Return an address of a paper's code, or else of its own page on the web; "" if the notes give neither."""
    stated = facts(store, paper)
    return min(stated[v.CODE_REPOSITORY], default="") or min(stated[v.PAGE], default="")


def found_in(store: "GraphStore", words: str, topic: str) -> bool:
    """Return whether notes on a topic (its id; "" for all) have words; no where there is no index of them."""
    try:
        return bool(search(store, words, kind="papers", topic=topic, limit=1, facts=False).hits)
    except KgError:
        return False


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
