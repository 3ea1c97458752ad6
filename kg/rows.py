"""The rows of an answer in Python: a sequence that can be read again, a pandas frame, or a table in a notebook."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Self, overload

from kg.errors import InputError
from kg.schema import terms as v

if TYPE_CHECKING:
    import pandas

    from kg.sparql import Answer

__all__ = ["Row", "Rows", "Value"]

Row = dict[str, Any]
Value = str | int | float | bool | None

_WHOLE = frozenset({v.INTEGER, *(v.XSD + name for name in ("int", "long", "nonNegativeInteger", "positiveInteger"))})
_REAL = frozenset({v.DECIMAL, v.XSD + "double", v.XSD + "float"})
_SHOWN = 100  # rows of a table in a notebook


class Rows(Sequence[Row]):
    """The rows of an answer, each a dictionary by column name; they stay when the graph is closed.

    A value is an int, a float or a bool where its datatype says so, else text; None where a column has no value. The
    answer to an ASK query is one row with the column "answer", and its truth is that of the rows: ``bool(rows)``. Of
    other answers, ``bool(rows)`` says whether there are rows.

    Attributes:
        columns: the names of the columns, in order.
        cut: whether the ``limit`` of a saved query left rows out.
        note: how a saved query took its values, where not as they were given; empty for as given.
    """

    def __init__(self, columns: Sequence[str], values: Iterable[Sequence[Value]]) -> None:
        self.columns = tuple(columns)
        self._values = [tuple(each) for each in values]
        self._is_boolean = False
        self.cut = False
        self.note = ""

    @classmethod
    def read(cls, answer: "Answer") -> Self:
        """Return all rows of an answer, whose results are used up.

        Raises:
            QueryError: the store failed on the way.
        """
        from pyoxigraph import QueryBoolean

        from kg.errors import QueryError
        from kg.sparql.results import columns_of, rows_of

        results = answer.results
        if isinstance(results, QueryBoolean):
            rows = cls(("answer",), [(bool(results),)])
            rows._is_boolean = True
            return rows
        try:
            rows = cls(columns_of(answer), ([_value(term) for term in row] for row in rows_of(answer, 1)))
        except (OSError, RuntimeError) as error:
            raise QueryError(f"The store failed while answering: {error}.") from error
        rows.cut = answer.limit is not None and len(rows) > answer.limit
        if rows.cut:
            del rows._values[answer.limit :]
        rows.note = answer.note
        return rows

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return bool(self._values[0][0]) if self._is_boolean else bool(self._values)

    def __iter__(self) -> Iterator[Row]:
        for values in self._values:
            yield dict(zip(self.columns, values, strict=True))

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> "Rows": ...

    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self.columns, self._values[place])
        return dict(zip(self.columns, self._values[place], strict=True))

    def column(self, name: str) -> list[Any]:
        """Return the values of one column.

        Raises:
            KeyError: there is no such column.
        """
        if name not in self.columns:
            raise KeyError(f"{name!r} is not a column; the columns are {', '.join(self.columns)}.")
        place = self.columns.index(name)
        return [values[place] for values in self._values]

    def frame(self) -> "pandas.DataFrame":
        """Return the rows as a pandas frame; a column of whole numbers with gaps has the type Int64.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise InputError("frame() needs pandas.", hint="Install it, or read the rows as they are.") from error
        frame = pandas.DataFrame(self._values, columns=list(self.columns))
        for name in self.columns:
            present = [value for value in self.column(name) if value is not None]
            if present and len(present) < len(self) and all(map(_fits, present)):
                frame[name] = pandas.array(self.column(name), dtype="Int64")
        return frame

    def __repr__(self) -> str:
        return f"<{len(self)} row{'' if len(self) == 1 else 's'}: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows; text from notes is escaped, and web addresses are links."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in values)}</tr>" for values in self._values[:_SHOWN]
        )
        more = f"<p>{_SHOWN} of {len(self)} rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _fits(value: Value) -> bool:
    """Return whether a value is a whole number that has 64 bits at most."""
    return type(value) is int and -(2**63) <= value < 2**63


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return escape(str(value))
    if not value.startswith(("https://", "http://")):
        return escape(value)
    from kg.sparql.lookup import short_iri

    return f'<a href="{escape(value)}">{escape(short_iri(value))}</a>'


def _value(term: Any) -> Value:
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
