"""What there is to know of a paper."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import UnknownThingError
from kg.explain import Testimony, testimonies
from kg.schema import terms as v
from kg.schema.iris import document
from kg.schema.relations import RELATIONS
from kg.search.paper_passages import passages_of_paper
from kg.show.reading import GraphReader, passages
from kg.show.records import (
    Artifact,
    Author,
    BenchmarkUse,
    Link,
    Listing,
    Named,
    Note,
    PaperRecord,
    QuotedPassage,
    SimilarPaper,
)
from kg.sparql.shipped import facts, linked, rows

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["USES", "paper_notes", "paper_record"]

USES = tuple(
    (predicate, relation.use)
    for relation in sorted(RELATIONS, key=lambda each: each.use != "introduces")
    if relation.use
    for predicate in relation.predicates
)
"""The relations from papers to benchmarks and what they are called, the strongest first."""

_TOLD_IN_SENTENCES = frozenset(
    {
        v.MENTIONS_CITATION,
        *(each for relation in RELATIONS if relation.telling or relation.through for each in relation.predicates),
    }
)
_PROSE = frozenset({"paragraph", "item"})
_SHORT = 12  # passages of a note that is shown whole
_UNPLACED = 10**6  # stands for the place of an author without one

_Said = Mapping[tuple[str, str, str], Sequence[Testimony]]


def paper_record(store: "GraphStore", iri: str, language: str = "en") -> PaperRecord:
    """Return what there is to know of a paper.

    Args:
        store: the graph.
        iri: the paper.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="paper")
    read = GraphReader(store, language)
    line = read.paper(iri)
    said = _said(store, iri)
    titles = (" ".join(each.split()) for each in stated[v.TITLE])
    scores = read.scores(iri, v.REPORTED_BY)
    return PaperRecord(
        paper=line,
        other_titles=tuple(each for each in dict.fromkeys(titles) if each != line.title),
        doi=min(stated[v.DOI], default=""),
        issued=min(stated[v.ISSUED], default=""),
        venue=min(stated[v.VENUE], default=""),
        authors=_authors(read, iri, stated[v.CREATOR]),
        links=_links(stated),
        listings=_listings(read, iri),
        notes=_notes(store, iri, said),
        introduces=_introduced(read, stated[v.INTRODUCES]),
        scores=tuple(
            sorted(
                scores,
                key=lambda each: (
                    each.benchmark.label.casefold(),
                    each.kind != "score",
                    each.role != "own",
                    each.metric,
                    each.system,
                    each.number,
                    each.iri,
                ),
            )
        ),
        benchmarks=tuple(
            BenchmarkUse(benchmark, relation) for name, relation in USES for benchmark in read.named(stated[name])
        ),
        topics=_by_confidence(read, iri, stated[v.SUBJECT], said),
        models=read.named(stated[v.MENTIONS_MODEL]),
        similar=_similar(read, iri, stated[v.CITES_SIMILAR]),
        cites=read.papers({*stated[v.CITES], *stated[v.MENTIONS_CITATION]}),
        cited_by=read.papers({*linked(store, iri, v.CITES), *linked(store, iri, v.MENTIONS_CITATION)}),
    )


def paper_notes(store: "GraphStore", iri: str) -> tuple[Note, ...]:
    """Return what the notes say of a paper, by document, in their own sentences.

    Args:
        store: the graph.
        iri: the paper.
    """
    return _notes(store, iri, _said(store, iri))


def _said(store: "GraphStore", iri: str) -> _Said:
    return {
        (subject, name, term.value): each
        for (subject, name, term), each in testimonies(store, "quotes-of-subject", subject=iri).items()
    }


def _authors(read: GraphReader, iri: str, creators: Iterable[str]) -> tuple[Author, ...]:
    places: dict[str, tuple[int, str]] = {}
    for row in rows(read.store, "authorships", paper=iri):
        place = (int(row["position"] or _UNPLACED), row["name"])
        places[row["person"]] = min(places.get(row["person"], place), place)
    for person in creators:
        places.setdefault(person, (_UNPLACED, ""))
    ordered = sorted((place, name or read.label(person), person) for person, (place, name) in places.items())
    return tuple(Author(person, name, place if place < _UNPLACED else 0) for place, name, person in ordered)


