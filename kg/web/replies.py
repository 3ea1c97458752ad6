"""How a process answers a job: the writer of its answer, and what errors become over HTTP."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from kg.errors import (
    InputError,
    KgError,
    QueryError,
    QueryTimeoutError,
    StoreError,
    UnknownQueryError,
    UnknownThingError,
)
from kg.web.frames import DATA, END, ERROR, FRAME_BYTES, HEAD, PREFIX, pack
from kg.web.jobs import Ending, Failure, Head
from kg.web.wire import encode

__all__ = ["AnswerTooLargeError", "Reply", "UnacceptableError", "answered_failures"]

_COMMAND = re.compile(r"\bkg [a-z]|--[a-z]")


class UnacceptableError(KgError):
    """There is no answer in a format that the request accepts."""


class AnswerTooLargeError(KgError):
    """An answer has more bytes than it may."""


class _Status(NamedTuple):
    """An error's class and the HTTP status that goes with it."""

    error: type[KgError]
    code: int


# The first that fits counts.
_STATUS = (
    _Status(UnknownThingError, 404),
    _Status(UnknownQueryError, 404),
    _Status(UnacceptableError, 406),
    _Status(QueryTimeoutError, 408),
    _Status(StoreError, 500),
    _Status(QueryError, 400),
    _Status(InputError, 400),
    _Status(AnswerTooLargeError, 400),
    _Status(KgError, 500),
)


class Reply:
    """Writes one answer; also a writable binary file, for serializers that want one.

    Args:
        stream: where frames go.
        limit: how many bytes an answer may have.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._written = 0
        self._held = bytearray()

    def begin(self, head: Head) -> None:
        """Send what is known of the answer before its first byte."""
        self._stream.write(pack(HEAD, encode(head)))

    def write(self, data: bytes, /) -> int:
        """Add to the answer.

        Raises:
            AnswerTooLargeError: there is no room for it.
        """
        self._written += len(data)
        if self._written > self._limit:
            raise AnswerTooLargeError(f"The answer has more than {self._limit} bytes.", hint="Ask for less.")
        self._held += data
        if len(self._held) >= FRAME_BYTES:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what was added so far, in frames of limited size."""
        if self._held:
            self._pass()
            self._stream.flush()

    def end(self, ending: Ending | None = None) -> None:
        """Send the rest; the answer is whole."""
        self._pass()
        self._stream.write(pack(END, encode(ending or Ending())))
        self._stream.flush()

    def _pass(self) -> None:
        held, self._held = memoryview(self._held), bytearray()
        for start in range(0, len(held), FRAME_BYTES):
            part = held[start : start + FRAME_BYTES]
            self._stream.write(PREFIX.pack(DATA, len(part)))
            self._stream.write(part)

    def send(self, media: str, data: bytes, policy: str = "") -> None:
        """Send a whole answer."""
        self.begin(Head(media, policy=policy))
        self.write(data)
        self.end()

    def fail(self, failure: Failure) -> None:
        """Say that there is no answer."""
        self._held.clear()
        self._stream.write(pack(ERROR, encode(failure)))
        self._stream.flush()


@contextmanager
def answered_failures(reply: Reply, log: Callable[[str], None]) -> Iterator[None]:
    """Have whatever goes wrong within the context answered, as far as it is the asker's to know.

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
            reply.fail(Failure(500, "The graph could not be read."))
        else:
            hint = str(error).removeprefix(error.what)
            # what to type on a command line is of no use here
            unknown = isinstance(error, UnknownThingError)
            is_listed = unknown and error.nearest  # type: ignore[attr-defined]
            message = error.what if _COMMAND.search(hint) or is_listed else str(error)
            nearest, thing = (error.nearest, error.thing) if unknown else ((), "")  # type: ignore[attr-defined]
            reply.fail(Failure(code, message, nearest, thing))
    except BrokenPipeError:
        raise
    except MemoryError:
        reply.fail(Failure(400, "The query was stopped: it takes more memory than it may."))
    except Exception as error:  # the last frame of a job: the process lives on, and so must the server
        log(f"{type(error).__name__}: {error}")
        reply.fail(Failure(500, "This could not be answered."))
