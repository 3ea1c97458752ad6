"""The store on a SPARQL 1.1 server: what is asked of a folder is asked of it over HTTP, with the same answers."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError, StoreError
from kg.schema.terms import KNOWLEDGE_GRAPH, PUSH, PUSH_GRAPH
from kg.store.protocol import Endpoint
from kg.syntax.datasets import within_graph
from kg.syntax.forms import form
from kg.syntax.substitution import substitute
from kg.syntax.tokens import tokens

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["RemotePublications", "RemoteStore"]

_KNOWN = "ASK { ?s ?p ?o }"
_NAMED = f"ASK {{ GRAPH <{KNOWLEDGE_GRAPH}> {{ ?s ?p ?o }} }}"
_UNFINISHED = f"ASK {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}unfinished> ?since }} }}"
_FINISHED = f"SELECT ?time {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}finished> ?time }} }}"
_TRUST = 1.0  # seconds for which a graph that was whole is taken to be whole
_HIDDEN = frozenset({NamedNode(KNOWLEDGE_GRAPH), NamedNode(PUSH_GRAPH)})
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class RemoteStore:
    """A GraphStore over a SPARQL 1.1 server.

    The knowledge is in the server's unnamed default graph or, where it has none, in the graph that is named
    :data:`kg.schema.terms.KNOWLEDGE_GRAPH`.

    Args:
        location: the server's address, or that of its queries.

    Raises:
        StoreError: the server cannot be reached or is not a SPARQL server, or holds no graph.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._endpoint: Endpoint | None = Endpoint(location)
        self._default: tuple[str, ...] = ()
        self._whole_at = 0.0
        try:
            if self.query(_NAMED):
                self._default = (KNOWLEDGE_GRAPH,)
            elif not self.query(_KNOWN):
                raise StoreError(f"{location} holds no graph.", hint="Put one there with 'kg push'.")
        except BaseException:
            self.close()
            raise

    def query(
        self,
        text: str,
        *,
        substitutions: Mapping[str, NamedNode | Literal] | None = None,
        prefixes: Mapping[str, str] | None = None,
        base: str = "",
        default_graphs: Sequence[NamedNode | DefaultGraph] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a SPARQL 1.1 query; see GraphStore."""
        asked = _with_prologue(substitute(text, substitutions or {}), prefixes or {}, base)
        self._check_whole()
        if self._default and default_graphs is None and named_graphs is None:
            within = within_graph(asked, KNOWLEDGE_GRAPH, [KNOWLEDGE_GRAPH, PUSH_GRAPH])
            if within is not None:
                return self._asked(within, {}, form(text))
        return self._asked(asked, self._dataset(default_graphs, named_graphs), form(text))

    def _check_whole(self) -> None:
        """Refuse a graph in the middle of a push; asked now and then, since a store may be open for days."""
        if time.monotonic() - self._whole_at < _TRUST:
            return
        if self._asked(_UNFINISHED, {}, "ASK"):
            raise StoreError(
                f"{self.location} holds a part of a graph: a push is at work, or was cut off.",
                hint="Wait for it to end, or run 'kg push' again.",
            )
        self._whole_at = time.monotonic()

    def _asked(
        self, asked: str, parameters: Mapping[str, Sequence[str]], kind_of_query: str
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        body, kind = self._open().results(asked, parameters, triples=kind_of_query in {"CONSTRUCT", "DESCRIBE"})
        try:
            rows = QueryResultsFormat.from_media_type(kind)
            if rows is not None:
                found = parse_query_results(body, format=rows)
                return _as_boolean(found) if kind_of_query == "ASK" else found
            triples = RdfFormat.from_media_type(kind)
            if triples is None:
                raise StoreError(f"{self.location} answered in {kind or 'no media type'}, which is not read.")
            return _as_results(quad.triple for quad in parse(body, format=triples))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.location} gave an answer that cannot be read: {error}.") from error
        except OSError as error:
            raise StoreError(f"{error}.", hint="Try again.") from error

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,  # noqa: A002 - its name in RDF
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match; see GraphStore."""
        given = {"s": subject, "p": predicate, "o": object}
        pattern = " ".join(f"?{name}" if term is None else str(term) for name, term in given.items())
        if graph is None or isinstance(graph, DefaultGraph):
            for row in self._rows(f"SELECT * {{ {pattern} }}", self._dataset(None, None)):
                yield _quad(row, given, DefaultGraph())
        if graph is None:
            for row in self._rows(f"SELECT * {{ GRAPH ?g {{ {pattern} }} }}"):
                if row["g"] not in _HIDDEN:
                    yield _quad(row, given, row["g"])
        elif isinstance(graph, NamedNode):
            for row in self._rows(f"SELECT * {{ GRAPH {graph} {{ {pattern} }} }}"):
                yield _quad(row, given, graph)

    def named_graphs(self) -> Iterator[NamedNode]:
        """Return the names of the named graphs."""
        for row in self._rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"):
            if isinstance(row["g"], NamedNode) and row["g"] not in _HIDDEN:
                yield row["g"]

    def canonical_nquads(self) -> bytes:
        """Return everything as sorted N-Quads; see GraphStore."""
        lines = {serialize([quad], format=RdfFormat.N_QUADS) or b"" for quad in self.quads()}
        return b"".join(sorted(lines))

    def dataset(self) -> "Dataset":
        """Refuse: rdflib reads the graph from a folder.

        Raises:
            StoreError: always.
        """
        raise StoreError(
            f"{self.location} is a server, and rdflib reads a store in a folder.",
            hint="Use rdflib's SPARQLStore with the server's address.",
        )

    def beside(self, name: str) -> Path | None:
        """Return None: a server keeps no files."""
        return None

    def close(self) -> None:
        """Close the connections to the server."""
        if self._endpoint is not None:
            self._endpoint.close()
        self._endpoint = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> Endpoint:
        if self._endpoint is None:
            raise StoreError(f"The store at {self.location} has been closed.")
        return self._endpoint

    def _rows(self, text: str, parameters: Mapping[str, Sequence[str]] | None = None) -> QuerySolutions:
        self._check_whole()
        found = self._asked(text, parameters or {}, "SELECT")  # a default graph in it would leave no named ones
        if not isinstance(found, QuerySolutions):
            raise StoreError(f"{self.location} answered a SELECT query with something else.")
        return found

    def _dataset(
        self, default_graphs: Sequence[NamedNode | DefaultGraph] | None, named_graphs: Sequence[NamedNode] | None
    ) -> dict[str, list[str]]:
        """Return the parameters of the protocol that choose the graphs."""
        if default_graphs is None and named_graphs is None:
            return {"default-graph-uri": [*self._default]} if self._default else {}
        chosen = []
        for graph in default_graphs or ():
            if isinstance(graph, NamedNode):
                chosen.append(graph.value)
            elif self._default:
                chosen += self._default
            elif len(default_graphs or ()) > 1 or named_graphs:
                raise QueryError(
                    "A server cannot mix its unnamed graph with others.", hint="Ask for the named graphs alone."
                )
        return {"default-graph-uri": chosen, "named-graph-uri": [graph.value for graph in named_graphs or ()]}


class RemotePublications:
    """Tells when another graph was pushed to a server.

    Args:
        location: the server's address, or that of its queries.
    """

    def __init__(self, location: str) -> None:
        self._endpoint = Endpoint(location)

    def current(self) -> str:
        """Return when the last push ended, in milliseconds; "1" where nothing was ever pushed.

        Raises:
            StoreError: the server cannot be reached or fails.
        """
        body, kind = self._endpoint.results(_FINISHED, {})
        form = QueryResultsFormat.from_media_type(kind)
        found = parse_query_results(body, format=form) if form else ()
        times = [value for row in found if (value := getattr(row["time"], "value", "")).isdigit()]  # type: ignore[union-attr]
        return max(times, key=int, default="1")


def _with_prologue(text: str, prefixes: Mapping[str, str], base: str) -> str:
    """Return a query with the prefixes that it uses, and a base, declared in front of its own."""
    used = {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}
    lines = [f"BASE <{base}>"] if base else []
    lines += [f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items() if name in used]
    return "\n".join([*lines, text])


def _as_boolean(found: QuerySolutions | QueryBoolean) -> QueryBoolean:
    """Return the answer to an ASK query; Virtuoso 7 writes it as a table, with a row where it is yes."""
    if isinstance(found, QueryBoolean):
        return found
    answer = b"true" if any(True for _ in found) else b"false"
    boolean = parse_query_results(b'{"head":{},"boolean":' + answer + b"}", format=QueryResultsFormat.JSON)
    assert isinstance(boolean, QueryBoolean)  # noqa: S101 - the text is one
    return boolean


def _as_results(triples: Iterator[Triple]) -> QueryTriples:
    """Return triples as the engine's own results, which have no other maker."""
    store = Store()
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    found = store.query(_EVERYTHING)
    assert isinstance(found, QueryTriples)  # noqa: S101 - the text is a CONSTRUCT
    return found


def _quad(row: QuerySolution, given: Mapping[str, NamedNode | Literal | None], graph: Any) -> Quad:
    terms: dict[str, Any] = {name: row[name] if term is None else term for name, term in given.items()}
    return Quad(terms["s"], terms["p"], terms["o"], graph)
