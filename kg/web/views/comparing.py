"""Things side by side: what is known of them, and their scores on the benchmarks that they share."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from kg.schema.kinds import kind_named
from kg.schema.relations import relations_to
from kg.show import find_shown
from kg.sparql.shipped import facts
from kg.web.labels import labels
from kg.web.page_cells import Cell, Empty, Field, Line, Links, Message, NodeLink, Option
from kg.web.page_model import Page, TableSection
from kg.web.rendering import address_of
from kg.web.table_shape import holds
from kg.web.views.papers import every_paper
from kg.web.views.results import Figure
from kg.web.views.sides import shared_scores

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["compare_page"]

_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth")  # as the saved query has them
_KINDS = ("topic", "artifact", "benchmark", "model")  # what is said of papers
_MOST = 12  # names in a cell
_LONGEST = 60  # characters of a heading


def compare_page(store: "GraphStore", key: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return the page that compares two to six papers, models or topics; see :mod:`kg.web.site_pages`.

    Args:
        store: the graph.
        key: the page's address.
        language: for labels.
        asked: "first", "second" and so on, names as people type them.

    Raises:
        UnknownThingError: the graph does not know one of them.
        InputError: a name is that of several things.
    """
    typed = [asked[name] for name in _NAMES if asked.get(name)]
    offered = _NAMES[: max(3, min(len(typed) + 1, len(_NAMES)))]
    form = tuple(Field(name, name, value) for name, value in zip(offered, [*typed, *("",) * 6], strict=False))
    if len(typed) < 2:
        return Page("", key, form=form)
    sides = tuple(dict.fromkeys(find_shown(store, each).iri for each in typed))
    if len(sides) < 2:
        sides = (sides[0], sides[0])
    names = _NAMES[: len(sides)]
    called = labels(store, sides, language)
    headings = {name: _short(called[side]) for name, side in zip(names, sides, strict=True)}
    own = shared_scores(store, sides, language)
    known = {figure.benchmark for side in own for several in side.values() for figure in several}
    scores = tuple(
        Line((benchmark, *(_scores(side.get(benchmark.iri, ())) for side in own)))
        for benchmark in sorted(known, key=lambda each: (each.label, each.iri))
    )
    links = tuple(Option(called[side], address_of(side)) for side in dict.fromkeys(sides))
    sections = (
        TableSection("side_by_side", ("what", *names), _both(store, sides, called, language), called=headings),
        TableSection(
            "shared", ("benchmark", *names), scores, empty=Empty("nothing_shared", links=links), called=headings
        ),
    )
    return Page("", key, sections=sections, form=form)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _both(store: "GraphStore", sides: tuple[str, ...], called: Mapping[str, str], language: str) -> tuple[Line, ...]:
    """What is known of them, a line each; empty lines are left out."""
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
        common = {each for each in named if sum(each in several for several in things) > 1}
        cells = [_names(several, common, named) for several in things]
        lines.append((Message(kind_named(name).page), *cells))
    return tuple(Line(cells) for cells in lines if any(holds(cell) for cell in cells[1:]))


def _names(things: Iterable[str], common: Collection[str], called: Mapping[str, str]) -> Links:
    """Things as links, first those that several have."""
    ordered = sorted(things, key=lambda each: (each not in common, called[each]))
    links = tuple(NodeLink(each, called[each]) for each in ordered[:_MOST])
    return Links(links, len(ordered) - len(links))


def _scores(figures: Iterable[Figure]) -> tuple[str, str]:
    """The scores of one side in both languages, the highest first."""
    said = [
        tuple(
            " ".join(part for part in (each.system_name, value, each.metric_name, each.setting) if part)
            for value in each.value
        )
        for each in sorted(figures, key=lambda each: (-each.number, each.system_name, each.iri))
    ]
    return "; ".join(each[0] for each in said), "; ".join(each[1] for each in said)
