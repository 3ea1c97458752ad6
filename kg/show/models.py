"""What there is to know of a model."""

from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.schema import terms as v
from kg.show.papers import paper_notes
from kg.show.reading import GraphReader, other_names
from kg.show.records import Named
from kg.show.thing_records import ModelRecord
from kg.sparql.shipped import facts, linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["model_record", "narrower_models", "same_artifact"]

_BROADER = v.SKOS + "broader"


def model_record(store: "GraphStore", iri: str, language: str = "en") -> ModelRecord:
    """Return what there is to know of a model; its variants, and the artifact of its name, count as the model.

    Args:
        store: the graph.
        iri: the model.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="model")
    read = GraphReader(store, language)
    called = read.label(iri)
    variants = narrower_models(store, iri)
    artifact = same_artifact(iri)
    scores = {each.iri: each for thing in (iri, artifact, *variants) for each in read.scores(thing, v.SYSTEM)}
    mentioning = {paper for thing in (iri, *variants) for paper in linked(store, thing, v.MENTIONS_MODEL)}
    named = {paper: read.objects(paper, v.MENTIONS_MODEL) for paper in mentioning}
    introducing = read.papers(paper for thing in (iri, artifact) for paper in linked(store, thing, v.INTRODUCES))
    return ModelRecord(
        model=Named(iri, called),
        other_names=other_names(stated, called),
        variant_of=read.named(stated[_BROADER]),
        developer=min(stated[v.DEVELOPER], default=""),
        variants=read.named(variants),
        introduced_by=introducing,
        notes=tuple(note for paper in introducing for note in paper_notes(store, paper.iri)),
        scores=tuple(
            sorted(
                scores.values(),
                key=lambda each: (
                    each.benchmark.label.casefold(),
                    each.kind != "score",
                    each.metric,
                    -each.number,
                    each.iri,
                ),
            )
        ),
        compared_by=read.papers(each.paper.iri for each in scores.values() if each.role != "own"),
        papers=read.papers(mentioning),
        beside=read.counted((other for others in named.values() for other in others), {iri, *variants}),
    )


def same_artifact(iri: str) -> str:
    """Return the node that a paper's introduced thing of a model's name has if it is not one with the model."""
    return v.DATA + "artifact/" + iri.rpartition("/")[2]


def narrower_models(store: "GraphStore", iri: str) -> list[str]:
    """Return the models below one in the vocabulary, at any depth."""
    found: dict[str, None] = {}
    waiting = [iri]
    while waiting:
        for each in linked(store, waiting.pop(), _BROADER):
            if each not in found and each != iri:
                found[each] = None
                waiting.append(each)
    return list(found)
