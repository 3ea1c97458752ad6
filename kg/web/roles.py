"""Which works each kind of process does; each is imported only by the process that does it."""

from kg.web.jobs import Work

__all__ = ["ROLES", "works"]

ROLES = ("query", "page", "search")
"""What processes there are: for queries of users, for pages, for what is searched."""


def works(role: str) -> tuple[Work, ...]:
    """Return what a process of a role does."""
    if role == "query":
        from kg.web.asking import WORKS as ASKING

        return ASKING
    if role == "page":
        from kg.web.describing import WORKS as DESCRIBING
        from kg.web.drawing import WORKS as DRAWING
        from kg.web.knowledge import WORKS as TELLING
        from kg.web.pages import WORKS as PAGES

        return (*DESCRIBING, *PAGES, *TELLING, *DRAWING)
    from kg.web.searching import WORKS as SEARCHING

    return SEARCHING
