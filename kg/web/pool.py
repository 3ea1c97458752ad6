"""Processes that work for the server: so many at once, killed when their time is over, renewed with the graph."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic

from kg.errors import KgError
from kg.web.frames import DATA, END, ERROR, HEAD
from kg.web.jobs import Ending, Failure, Head, Job, Start
from kg.web.process import DiedError, Process
from kg.web.wire import decode

__all__ = ["Answering", "BusyError", "FailedError", "Pool", "SlowError"]

_MEBIBYTE = 1024 * 1024


class BusyError(KgError):
    """As many are at work as may be."""


class SlowError(KgError):
    """The time limit was reached."""


class FailedError(KgError):
    """There is no answer.

    Args:
        failure: what a process says of it.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class Answering:
    """An answer on its way from a process.

    Args:
        process: what answers.
        limit: seconds that it may take in all, the time that its reader takes included.
    """

    def __init__(self, process: Process, limit: float) -> None:
        self._process = process
        self._limit = limit
        self._until = monotonic() + limit
        self.generation = process.generation
        self.head = Head("")
        self.ending = Ending()
        self.ended = False

    async def begin(self) -> None:
        """Wait for the answer's head.

        Raises:
            SlowError, FailedError: there will be none.
        """
        _, data = await self._next()  # what else a process says first is an error
        self.head = decode(Head, data)

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
                self.ending = decode(Ending, data)

    @asynccontextmanager
    async def within(self) -> AsyncIterator[None]:
        """End what is waited for inside when no time is left.

        Raises:
            SlowError: the limit was reached.
        """
        left = self._until - monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            async with asyncio.timeout(left):  # wait_for makes a task of each frame
                yield
        except TimeoutError:
            reason = f"Time ran out: the query was stopped after {self._limit:g} s."
            raise SlowError(reason, hint="Ask for less.") from None

    async def _next(self) -> tuple[bytes, bytes]:
        try:
            async with self.within():
                kind, data = await self._process.receive()
        except DiedError:
            memory = self._process.memory // _MEBIBYTE
            reason = f"The query was stopped: it takes more than {memory} MiB of memory, or the engine fails on it."
            raise FailedError(Failure(400, reason)) from None
        self.ended = kind in (END, ERROR)
        if kind == ERROR:
            raise FailedError(decode(Failure, data))
        if not self.head.media and kind != HEAD:
            raise FailedError(Failure(500, "This could not be answered."))
        return kind, data


class Pool:
    """Some processes of one role.

    Args:
        start: what each begins with.
        size: how many processes, and so how many jobs at once.
        wait: seconds that a job waits for a process.
    """

    def __init__(self, start: Start, size: int, *, wait: float) -> None:
        self._start = start
        self._size = size
        self._wait = wait
        self._slots = asyncio.Semaphore(size)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._refills: set[asyncio.Task[None]] = set()
        self._closed = False
        self.generation = ""

    async def start(self) -> None:
        """Start the processes; where some are at work, new ones take their place, and they end with what they are at.

        Raises:
            StoreError: they cannot be started.
        """
        started = await asyncio.gather(*(Process.start(self._start) for _ in range(self._size)), return_exceptions=True)
        processes = [each for each in started if isinstance(each, Process)]
        failed = next((each for each in started if isinstance(each, BaseException)), None)
        if failed is not None:
            await asyncio.gather(*(process.kill() for process in processes))
            raise failed
        retired, self._idle = self._idle, processes
        self.generation = max((process.generation for process in processes), key=int)
        await asyncio.gather(*(process.kill() for process in retired))

    @asynccontextmanager
    async def answering(self, job: Job, timeout: float) -> AsyncIterator[Answering]:
        """Give a job to a process within the context; it is killed if the answer was not read to its end.

        Raises:
            BusyError: none was free in time.
            SlowError, FailedError: there is no answer.
        """
        try:
            async with asyncio.timeout(self._wait):
                await self._slots.acquire()
        except TimeoutError:
            raise BusyError(f"All {self._size} processes are at work.", hint="Try again in a moment.") from None
        try:
            process = await self._given(job, timeout)
            answer = Answering(process, timeout)
            try:
                await answer.begin()
                yield answer
            finally:
                self._busy.discard(process)
                if answer.ended and process.generation == self.generation and not self._closed:
                    self._idle.append(process)
                else:
                    await asyncio.shield(self._replace(process))
        finally:
            self._slots.release()

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in tuple(self._refills):
            task.cancel()
        await asyncio.gather(*self._refills, return_exceptions=True)
        processes, self._idle = [*self._idle, *self._busy], []
        await asyncio.gather(*(process.kill() for process in processes))

    async def _given(self, job: Job, timeout: float) -> Process:
        """Return a process that has accepted a job; those that died while idle are passed over."""
        while True:
            idle = bool(self._idle)
            process = self._idle.pop() if idle else await Process.start(self._start)
            self._busy.add(process)
            try:
                await process.send(job, timeout)
            except DiedError:
                self._busy.discard(process)
                await process.kill()
                if not idle:
                    raise FailedError(Failure(503, "A process of the server ended.")) from None
            except BaseException:
                self._busy.discard(process)
                await asyncio.shield(self._replace(process))
                raise
            else:
                return process

    async def _replace(self, process: Process) -> None:
        await process.kill()
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._refill())
            self._refills.add(task)
            task.add_done_callback(self._refills.discard)

    async def _refill(self) -> None:
        if len(self._idle) + len(self._busy) < self._size:
            with suppress(KgError):  # whoever asks next hears of it
                process = await Process.start(self._start)
                if self._closed or process.generation != self.generation or len(self._idle) >= self._size:
                    await process.kill()
                else:
                    self._idle.append(process)
