"""Where saved queries stand: the user's own folders first, then those that ship with paper-kg."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import QueryError, UnknownQueryError
from kg.resources import queries_folder
from kg.sparql.header import parse_saved_query
from kg.sparql.saved_query import SavedQuery

__all__ = ["ENVIRONMENT_VARIABLE", "INTERNAL", "find_query", "query_folders", "read_query", "saved_queries"]

ENVIRONMENT_VARIABLE = "KG_QUERIES"
INTERNAL = "internal"
"""The tag of queries that pages ask; they are left out of lists."""
_NAME = re.compile(r"[\w][\w-]*")


def query_folders() -> tuple[Path, ...]:
    """Return the folders of saved queries: those of the environment variable KG_QUERIES, then the shipped one."""
    own = os.environ.get(ENVIRONMENT_VARIABLE, "").split(os.pathsep)
    return (*(Path(folder).expanduser() for folder in own if folder), queries_folder())


def find_query(name: str, folders: Sequence[Path] | None = None) -> SavedQuery:
    """Return a saved query by its name; only its own file is read.

    Args:
        name: a name without ".rq".
        folders: where to look, first come first served; :func:`query_folders` if None.

    Raises:
        UnknownQueryError: there is none of that name.
        QueryError: the file cannot be read, or its header does not fit its query.
    """
    places = query_folders() if folders is None else folders
    if _NAME.fullmatch(name):  # a name, no path: nothing outside the folders can be asked for
        for folder in places:
            file = folder / f"{name}.rq"
            if file.is_file():
                return read_query(file)
    from difflib import get_close_matches

    known = [file.stem for file in _files(places)]
    nearest = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(nearest)}?" if nearest else "'kg queries' lists them."
    raise UnknownQueryError(f"There is no saved query {name!r}.", hint=hint, given=name)


def saved_queries(folders: Sequence[Path] | None = None, *, internal: bool = False) -> tuple[SavedQuery, ...]:
    """Return all saved queries, sorted by name; of two of one name the first folder's counts.

    Args:
        folders: where they are; :func:`query_folders` if None.
        internal: return those tagged "internal" instead, which are left out otherwise.

    Raises:
        QueryError: a file cannot be read, or its header does not fit its query.
    """
    found = (read_query(file) for file in _files(query_folders() if folders is None else folders))
    return tuple(query for query in found if (INTERNAL in query.tags) is internal)


def read_query(file: Path) -> SavedQuery:
    """Return the saved query of a file.

    Raises:
        QueryError: the file cannot be read, or its header does not fit its query.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"The query file {file} cannot be read: {error}.", given=str(file)) from error
    return parse_saved_query(text, file)


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for file in folder.glob("*.rq"):
            found.setdefault(file.stem, file)
    return (found[name] for name in sorted(found))
