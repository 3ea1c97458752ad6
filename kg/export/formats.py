"""The formats of ``kg export``, one entry each."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import InputError
from kg.export import networks, rdf
from kg.export.bibtex import bibtex
from kg.export.content import Content
from kg.export.csl_json import csl_json
from kg.export.jsonld import jsonld

__all__ = ["FORMATS", "Format", "format_named", "format_of_file"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export.

    Attributes:
        name: what users call it.
        suffix: what its files end with.
        files: how to write each of its files, by the file's name; a format of one file has a single one.
        drawn: whether it holds the network (nodes and edges) instead of the triples.
        lists: whether it holds the papers as publications instead of the triples.
    """

    name: str
    suffix: str
    files: dict[str, Callable[[Content], bytes]]
    drawn: bool = False
    lists: bool = False


FORMATS: tuple[Format, ...] = (
    Format("turtle", ".ttl", {"graph.ttl": rdf.turtle}),
    Format("turtle12", ".ttl", {"graph.ttl": rdf.turtle12}),
    Format("trig", ".trig", {"graph.trig": rdf.trig}),
    Format("nquads", ".nq", {"graph.nq": rdf.nquads}),
    Format("ntriples", ".nt", {"graph.nt": rdf.ntriples}),
    Format("jsonld", ".jsonld", {"graph.jsonld": jsonld}),
    Format("graphml", ".graphml", {"graph.graphml": networks.graphml}, drawn=True),
    Format("gexf", ".gexf", {"graph.gexf": networks.gexf}, drawn=True),
    Format("csv", "", {"nodes.csv": networks.nodes_csv, "edges.csv": networks.edges_csv}, drawn=True),
    Format("bibtex", ".bib", {"papers.bib": bibtex}, lists=True),
    Format("csl-json", ".json", {"papers.json": csl_json}, lists=True),
)
"""All of them, the default first."""


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        InputError: there is no such format.
    """
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        known = ", ".join(each.name for each in FORMATS)
        raise InputError(f"{name!r} is not a known export format.", hint=f"The formats are {known}.")
    return found


def format_of_file(name: str) -> Format:
    """Return the first format whose files end as this one does; the default where none does."""
    return next((each for each in FORMATS if each.suffix and name.lower().endswith(each.suffix)), FORMATS[0])
