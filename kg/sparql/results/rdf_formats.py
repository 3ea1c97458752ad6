"""Triples in the RDF formats, by pyoxigraph's serializers, which write them as they come."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, cast

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.schema.terms import PREFIXES
from kg.sparql.results.rows import Limited, Limits, Output, Term, Written, cut_notice

__all__ = ["RDF_FORMATS", "write_triples"]

RDF_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
"""The formats by their short names."""

_COMMENTS = {"ttl": "# {}\n", "nt": "# {}\n", "rdf": "<!-- {} -->\n"}


def write_triples(
    triples: Iterable[Triple],
    name: str,
    output: Output,
    limits: Limits = Limits(),  # noqa: B008 - a named tuple does not change
    prefixes: Mapping[str, str] = PREFIXES,
) -> Written:
    """Write triples.

    Args:
        triples: the triples.
        name: one of :data:`RDF_FORMATS`.
        output: where to.
        limits: where the answer ends.
        prefixes: the prefixes to write, in the formats that have them.

    Raises:
        QueryError: the format cannot hold them.
    """
    limited = Limited(triples, limits.rows)
    passing = limited if limits.octets is None else _fitting(limited, limits.octets)
    known = None if name in {"nt", "jsonld"} else dict(prefixes)
    try:
        serialize(passing, cast(IO[bytes], output), format=RDF_FORMATS[name], prefixes=known)
    except ValueError as error:
        raise QueryError(f"The triples cannot be written as {name}: {error}.") from error
    written = limited.written()
    if written.cut and limits.marked and name in _COMMENTS:
        output.write(_COMMENTS[name].format(cut_notice(written.rows)).encode())
    return written


def _fitting(limited: Limited, octets: int) -> Iterator[Triple]:
    """The triples for which there is room. What a format adds to a triple is not known; its terms are counted."""
    room = octets
    for triple in limited:
        room -= sum(_size(term) for term in triple)
        if room < 0:
            limited.stop()
            return
        yield triple


def _size(term: Term) -> int:
    if isinstance(term, Triple):
        return sum(_size(part) for part in term)
    datatype = len(term.datatype.value) if isinstance(term, Literal) else 0
    return len(term.value) + datatype + 4
