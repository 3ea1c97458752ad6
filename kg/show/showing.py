"""Finds what somebody names and reads what there is to know of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.schema import terms as v
from kg.schema.kinds import KINDS, kind_named
from kg.show.benchmarks import benchmark_record
from kg.show.models import model_record
from kg.show.papers import paper_record
from kg.show.people import person_record
from kg.show.records import PaperRecord
from kg.show.thing_records import BenchmarkRecord, ModelRecord, PersonRecord, TopicRecord
from kg.show.topics import topic_record
from kg.sparql.lookup import Thing, find_things, short_iri
from kg.sparql.shipped import linked

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["SHOWN", "Record", "find_shown", "record_of", "show"]

Record = PaperRecord | BenchmarkRecord | ModelRecord | TopicRecord | PersonRecord
"""What there is to know of a thing of any kind that has a record."""

SHOWN: Mapping[str, "Callable[[GraphStore, str, str], Record]"] = {
    "paper": paper_record,
    "person": person_record,
    "topic": topic_record,
    "benchmark": benchmark_record,
    "model": model_record,
}
"""The kinds of things that have a record, and what reads it."""


def show(store: "GraphStore", name: str, *, kind: str = "", language: str = "en") -> Record:
    """Return what there is to know of what somebody names.

    Args:
        store: the graph.
        name: an arXiv id, a title or the part before its colon, a name, a label, an IRI. The name of something that a
            paper introduces stands for that paper, unless it is a benchmark, or a model that other papers name.
        kind: the name of the kind it must be; empty for any.
        language: the language of labels, "en" or "ko".

    Raises:
        UnknownThingError: nothing has that name; the message gives up to three similar names.
        InputError: several things have that name, or it is of a kind without a record.
    """
    return record_of(store, find_shown(store, name, kind), language)


def find_shown(store: "GraphStore", name: str, kind: str = "") -> Thing:
    """Return the thing with a record that somebody names; see :func:`show`."""
    found = find_things(store, name, kind)
    shown = [each for each in found if each.kind in SHOWN and (kind or not _is_only_introduced(store, each))]
    if len(shown) == 1:
        return shown[0]
    if shown:
        sorts = ", ".join(dict.fromkeys(each.kind for each in shown))
        raise InputError(f"{name!r} is the name of several things ({sorts}).", hint=f"Write {_choices(shown)}.")
    papers = [Thing(iri, "paper") for each in found for iri in linked(store, each.iri, v.INTRODUCES)]
    if len(papers) == 1:
        return papers[0]
    if papers:
        hint = f"Write {_choices(papers)}."
        raise InputError(f"{len(papers)} papers introduce something called {name!r}.", hint=hint)
    sort = kind_named(found[0].kind).names.english if found[0].kind else "thing"
    known = ", ".join(each.names.englishes for each in KINDS if each.name in SHOWN)
    raise InputError(
        f"{name!r} is {'an' if sort[0] in 'aeio' else 'a'} {sort}, which kg show does not cover.",
        hint=f"It shows {known}; 'kg explain' shows the facts about anything.",
    )


def record_of(store: "GraphStore", thing: Thing, language: str = "en") -> Record:
    """Return what there is to know of a thing of one of the kinds in :data:`SHOWN`.

    Raises:
        UnknownThingError: the graph does not know it.
    """
    return SHOWN[thing.kind](store, thing.iri, language)


def _is_only_introduced(store: "GraphStore", thing: Thing) -> bool:
    """Return whether a thing is a model that a paper introduces and no other paper names."""
    introduced = thing.kind == "model" and linked(store, thing.iri, v.INTRODUCES)
    return bool(introduced) and not linked(store, thing.iri, v.MENTIONS_MODEL)


def _choices(things: Sequence[Thing]) -> str:
    return " or ".join(sorted(short_iri(each.iri) for each in things)[:6])
