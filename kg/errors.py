"""The errors that people see, and the exit statuses of the commands.

    KgError                 anything paper-kg refuses or fails to do
    ├── InputError          a path, option or file that cannot be used
    ├── StoreError          the store cannot be opened, locked, written or read
    ├── QueryError          a query or its header is wrong, refused or failed
    │   ├── UnknownQueryError    no saved query of that name
    │   ├── ParameterError       a parameter is missing, unknown or ill-typed
    │   └── QueryTimeoutError    the time limit was reached
    ├── UnknownThingError   a name that the graph does not know
    └── VocabularyError     a file of ontology/ (or a user's own vocabulary) is wrong

Each message is one line: what failed, on what input, what to try. The command line prints it and exits with status 1.

    0    done
    1    refused or failed, as the line on standard error says; for ``kg validate``, ``kg doctor`` and
         ``kg vocabulary check`` also: problems were found
    3    a build is published, but some documents could not be read (what was known of them stays), or with
         ``--strict`` some were skipped or gave warnings
    4    a build ended without a single paper in what it looked at
    130  interrupted; a build has published what it had read
"""

from collections.abc import Sequence
from enum import IntEnum

__all__ = [
    "ExitStatus",
    "InputError",
    "KgError",
    "ParameterError",
    "QueryError",
    "QueryTimeoutError",
    "StoreError",
    "UnknownQueryError",
    "UnknownThingError",
    "VocabularyError",
]


class ExitStatus(IntEnum):
    """The exit statuses of the commands."""

    DONE = 0
    FAILED = 1
    INCOMPLETE = 3
    NOTHING_FOUND = 4
    INTERRUPTED = 130


class KgError(Exception):
    """Anything paper-kg refuses or fails to do, in one line.

    Attributes:
        code: a short name of the kind of error, for programs; it does not change.
        what: the line without what to try.
        hint: what to try; empty where there is nothing to say.
        input: what was typed or given that cannot be used; empty where the message has no such part.
    """

    code = "failed"

    def __init__(self, message: str, *, hint: str = "", given: str = "") -> None:
        self.what = " ".join(message.split())
        self.hint = " ".join(hint.split())
        self.input = given
        super().__init__(f"{self.what} {self.hint}".strip())


class InputError(KgError):
    """A path, option or file that cannot be used."""

    code = "input"


class StoreError(KgError):
    """The store cannot be opened, locked, written or read."""

    code = "store"


class QueryError(KgError):
    """A query or its header is wrong, refused or failed."""

    code = "query"


class UnknownQueryError(QueryError):
    """No saved query of that name."""

    code = "unknown-query"


class ParameterError(QueryError):
    """A parameter is missing, unknown or ill-typed."""

    code = "parameter"


class QueryTimeoutError(QueryError):
    """The time limit was reached."""

    code = "timeout"


class UnknownThingError(KgError):
    """A name that the graph does not know."""

    code = "unknown-thing"

    def __init__(self, thing: str, *, nearest: Sequence[str] = (), kind: str = "thing") -> None:
        names = ", ".join(repr(name) for name in nearest)
        hint = f"Did you mean {names}?" if names else "Try 'kg stats' to see what the graph holds."
        super().__init__(f"No {kind} in the graph is called {thing!r}.", hint=hint, given=thing)
        self.thing = thing
        self.nearest = tuple(nearest)


class VocabularyError(KgError):
    """A file of ontology/ (or a user's own vocabulary) is wrong."""

    code = "vocabulary"
