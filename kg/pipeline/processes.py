"""Processes of this machine that work for a build: begun when there is work, kept until the build ends."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Any

from kg.errors import KgError

__all__ = ["LastingExecutor", "LocalProcesses", "look_for_cycles_seldom", "processes_for"]

_DOCUMENTS_A_PROCESS = 40  # fewer are read sooner than another process is ready
_SHARED, _FOR_TEXT = "kg.pipeline.documents", "spacy.lang.xx"  # modules that are imported once for all processes


class LastingExecutor(Executor):
    """An executor that outlives work that brings a process down: BrokenExecutor then concerns that work alone.

    Attributes:
        died: what happened to a document that brought its process down.
    """

    died = "the process that read it died"

    @property
    def jobs(self) -> int:
        """How many batches are read at once."""
        raise NotImplementedError

    def check(self) -> None:
        """Make sure that somebody is there to do the work.

        Raises:
            KgError: nobody is.
        """


class LocalProcesses(LastingExecutor):
    """Some processes, which end with this one however it ends. Each takes seconds to get ready: keep them for all work.

    When one dies, the work in hand is lost with BrokenExecutor, and other processes do what is submitted then.

    Args:
        count: how many processes.
        analyse_text: whether they will analyse text, for which spaCy is imported; that takes half a second.
    """

    def __init__(self, count: int, *, analyse_text: bool = True) -> None:
        self._count = count
        self._shared = (_SHARED, _FOR_TEXT) if analyse_text else (_SHARED,)
        self._pool: ProcessPoolExecutor | None = None
        self._sign_of_life: Future[int] = Future()

    def submit(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> "Future[Any]":
        """Have a process call a function."""
        if self._pool is not None:
            try:
                return self._pool.submit(function, *values, **named)
            except BrokenExecutor:
                self.check()
                self.shutdown(cancel_futures=True)
        self._pool = _pool(self._count, self._shared)
        self._sign_of_life = self._pool.submit(os.getpid)
        return self._pool.submit(function, *values, **named)

    @property
    def jobs(self) -> int:
        """How many batches are read at once."""
        return self._count

    def check(self) -> None:
        """Make sure that processes can be started.

        Raises:
            KgError: they cannot.
        """
        if self._sign_of_life.done() and self._sign_of_life.exception() is not None:
            raise KgError(
                "The processes that read documents cannot be started.",
                hint="Build with one job, or, in a script, under 'if __name__ == \"__main__\":'.",
            )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; work that is submitted later begins others."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None

    def __exit__(self, *_: object) -> None:
        """End the processes without the work that has not begun."""
        self.shutdown(cancel_futures=True)


def processes_for(documents: int) -> int:
    """Return how many processes so many documents are worth."""
    return max(1, min(os.cpu_count() or 1, documents // _DOCUMENTS_A_PROCESS))


def look_for_cycles_seldom() -> None:
    """Have Python look for cycles of objects less often in this process, which reads documents.

    A document makes tens of thousands of records and hardly a cycle: at the usual pace, looking takes a tenth of the
    time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _pool(count: int, shared: tuple[str, ...]) -> ProcessPoolExecutor:
    # Forking this process would copy its threads' locks in whatever state they are (Oxigraph has threads); a fork
    # server is as quick after its start.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([*shared])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin_process)


def _begin_process() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the build decides what it means
    look_for_cycles_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(join: Callable[[], None]) -> None:
    # a killed build cannot tell its processes, which would wait for work forever
    join()
    os._exit(1)
