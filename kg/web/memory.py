"""Keeps what pages read again and again from a graph."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["remembered"]

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


def remembered(
    read: "Callable[Concatenate[GraphStore, _Given], _Read]",
) -> "Callable[Concatenate[GraphStore, _Given], _Read]":
    """Have what a function reads from a graph read once in the life of a process, which holds one graph."""
    kept: dict[tuple[Any, ...], _Read] = {}

    @wraps(read)
    def read_once(store: "GraphStore", /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Read:
        key = (id(store), *args)
        if key not in kept:
            kept[key] = read(store, *args, **kwargs)
        return kept[key]

    return read_once