def _links(stated: Mapping[str, Sequence[str]]) -> tuple[Link, ...]:
    code = set(stated[v.CODE_REPOSITORY])
    others = {*stated[v.URL], *stated[v.PAGE]} - code
    return (*(Link(url) for url in sorted(others)), *(Link(url, is_code=True) for url in sorted(code)))


def _listings(read: GraphReader, iri: str) -> tuple[Listing, ...]:
    found = []
    for entry in linked(read.store, iri, v.LISTS):
        stated = facts(read.store, entry)
        for source in stated[v.IN_DOCUMENT]:
            votes = [int(each) for each in stated[v.VOTES]]
            title = " ".join(min(stated[v.TITLE], default="").split())
            named = Named(source, read.label(source))
            found.append(Listing(named, min(stated[v.LISTED_ON], default=""), max(votes, default=None), title))
    return tuple(sorted(found, key=lambda each: (each.date, each.document.label)))


def _notes(store: "GraphStore", iri: str, said: _Said) -> tuple[Note, ...]:
    """What each document says of a paper: a short note whole, of a long one the sentences that state facts."""
    whole: dict[str, list[QuotedPassage]] = {}
    for each in passages_of_paper(store, iri):
        if each.kind in _PROSE:
            text = " ".join(each.text.split())
            passage = QuotedPassage(document(each.document), each.document, each.start, each.end, text)
            whole.setdefault(each.document, []).append(passage)
    short = {path: tuple(found) for path, found in whole.items() if len(found) <= _SHORT}
    return tuple(
        Note(Named(document(path), path), found) for path, found in sorted({**_stating(said), **short}.items())
    )


def _stating(said: _Said) -> dict[str, tuple[QuotedPassage, ...]]:
    """The sentences that state facts about a paper, a document each; its title and metadata are shown elsewhere."""
    elsewhere = {
        (t.document, t.start, t.end) for (_, name, _), testimony in said.items() if name == v.TITLE for t in testimony
    }
    sentences = [
        testimony
        for (_, name, _), each in said.items()
        if name in _TOLD_IN_SENTENCES
        for testimony in each
        if (testimony.document, testimony.start, testimony.end) not in elsewhere
    ]
    by_document: dict[str, list[Testimony]] = {}
    for each in sorted(sentences, key=lambda each: (each.document, each.start, -each.end)):
        kept = by_document.setdefault(each.document, [])
        if not kept or each.end > kept[-1].end:  # a sentence within a sentence is there already
            kept.append(each)
    return {path: passages(kept) for path, kept in by_document.items()}


def _introduced(read: GraphReader, artifacts: Iterable[str]) -> tuple[Artifact, ...]:
    found = (
        Artifact(iri, read.label(iri), min(facts(read.store, iri)[v.ARTIFACT_TYPE], default=""))
        for iri in set(artifacts)
    )
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.iri)))


def _by_confidence(read: GraphReader, iri: str, things: Iterable[str], said: _Said) -> tuple[Named, ...]:
    """Things in the order of how sure the documents make them, the surest first."""
    sure = {
        thing: max((each.confidence for each in said.get((iri, v.SUBJECT, thing), ())), default=0.0) for thing in things
    }
    return tuple(sorted(read.named(sure), key=lambda each: -sure[each.iri]))


def _similar(read: GraphReader, iri: str, listed: Iterable[str]) -> tuple[SimilarPaper, ...]:
    """Papers like one: those with a computed score first, the most similar ahead; then what documents only list."""
    both = {*listed, *linked(read.store, iri, v.CITES_SIMILAR)} - {iri}
    scored = [
        SimilarPaper(
            read.paper(row["other"]),
            float(row["score"]),
            tuple(row["shared"].split(", ")) if row["shared"] else (),
            row["other"] in both,
        )
        for row in rows(read.store, "similar-papers", paper=iri)
    ]
    rest = both - {each.paper.iri for each in scored}
    return (*scored, *(SimilarPaper(line, listed=True) for line in read.papers(rest)))
