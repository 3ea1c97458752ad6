"""The scores of things that are compared: those of a paper, of a model with its variants, of the papers on a topic."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.show.models import narrower_models, same_artifact
from kg.sparql.leading_topics import topic_in_place_of
from kg.sparql.shipped import linked
from kg.web.memory import remembered
from kg.web.views.paper_list import papers_on
from kg.web.views.results import Figure, figures
from kg.web.views.things import stated_pairs

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["shared_scores", "topics_instead"]


def shared_scores(store: "GraphStore", sides: Sequence[str], language: str) -> tuple[dict[str, list[Figure]], ...]:
    """Return the scores of each side by benchmark, on those benchmarks on which at least two sides have one.

    The saved query compare counts alike: a paper has all scores that it reports, a model also those of its variants and
    of an introduced thing of its name, a topic the own scores of its papers.
    """
    scored = _benchmarks(store)
    results = [{each for each in _results(store, side) if each in scored} for side in sides]
    benchmarks = [{scored[each] for each in own} for own in results]
    shared = {each for own in benchmarks for each in own if sum(each in other for other in benchmarks) > 1}
    found: list[dict[str, list[Figure]]] = []
    for own in results:
        by_benchmark: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures(store, (each for each in own if scored[each] in shared), language):
            by_benchmark[figure.benchmark.iri].append(figure)
        found.append(dict(by_benchmark))
    return tuple(found)


def topics_instead(store: "GraphStore", typed: Sequence[str], sides: Sequence[str]) -> tuple[str, ...]:
    """Return the topics that things stand for, as the saved query compare takes them where things share no score.

    A thing that stands for no topic stays.

    Args:
        store: the graph.
        typed: the names, as somebody typed them.
        sides: the IRIs of what these name first.
    """
    return tuple(topic_in_place_of(store, words, side) or side for words, side in zip(typed, sides, strict=True))


def _results(store: "GraphStore", side: str) -> set[str]:
    match kind_of(side).name:
        case "paper":
            return set(linked(store, side, v.REPORTED_BY))
        case "topic":
            own = _own_results(store)
            return {each for paper in papers_on(store, side) for each in own.get(paper, ())}
        case "model":
            systems = (side, same_artifact(side), *narrower_models(store, side))
            return {each for system in systems for each in linked(store, system, v.SYSTEM)}
        case _:
            return set(linked(store, side, v.SYSTEM))


@remembered
def _benchmarks(store: "GraphStore") -> dict[str, str]:
    """The benchmark of each score; a process reads them once."""
    scores = {result for result, kind in stated_pairs(store, v.RESULT_KIND) if kind == "score"}
    return {result: benchmark for result, benchmark in stated_pairs(store, v.ON_BENCHMARK) if result in scores}


@remembered
def _own_results(store: "GraphStore") -> dict[str, list[str]]:
    """What each paper reports of what it presents."""
    own = {result for result, role in stated_pairs(store, v.RESULT_ROLE) if role == "own"}
    found: dict[str, list[str]] = defaultdict(list)
    for result, paper in stated_pairs(store, v.REPORTED_BY):
        if result in own:
            found[paper].append(result)
    return dict(found)
