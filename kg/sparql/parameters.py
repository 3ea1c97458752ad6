"""From PARAM=VALUE as people type it to RDF terms that take the place of a saved query's variables."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError, ParameterError
from kg.schema import terms as v
from kg.sparql.leading_topics import topic_in_place_of
from kg.sparql.lookup import Thing, find_thing, find_things
from kg.sparql.periods import DATE_FORMS, first_day, last_day
from kg.sparql.saved_query import LIMIT, Parameter, ParameterType, SavedQuery

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["LAST", "Binding", "bind", "split_assignments"]

LAST = "to"
"""The parameter for which a month or year stands for its last day."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")  # 18 digits: what every engine's 64-bit integers hold
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,17}(?:\.[0-9]{0,17})?|\.[0-9]{1,17})")


class Binding(NamedTuple):
    """What was made of a query's parameters.

    Attributes:
        terms: the terms by variable name, without question mark.
        limit: at most how many rows the query is to give; None for all.
    """

    terms: Mapping[str, NamedNode | Literal]
    limit: int | None = None


def split_assignments(assignments: Iterable[str], query: SavedQuery) -> dict[str, str]:
    """Return the values by parameter from words such as ``author=Arindam Mitra``.

    Raises:
        ParameterError: a word has no "=", or names its parameter twice.
    """
    values: dict[str, str] = {}
    for word in assignments:
        name, equals, value = word.partition("=")
        name = name.strip()
        if not equals:
            wanted = next((parameter.name for parameter in query.params if parameter.required), "NAME")
            raise ParameterError(
                f"{word!r} is not of the form PARAM=VALUE.", hint=f"Try {wanted}={word!r}. {_known(query)}"
            )
        if name in values:
            raise ParameterError(f"The parameter {name!r} of {query.name} is given twice.")
        values[name] = value
    return values


def bind(store: "GraphStore", query: SavedQuery, values: Mapping[str, str], *, is_otherwise: bool = False) -> Binding:
    """Return the terms that the values of a query's parameters stand for; a value is never pasted into query text.

    Args:
        store: the graph, in which named things are looked up.
        query: the saved query.
        values: what was typed, by parameter; parameters without a value take their default or stay free.
        is_otherwise: whether a value names a thing of the kind that its parameter has for empty answers, if it can.

    Raises:
        ParameterError: a parameter is unknown, missing or ill-typed.
        UnknownThingError: a value names nothing in the graph.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in values:
        if name not in known:
            raise ParameterError(f"{query.name} has no parameter {name!r}.", hint=_known(query), given=name)
    terms: dict[str, NamedNode | Literal] = {}
    limit = None
    for parameter in query.params:
        value = values.get(parameter.name, parameter.default)
        if value is None:
            if parameter.required:
                hint = f"Try {query.example}" if parameter.example else _known(query)
                raise ParameterError(f"{query.name} needs the parameter {parameter.name!r}.", hint=hint)
            continue
        other = _otherwise(store, parameter, value) if is_otherwise else None
        term = other or _term(store, parameter, value)
        if parameter.name != LIMIT:
            terms[parameter.variable] = term
        elif (limit := int(term.value)) < 0:
            raise ParameterError(f"limit={value!r} is negative.")
    return Binding(terms, limit)


def _term(store: "GraphStore", parameter: Parameter, value: str) -> NamedNode | Literal:
    typed = value.strip()
    match parameter.type:
        case ParameterType.STRING:
            return Literal(_chosen(parameter, _encodable(parameter, value)))
        case ParameterType.INTEGER:
            if not _INTEGER.fullmatch(typed):
                raise _ill_typed(parameter, value, "a whole number such as 20")
            return Literal(typed, datatype=NamedNode(v.INTEGER))
        case ParameterType.DECIMAL:
            if not _DECIMAL.fullmatch(typed):
                raise _ill_typed(parameter, value, "a number such as 0.5")
            return Literal(typed, datatype=NamedNode(v.DECIMAL))
        case ParameterType.DATE:
            day = last_day(typed) if parameter.name == LAST else first_day(typed)
            if not day:
                raise _ill_typed(parameter, value, f"a date: {DATE_FORMS}")
            return Literal(day, datatype=NamedNode(v.DATE))
        case ParameterType.IRI:
            return NamedNode(_any_thing(store, _encodable(parameter, value)).iri)
        case kind:
            return NamedNode(find_thing(store, _encodable(parameter, value), kind).iri)


def _otherwise(store: "GraphStore", parameter: Parameter, value: str) -> NamedNode | None:
    """A thing of the kind that a parameter has for empty answers: one of that name, or the topic of a model."""
    if not parameter.otherwise:
        return None
    typed = _encodable(parameter, value)
    if parameter.otherwise == "topic":
        topic = topic_in_place_of(store, typed, _any_thing(store, typed).iri)
        return NamedNode(topic) if topic else None
    try:
        return NamedNode(find_thing(store, typed, parameter.otherwise).iri)
    except KgError:
        return None


def _chosen(parameter: Parameter, value: str) -> str:
    """The value as the parameter's choices write it; any value where there are none."""
    if not parameter.choices:
        return value
    for choice in parameter.choices:
        if choice.casefold() == value.strip().casefold():
            return choice
    raise _ill_typed(parameter, value, f"one of {', '.join(parameter.choices)}")


def _any_thing(store: "GraphStore", value: str) -> Thing:
    """The thing of any kind that a value names; what a paper introduces gives way to a model of the same name."""
    found = find_things(store, value)
    others = [thing for thing in found if thing.kind != "artifact"]
    return others[0] if len(others) == 1 else find_thing(store, value)


def _encodable(parameter: Parameter, value: str) -> str:
    """The value, if it is text that UTF-8 can carry: bytes of a command line may be none."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _ill_typed(parameter, value, "text in UTF-8") from error
    return value


def _ill_typed(parameter: Parameter, value: str, wanted: str) -> ParameterError:
    return ParameterError(f"{parameter.name}={value!r} is not {wanted}.", given=value)


def _known(query: SavedQuery) -> str:
    if not query.params:
        return "It takes no parameters."
    return "Its parameters: " + ", ".join(f"{each.name} ({each.type})" for each in query.params) + "."
