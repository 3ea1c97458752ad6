"""Keeps what pages read again and again from a graph."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kg.web.open_graph import OpenGraph

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["remembered"]

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


def remembered(
    read: "Callable[Concatenate[GraphStore, _Given], _Read]",
) -> "Callable[Concatenate[GraphStore, _Given], _Read]":
    """Have what a function reads from an open graph kept by that graph, and read once."""

    @wraps(read)
    def read_once(store: "GraphStore", /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Read:
        if not isinstance(store, OpenGraph):
            return read(store, *args, **kwargs)
        key = (read.__module__, read.__qualname__, args, tuple(sorted(kwargs.items())))
        return store.kept(key, lambda: read(store, *args, **kwargs))

    return read_once
