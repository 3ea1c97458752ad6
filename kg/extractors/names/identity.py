"""Decides which node a thing that a paper introduces is: that of a benchmark or known model where it is one of these.

The decision rests on the paper's text and the vocabularies, so that it is the same in any order of documents. Which
things that no vocabulary knows merely share a name follows from all documents together, see :mod:`kg.pipeline.things`.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.base import Source
from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.contributions.finder import Contribution
from kg.extractors.names.namesakes import is_namesake, namesake_label
from kg.nlp.analysis import TextAnalysis
from kg.schema import iris
from kg.schema.kinds import kind_of
from kg.vocabularies import Concept, ConceptKind, key

__all__ = ["identified"]

_DATA = frozenset(("benchmark", "dataset"))


def identified(
    source: Source, analysis: TextAnalysis, thing: Contribution, benchmarks: BenchmarkMentions
) -> Contribution:
    """Return an introduced thing with its node and label.

    Args:
        source: the entry.
        analysis: its text.
        thing: what it introduces.
        benchmarks: the benchmarks that it names.
    """
    benchmark = _own_benchmark(thing, benchmarks)
    if benchmark is not None:
        return replace(thing, node=benchmark.node, label=benchmark.label, concept=benchmark.concept)
    names = (thing.name, *thing.others)
    known = sorted(_concepts(analysis, thing), key=lambda concept: not _is_presented(analysis, concept))
    for concept in known:
        if not is_namesake(analysis, names, concept):
            return replace(thing, node=concept.iri, label=concept.label, concept=concept)
    kind = ConceptKind.BENCHMARK.value if thing.kind in _DATA else "artifact"
    settled = source.aliases.get(iris.thing_of_paper("artifact", thing.name, source.paper))
    if settled is not None and kind_of(settled).name == ConceptKind.BENCHMARK:
        return replace(thing, node=settled, label=thing.name)
    node = settled or iris.thing_of_paper(kind, thing.name, source.paper)
    if settled is not None or any(key(thing.name) == key(name) for concept in known for name in concept.names):
        return replace(thing, node=node, label=namesake_label(analysis, thing.name))
    return replace(thing, node=iris.thing(kind, thing.name), label=thing.name)


def _own_benchmark(thing: Contribution, benchmarks: BenchmarkMentions) -> BenchmarkMention | None:
    """Return the benchmark that the thing is, None if it is none that the paper introduces or names as data."""
    by_name: dict[str, BenchmarkMention] = {}
    for mention in benchmarks.mentions:
        if mention.relation is BenchmarkRelation.INTRODUCES or thing.kind in _DATA:
            by_name.setdefault(key(mention.surface), mention)
            by_name.setdefault(key(mention.label), mention)
    return next((by_name[key(name)] for name in (thing.name, *thing.others) if key(name) in by_name), None)


def _concepts(analysis: TextAnalysis, thing: Contribution) -> Iterator[Concept]:
    """Yield the concepts that the thing may be by its name: those of its kind, and those that its paper presents."""
    kinds = [ConceptKind.MODEL, ConceptKind.BENCHMARK]
    if thing.kind in _DATA:
        kinds.reverse()
    for name in (thing.name, *thing.others):
        for kind in kinds:
            concept = analysis.lexicon.find(name, kind)
            if concept is not None and (kind is kinds[0] or _is_presented(analysis, concept)):
                yield concept


def _is_presented(analysis: TextAnalysis, concept: Concept) -> bool:
    """Return whether the vocabulary says that the paper presents a concept."""
    return bool(concept.paper) and concept.paper == analysis.entry.arxiv
