"""Reads from the graph what pages show: rows as text, labels in a language, and the words behind facts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions

from kg.explain import Testimony
from kg.schema import terms as v
from kg.schema.kinds import KINDS
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = [
    "Fact",
    "Link",
    "as_node",
    "behind",
    "labels",
    "links",
    "remembered",
    "rows",
    "values",
]

Row = dict[str, str]
Given = ParamSpec("Given")
Told = TypeVar("Told")
# What is called by its Latin name in Korean text too: GSM8K, not what its letters stand for.
_LATIN = tuple(kind.stem for kind in KINDS if kind.latin)
_LABELS = tuple(
    NamedNode(each) for each in (v.SKOS + "prefLabel", v.TITLE, v.NAME, v.LABEL, v.PATH, v.SKOS + "notation")
)


class Link(NamedTuple):
    """A node of the graph and how it is called."""

    iri: str
    label: str


class Fact(NamedTuple):
    """What a page says, what else it says of it, and the words behind it."""

    link: Link
    why: Sequence[Testimony] = ()
    note: str = ""


def remembered(
    read: "Callable[Concatenate[GraphStore, Given], Told]",
) -> "Callable[Concatenate[GraphStore, Given], Told]":
    """Have what a function reads from a graph read once in the life of a process, which holds one graph."""
    kept: dict[tuple[Any, ...], Told] = {}

    @wraps(read)
    def read_once(store: "GraphStore", /, *args: Given.args, **kwargs: Given.kwargs) -> Told:
        key = (id(store), *args)
        if key not in kept:
            kept[key] = read(store, *args, **kwargs)
        return kept[key]

    return read_once


def rows(store: "GraphStore", text: str, **terms: str) -> Iterator[Row]:
    """Return the rows of a SELECT as text, "" where a variable has no value.

    Args:
        store: the graph.
        text: the query; the usual prefixes are known to it.
        terms: IRIs that take the place of variables.
    """
    nodes = {name: NamedNode(iri) for name, iri in terms.items()}
    found = store.query(text, substitutions=nodes, prefixes=v.PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - pages ask SELECT queries alone
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: "" if (term := row[name]) is None else str(term.value) for name in names}


def values(variable: str, iris: Iterable[str]) -> str:
    """Return a VALUES clause for some IRIs."""
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in iris)} }}"


def labels(store: "GraphStore", iris: Iterable[str], language: str) -> dict[str, str]:
    """Return how nodes are called: in the language if they can be, else in English, else as they are.

    Benchmarks and models are called by their English names; what is no IRI is its own name.
    """
    default = DefaultGraph()
    called: dict[str, str] = {}
    for iri in dict.fromkeys(iris):
        # point by point: a VALUES clause of many nodes and properties has the engine read all of each property
        found: list[tuple[int, str]] = []
        if (node := as_node(iri)) is None:
            called[iri] = iri
            continue
        wanted = "en" if iri.startswith(_LATIN) else language
        for predicate in _LABELS:
            for quad in store.quads(node, predicate, None, default):
                if isinstance(quad.object, Literal):
                    told = quad.object.language or ""
                    found.append((0 if told == wanted else 1 if told in {"en", ""} else 2, quad.object.value))
            if found:
                break
        if not found:  # communities are named in a graph of their own
            others = (quad.object for quad in store.quads(node, NamedNode(v.LABEL)))
            found = [(int(o.language != language), o.value) for o in others if isinstance(o, Literal)]
        called[iri] = min(found)[1] if found else short_iri(iri).removeprefix(v.DATA)
    return called


def as_node(text: str) -> NamedNode | None:
    """Return the node that a text names; None if it is no absolute IRI."""
    try:
        return NamedNode(text)
    except ValueError:
        return None


def links(store: "GraphStore", iris: Iterable[str], language: str) -> list[Link]:
    """Return nodes with their labels, in the order given."""
    wanted = list(iris)
    called = labels(store, wanted, language)
    return [Link(iri, called[iri]) for iri in wanted]


def behind(store: "GraphStore", pattern: str, **terms: str) -> dict[tuple[str, str, str], list[Testimony]]:
    """Return the words behind facts, by subject, predicate and object.

    Args:
        store: the graph.
        pattern: what else holds of ?s, ?p, ?o or ?e (the evidence) in the document's graph; with a dot at its end.
        terms: IRIs that take the place of variables; the pattern names them.
    """
    projected = " ".join(f"?{name}" for name in terms)
    text = f"""SELECT ?s ?p ?o ?g ?quote ?start ?end ?rule ?sure ?surface {projected} WHERE {{
        GRAPH ?g {{ {pattern} ?e rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:exact ?quote ; oa:start ?start ;
            oa:end ?end ; prov:wasGeneratedBy ?rule ; kg:confidence ?sure .
            OPTIONAL {{ ?e kg:surface ?surface }} }} }}"""
    told = list(rows(store, text, **terms))
    paths = labels(store, (row["g"] for row in told), "en")
    found: dict[tuple[str, str, str], list[Testimony]] = defaultdict(list)
    for row in told:
        testimony = Testimony(
            document=paths[row["g"]],
            start=int(row["start"]),
            end=int(row["end"]),
            quote=row["quote"],
            surface=row["surface"],
            rule=row["rule"].removeprefix(v.DATA + "extractor/"),
            confidence=float(row["sure"]),
        )
        found[row["s"], row["p"], row["o"]].append(testimony)
    return {key: sorted(set(testimonies)) for key, testimonies in found.items()}
