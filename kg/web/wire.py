"""Turns frozen dataclasses into JSON and back, so that what passes between processes has a type on both sides."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import asdict, fields
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["decode", "encode"]

_Record = TypeVar("_Record")


def encode(record: Any) -> bytes:
    """Return a record as JSON."""
    return json.dumps(asdict(record), ensure_ascii=True).encode()


def decode(kind: type[_Record], data: bytes) -> _Record:
    """Return the record that JSON holds.

    Raises:
        TypeError: it is not a record of this kind.
    """
    found = json.loads(data)
    if not isinstance(found, dict):
        raise TypeError(f"{kind.__name__} is not a JSON object")
    hints = _hints(cast("Hashable", kind))
    if unknown := found.keys() - hints.keys():
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)[0]!r}")
    return kind(**{name: _typed(value, hints[name], f"{kind.__name__}.{name}") for name, value in found.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    known = get_type_hints(kind)
    return {each.name: known[each.name] for each in fields(kind)}


def _typed(value: Any, hint: Any, name: str) -> Any:
    origin = get_origin(hint)
    if origin is tuple and isinstance(value, list):  # tuple[X, ...]
        return tuple(_typed(each, get_args(hint)[0], name) for each in value)
    if origin in {dict, Mapping} and isinstance(value, dict):
        return {str(key): _typed(each, get_args(hint)[1], name) for key, each in value.items()}
    if origin in {Union, UnionType}:
        if value is None and type(None) in get_args(hint):
            return None
        (only,) = (each for each in get_args(hint) if each is not type(None))
        return _typed(value, only, name)
    if isinstance(hint, type) and type(value) is hint:
        return value
    if hint is float and type(value) is int:
        return float(value)
    raise TypeError(f"{name} is {type(value).__name__}, not {hint}")
