"""Asks the store: a saved query with the values of its parameters, or any query that may be asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    parse_query_results,
)

from kg.errors import KgError, QueryError
from kg.schema.terms import BASE, KNOWLEDGE_GRAPH, PREFIXES
from kg.sparql import guard
from kg.syntax.tokens import tokens

if TYPE_CHECKING:
    from pyoxigraph import Literal

    from kg.sparql.parameters import Binding
    from kg.sparql.saved_query import SavedQuery
    from kg.store import GraphStore

__all__ = ["Answer", "Taken", "ask", "ask_saved"]


class Taken(NamedTuple):
    """What a value stands for, where it is not taken as typed.

    Attributes:
        name: the parameter.
        typed: what was typed.
        iri: the thing that it stands for.
        label: what that is called in English.
    """

    name: str
    typed: str
    iri: str
    label: str


class Answer(NamedTuple):
    """What a query gave.

    Attributes:
        results: its results, to be read once.
        columns: the columns to show; () for all.
        limit: at most how many rows the question itself wants; None for all.
        taken: the values that are not taken as typed; () for all as typed.
    """

    results: QuerySolutions | QueryBoolean | QueryTriples
    columns: tuple[str, ...] = ()
    limit: int | None = None
    taken: tuple[Taken, ...] = ()

    @property
    def note(self) -> str:
        """How the question was taken, where not as it was typed; empty for as typed."""
        if not self.taken:
            return ""
        from kg.schema.kinds import kind_of

        said = (
            f"{each.name}={each.typed!r} as the {kind_of(each.iri).names.english} “{each.label}”" for each in self.taken
        )
        return f"As typed there are no rows; this takes {' and '.join(said)}."


def ask(
    store: "GraphStore",
    text: str,
    terms: "Mapping[str, NamedNode | Literal] | None" = None,
    *,
    default_graphs: Sequence[NamedNode | DefaultGraph] | None = None,
    named_graphs: Sequence[NamedNode] | None = None,
    text_limit: int = guard.TEXT_LIMIT,
) -> Answer:
    """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Args:
        store: the graph.
        text: the query; the prefixes of :data:`kg.schema.terms.PREFIXES` are known to it.
        terms: terms that take the place of variables, by name.
        default_graphs: the graphs whose union is the default graph instead of what FROM says; None leaves it to FROM.
        named_graphs: the graphs that GRAPH reaches instead of what FROM NAMED says; None leaves it to FROM NAMED. One
            that the store does not hold is empty: nothing is read from elsewhere.
        text_limit: how many bytes the text may have.

    Raises:
        QueryError: the text is not a query or may not be asked, or the store failed to answer.
    """
    text = text.removeprefix("\ufeff")
    guard.check_query(text, text_limit)
    if default_graphs is None and named_graphs is None:
        chosen = guard.datasets(text, PREFIXES)
        for dataset in chosen:
            _check_held(store, dataset.iri)
        if any(dataset.iri == KNOWLEDGE_GRAPH for dataset in chosen):  # a name that the engine does not know
            default_graphs = [_graph(each.iri) for each in chosen if not each.named]
            named_graphs = [NamedNode(each.iri) for each in chosen if each.named]
    try:
        results = store.query(
            text,
            substitutions=terms,
            prefixes=PREFIXES,
            base=BASE,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"The query cannot be answered: {error}.") from error
    return Answer(results, _starred(text, results))


def ask_saved(store: "GraphStore", query: "SavedQuery", values: Mapping[str, str]) -> Answer:
    """Ask a saved query.

    Args:
        store: the graph.
        query: the saved query.
        values: what was typed for its parameters, by name.

    Raises:
        ParameterError: a parameter is unknown, missing or ill-typed.
        UnknownThingError: a value names nothing in the graph.
        QueryError: the query may not be asked, or the store failed to answer.
    """
    from kg.sparql.parameters import bind

    bound = bind(store, query, values)
    taken: tuple[Taken, ...] = ()
    if any(each.otherwise for each in query.params):
        answer, is_empty = _looked_into(_asked(store, query, bound))
        if is_empty:
            otherwise = bind(store, query, values, is_otherwise=True)
            if otherwise.terms != bound.terms:
                other, is_other_empty = _looked_into(_asked(store, query, otherwise))
                if not is_other_empty:
                    taken = tuple(_taken(store, query, values, bound, otherwise))
                    answer, bound = other, otherwise
    else:
        answer = _asked(store, query, bound)
    left_out = {each.column for each in query.params if each.default is None and values.get(each.name) is None}
    columns = tuple(each.name for each in query.columns if each.name not in left_out) or answer.columns
    return Answer(answer.results, columns, bound.limit, taken)


def _asked(store: "GraphStore", query: "SavedQuery", bound: "Binding") -> Answer:
    try:
        return ask(store, query.text, bound.terms)
    except QueryError as error:
        raise QueryError(f"{query.name}: {error}") from error


def _looked_into(answer: Answer) -> tuple[Answer, bool]:
    """Return an answer that nobody has read yet, and whether it has no rows."""
    if not isinstance(answer.results, QuerySolutions):
        return answer, False
    held = answer.results.serialize(format=QueryResultsFormat.JSON)
    first, unread = (parse_query_results(held or b"", format=QueryResultsFormat.JSON) for _ in range(2))
    is_empty = isinstance(first, QuerySolutions) and next(first, None) is None
    return answer._replace(results=unread), is_empty


def _taken(
    store: "GraphStore", query: "SavedQuery", values: Mapping[str, str], bound: "Binding", otherwise: "Binding"
) -> Iterator[Taken]:
    """Yield the values that stand for other things than those they name first."""
    from kg.sparql.lookup import label_of

    for parameter in query.params:
        term = otherwise.terms.get(parameter.variable)
        if isinstance(term, NamedNode) and term != bound.terms[parameter.variable]:
            yield Taken(parameter.name, values[parameter.name], term.value, label_of(store, term.value))


def _starred(text: str, results: QuerySolutions | QueryBoolean | QueryTriples) -> tuple[str, ...]:
    """The columns of a "SELECT *" in the order in which the query names them; () for any other query."""
    if not isinstance(results, QuerySolutions) or guard.projection(text) is not None:
        return ()
    given = {variable.value for variable in results.variables}
    named = dict.fromkeys(token.text[1:] for token in tokens(text) if token.kind == "variable")
    return tuple(name for name in named if name in given)


def _graph(iri: str) -> NamedNode | DefaultGraph:
    return DefaultGraph() if iri == KNOWLEDGE_GRAPH else NamedNode(iri)


def _check_held(store: "GraphStore", graph: str) -> None:
    if graph == KNOWLEDGE_GRAPH:
        return
    try:
        name = NamedNode(graph)
        held = store.query("ASK { GRAPH ?_graph { ?s ?p ?o } }", substitutions={"_graph": name})
    except (ValueError, KgError):
        held = None
    if not held:
        raise QueryError(
            f"FROM names <{graph}>, which is not a graph of the store.",
            hint="Nothing is read from elsewhere; a document's graph has its IRI.",
        )
