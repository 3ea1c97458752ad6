"""What a server keeps of pushes, in a graph beside the others: what it holds, and who is at work.

- The push graph itself has push:generation and push:finished (of the last whole push), push:unfinished (a push is at
  work or was cut off: the graph is a mixture), push:holder (the push that is at work: machine, process and a random
  word) and push:beat (when it last said so, by the server's clock).
- Each graph that is there has push:key: what of it is there; "" while that is being changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolution, QuerySolutions, parse_query_results

from kg.errors import StoreError
from kg.push.updates import Change, delete, insert
from kg.schema.terms import KNOWLEDGE_GRAPH, PUSH, PUSH_GRAPH
from kg.store.protocol import Endpoint

__all__ = ["State", "knowledge_graph", "marked", "read_state", "read_time", "select_rows", "server_time", "state_lines"]

_STATE = f"SELECT ?s ?p ?o {{ GRAPH <{PUSH_GRAPH}> {{ ?s ?p ?o }} }}"
_IS_UNION = f"SELECT ?o {{ <{PUSH_GRAPH}> <{PUSH}holder> ?o }} LIMIT 1"
_TIME = "SELECT (NOW() AS ?now) {}"


@dataclass(frozen=True, slots=True)
class State:
    """What a server keeps of pushes.

    Attributes:
        keys: the key of each named graph that pushes have put there; empty while its content is not known.
        generation: the generation of the last whole push; empty if there was none.
        finished: when that push ended, in milliseconds since 1970; empty if there was none.
        unfinished: whether a push is at work or was cut off.
        holder: the push that is at work; empty if there is none.
        beat: when it last said so, by the server's clock, as written.
    """

    keys: Mapping[str, str]
    generation: str = ""
    finished: str = ""
    unfinished: bool = False
    holder: str = ""
    beat: str = ""


def select_rows(endpoint: Endpoint, query: str) -> Iterator[QuerySolution]:
    """Return the rows of a SELECT query as they come.

    Raises:
        StoreError: the server fails, or its answer is not one.
    """
    body, kind = endpoint.results(query, {})
    try:
        yield from _solutions(body, kind, endpoint.address)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{endpoint.address} gave an answer that cannot be read: {error}.") from error
    except OSError as error:
        raise StoreError(f"{error}.", hint="Try again.") from error
    finally:
        body.close()


def _solutions(body: IO[bytes], kind: str, address: str) -> QuerySolutions:
    form = QueryResultsFormat.from_media_type(kind)
    found = parse_query_results(body, format=form) if form is not None else None
    if not isinstance(found, QuerySolutions):
        raise StoreError(f"{address} answered a SELECT query with something else.")
    return found


def read_state(endpoint: Endpoint) -> State:
    """Read what a server keeps of pushes; nothing of it gives the empty state.

    Raises:
        StoreError: the server cannot be reached or fails.
    """
    keys: dict[str, str] = {}
    own: dict[str, str] = {}
    for row in select_rows(endpoint, _STATE):
        subject, predicate, value = (getattr(row[name], "value", "") for name in ("s", "p", "o"))
        if subject == PUSH_GRAPH:
            own[predicate.removeprefix(PUSH)] = value
        else:
            keys[subject] = "" if subject in keys else value  # two keys: a request was cut off between them
    return State(
        keys,
        own.get("generation", ""),
        own.get("finished", ""),
        "unfinished" in own,
        own.get("holder", ""),
        own.get("beat", ""),
    )


def marked(graph: str, name: str, before: str | None, after: str | None) -> list[Change]:
    """Return the changes that replace a value of the state.

    Args:
        graph: the graph that it is about; :data:`kg.schema.terms.PUSH_GRAPH` for the push itself.
        name: the property.
        before: the value that is there; None if there is none.
        after: the value to be there; None for none.
    """
    if before == after:
        return []
    changes = [] if before is None else [delete(PUSH_GRAPH, [_line(graph, name, before)])]
    return changes if after is None else [*changes, insert(PUSH_GRAPH, [_line(graph, name, after)])]


def _line(graph: str, name: str, value: str) -> bytes:
    """Return a line of N-Triples of the state."""
    return f"{NamedNode(graph)} <{PUSH}{name}> {Literal(value)} .".encode()


def state_lines(keys: Mapping[str, str], generation: str) -> Iterator[bytes]:
    """Yield the state after a whole push as lines of N-Quads without their ends, to be loaded with its graphs."""
    for graph, name, value in [
        (PUSH_GRAPH, "generation", generation),
        *((each, "key", key) for each, key in keys.items()),
    ]:
        yield _line(graph, name, value).removesuffix(b".") + f"<{PUSH_GRAPH}> .".encode()


def knowledge_graph(endpoint: Endpoint) -> str:
    """Return where a server holds the knowledge, once the state holds a holder: empty for an unnamed default graph.

    Where queries of the default graph see what stands in a named graph, there is no graph of its own without a name.
    """
    return KNOWLEDGE_GRAPH if any(True for _ in select_rows(endpoint, _IS_UNION)) else ""


def server_time(endpoint: Endpoint) -> datetime:
    """Return what a server's clock says.

    Raises:
        StoreError: it says nothing that can be read.
    """
    for row in select_rows(endpoint, _TIME):
        return read_time(getattr(row["now"], "value", ""), endpoint.address)
    raise StoreError(f"{endpoint.address} does not say what time it is.")


def read_time(text: str, address: str) -> datetime:
    """Return the time that an xsd:dateTime stands for; UTC where it names no time zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise StoreError(f"{address} gave {text!r} for a time.") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)
