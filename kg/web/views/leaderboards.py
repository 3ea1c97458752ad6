"""A benchmark's leaderboard: its scores filtered and sorted by links, and the best of each time as a chart."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import InputError
from kg.schema import terms as v
from kg.show.comparable import usual_metric
from kg.sparql.shipped import rows
from kg.web.labels import page_labels
from kg.web.memory import remembered
from kg.web.page_cells import Empty, NodeLink, Option, Options, TableRow
from kg.web.page_model import Section, TableSection
from kg.web.quotes import quotes_of_result
from kg.web.rendering import link_address
from kg.web.views.best_over_time import best_over_time, usual_measure
from kg.web.views.paging import cut, option_of, page_number, paging
from kg.web.views.results import Figure, figures_of, role_cell, system_cell
from kg.web.views.standings import (
    LIKELY,
    NOT_STATED,
    BoardScores,
    Standing,
    is_assumed,
    metric_cell,
    metric_names,
    scores_on,
    standings,
)

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["best_by_metric", "leaderboard", "leaders"]

_SIZE = 50  # lines of a page
_COLUMNS = ("rank", "system", "value", "metric", "role", "setting", "date", "paper")
_ROLES = ("own", "other", "baseline", "human")
_ORDERS = ("value", "date", "system", "paper")
_READINGS = ("sure", "any")
_KEPT = ("metric", "role", "year", "reading")


def leaderboard(store: "GraphStore", iri: str, language: str, asked: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the chart and the table of a benchmark's scores, and the table of its gains.

    They are those of the saved queries leaderboard and leaderboard-deltas, in the order of these.

    Args:
        store: the graph.
        iri: the benchmark.
        language: for labels.
        asked: "metric" (an IRI, the name of one that no vocabulary has, or "-" for results that state none), "role",
            "year", "reading" ("any": also what is less likely read right), "sort" and "page"; what is missing takes
            its default.

    Raises:
        InputError: a value is not one of those offered.
    """
    found = {each.iri: each for each in figures_of(store, iri, language)}
    titles = page_labels(store, {each.paper for each in found.values()}, language)
    sure, loose = scores_on(store, iri, found, titles)
    is_any = option_of(asked, "reading", _READINGS) == "any" or not sure
    readings = _readings(iri, (len(sure), len(loose)), asked, is_any=is_any)
    every = loose if is_any else sure
    if not every:
        named = len({row["arxiv"] or row["title"] for row in rows(store, "benchmark-papers", benchmark=iri)})
        offer = Option("show_papers", "#section-papers", is_message=True)
        empty = Empty("no_scores", named, (offer,) if named else ())
        return TableSection("leaderboard", _COLUMNS, (), empty=empty), _gains(store, iri, found, titles, language)
    order = option_of(asked, "sort", _ORDERS)
    kept = {key: asked[key] for key in _KEPT if asked.get(key)}
    metrics = _counted(every, lambda each: each.key)
    _check("metric", kept, metrics)
    _check("role", kept, _ROLES)
    called = metric_names(store, every, usual_metric(store, iri), language)
    options, chosen = _options(iri, every, called, kept, order)
    number = page_number(asked.get("page", "1"))
    base = link_address(iri)

    def sorting(name: str) -> Option:
        wanted = urlencode({**kept, "sort": name})
        return Option(name, f"{base}?{wanted}#section-leaderboard", name == order)

    shown = cut(_in_order(chosen, order), number, _SIZE)
    csv = {"benchmark": iri}
    if kept.get("metric", "").startswith(v.DATA):
        csv["metric"] = kept["metric"]
    if is_any:
        csv["min-confidence"] = LIKELY
    table = TableSection(
        "leaderboard",
        _COLUMNS,
        tuple(_line(store, each, called) for each in shown),
        ("rank", "value"),
        (*options, *readings),
        paging=paging(base, {**kept, "sort": order}, number, _SIZE, len(chosen)),
        sorting=tuple((name, sorting(name)) for name in _ORDERS),
        downloads=(
            Option("CSV", f"/api/queries/leaderboard.csv?{urlencode(csv)}"),
            Option("JSON", f"/api/queries/leaderboard.json?{urlencode(csv)}"),
            Option("Turtle", f"/data{base[5:]}.ttl"),
            Option("BibTeX", f"/data{base[5:]}.bib"),
        ),
        empty=Empty("none_chosen", links=(Option("show_all", base, is_message=True),)),
        notes=tuple(
            key
            for key, needed in (
                ("ranked_by_metric", len({each.key for each in shown}) > 1),
                ("metric_assumed", any(is_assumed(each) for each in shown)),
            )
            if needed
        ),
    )
    measure = kept.get("metric") or usual_measure(chosen)
    likely, surely = _passing(loose, kept), {each.figure.iri for each in sure}
    chart = best_over_time(store, likely, surely, measure, called.get(measure, ""))
    return chart, table, _gains(store, iri, found, titles, language)


def leaders(store: "GraphStore", iri: str, language: str) -> TableRow | None:
    """Return the best score by a benchmark's usual or most common metric: value, metric, system, date; or None."""
    return next(iter(best_by_metric(store, iri, language)), None)


@remembered
def best_by_metric(store: "GraphStore", iri: str, language: str, sure: bool = True) -> tuple[TableRow, ...]:
    """Return the best score by each metric, the usual or most common metric first: value, metric, system, date.

    Args:
        store: the graph.
        iri: the benchmark.
        language: for labels.
        sure: whether only of what is likely read right.
    """
    scores = _untitled_scores(store, iri, language)
    every = scores.sure if sure else scores.likely
    first: dict[str, Standing] = {}
    for each in every:
        if each.figure.role != "human":
            first.setdefault(each.key, each)
    called = metric_names(store, first.values(), usual_metric(store, iri), language)
    return tuple(
        TableRow(
            (each.figure.value, metric_cell(each, called), each.figure.system, each.row["date"]),
            quotes_of_result(store, each.figure.iri),
        )
        for each in first.values()
    )


