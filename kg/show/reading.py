"""Reads from the graph what the records of several kinds have in common: papers in lists, figures, passages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.explain import Testimony, testimonies
from kg.schema import terms as v
from kg.schema.iris import document
from kg.show.figures import figure_text, name_in, system_in
from kg.show.records import Named, PaperLine, QuotedPassage, Score
from kg.show.thing_records import Counted
from kg.sparql.labels import labels
from kg.sparql.shipped import facts, linked, rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["GraphReader", "newest_first", "other_names", "passages"]

_NAMES = (v.SKOS + "prefLabel", v.LABEL, v.ALTERNATIVE_NAME)


class GraphReader:
    """Reads from one graph, in one language, and keeps the labels and papers that it has read.

    Args:
        store: the graph.
        language: the language of labels, "en" or "ko".
    """

    def __init__(self, store: "GraphStore", language: str = "en") -> None:
        self.store = store
        self._language = language
        self._labels: dict[str, str] = {}
        self._papers: dict[str, PaperLine] = {}

    def label(self, iri: str) -> str:
        """Return what a thing is called."""
        if iri not in self._labels:
            self._labels.update(labels(self.store, [iri], self._language))
        return self._labels[iri]

    def named(self, iris: Iterable[str]) -> tuple[Named, ...]:
        """Return things with their labels, sorted by these."""
        found = (Named(iri, self.label(iri)) for iri in set(iris))
        return tuple(sorted(found, key=lambda each: (each.label.casefold(), each.iri)))

    def paper(self, iri: str) -> PaperLine:
        """Return a paper as it stands in a list."""
        if iri not in self._papers:
            self._papers[iri] = self._read_paper(iri)
        return self._papers[iri]

    def papers(self, iris: Iterable[str]) -> tuple[PaperLine, ...]:
        """Return papers, the newest first."""
        return newest_first(self.paper(iri) for iri in set(iris))

    def objects(self, thing: str, relation: str) -> tuple[str, ...]:
        """Return what a thing points to by a property, each once."""
        return tuple(
            dict.fromkeys(row["_object"] for row in rows(self.store, "triples", subject=thing, property=relation))
        )

    def counted(self, iris: Iterable[str], but: Collection[str]) -> tuple[Counted, ...]:
        """Return things with how often each comes, most often first.

        Args:
            iris: the things, each as often as there are papers with it.
            but: things to leave out.
        """
        counts = Counter(iri for iri in iris if iri not in but)
        found = (Counted(iri, self.label(iri), count) for iri, count in counts.items())
        return tuple(sorted(found, key=lambda each: (-each.papers, each.label.casefold(), each.iri)))

    def scores(self, thing: str, relation: str) -> tuple[Score, ...]:
        """Return the figures of a paper, on a benchmark, of a system or by a metric.

        Args:
            thing: the paper, benchmark, system or metric.
            relation: the property that leads from a result to it.
        """
        found = (self._score(result) for result in linked(self.store, thing, relation))
        return tuple(each for each in found if each is not None)

    def _read_paper(self, iri: str) -> PaperLine:
        row = next(rows(self.store, "paper-line", paper=iri), None)
        if row is None:
            return PaperLine(iri, self.label(iri))
        title = " ".join((row["title"] or row["label"] or self.label(iri)).split())
        return PaperLine(iri, title, row["arxiv"], row["date"], int(row["votes"]) if row["votes"] else None)

    def _score(self, iri: str) -> Score | None:
        stated = facts(self.store, iri)

        def last(predicate: str) -> str:
            return stated[predicate][-1] if stated[predicate] else ""

        paper, benchmark, number = last(v.REPORTED_BY), last(v.ON_BENCHMARK), last(v.HAS_VALUE)
        if not (paper and benchmark and number):
            return None
        system, metric = last(v.SYSTEM), last(v.BY_METRIC)
        shown = figure_text(number, last(v.UNIT), last(v.AS_WRITTEN))[self._language == "ko"]
        said = _testimonies(testimonies(self.store, "quotes-of-object", object=iri, relation=v.REPORTS).values())
        return Score(
            iri=iri,
            paper=self.paper(paper),
            benchmark=Named(benchmark, self.label(benchmark)),
            system=system_in(last(v.SYSTEM_NAME) or (self.label(system) if system else ""), self._language),
            system_iri=system,
            metric=self.label(metric) if metric else last(v.METRIC_NAME),
            metric_iri=metric,
            value=f"{_MINUS}{shown}" if last(v.CHANGE) and shown[0].isdigit() else shown,
            number=float(number),
            unit=last(v.UNIT),
            setting=last(v.SETTING),
            kind=last(v.RESULT_KIND),
            role=last(v.RESULT_ROLE),
            over=name_in(last(v.COMPARED_WITH), self._language),
            lower_is_better=bool(metric) and v.LOWER_IS_BETTER in facts(self.store, metric)[v.DIRECTION],
            confidence=max((each.confidence for each in said), default=0.0),
            passages=passages(said),
        )


_MINUS = "\N{MINUS SIGN}"
"""Stands before a difference for the worse, which texts put into words."""


def other_names(stated: Mapping[str, Sequence[str]], label: str) -> tuple[str, ...]:
    """Return the names of a thing besides the one that is shown, each once, sorted."""
    names = {" ".join(each.split()) for name in _NAMES for each in stated.get(name, ())}
    return tuple(sorted(names - {label}, key=lambda each: (each.casefold(), each)))


def passages(said: Iterable[Testimony]) -> tuple[QuotedPassage, ...]:
    """Return the words of testimonies, each once, in the order in which the documents say them."""
    found = {(each.document, each.start, each.end): each for each in said}
    return tuple(
        QuotedPassage(document(each.document), each.document, each.start, each.end, " ".join(each.quote.split()))
        for _, each in sorted(found.items())
    )


def newest_first(papers: Iterable[PaperLine]) -> tuple[PaperLine, ...]:
    """Return papers by date, the newest first; those without a date last."""
    by_title = sorted(papers, key=lambda each: (each.title.casefold(), each.iri))
    return tuple(sorted(by_title, key=lambda each: each.date, reverse=True))


def _testimonies(found: Iterable[Iterable[Testimony]]) -> list[Testimony]:
    return sorted({each for said in found for each in said})
