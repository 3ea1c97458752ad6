"""A benchmark's page: its leaderboard by metric, gains apart, and the papers that use it."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from kg.errors import UnknownThingError
from kg.explain import Testimony
from kg.schema import terms as v
from kg.web.contents import Cell, Choice, Choices, Line, Page, TableSection, Told
from kg.web.reading import Fact, Link, behind, labels, links, rows
from kg.web.rendering import address_of

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Figure", "benchmark_page", "concept_fields", "figures"]

_MOST = 200  # lines of a leaderboard
_RELATIONS: dict[str, str] = {
    v.EVALUATES_ON: "evaluates",
    v.INTRODUCES_BENCHMARK: "introduces",
    v.TRAINS_ON: "trains",
    v.MENTIONS_BENCHMARK: "mentions",
}


class Figure(NamedTuple):
    """A result: what reached how much, by which measure, according to which paper."""

    iri: str
    paper: str
    benchmark: Link
    system: Cell
    system_name: str
    metric: Cell
    metric_iri: str
    metric_name: str
    value: str
    number: float
    setting: str
    kind: str
    compared: str
    lower: bool


def figures(store: "GraphStore", pattern: str, iri: str, language: str) -> list[Figure]:
    """Return the results that a pattern of ?result and ?_thing finds."""
    text = f"""SELECT ?_thing ?result ?paper ?benchmark ?system ?name ?metric ?metricName ?value ?written ?unit ?setting
            ?kind ?over ?lower {{
        {pattern} ?result kg:benchmark ?benchmark ; mls:hasValue ?value ; kg:resultKind ?kind ; kg:reportedBy ?paper .
        OPTIONAL {{ ?result kg:system ?system }} OPTIONAL {{ ?result kg:systemName ?name }}
        OPTIONAL {{ ?result kg:metric ?metric OPTIONAL {{ ?metric kg:direction ?lower }} }}
        OPTIONAL {{ ?result kg:metricName ?metricName }} OPTIONAL {{ ?result kg:asWritten ?written }}
        OPTIONAL {{ ?result kg:unit ?unit }} OPTIONAL {{ ?result kg:setting ?setting }}
        OPTIONAL {{ ?result kg:comparedWith ?over }} }}"""
    found = {row["result"]: row for row in sorted(rows(store, text, _thing=iri), key=lambda row: sorted(row.items()))}
    named = (row[key] for row in found.values() for key in ("benchmark", "metric", "system"))
    called = labels(store, (each for each in named if each), language)
    return [_figure(row, called) for row in found.values()]


def benchmark_page(store: "GraphStore", iri: str, language: str, metric: str) -> Page:
    """Return a benchmark's page.

    Args:
        store: the graph.
        iri: the benchmark.
        language: for labels.
        metric: the metric whose results to show: an IRI, or the name of one that no vocabulary has; empty for all.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    if not any(rows(store, "SELECT ?_thing { ?_thing ?p ?o } LIMIT 1", _thing=iri)):
        raise UnknownThingError(iri, kind="benchmark")
    found = figures(store, "?result kg:benchmark ?_thing .", iri, language)
    measured = Counter((each.metric_iri or each.metric_name, each.metric_name) for each in found if each.metric_name)
    metrics = [Choice("all", address_of(iri), not metric, told=True)]
    for (key, name), count in sorted(measured.items(), key=lambda item: (-item[1], item[0])):
        metrics.append(Choice(f"{name} ({count})", f"{address_of(iri)}?{urlencode({'metric': key})}", key == metric))
    choices = (Choices("metric", tuple(metrics)),) if len(metrics) > 1 else ()
    wanted = [each for each in found if not metric or metric in {each.metric_iri, each.metric_name}]
    told = behind(store, f"?o kg:benchmark ?_thing . ?e rdf:predicate <{v.REPORTS}> .", _thing=iri)
    why = {key[2]: testimonies for key, testimonies in told.items()}
    papers = labels(store, {each.paper for each in wanted}, language)
    called = labels(store, [iri], language)[iri]
    return Page(
        called,
        "benchmark",
        iri,
        fields=concept_fields(store, iri, language, called),
        sections=(
            _board("leaderboard", [each for each in wanted if each.kind != "delta"], papers, why, choices),
            _board("deltas", [each for each in wanted if each.kind == "delta"], papers, why, ()),
            _papers(store, iri),
        ),
    ).shown()


