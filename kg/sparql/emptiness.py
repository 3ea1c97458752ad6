"""Says why a saved query gave no rows: what the graph knows of the things asked about, and which limits to loosen."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

from kg.schema import terms as v
from kg.schema.kinds import KINDS, kind_of
from kg.schema.relations import RELATIONS, relations_reaching
from kg.sparql.asking import ask_saved
from kg.sparql.lookup import label_of
from kg.sparql.parameters import bind
from kg.sparql.saved_query import LIMIT, ParameterType, SavedQuery

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["why_empty"]

_LOOSE = {"min-confidence": "0", "min-votes": "0", "from": "1991", "to": "2999"}
_DROPPED = frozenset({ParameterType.STRING.value, *(kind.name for kind in KINDS)})  # types of what may be left out
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
    sentences = []
    for parameter in query.params:
        term = bind(store, query, values).terms.get(parameter.variable)
        if isinstance(term, NamedNode) and (known := _known(store, term.value, is_korean)):
            label = label_of(store, term.value)
            given = f"노트에 있는 ‘{label}’의 정보" if is_korean else f"Of “{label}” the notes give"
            sentences.append(f"{given}: {known}.")
    for condition, number in _loosened(store, query, values):
        if is_korean:
            sentences.append(f"{condition} 조건을 빼면 {number}건이 있습니다.")
        else:
            sentences.append(f"Without {condition} there {'is 1' if number == 1 else f'are {number}'}.")
    asked = query.summary_in(language).text.rstrip(".")
    if is_korean:
        nothing = f"‘{asked}’: 결과가 없습니다." if asked else "결과가 없습니다."
    else:
        nothing = f"No rows for “{asked}”." if asked else "No rows."
    return " ".join([nothing, *sentences])


def _known(store: "GraphStore", thing: str, is_korean: bool) -> str:
    """How many papers are related to a thing, and how many figures there are."""
    counts = []
    if kind_of(thing).name == "paper":
        for relation in RELATIONS:
            if not relation.through:
                number = sum(_count(store, f"<{thing}> <{each}> ?paper") for each in relation.predicates)
                if number:
                    counts.append(f"{relation.label[is_korean]} {number}")
        figures = _count(store, f"?paper <{v.REPORTED_BY}> <{thing}>")
    else:
        for relation in relations_reaching(kind_of(thing).name):
            number = sum(_count(store, f"?paper <{each}> <{thing}>") for each in relation.predicates)
            if number:
                papers = f"논문 {number}편" if is_korean else f"{number} {'paper' if number == 1 else 'papers'}"
                counts.append(f"{relation.reverse[is_korean]} {papers}")
        figures = sum(_count(store, f"?paper <{each}> <{thing}>") for each in (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC))
    if kind_of(thing).name in {"paper", "benchmark", "model", "artifact", "metric"}:
        english = f"{figures or 'no'} {'figure' if figures == 1 else 'figures'}"
        counts.append(f"수치 {figures}개" if is_korean else english)
    return ", ".join(counts)


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