@remembered
def _untitled_scores(store: "GraphStore", iri: str, language: str) -> BoardScores:
    """The scores on a benchmark without the titles of papers; a process asks once for the sure and the likely ones."""
    found = {each.iri: each for each in figures_of(store, iri, language)}
    return scores_on(store, iri, found, {each.paper: "" for each in found.values()})


def _gains(
    store: "GraphStore", iri: str, figures: Mapping[str, Figure], titles: Mapping[str, str], language: str
) -> TableSection:
    every = standings(rows(store, "leaderboard-deltas", benchmark=iri), figures, titles)
    columns = ("system", "value", "metric", "compared", "setting", "date", "paper")
    lines = []
    for each in every[:_SIZE]:
        figure, row = each.figure, each.row
        paper = NodeLink(figure.paper, each.title)
        cells = (
            figure.system,
            figure.value,
            figure.metric,
            system_cell(row["over"]),
            figure.setting,
            row["date"],
            paper,
        )
        lines.append(TableRow(cells, quotes_of_result(store, figure.iri)))
    return TableSection("deltas", columns, tuple(lines), ("value",))


def _in_order(found: list[Standing], order: str) -> list[Standing]:
    keys: dict[str, Callable[[Standing], str]] = {
        "date": lambda each: each.row["date"],
        "system": lambda each: (each.figure.system_name or "\uffff").casefold(),
        "paper": lambda each: each.title.casefold(),
    }
    return found if order == "value" else sorted(found, key=keys[order], reverse=order == "date")


def _line(store: "GraphStore", each: Standing, called: Mapping[str, str]) -> TableRow:
    figure = each.figure
    cells = (
        str(each.rank),
        figure.system,
        figure.value,
        metric_cell(each, called),
        role_cell(figure.role),
        figure.setting,
        each.row["date"],
        NodeLink(figure.paper, each.title),
    )
    return TableRow(cells, quotes_of_result(store, figure.iri), f"result-{figure.iri.rpartition('/')[2]}")


_TESTS: dict[str, Callable[[Standing], str]] = {
    "metric": lambda each: each.key,
    "role": lambda each: each.figure.role,
    "year": lambda each: each.row["date"][:4],
}


def _passing(every: Sequence[Standing], kept: Mapping[str, str], without: str = "") -> list[Standing]:
    """The scores that pass what is chosen, but for one of the filters."""
    wanted = {name: value for name, value in kept.items() if name != without and name in _TESTS}
    return [each for each in every if all(_TESTS[name](each) == value for name, value in wanted.items())]


def _options(
    iri: str, every: Sequence[Standing], called: Mapping[str, str], kept: Mapping[str, str], order: str
) -> tuple[tuple[Options, ...], list[Standing]]:
    """The links that filter, each with how many scores it leaves, and the scores that pass what is chosen."""
    found = []
    for name, test in _TESTS.items():
        counts = _counted(_passing(every, kept, name), test)
        counts.pop("", None)
        if len(counts) + (name in kept) < 2:
            continue
        rest = {key: value for key, value in kept.items() if key != name}
        offered = [Option("all", _address(iri, rest, order), name not in kept, is_message=True)]
        ordered = list(counts)
        if name == "year":
            ordered.sort(reverse=True)
        elif name == "metric":  # in the order of the board
            ordered.sort(key=[*dict.fromkeys(each.key for each in every)].index)
        for value in ordered:
            is_message = name == "role" or value == NOT_STATED
            label = f"role_{value}" if name == "role" else "not_stated" if is_message else called.get(value, value)
            address = _address(iri, {**rest, name: value}, order)
            offered.append(Option(label, address, kept.get(name) == value, is_message, counts[value]))
        found.append(Options(name, tuple(offered)))
    return tuple(found), _passing(every, kept)


def _readings(iri: str, numbers: tuple[int, int], asked: Mapping[str, str], *, is_any: bool) -> tuple[Options, ...]:
    """The links that choose how sure the reading of a score must be, with how many scores that leaves."""
    sure, likely = numbers
    if sure in {0, likely}:
        return ()
    rest = {key: asked[key] for key in _KEPT if asked.get(key) and key != "reading"}
    order = option_of(asked, "sort", _ORDERS)
    offered = (
        Option("reading_sure", _address(iri, rest, order), not is_any, is_message=True, number=sure),
        Option("reading_any", _address(iri, {**rest, "reading": "any"}, order), is_any, is_message=True, number=likely),
    )
    return (Options("reading", offered),)


def _address(iri: str, kept: Mapping[str, str], order: str) -> str:
    wanted = {**kept, **({"sort": order} if order != _ORDERS[0] else {})}
    return f"{link_address(iri)}?{urlencode(wanted)}#section-leaderboard" if wanted else f"{link_address(iri)}"


def _counted(found: Sequence[Standing], key: Callable[[Standing], str]) -> Counter[str]:
    """How often each value occurs, the most frequent first."""
    counts = Counter(map(key, found))
    return Counter(dict(sorted(counts.items(), key=lambda each: (-each[1], each[0]))))


def _check(name: str, kept: Mapping[str, str], offered: Sequence[str] | Counter[str]) -> None:
    if kept.get(name, next(iter(offered))) not in offered:
        raise InputError(f"{name}={kept[name]!r} is not one of {', '.join(offered)}.")
