"""One process that works for the server, seen from the server."""

import asyncio
import json
import os
import sys
from contextlib import suppress

from kg.errors import StoreError
from kg.store.allocator import allocator_environment
from kg.web.frames import ACCEPTED, ERROR, JOB, PIPE_BYTES, PREFIX, READY, pack
from kg.web.jobs import Failure, Job, Ready, Start
from kg.web.wire import decode, encode

__all__ = ["DiedError", "Process"]

_START_SECONDS = 300.0  # a large graph on a busy machine: the index of names alone takes seconds of a processor
_MAIN = "import sys; sys.path[:] = sys.argv[1:]; from kg.web.worker import run_worker; run_worker()"


class DiedError(Exception):
    """The process ended."""


class Process:
    """A process; make it with :meth:`start`."""

    def __init__(self, process: asyncio.subprocess.Process, memory: int) -> None:
        assert process.stdin is not None  # noqa: S101 - asked for at the start
        assert process.stdout is not None  # noqa: S101 - asked for at the start
        self._process = process
        self._jobs = process.stdin
        self._answers = process.stdout
        self.memory = memory
        self.generation = ""

    @classmethod
    async def start(cls, start: Start) -> "Process":
        """Start a process, and wait until it can be given jobs.

        Raises:
            StoreError: it cannot open the store.
        """
        try:
            started = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-c",
                _MAIN,
                *sys.path,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=PIPE_BYTES,
                env={**os.environ, **allocator_environment()},
            )
        except OSError as error:
            raise StoreError(f"A process for the store could not be started: {error}.") from error
        process = cls(started, start.memory)
        try:
            process._jobs.write(encode(start) + b"\n")
            kind, data = await asyncio.wait_for(process.receive(), _START_SECONDS)
        except (TimeoutError, DiedError) as error:
            await process.kill()
            raise StoreError("A process for the store could not be started.") from error
        except BaseException:
            await process.kill()
            raise
        if kind == ERROR:
            await process.kill()
            raise StoreError(decode(Failure, data).message)
        assert kind == READY  # noqa: S101 - it says nothing else first
        process.generation = decode(Ready, data).generation
        return process

    async def send(self, job: Job, timeout: float) -> None:
        """Give it a job, and wait until it has read it.

        Raises:
            DiedError: it has not, since it ended.
        """
        envelope = {"job": type(job).__name__, "timeout": timeout, "data": encode(job).decode()}
        try:
            self._jobs.write(pack(JOB, json.dumps(envelope).encode()))
            await self._jobs.drain()
        except (ConnectionError, RuntimeError) as error:
            raise DiedError from error
        kind, _ = await self.receive()
        assert kind == ACCEPTED  # noqa: S101 - it says nothing else first

    async def receive(self) -> tuple[bytes, bytes]:
        """Return the next frame that it writes.

        Raises:
            DiedError: it ended.
        """
        try:
            kind, length = PREFIX.unpack(await self._answers.readexactly(PREFIX.size))
            return kind, await self._answers.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise DiedError from error

    async def kill(self) -> None:
        """End it at once, and see that nothing of it stays."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._jobs.close()
        with suppress(OSError):
            await self._jobs.wait_closed()
        # what it still had to say, so that the pipe is closed; where somebody waits for it, they read it instead
        with suppress(OSError, RuntimeError):
            while await self._answers.read(PIPE_BYTES):
                pass
        await self._process.wait()
