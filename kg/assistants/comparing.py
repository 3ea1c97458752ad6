"""Answers how things compare: their scores on the benchmarks that they share, each with the words that state it."""

from collections.abc import Sequence
from typing import Any

from kg.assistants.asked import Asked
from kg.assistants.bounds import cut_text, part
from kg.assistants.stating import Statements
from kg.errors import InputError
from kg.schema.kinds import kind_of
from kg.show import find_shown
from kg.sparql import find_query
from kg.sparql.emptiness import why_empty
from kg.sparql.labels import labels
from kg.web.views.results import Figure
from kg.web.views.sides import shared_scores, topics_instead

__all__ = ["SIDES", "compare_things"]

SIDES = ("first", "second", "third", "fourth", "fifth", "sixth")
"""The parameters of the saved query that compares."""

_SCORES = 5  # of one thing on a benchmark


def compare_things(asked: Asked) -> dict[str, Any]:
    """Answer how two to six papers, models or topics compare on the benchmarks that they share."""
    named = asked.arguments.get("things")
    if not isinstance(named, list) or not all(isinstance(each, str) and each.strip() for each in named):
        raise InputError("things must be a list of names.", hint='Give it as "things": ["Orca-Math", "GPT-4"].')
    if not 2 <= len(named) <= len(SIDES):
        raise InputError(f"{len(named)} things cannot be compared.", hint=f"Give two to {len(SIDES)}.")
    store = asked.store
    sides = [find_shown(store, each).iri for each in named]
    own = shared_scores(store, sides, "en")
    why = ""
    if not any(own):
        others = topics_instead(store, named, sides)
        shared = shared_scores(store, others, "en") if len(set(others)) > 1 else ()
        if any(shared):
            sides, own = list(others), shared
        else:
            why = why_empty(store, find_query("compare"), dict(zip(SIDES, named, strict=False)))
    called = labels(store, sides, "en")
    benchmarks = sorted({each.benchmark for side in own for several in side.values() for each in several})
    statements = Statements(store, asked.checked)

    def describe(benchmark: Any) -> dict[str, Any]:
        scores = [
            _described(statements, called[side], each)
            for side, by_benchmark in zip(sides, own, strict=True)
            for each in _best_first(by_benchmark.get(benchmark.iri, ()))
        ]
        return {"benchmark": benchmark.label, "scores": scores}

    ordered = sorted(benchmarks, key=lambda each: (each.label, each.iri))
    things = [{"iri": each, "label": cut_text(called[each]), "kind": kind_of(each).name} for each in sides]
    answer = {"things": things, **part(ordered, *asked.part(), describe)}
    return {**answer, "why": why} if why else answer


def _best_first(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda each: (-each.number, each.system_name, each.iri))[:_SCORES]


def _described(statements: Statements, side: str, figure: Figure) -> dict[str, Any]:
    said = {
        "of": cut_text(side),
        "system": cut_text(figure.system_name),
        "value": figure.value[0],
        "metric": figure.metric_name,
        "setting": figure.setting,
        "role": figure.role,
        "paper": figure.paper,
    }
    return {**{name: value for name, value in said.items() if value}, "evidence": statements.of_result(figure.iri)}
