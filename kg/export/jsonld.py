"""JSON-LD 1.1 with the context of ontology/context.jsonld, which stands in the file: reading it needs no network.

Terms of the ontology that the context lacks are added to it under their own names.

Written here and not by a library: rdflib's serializer turns integers into JSON numbers, which lose the large and the
odd ones, and takes ten times as long; pyoxigraph's knows no context. The context has plain terms alone (a name, at most
a type), so that compacting (JSON-LD 1.1 API, section 5.6) is looking names up.
"""

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.export.content import Content
from kg.export.rdf import ntriples
from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.sparql.lookup import short_iri

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = ["jsonld"]


def jsonld(content: Content) -> bytes:
    """Return compact JSON-LD, one node a line; evidence stands beside the knowledge, each triple once."""
    from pyoxigraph import RdfFormat, parse

    names = _names()
    quads = parse(ntriples(content), format=RdfFormat.N_TRIPLES)
    nodes = ",\n".join(
        json.dumps(node, ensure_ascii=False)
        for node in (_node(names, subject, about) for subject, about in groupby(quads, key=lambda quad: quad.subject))
    )
    head = json.dumps(names.context, ensure_ascii=False)
    return f'{{"@context": {head},\n"@graph": [\n{nodes}\n]}}\n'.encode()


class _Names:
    """The context, turned round: from an IRI to its term, and from a term to the type of its values."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.context = context
        self._prefixes = {
            iri: name for name, iri in context.items() if isinstance(iri, str) and iri.endswith(("/", "#"))
        }
        self.terms: dict[str, str] = {}
        self.types: dict[str, str] = {}
        for name, definition in context.items():
            short = definition["@id"] if isinstance(definition, dict) else str(definition)
            prefix, found, local = short.partition(":")
            if found and prefix in context:
                iri = context[prefix] + local
                self.terms[iri] = name
                if isinstance(definition, dict):
                    self.types[iri] = self._full(definition["@type"])

    def short(self, iri: str) -> str:
        """Return an IRI by its prefix, if there is one and the result is not another absolute IRI ("a://b")."""
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix else iri

    def _full(self, name: str) -> str:
        prefix, found, local = name.partition(":")
        return self.context[prefix] + local if found else name


@cache
def _names() -> _Names:
    file = ontology_folder() / "context.jsonld"
    context = json.loads(file.read_text(encoding="utf-8"))["@context"]
    known = {each["@id"] if isinstance(each, dict) else each for each in context.values()}
    for iri, coerced in _ontology_terms():
        if short_iri(iri) not in known:
            short = short_iri(iri)
            context.setdefault(iri.removeprefix(v.KG), {"@id": short, "@type": coerced} if coerced else short)
    return _Names(context)


def _ontology_terms() -> "Iterator[tuple[str, str]]":
    """Yield the terms of ``kg:`` with the type of their values: "@id", a datatype, or "" for text and for classes."""
    from pyoxigraph import RdfFormat, parse

    types: dict[str, str] = {}
    for quad in parse(path=ontology_folder() / "paperkg.ttl", format=RdfFormat.TURTLE):
        iri, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if iri.startswith(v.KG):
            types.setdefault(iri, "")
            if quad.predicate.value == v.TYPE and value == v.PREFIXES["owl"] + "ObjectProperty":
                types[iri] = "@id"
            elif quad.predicate.value == v.RDFS + "range" and value.startswith(v.XSD) and value != v.STRING:
                types[iri] = short_iri(value)
    yield from sorted(types.items())


def _node(names: _Names, subject: Any, about: "Iterator[Quad]") -> dict[str, Any]:
    """A subject with its types first; its triples come sorted by predicate and object."""
    node: dict[str, Any] = {"id": names.short(subject.value), "type": []}
    for quad in about:
        predicate = quad.predicate.value
        if predicate == v.TYPE:
            node["type"].append(names.terms.get(_iri(quad.object)) or names.short(_iri(quad.object)))
        else:
            key = names.terms.get(predicate) or names.short(predicate)
            node.setdefault(key, []).append(_value(names, quad.object, names.types.get(predicate, "")))
    return {key: value[0] if len(value) == 1 and key != "id" else value for key, value in node.items() if value}


def _value(names: _Names, value: Any, coerced: str) -> Any:
    """A value as the term's type lets it stand: bare if it has that type, else with its own."""
    if not hasattr(value, "datatype"):
        short = names.short(_iri(value))
        return short if coerced == "@id" else {"@id": short}
    datatype = value.datatype.value
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if datatype == (coerced or v.STRING):
        return value.value
    if datatype == v.STRING:
        return {"@value": value.value}
    return {"@type": names.short(datatype), "@value": value.value}


def _iri(term: Any) -> str:
    return str(term.value)
