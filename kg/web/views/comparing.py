"""Things side by side: what is known of them, and their scores on the benchmarks that they share."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import InputError, UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.schema.kinds import kind_named, kind_of
from kg.schema.relations import relations_to
from kg.show import find_shown
from kg.show.models import narrower_models
from kg.sparql.shipped import facts, linked
from kg.web.labels import page_labels
from kg.web.messages import LANGUAGES, speaker
from kg.web.page_cells import Cell, Empty, FormField, Message, NodeLink, NodeLinks, Option, TableRow
from kg.web.page_model import Page, TableSection
from kg.web.quotes import quotes_of_result
from kg.web.rendering import link_address
from kg.web.table_shape import holds
from kg.web.views.paper_list import papers_on
from kg.web.views.papers import every_paper
from kg.web.views.results import Figure
from kg.web.views.sides import shared_scores, topics_instead

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
    readable = [_readable(store, each, language) for each in typed]
    form = tuple(
        FormField(name, name, value, size=24) for name, value in zip(offered, [*readable, *("",) * 6], strict=False)
    )
    if len(typed) < 2:
        return Page("", key, form=form)
    words = {find_shown(store, each).iri: each for each in typed}
    sides = tuple(words)
    if len(sides) < 2:
        sides = (sides[0], sides[0])
    names = _NAMES[: len(sides)]
    called = page_labels(store, sides, language)
    headings = {name: _short(called[side]) for name, side in zip(names, sides, strict=True)}
    own = shared_scores(store, sides, language)
    note = ""
    if not any(own):
        instead = topics_instead(store, [words[side] for side in sides], sides)
        are_others = instead != sides and len(set(instead)) == len(instead)
        if are_others and any(shared := shared_scores(store, instead, language)):
            own, note = shared, _taken(store, sides, instead, called, language)
    known = {figure.benchmark for side in own for several in side.values() for figure in several}
    scores = tuple(
        _line(store, benchmark, [side.get(benchmark.iri, []) for side in own], language)
        for benchmark in sorted(known, key=lambda each: (each.label, each.iri))
    )
    links = tuple(Option(called[side], link_address(side)) for side in dict.fromkeys(sides))
    sections = (
        TableSection("side_by_side", ("what", *names), _both(store, sides, called, language), called=headings),
        TableSection(
            "shared", ("benchmark", *names), scores, empty=Empty("nothing_shared", links=links), called=headings
        ),
    )
    return Page("", key, note=note, sections=sections, form=form)


def _taken(
    store: "GraphStore", sides: Sequence[str], instead: Sequence[str], called: Mapping[str, str], language: str
) -> str:
    """Say for which things the scores are those of topics."""
    say = speaker(language)
    labels = page_labels(store, instead, language)
    return " ".join(
        say("scores_of_topic", name=called[side], topic=labels[topic])
        for side, topic in zip(sides, instead, strict=True)
        if side != topic
    )


def _readable(store: "GraphStore", typed: str, language: str) -> str:
    """The name of a thing in place of its IRI, where it names nothing else."""
    if not typed.startswith(v.DATA):
        return typed
    label = page_labels(store, [typed], language)[typed]
    try:
        return label if find_shown(store, label).iri == typed else typed
    except (InputError, UnknownThingError):
        return typed


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _both(
    store: "GraphStore", sides: tuple[str, ...], called: Mapping[str, str], language: str
) -> tuple[TableRow, ...]:
    """What is known of them, a line each; empty lines are left out."""
    stated = [facts(store, side) for side in sides]
    known = every_paper(store)
    lines: list[tuple[Cell, ...]] = [(Message("name"), *(NodeLink(side, called[side]) for side in sides))]
    lines.append((Message("date"), *(known[side].date if side in known else "" for side in sides)))
    votes = (str(known[side].votes) if side in known and known[side].votes >= 0 else "" for side in sides)
    lines.append((Message("votes"), *votes))
    lines.append((Message("papers"), *(_papers(store, side) for side in sides)))
    introducing = [set(linked(store, side, v.INTRODUCES)) for side in sides]
    titles = page_labels(store, {each for several in introducing for each in several}, language)
    lines.append((Message("introduced_by"), *(_names(several, (), titles) for several in introducing)))
    for name in _KINDS:
        predicates = [predicate for relation in relations_to(name) for predicate in relation.predicates]
        things = [{each for predicate in predicates for each in one[predicate]} for one in stated]
        named = page_labels(store, {each for several in things for each in several}, language)
        common = {each for each in named if sum(each in several for several in things) > 1}
        cells = [_names(several, common, named) for several in things]
        lines.append((Message(kind_named(name).page), *cells))
    return tuple(TableRow(cells) for cells in lines if any(holds(cell) for cell in cells[1:]))


def _papers(store: "GraphStore", side: str) -> str:
    """How many papers are on a topic, or name a model."""
    match kind_of(side).name:
        case "topic":
            return str(len(papers_on(store, side)))
        case "model":
            models = (side, *narrower_models(store, side))
            return str(len({paper for each in models for paper in linked(store, each, v.MENTIONS_MODEL)}))
        case _:
            return ""


def _names(things: Iterable[str], common: Collection[str], called: Mapping[str, str]) -> NodeLinks:
    """Things as links, first those that several have."""
    ordered = sorted(things, key=lambda each: (each not in common, called[each]))
    links = tuple(NodeLink(each, called[each]) for each in ordered[:_MOST])
    return NodeLinks(links, len(ordered) - len(links))


def _line(store: "GraphStore", benchmark: NodeLink, sides: Sequence[Sequence[Figure]], language: str) -> TableRow:
    """The scores of each side on a benchmark, with the words behind them."""
    say = speaker(language)
    cells: list[Cell] = [benchmark]
    why: list[Testimony] = []
    for figures in sides:
        ordered = sorted(figures, key=lambda each: (-each.number, each.system_name, each.iri))
        links = []
        for each in ordered[:_MOST]:
            value = each.value[LANGUAGES.index(language)]
            is_lower = bool(each.metric_iri) and v.LOWER_IS_BETTER in facts(store, each.metric_iri)[v.DIRECTION]
            metric = f"{each.metric_name} ({say('lower')})" if is_lower else each.metric_name
            said = " ".join(part for part in (each.system_name, value, metric, each.setting) if part)
            links.append(NodeLink(each.paper, said))
            why += quotes_of_result(store, each.iri)
        cells.append(NodeLinks(tuple(links), len(ordered) - len(links)))
    return TableRow(tuple(cells), tuple(why))
