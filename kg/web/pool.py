"""Processes that work for the server: so many at once, killed when their time is over, renewed with the graph."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Any

from kg.errors import KgError, StoreError
from kg.web.frames import DATA, END, ERROR, HEAD, JOB, PREFIX, READY, pack_json
from kg.web.jobs import Job

__all__ = ["Answering", "BusyError", "FailedError", "Pool", "SlowError"]

_START_SECONDS = 60.0
_PIPE_BYTES = 256 * 1024  # of one answer, held between a process and the network
_WALL_FACTOR = 30.0  # how much longer than its limit an answer may take in all, its reader's slowness included
_MAIN = "import sys; sys.path[:] = sys.argv[1:]; from kg.web.worker import run_worker; run_worker()"


class BusyError(KgError):
    """As many are at work as may be."""


class SlowError(KgError):
    """The time limit was reached."""


class FailedError(KgError):
    """A process told that it has no answer.

    Args:
        status: the HTTP status to tell.
        message: what to tell.
        told: what else is known.
    """

    def __init__(self, status: int, message: str, told: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.told = told or {}


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process, generation: str) -> None:
        self._process = process
        self.generation = generation

    @classmethod
    async def start(cls, store: str, role: str, memory: int) -> "_Worker":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-c",
            _MAIN,
            *sys.path,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_PIPE_BYTES,
        )
        worker = cls(process, "")
        try:
            assert process.stdin is not None  # noqa: S101 - asked for above
            process.stdin.write(json.dumps({"store": store, "role": role, "memory": memory}).encode() + b"\n")
            kind, data = await asyncio.wait_for(worker.receive(), _START_SECONDS)
            if kind != READY:
                raise StoreError("A process for the store could not be started.")
        except (TimeoutError, asyncio.IncompleteReadError, OSError) as error:
            await worker.kill()
            raise StoreError("A process for the store could not be started.") from error
        except BaseException:
            await worker.kill()
            raise
        worker.generation = json.loads(data)["generation"]
        return worker

    async def send(self, job: Job) -> None:
        assert self._process.stdin is not None  # noqa: S101 - asked for at the start
        self._process.stdin.write(pack_json(JOB, job))
        await self._process.stdin.drain()

    async def receive(self) -> tuple[bytes, bytes]:
        assert self._process.stdout is not None  # noqa: S101 - asked for at the start
        kind, length = PREFIX.unpack(await self._process.stdout.readexactly(PREFIX.size))
        return kind, await self._process.stdout.readexactly(length)

    async def kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
            with suppress(OSError):
                await self._process.stdin.wait_closed()
        if self._process.stdout is not None:
            # what it still had to say, so that the pipe is closed; where somebody waits for it, they read it instead
            with suppress(OSError, RuntimeError):
                while await self._process.stdout.read(_PIPE_BYTES):
                    pass
        await self._process.wait()


class Answering:
    """An answer on its way from a process."""

    def __init__(self, worker: _Worker, limit: float) -> None:
        self._worker = worker
        self._limit = limit
        self._left = limit
        self._until = monotonic() + limit * _WALL_FACTOR
        self.generation = worker.generation
        self.head: dict[str, Any] = {}
        self.ending: dict[str, Any] = {}
        self.ended = False

    async def begin(self) -> None:
        """Wait for the answer's head.

        Raises:
            SlowError, FailedError: there will be none.
        """
        kind, data = await self._next()
        assert kind == HEAD  # noqa: S101 - what else a process says first was raised
        self.head = json.loads(data)

    async def parts(self) -> AsyncIterator[bytes]:
        """Give the answer's parts as they come.

        Raises:
            SlowError, FailedError: no more of them will come.
        """
        while not self.ended:
            kind, data = await self._next()
            if kind == DATA:
                yield data
            elif kind == END:
                self.ending = json.loads(data)

    async def _next(self) -> tuple[bytes, bytes]:
        begun = monotonic()
        try:
            kind, data = await asyncio.wait_for(self._worker.receive(), max(0.0, min(self._left, self._until - begun)))
        except TimeoutError:
            raise SlowError(
                f"Time ran out: the query was stopped after {self._limit:g} s.", hint="Ask for less."
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise FailedError(503, "The query was stopped: it took more memory or time than it may.") from None
        self._left -= monotonic() - begun
        self.ended = kind in (END, ERROR)
        if kind == ERROR:
            told = json.loads(data)
            raise FailedError(told["status"], told["message"], told)
        return kind, data


class Pool:
    """Some processes of one role.

    Args:
        store: where the store is.
        role: one of :data:`kg.web.roles.ROLES`.
        size: how many processes, and so how many jobs at once.
        wait: seconds that a job waits for a process.
        memory: bytes that a process may take.
    """

    def __init__(self, store: str, role: str, size: int, *, wait: float, memory: int) -> None:
        self._store = store
        self._role = role
        self._memory = memory
        self._size = size
        self._wait = wait
        self._slots = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._refills: set[asyncio.Task[None]] = set()
        self._closed = False
        self.generation = ""

    async def start(self) -> None:
        """Start the processes; where some are at work, new ones take their place, and they end with what they are at.

        Raises:
            StoreError: they cannot be started.
        """
        started = await asyncio.gather(
            *(_Worker.start(self._store, self._role, self._memory) for _ in range(self._size)), return_exceptions=True
        )
        workers = [each for each in started if isinstance(each, _Worker)]
        failed = next((each for each in started if isinstance(each, BaseException)), None)
        if failed is not None:
            await asyncio.gather(*(worker.kill() for worker in workers))
            raise failed
        retired, self._idle = self._idle, workers
        self.generation = max((worker.generation for worker in workers), key=int)
        await asyncio.gather(*(worker.kill() for worker in retired))

    @asynccontextmanager
    async def answering(self, job: Job, timeout: float) -> AsyncIterator[Answering]:
        """Give a job to a process within the context; it is killed if the answer was not read to its end.

        Raises:
            BusyError: none was free in time.
            SlowError, FailedError: there is no answer.
        """
        try:
            await asyncio.wait_for(self._slots.acquire(), self._wait)
        except TimeoutError:
            raise BusyError(
                f"{self._size} queries are running, as many as may.", hint="Try again in a moment."
            ) from None
        try:
            worker = self._idle.pop() if self._idle else await _Worker.start(self._store, self._role, self._memory)
            self._busy.add(worker)
            answer = Answering(worker, timeout)
            try:
                await worker.send({**job, "timeout": timeout})
                await answer.begin()
                yield answer
            except ConnectionError:
                raise FailedError(503, "The process for it ended.") from None
            finally:
                self._busy.discard(worker)
                if answer.ended and worker.generation == self.generation and not self._closed:
                    self._idle.append(worker)
                else:
                    await asyncio.shield(self._replace(worker))
        finally:
            self._slots.release()

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in tuple(self._refills):
            task.cancel()
        await asyncio.gather(*self._refills, return_exceptions=True)
        workers, self._idle = [*self._idle, *self._busy], []
        await asyncio.gather(*(worker.kill() for worker in workers))

    async def _replace(self, worker: _Worker) -> None:
        await worker.kill()
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._refill())
            self._refills.add(task)
            task.add_done_callback(self._refills.discard)

    async def _refill(self) -> None:
        if len(self._idle) + len(self._busy) < self._size:
            with suppress(KgError):  # told to whoever asks next
                worker = await _Worker.start(self._store, self._role, self._memory)
                if self._closed or worker.generation != self.generation or len(self._idle) >= self._size:
                    await worker.kill()
                else:
                    self._idle.append(worker)
