"""Which kind of process does which jobs; the handlers are imported only by the process that does their work."""

from kg.web.handler import Handler

__all__ = ["ROLES", "handlers"]

ROLES = ("query", "page", "search")
"""What processes there are: for queries of users, for pages, for search."""


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
