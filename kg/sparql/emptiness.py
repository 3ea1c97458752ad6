"""Says why a saved query gave no rows: what the graph knows of the things asked about, and which limits to loosen."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.schema import terms as v
from kg.schema.kinds import KINDS, OTHER, counted, kind_named, kind_of
from kg.schema.relations import relations_reaching
from kg.sparql.asking import ask_saved
from kg.sparql.lookup import label_of
from kg.sparql.parameters import bind
from kg.sparql.periods import last_day
from kg.sparql.saved_query import LIMIT, ParameterType, SavedQuery

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["why_empty"]

_LOOSE = {"min-confidence": "0", "min-votes": "0", "from": "1991", "to": "2999"}
_DROPPED = frozenset({ParameterType.STRING.value, *(kind.name for kind in KINDS)})  # types of what may be left out
_DATE = ParameterType.DATE.value
_NEWEST = f"SELECT (MAX(STR(?day)) AS ?last) {{ GRAPH <{v.COMPUTED_GRAPH}> {{ ?paper <{v.KG}date> ?day }} }}"
_COUNT = "SELECT (COUNT(DISTINCT ?paper) AS ?papers) {{ {} }}"


def why_empty(store: "GraphStore", query: SavedQuery, values: Mapping[str, str], language: str = "en") -> str:
    """Return why a saved query gave no rows, in one line.

    Args:
        store: the graph.
        query: the saved query.
        values: what was typed for its parameters.
        language: "en" or "ko".
    """
    is_korean = language == "ko"
    called = dict(values)
    known = []
    for parameter in query.params:
        term = bind(store, query, values).terms.get(parameter.variable)
        if isinstance(term, NamedNode):
            label = label_of(store, term.value)
            called[parameter.name] = label.partition(": ")[0] if kind_of(term.value).name == "paper" else label
            known.append(_known(store, term.value, label, is_korean))
    known += [_without(condition, number, is_korean) for condition, number in _loosened(store, query, values)]
    days = [last_day(values[each.name]) for each in query.params if each.type == _DATE and each.name in values]
    if days:
        known.append(_until(store, max(days), is_korean))
    return " ".join([_nothing(query, called, language), *filter(None, known)])


def _nothing(query: SavedQuery, called: Mapping[str, str], language: str) -> str:
    """What it means that there are no rows, in the words of the query's header if it has some."""
    is_korean = language == "ko"
    said = query.empty_ko if is_korean and query.empty_ko else query.empty
    parts = list(Formatter().parse(said))
    if parts and all(name is None or name in called for _, name, _, _ in parts):
        return "".join(text + (f"“{called[name]}”" if name else "") for text, name, _, _ in parts)
    asked = query.summary_in(language).text.rstrip(".")
    if is_korean:
        return f"‘{asked}’: 결과가 없습니다." if asked else "결과가 없습니다."
    return f"No rows for “{asked}”." if asked else "No rows."


def _until(store: "GraphStore", day: str, is_korean: bool) -> str:
    """Until when the notes go, if that is before a day; else ""."""
    solutions = store.query(_NEWEST)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
    last = next((row["last"] for row in solutions), None)
    if not isinstance(last, Literal) or last.value >= day:
        return ""
    return f"노트는 {last.value}까지 있습니다." if is_korean else f"The notes go until {last.value}."


def _without(condition: str, number: int, is_korean: bool) -> str:
    if is_korean:
        return f"{condition} 조건을 빼면 {number}건이 있습니다."
    return f"Without {condition} there {'is 1' if number == 1 else f'are {number}'}."


def _known(store: "GraphStore", thing: str, label: str, is_korean: bool) -> str:
    """How many papers are related to a thing, and how many figures there are; "" for papers and nodes of no kind."""
    kind = kind_of(thing)
    if kind.name in {"paper", OTHER.name}:
        return ""
    counts = []
    for relation in relations_reaching(kind.name):
        number = sum(_count(store, f"?paper <{each}> <{thing}>") for each in relation.predicates)
        if number:
            papers = counted(kind_named("paper"), number)[is_korean]
            counts.append(f"{relation.reverse[is_korean]} {papers}")
    if kind.name in {"benchmark", "model", "artifact", "metric"}:
        figures = sum(_count(store, f"?paper <{each}> <{thing}>") for each in (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC))
        english = f"{figures or 'no'} {'figure' if figures == 1 else 'figures'}"
        counts.append(f"수치 {figures}개" if is_korean else english)
    if not counts:
        return ""
    given = f"노트에 있는 ‘{label}’의 정보" if is_korean else f"Of “{label}” the notes give"
    return f"{given}: {', '.join(counts)}."


def _loosened(store: "GraphStore", query: SavedQuery, values: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Which parameters leave all rows out, each by itself, and how many rows there are without it."""
    for parameter in query.params:
        if parameter.required or parameter.name == LIMIT:
            continue
        loose = dict(values)
        if parameter.name in _LOOSE:
            loose[parameter.name] = _LOOSE[parameter.name]
        elif parameter.name in values and parameter.type in _DROPPED:
            del loose[parameter.name]
        else:
            continue
        results = ask_saved(store, query, loose).results
        number = sum(1 for _ in results) if isinstance(results, QuerySolutions) else 0
        if number:
            yield f"{parameter.name}={values.get(parameter.name, parameter.default)}", number


def _count(store: "GraphStore", pattern: str) -> int:
    solutions = store.query(_COUNT.format(pattern))
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
    return next((int(row["papers"].value) for row in solutions), 0)
