"""Which kind of process does which job, and how; each handler is imported only by the process that does its work."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from kg.web.jobs import Job
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply

__all__ = ["ROLES", "Handler", "handle", "handlers"]

ROLES = ("query", "page", "search")
"""What processes there are: for queries of users, for pages, for search."""

Asked = TypeVar("Asked", bound=Job)


class Handler(NamedTuple):
    """A job and what does it."""

    job: type[Job]
    run: Callable[[OpenGraph, Any, Reply], None]


def handle(job: type[Asked], run: Callable[[OpenGraph, Asked, Reply], None]) -> Handler:
    """Return the handler of a job."""
    return Handler(job, run)


def handlers(role: str) -> tuple[Handler, ...]:
    """Return what a process of a role does."""
    if role == "query":
        from kg.web.asking import HANDLERS as ASKING

        return ASKING
    if role == "page":
        from kg.web.completions import HANDLERS as COMPLETIONS
        from kg.web.describing import HANDLERS as DESCRIBING
        from kg.web.drawing import HANDLERS as DRAWING
        from kg.web.pages import HANDLERS as PAGES

        return (*DESCRIBING, *PAGES, *COMPLETIONS, *DRAWING)
    from kg.web.searching import HANDLERS as SEARCHING

    return SEARCHING
