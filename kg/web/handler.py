"""A job and the function that does it, with types that fit each other."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from kg.web.jobs import Job
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply

__all__ = ["Handler", "handle"]

_Asked = TypeVar("_Asked", bound=Job)


class Handler(NamedTuple):
    """A job and what does it."""

    job: type[Job]
    run: Callable[[OpenGraph, Any, Reply], None]


def handle(job: type[_Asked], run: Callable[[OpenGraph, _Asked, Reply], None]) -> Handler:
    """Return the handler of a job."""
    return Handler(job, run)
