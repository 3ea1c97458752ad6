"""Which benchmark a sentence's numbers are of when the sentence names none: the paper's own, or the last one named."""

from collections import Counter
from collections.abc import Iterator

from kg.extractors.benchmarks.relations import Relation
from kg.extractors.benchmarks.sightings import Sighting
from kg.extractors.results.measures import Measure, MeasureList
from kg.extractors.results.pairing import Pair
from kg.extractors.results.systems import UNNAMED, System
from kg.extractors.text.analysis import Analysis, NumberRole
from kg.extractors.text.gloss import Gloss, Part

__all__ = ["Standing"]

_FARTHEST = 2
"""Sentences back that a benchmark may have been named in."""


class Standing:
    """Tells which benchmark the text is about where a sentence names none.

    Args:
        analysis: the entry.
        own: the paper's own system.
    """

    def __init__(self, analysis: Analysis, own: System) -> None:
        self._analysis = analysis
        self._presented = _presented(analysis, own)
        self._by_sentence: dict[int, list[Sighting]] = {}
        for sighting in analysis.benchmarks:
            self._by_sentence.setdefault(sighting.sentence.index, []).append(sighting)

    def pairs(self, glossed: Gloss, measures: list[MeasureList]) -> Iterator[Pair]:
        """Yield the numbers of a sentence without benchmark with the benchmark that they are of."""
        if self._presented is not None and _speaks_of_systems(glossed):
            benchmark, rule = self._presented, "own-benchmark"
        elif (named := self._named_before(glossed, measures)) is not None:
            benchmark, rule = named, "standing-benchmark"
        else:
            return
        apart = any(part.sort == "EACH" for part in glossed.parts)  # each of something else ("각각 1.6%, 4.6%")
        for list_ in measures:
            if apart and rule == "standing-benchmark" and len(list_.measures) > 1:
                continue
            for order, measure in enumerate(list_.measures):
                if rule == "own-benchmark" or _is_plain(measure):
                    yield Pair(benchmark, measure, order if len(list_.measures) > 1 else None, rule)

    def _named_before(self, glossed: Gloss, measures: list[MeasureList]) -> Sighting | None:
        """Return the one benchmark that the sentences before name, if this one says nothing of another place."""
        sentence = glossed.sentence
        sorts = {part.sort for part in glossed.parts}
        if not measures or "DATA" in sorts or not sorts & {"METRIC", "GAIN", "REACH"}:
            return None
        if any(_is_place(part) for part in glossed.parts):
            return None
        for index in range(sentence.index - 1, max(sentence.index - 1 - _FARTHEST, -1), -1):
            if self._analysis.sentences[index].passage != sentence.passage and not _is_measured(measures):
                return None
            if index in self._by_sentence:
                return self._only(self._by_sentence[index])
        return None

    def _only(self, named: list[Sighting]) -> Sighting | None:
        """Return the benchmark that a sentence measures something on, None if there are several or it does not."""
        measured = all(s.relation in {Relation.EVALUATES, Relation.INTRODUCES} for s in named)
        presented = self._presented is not None and self._presented.node == named[0].node
        return named[0] if measured and not presented and len({s.node for s in named}) == 1 else None


def _is_place(part: Part) -> bool:
    """Return whether the words are a place other than a benchmark's ("X에서", "... 작업에서는")."""
    named = part.sort in {"NAME", "PHRASE"} and part.ending == "LOCATIVE"
    return named or (part.sort != "METRIC" and part.text.endswith("에서는"))


def _is_measured(measures: list[MeasureList]) -> bool:
    """Return whether each number has a metric with a name of its own ("FID", no "성능")."""
    return all(measure.metric_name.isascii() and measure.metric for list_ in measures for measure in list_.measures)


def _is_plain(measure: Measure) -> bool:
    return measure.number.role is not NumberRole.FACTOR


def _presented(analysis: Analysis, own: System) -> Sighting | None:
    """Return the one benchmark that the paper is about, None if there is none or several."""
    presented = [s for s in analysis.benchmarks if s.rule == "title-name"]
    if not presented and own.name == UNNAMED:
        presented = [s for s in analysis.benchmarks if s.relation is Relation.INTRODUCES]
    if len({s.node for s in presented}) != 1:
        return None
    node = presented[0].node
    usual = Counter(s.surface for s in analysis.benchmarks if s.node == node).most_common(1)[0][0]
    return next(s for s in analysis.benchmarks if s.node == node and s.surface == usual)


def _speaks_of_systems(glossed: Gloss) -> bool:
    sorts = {part.sort for part in glossed.parts}
    people = any(part.text.startswith(("인간은", "인간이", "최고의")) for part in glossed.parts)
    return (people or "MODEL" in sorts) and bool(sorts & {"REACH", "SHOW", "METRIC", "GAIN"})
