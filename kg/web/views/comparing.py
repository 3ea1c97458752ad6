"""Two things side by side: what is known of both, and their scores on the benchmarks that they share."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.schema.kinds import kind_named
from kg.schema.relations import relations_to
from kg.show import find_shown
from kg.sparql.shipped import facts, rows
from kg.web.labels import labels
from kg.web.page_cells import Cell, Empty, Line, Message, NodeLink, Option
from kg.web.page_model import Page, TableSection
from kg.web.rendering import address_of
from kg.web.views.papers import every_paper
from kg.web.views.results import Figure, figures_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["compare_page"]

_COLUMNS = ("what", "first", "second")
_KINDS = ("topic", "artifact", "benchmark", "model")  # what is said of both papers
_MOST = 12  # names in a cell


def compare_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page that compares two papers, models or topics; see :mod:`kg.web.site_pages`.

    Args:
        store: the graph.
        key: the page's address.
        language: for labels.
        asked: "first" and "second", names as people type them.

    Raises:
        UnknownThingError: the graph does not know one of them.
        InputError: a name is that of several things.
    """
    if not (asked.get("first") and asked.get("second")):
        return Page("", key)
    sides = tuple(find_shown(store, asked[name]).iri for name in ("first", "second"))
    called = labels(store, sides, language)
    shared = {row["bench"]: row for row in rows(store, "compare", first=sides[0], second=sides[1])}
    own = [_by_benchmark(figures_of(store, side, language)) for side in sides]
    names = labels(store, shared, language)
    scores = tuple(
        Line(
            (
                NodeLink(benchmark, names[benchmark]),
                *(_scores(own[place].get(benchmark, []), row[("first", "second")[place]]) for place in (0, 1)),
            )
        )
        for benchmark, row in shared.items()
    )
    links = tuple(Option(called[side], address_of(side)) for side in sides)
    sections = (
        TableSection("side_by_side", _COLUMNS, _both(store, sides, called, language)),
        TableSection("shared", ("benchmark", "first", "second"), scores, empty=Empty("nothing_shared", links=links)),
    )
    return Page("", key, sections=sections)


def _both(store: "GraphStore", sides: tuple[str, ...], called: Mapping[str, str], language: str) -> tuple[Line, ...]:
    """What is known of both, a line each; lines of which both are empty are left out."""
    stated = [facts(store, side) for side in sides]
    known = every_paper(store)
    lines: list[tuple[Cell, ...]] = [(Message("name"), *(NodeLink(side, called[side]) for side in sides))]
    lines.append((Message("date"), *(known[side].date if side in known else "" for side in sides)))
    votes = (str(known[side].votes) if side in known and known[side].votes >= 0 else "" for side in sides)
    lines.append((Message("votes"), *votes))
    for name in _KINDS:
        predicates = [predicate for relation in relations_to(name) for predicate in relation.predicates]
        things = [{each for predicate in predicates for each in one[predicate]} for one in stated]
        named = labels(store, {each for several in things for each in several}, language)
        in_both = things[0] & things[1]
        cells = [_names(several, in_both, named) for several in things]
        lines.append((Message(kind_named(name).page), *cells))
    return tuple(Line(cells) for cells in lines if any(cells[1:]))


def _names(things: Iterable[str], in_both: Iterable[str], called: Mapping[str, str]) -> str:
    """Names as a text, first those that both have."""
    names = [called[each] for each in sorted(things, key=lambda each: (each not in in_both, called[each]))]
    return ", ".join(names[:_MOST]) + (f" … (+{len(names) - _MOST})" if len(names) > _MOST else "")


def _by_benchmark(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for each in figures:
        if not each.is_gain:
            found.setdefault(each.benchmark.iri, []).append(each)
    return found


def _scores(figures: Iterable[Figure], written: str) -> tuple[str, str] | str:
    """The scores of one side in both languages; as the saved query writes them where they are those of variants."""
    said = [
        tuple(
            " ".join(part for part in (each.system_name, value, each.metric_name, each.setting) if part)
            for value in each.value
        )
        for each in figures
    ]
    return ("; ".join(each[0] for each in said), "; ".join(each[1] for each in said)) if said else written
