"""What there is to know of benchmarks, models, topics and people, as plain records."""

from dataclasses import dataclass

from kg.show.records import Named, Note, PaperLine, Score

__all__ = [
    "BenchmarkRecord",
    "Best",
    "Counted",
    "ModelRecord",
    "Month",
    "PaperUse",
    "PersonRecord",
    "TopicRecord",
]


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing and how many papers it shares with the one that is shown."""

    iri: str
    label: str
    papers: int


@dataclass(frozen=True, slots=True)
class PaperUse:
    """A paper and what it does with the thing that is shown: evaluates, introduces, trains or mentions."""

    paper: PaperLine
    relation: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best figure of a metric on a benchmark, and the day since which it is known.

    Attributes:
        metric: the metric as the text names it; empty where none is stated.
        unit: the unit of the figures compared.
        score: the best figure.
        since: the date of the paper that reports it first; empty if unknown.
        history: the figures that were the best in their time, the oldest first; the last is ``score``.
    """

    metric: str
    unit: str
    score: Score
    since: str
    history: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class BenchmarkRecord:
    """A benchmark or dataset on one screen.

    Attributes:
        benchmark: the benchmark.
        other_names: what it is also called.
        task, default_metric: what the vocabulary says of it.
        introduced_by: the papers that introduce it.
        best: the best figure of each metric, the metric with most figures first.
        scores: all figures that are not gains, best first within each metric.
        gains: the gains and differences.
        papers: the papers that name it, the newest first.
        beside: the benchmarks that the same papers name.
    """

    benchmark: Named
    other_names: tuple[str, ...]
    task: str
    default_metric: str
    introduced_by: tuple[PaperLine, ...]
    best: tuple[Best, ...]
    scores: tuple[Score, ...]
    gains: tuple[Score, ...]
    papers: tuple[PaperUse, ...]
    beside: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A model on one screen; its variants (Llama 3 8B for Llama 3) count as the model.

    Attributes:
        model: the model.
        other_names: what it is also called.
        variant_of: the models that it is a variant of.
        developer: who makes it, as the vocabulary says.
        variants: the models that are variants of it.
        introduced_by: the papers that introduce it.
        notes: what the notes say of these papers.
        scores: its figures, by benchmark.
        compared_by: the papers that report a figure of it beside their own, or a gain over it.
        papers: the papers that name it, the newest first.
        beside: the models that the same papers name.
    """

    model: Named
    other_names: tuple[str, ...]
    variant_of: tuple[Named, ...]
    developer: str
    variants: tuple[Named, ...]
    introduced_by: tuple[PaperLine, ...]
    notes: tuple[Note, ...]
    scores: tuple[Score, ...]
    compared_by: tuple[PaperLine, ...]
    papers: tuple[PaperLine, ...]
    beside: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month ("2024-05") and how many papers it brought."""

    month: str
    papers: int


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A topic on one screen; its papers include those of narrower topics.

    Attributes:
        topic: the topic.
        other_names: what it is also called.
        broader, narrower: its neighbours in the tree, the narrower with their papers.
        months: its papers by month, without gaps between the first and the last month.
        count: how many papers there are.
        leading: the most important of its papers, the first ahead.
        benchmarks, people: what its papers name and who wrote them, most papers first.
    """

    topic: Named
    other_names: tuple[str, ...]
    broader: tuple[Named, ...]
    narrower: tuple[Counted, ...]
    months: tuple[Month, ...]
    count: int
    leading: tuple[PaperLine, ...]
    benchmarks: tuple[Counted, ...]
    people: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person on one screen.

    Attributes:
        person: the person.
        other_names: other spellings of the name.
        papers: the papers, the newest first.
        groups: the papers in groups that no coauthor connects, the largest first: more than one may mean that several
            people share the name.
        topics, coauthors: what the papers are about and who else wrote them, most papers first.
    """

    person: Named
    other_names: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    groups: tuple[tuple[PaperLine, ...], ...]
    topics: tuple[Counted, ...]
    coauthors: tuple[Counted, ...]
