"""The saved queries that are served: those that ship with paper-kg, and the user's own."""

from kg.errors import KgError
from kg.sparql import SavedQuery, query_folders, read_query
from kg.sparql.library import INTERNAL
from kg.web.log import log

__all__ = ["load_queries"]


def load_queries() -> dict[str, SavedQuery]:
    """Return the saved queries by name; a file that cannot be used is left out, and the log says why."""
    found: dict[str, SavedQuery] = {}
    for folder in query_folders():
        for file in sorted(folder.glob("*.rq")):
            try:
                query = read_query(file)
                if INTERNAL not in query.tags:
                    found.setdefault(file.stem, query)
            except KgError as error:
                log("left out", message=str(error))
    return dict(sorted(found.items()))
