"""What the server asks of the processes that work for it: jobs, and the writer through which they answer."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kg.errors import (
    InputError,
    KgError,
    QueryError,
    QueryTimeoutError,
    StoreError,
    UnknownQueryError,
    UnknownThingError,
)
from kg.web.frames import DATA, END, ERROR, HEAD, pack_json, write_frame

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Job", "Reply", "Status", "Work", "parse_job", "told_failures"]

Job = Mapping[str, Any]
"""A job: JSON with the name of its work as "work"."""

_COMMAND = re.compile(r"\bkg [a-z]")
_CHUNK = 64 * 1024  # bytes gathered before they are sent


class Work(NamedTuple):
    """One kind of work: what it is called in jobs, and what does it."""

    name: str
    run: "Callable[[GraphStore, Job, Reply], None]"


class Status(NamedTuple):
    """How an error is told over HTTP: its class and the status that goes with it."""

    error: type[KgError]
    code: int


# The first that fits counts.
_STATUS = (
    Status(UnknownThingError, 404),
    Status(UnknownQueryError, 404),
    Status(QueryTimeoutError, 408),
    Status(StoreError, 500),
    Status(QueryError, 400),
    Status(InputError, 400),
    Status(KgError, 500),
)


class Reply:
    """Writes one answer; also a writable binary file, for serializers that want one.

    Args:
        stream: where frames go.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = bytearray()

    def begin(self, media: str, **told: Any) -> None:
        """Tell what kind of answer follows."""
        self._stream.write(pack_json(HEAD, {"media": media, **told}))

    def write(self, data: "bytes | bytearray | memoryview") -> int:
        """Add to the answer."""
        self._held += data
        if len(self._held) >= _CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what was added so far."""
        if self._held:
            write_frame(self._stream, DATA, bytes(self._held))
            self._held.clear()

    def end(self, **told: Any) -> None:
        """Tell that the answer is whole."""
        self.flush()
        self._stream.write(pack_json(END, told))
        self._stream.flush()

    def fail(self, code: int, message: str, **told: Any) -> None:
        """Tell that there is no answer."""
        self._held.clear()
        self._stream.write(pack_json(ERROR, {"status": code, "message": message, **told}))
        self._stream.flush()


@contextmanager
def told_failures(reply: Reply, log: Callable[[str], None]) -> Iterator[None]:
    """Have whatever goes wrong within the context told to the asker, as far as it is the asker's to know.

    Args:
        reply: where to.
        log: takes what is not.
    """
    try:
        yield
    except KgError as error:
        code = next(status.code for status in _STATUS if isinstance(error, status.error))
        if code == 500:
            log(str(error))
            reply.fail(500, "The graph could not be read.")
        else:
            told = {"nearest": error.nearest, "thing": error.thing} if isinstance(error, UnknownThingError) else {}
            hint = str(error).removeprefix(error.what)
            # what to type on a command line is of no use here
            reply.fail(code, error.what if _COMMAND.search(hint) else str(error), **told)
    except BrokenPipeError:
        raise
    except Exception as error:  # the last frame of a job: the process lives on, and so must the server
        log(f"{type(error).__name__}: {error}")
        reply.fail(500, "This could not be answered.")


def parse_job(data: bytes) -> Job:
    """Return the job that a frame holds."""
    job = json.loads(data)
    assert isinstance(job, dict)  # noqa: S101 - the server writes them
    return job