def concept_fields(
    store: "GraphStore", iri: str, language: str, called: str
) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return what the vocabularies say of a thing: its other names, what it is, what is above and below it."""
    stated: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "SELECT ?_thing ?p ?o { ?_thing ?p ?o }", _thing=iri):
        stated[row["p"]].append(row["o"])
    names = {*stated[v.SKOS + "prefLabel"], *stated[v.SKOS + "altLabel"], *stated[v.LABEL], *stated[v.NAME]} - {called}
    below = (row["s"] for row in rows(store, "SELECT ?_thing ?s { ?s skos:broader ?_thing }", _thing=iri))

    def linked(*predicates: str) -> tuple[Fact, ...]:
        objects = sorted({each for name in predicates for each in stated[name]})
        return tuple(Fact(link) for link in links(store, objects, language))

    def told(predicate: str) -> tuple[Fact, ...]:
        return tuple(Fact(Link("", each)) for each in sorted(set(stated[predicate])))

    return (
        ("definition", told(v.SKOS + "definition")),
        ("type", told(v.ARTIFACT_TYPE)),
        ("developer", told(v.DEVELOPER)),
        ("names", tuple(Fact(Link("", each)) for each in sorted(names, key=lambda each: _in_order(each, language)))),
        ("topics", linked(v.TASK)),
        ("broader", linked(v.SKOS + "broader")),
        ("narrower", tuple(sorted(Fact(link) for link in links(store, set(below), language)))),
        ("links", linked(v.RDFS + "seeAlso", v.SKOS + "exactMatch", v.SKOS + "closeMatch")),
    )


def _in_order(name: str, language: str) -> tuple[bool, str, str]:
    """Sorts names: those of the reader's language first."""
    is_korean = any("가" <= letter <= "힣" for letter in name)
    return (is_korean != (language == "ko"), name.casefold(), name)


def _figure(row: dict[str, str], called: dict[str, str]) -> Figure:
    system = row["name"] or called.get(row["system"], "")
    metric = called.get(row["metric"], "") or row["metricName"]
    written = row["written"] or row["value"] + row["unit"]
    return Figure(
        iri=row["result"],
        paper=row["paper"],
        benchmark=Link(row["benchmark"], called[row["benchmark"]]),
        system=Link(row["system"], system) if row["system"] else system,
        system_name=system,
        metric=Link(row["metric"], metric) if row["metric"] else metric,
        metric_iri=row["metric"],
        metric_name=metric,
        value=written,
        number=float(row["value"]),
        setting=row["setting"],
        kind=row["kind"],
        compared=row["over"],
        lower=row["lower"] == v.LOWER_IS_BETTER,
    )


def _board(
    key: str,
    found: list[Figure],
    papers: dict[str, str],
    why: dict[str, list[Testimony]],
    choices: tuple[Choices, ...],
) -> TableSection:
    """A table of results: by metric, the best first."""
    columns = ("metric", "value", "system", "setting", *(("compared",) if key == "deltas" else ()), "paper")
    common = Counter(each.metric_name for each in found)

    def rank(each: Figure) -> tuple[object, ...]:
        best = each.number if each.lower and each.kind != "delta" else -each.number
        return (-common[each.metric_name], each.metric_name, best, each.system_name, each.iri)

    lines = []
    for each in sorted(found, key=rank)[:_MOST]:
        over = (each.compared,) if key == "deltas" else ()
        paper = Link(each.paper, papers[each.paper])
        lines.append(Line((each.metric, each.value, each.system, each.setting, *over, paper), why.get(each.iri, ())))
    return TableSection(key, columns, tuple(lines), ("value",), choices)


def _papers(store: "GraphStore", iri: str) -> TableSection:
    from kg.web.views.papers import COLUMNS, NUMERIC, paper_lines

    told = behind(store, "?e rdf:object ?_thing .", _thing=iri)
    used = [(key, why) for key, why in told.items() if key[1] in _RELATIONS]
    used.sort(key=lambda item: (list(_RELATIONS).index(item[0][1]), item[0][0]))
    lines = []
    for (paper, predicate, _), why in used[:_MOST]:
        line = paper_lines(store, [paper], {paper: why})[0]
        lines.append(Line((Told(_RELATIONS[predicate]), *line.cells), line.why))
    return TableSection("papers", ("relation", *COLUMNS), tuple(lines), NUMERIC)
