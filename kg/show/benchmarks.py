"""What there is to know of a benchmark or dataset."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.show.comparable import Measure, measure_of, usual_metric
from kg.show.papers import USES
from kg.show.reading import GraphReader, other_names
from kg.show.records import Named, Score
from kg.show.thing_records import BenchmarkRecord, Best, Counted, PaperUse
from kg.sparql.shipped import facts, linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["benchmark_record", "best_figures"]


def benchmark_record(store: "GraphStore", iri: str, language: str = "en") -> BenchmarkRecord:
    """Return what there is to know of a benchmark.

    Args:
        store: the graph.
        iri: the benchmark.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="benchmark")
    read = GraphReader(store, language)
    called = read.label(iri)
    figures = read.scores(iri, v.ON_BENCHMARK)
    scores = [each for each in figures if each.kind == "score"]
    metric = usual_metric(store, iri)
    usual = Measure(metric, read.label(metric), "%") if metric else None
    uses = {paper: relation for name, relation in reversed(USES) for paper in linked(store, iri, name)}
    papers = read.papers(uses)
    return BenchmarkRecord(
        benchmark=Named(iri, called),
        other_names=other_names(stated, called),
        task=read.label(min(stated[v.TASK])) if stated[v.TASK] else "",
        default_metric=read.label(min(stated[v.DEFAULT_METRIC])) if stated[v.DEFAULT_METRIC] else "",
        introduced_by=read.papers(
            paper for predicate in (v.INTRODUCES_BENCHMARK, v.INTRODUCES) for paper in linked(store, iri, predicate)
        ),
        best=best_figures(scores, usual),
        scores=_ranked(scores, usual),
        gains=_ranked([each for each in figures if each.kind != "score"], usual),
        papers=tuple(PaperUse(line, uses[line.iri]) for line in papers),
        beside=_beside(read, iri, uses),
    )


def best_figures(scores: Iterable[Score], usual: Measure | None = None) -> tuple[Best, ...]:
    """Return the best figure by each measure with those that were the best before it, the usual metric first.

    Scores of people are left out, and so are those of papers without a date.

    Args:
        scores: the scores on one benchmark.
        usual: the benchmark's usual metric; see :func:`kg.show.comparable.measure_of`.
    """
    comparable: dict[Measure, list[Score]] = defaultdict(list)
    for each in scores:
        if each.role != "human" and each.paper.date:
            comparable[_measure(each, usual)].append(each)
    ordered = sorted(comparable.items(), key=lambda item: (item[0] != usual, -len(item[1]), item[0]))
    return tuple(
        Best(measure.metric, measure.unit, history[-1], history[-1].paper.date, history)
        for measure, group in ordered
        if (history := _history(group))
    )


def _history(scores: Sequence[Score]) -> tuple[Score, ...]:
    """The scores that were the best when they came, the oldest first; of one day's scores the best alone."""
    history: list[Score] = []
    for each in sorted(scores, key=lambda each: (each.paper.date, -_goodness(each), each.iri)):
        if not history or _goodness(each) > _goodness(history[-1]):
            history.append(each)
    return tuple(history)


def _goodness(score: Score) -> float:
    return -score.number if score.lower_is_better else score.number


def _ranked(figures: Sequence[Score], usual: Measure | None) -> tuple[Score, ...]:
    """Figures by their metrics, the usual one and then the most frequent first, and the best of each first."""
    measures = {each.iri: _measure(each, usual) for each in figures}
    counts = Counter((measure.metric, measure.unit) for measure in measures.values())

    def place(each: Score) -> tuple[bool, int, bool, str, str, float, str]:
        metric, unit = measures[each.iri][1:]
        is_usual = measures[each.iri] == usual
        return not is_usual, -counts[metric, unit], not metric, metric, unit, -_goodness(each), each.iri

    return tuple(sorted(figures, key=place))


def _measure(score: Score, usual: Measure | None) -> Measure:
    return measure_of(Measure(score.metric_iri, score.metric, score.unit), score.number, usual)


def _beside(read: GraphReader, iri: str, papers: Iterable[str]) -> tuple[Counted, ...]:
    return read.counted(
        (other for paper in papers for other in {o for name, _ in USES for o in read.objects(paper, name)}), {iri}
    )
