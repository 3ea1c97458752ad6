"""The graph in Python: ``kg.open(store).query(name, **params)`` asks what ``kg query`` asks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.errors import InputError
from kg.schema import terms as v

if TYPE_CHECKING:
    import pandas

    from kg.sparql import Answer
    from kg.store import GraphStore

__all__ = ["Graph", "Row", "Rows", "open_graph"]

_WHOLE = frozenset({v.INTEGER, *(v.XSD + name for name in ("int", "long", "nonNegativeInteger", "positiveInteger"))})
_REAL = frozenset({v.DECIMAL, v.XSD + "double", v.XSD + "float"})

Row = dict[str, Any]


class Rows:
    """What a query gave: rows by column name, to be read once or turned into a pandas frame.

    A value is an int, a float or a bool where its datatype says so, else text; None where a column has no value.
    """

    def __init__(self, answer: "Answer") -> None:
        from pyoxigraph import QueryBoolean, QuerySolutions

        self._answer = answer
        if isinstance(answer.results, QuerySolutions):
            self.columns = answer.columns or tuple(variable.value for variable in answer.results.variables)
        elif isinstance(answer.results, QueryBoolean):
            self.columns = ("answer",)
        else:
            self.columns = ("subject", "predicate", "object")

    def __iter__(self) -> Iterator[Row]:
        """Give the rows."""
        from itertools import islice

        from pyoxigraph import QueryBoolean, QuerySolutions

        results = self._answer.results
        if isinstance(results, QueryBoolean):
            yield {"answer": bool(results)}
        elif isinstance(results, QuerySolutions):
            for solution in islice(results, self._answer.limit):
                yield {name: _value(solution[name]) for name in self.columns}
        else:
            for triple in results:
                yield {name: _value(getattr(triple, name)) for name in self.columns}

    def frame(self) -> "pandas.DataFrame":
        """Return the rows as a pandas frame.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise InputError("A frame needs pandas.", hint="Install it, or read the rows as they are.") from error
        return pandas.DataFrame(list(self), columns=list(self.columns))


class Graph:
    """A published graph, open for reading; close it, or use it in a ``with``.

    Args:
        store: the open store.
    """

    def __init__(self, store: "GraphStore") -> None:
        self.store = store

    def query(self, name: str, /, **params: object) -> Rows:
        """Run a saved query.

        Args:
            name: its name, or the path of a file that ends in ".rq".
            params: its parameters, as they would be typed; an int, a float or a date is taken as it is written.

        Raises:
            QueryError: there is no such query, or a parameter is unknown, missing or ill-typed.
            UnknownThingError: a value names nothing in the graph.
        """
        from kg.sparql import ask_saved, find_query, read_query

        saved = read_query(Path(name)) if name.endswith(".rq") else find_query(name)
        values = {key: str(value) for key, value in params.items() if value is not None}
        return Rows(ask_saved(self.store, saved, values))

    def sparql(self, text: str) -> Rows:
        """Run a SPARQL query of one's own.

        Raises:
            QueryError: it is not a query, or may not be asked.
        """
        from kg.sparql import ask

        return Rows(ask(self.store, text))

    def close(self) -> None:
        """Let go of the graph."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the graph itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the graph."""
        self.close()


def open_graph(store: str | Path = "./kg-store") -> Graph:
    """Open what is published at a location; as ``kg.open`` it is the package's own.

    Args:
        store: where the store is.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    from kg.store import open_store

    return Graph(open_store(store))


def _value(term: Any) -> str | int | float | bool | None:
    if term is None:
        return None
    datatype = term.datatype.value if hasattr(term, "datatype") else ""
    try:
        if datatype in _WHOLE:
            return int(term.value)
        if datatype in _REAL:
            return float(term.value)
    except ValueError:
        return str(term.value)
    if datatype == v.BOOLEAN:
        return bool(term.value in {"true", "1"})
    return str(term.value) if hasattr(term, "value") else str(term)
