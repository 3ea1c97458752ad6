"""Which kind of process does which jobs; the handlers are imported only by the process that does their work."""

from importlib import import_module

from kg.web.handler import Handler

__all__ = ["ROLES", "handlers"]

ROLES = ("query", "page", "search")
"""What processes there are: for queries of users, for pages, for search."""


def handlers(role: str) -> tuple[Handler, ...]:
    """Return what a process of a role does; beyond those above, a role is a module that says so."""
    if role == "query":
        from kg.web.asking import HANDLERS as ASKING

        return ASKING
    if role == "page":
        from kg.web.bibliographies import HANDLERS as BIBLIOGRAPHIES
        from kg.web.completions import HANDLERS as COMPLETIONS
        from kg.web.describing import HANDLERS as DESCRIBING
        from kg.web.drawing import HANDLERS as DRAWING
        from kg.web.pages import HANDLERS as PAGES
        from kg.web.saved_query_pages import HANDLERS as SAVED_QUERIES

        return (*BIBLIOGRAPHIES, *DESCRIBING, *PAGES, *SAVED_QUERIES, *COMPLETIONS, *DRAWING)
    if role == "search":
        from kg.web.searching import HANDLERS as SEARCHING

        return SEARCHING
    found: tuple[Handler, ...] = import_module(role).HANDLERS
    return found
