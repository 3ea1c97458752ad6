"""Has documents processed, here or in other processes; what goes wrong with one is reported for that one."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.pipeline.addresses import Held, Remote
from kg.pipeline.discovery import FoundDocument
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from kg.extractors.base import Extractor
    from kg.model import Iri
    from kg.pipeline.documents import ProcessedDocument

    Extractors = tuple[Extractor, ...] | None
    Aliases = Mapping[Iri, Iri]

__all__ = ["FailedDocument", "LastingExecutor", "look_for_cycles_seldom", "process_documents", "processes"]

# A batch is what one message to a process carries: few enough that progress moves and a window of batches stays small
# in memory, many enough that messages cost little.
_BATCH_DOCUMENTS = 16
_BATCH_BYTES = 256 * 1024
_LOOK_SECONDS = 1.0  # between two looks at who is at work
_NONE: "Mapping[str, Aliases]" = {}

_Target = tuple[Path | Remote | Held, str, "Aliases"]
"""A document's file and name, and what its papers go by."""


@dataclass(frozen=True, slots=True)
class _How:
    """How to process documents: what every process needs to know, since it inherits nothing."""

    extractors: "Extractors"
    vocabulary: OwnVocabulary


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that could not be processed, and why; another attempt may go better."""

    path: str
    reason: str


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


def process_documents(
    documents: Iterable[FoundDocument],
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    extractors: "Extractors" = None,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    aliases: "Mapping[str, Aliases]" = _NONE,
    is_stopped: Callable[[], bool] = bool,
) -> "Iterator[ProcessedDocument | FailedDocument]":
    """Process documents and return the outcomes as they come, in no particular order.

    Args:
        documents: what to process.
        jobs: how many processes; with one, documents are processed here.
        executor: who processes instead; it stays open.
        extractors: which extractors to run, None for all.
        vocabulary: the user's own names.
        aliases: what the papers of documents, by name, go by instead of the IRIs that the documents give them.
        is_stopped: asked now and then; once it says so, documents in hand are finished and no more are begun.
    """
    how = _How(extractors, vocabulary)
    if isinstance(executor, LastingExecutor):
        batches = deque(_batches(documents, aliases))
        yield from _through_lasting(lambda _: nullcontext(executor), batches, executor.jobs, how, is_stopped)
    elif executor is not None:
        yield from _through_given(executor, deque(_batches(documents, aliases)), jobs, how, is_stopped)
    elif jobs > 1:
        yield from _through_lasting(_local_processes, deque(_batches(documents, aliases)), jobs, how, is_stopped)
    else:
        for document in documents:
            if is_stopped():
                return
            yield _process((document.file, document.name, aliases.get(document.name, {})), how)


def _process(target: _Target, how: _How) -> "ProcessedDocument | FailedDocument":
    from kg.pipeline.documents import process_document  # here: a build with nothing to do needs none of it

    file, name, aliases = target
    try:
        if how.extractors is None:
            return process_document(file, name, vocabulary=how.vocabulary, aliases=aliases)
        return process_document(file, name, how.extractors, how.vocabulary, aliases)
    except OSError as error:
        return FailedDocument(name, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # whatever it is, it must not cost the other documents
        return FailedDocument(name, f"failed: {' '.join(repr(error).split())}")


def _process_batch(batch: list[_Target], how: _How) -> "list[ProcessedDocument | FailedDocument]":
    return [_process(target, how) for target in batch]


def _batches(documents: Iterable[FoundDocument], aliases: "Mapping[str, Aliases]") -> Iterator[list[_Target]]:
    batch: list[_Target] = []
    size = 0
    for document in documents:
        if batch and (len(batch) >= _BATCH_DOCUMENTS or size + document.size > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append((document.file, document.name, aliases.get(document.name, {})))
        size += document.size
    if batch:
        yield batch


def _through_lasting(
    start: Callable[[int], AbstractContextManager[LastingExecutor]],
    waiting: deque[list[_Target]],
    jobs: int,
    how: _How,
    is_stopped: Callable[[], bool],
) -> "Iterator[ProcessedDocument | FailedDocument]":
    """Send batches through processes of this machine or of others, which are there again after one died."""
    while waiting and not is_stopped():
        with start(jobs) as pool:
            lost = yield from _through(pool, waiting, 2 * jobs, how, is_stopped)
            if lost:
                pool.check()
        # Some document brought its process down, and the pool with it: take those in hand one at a time to find out
        # which, and go on with the others.
        suspects = deque([target] for batch in lost for target in batch)
        while suspects and not is_stopped():
            with start(1) as pool:
                culprits = yield from _through(pool, suspects, 1, how, is_stopped)
            for [(_, name, _)] in culprits:
                yield FailedDocument(name, f"failed: {pool.died}")


def _through_given(
    executor: Executor,
    waiting: deque[list[_Target]],
    jobs: int,
    how: _How,
    is_stopped: Callable[[], bool],
) -> "Iterator[ProcessedDocument | FailedDocument]":
    lost = yield from _through(executor, waiting, 2 * max(jobs, os.cpu_count() or 1), how, is_stopped)
    if lost:
        for batch in [*lost, *waiting]:
            for _, name, _ in batch:
                yield FailedDocument(name, "failed: the executor broke")


def _through(
    executor: Executor,
    waiting: deque[list[_Target]],
    window: int,
    how: _How,
    is_stopped: Callable[[], bool],
) -> "Generator[ProcessedDocument | FailedDocument, None, list[list[_Target]]]":
    """Send batches through an executor, at most ``window`` at once; return those lost when it broke."""
    running: dict[Future[list[ProcessedDocument | FailedDocument]], list[_Target]] = {}
    lost: list[list[_Target]] = []
    while True:
        while waiting and len(running) < window and not lost and not is_stopped():
            try:
                running[executor.submit(_process_batch, waiting[0], how)] = waiting[0]
            except BrokenExecutor:
                lost.append(waiting[0])
            waiting.popleft()
        if is_stopped():
            for future in [future for future in running if future.cancel()]:
                del running[future]
        if not running:
            return lost
        done, _ = wait(running, _LOOK_SECONDS, return_when=FIRST_COMPLETED)
        if not done and isinstance(executor, LastingExecutor):
            executor.check()
        for future in done:
            batch = running.pop(future)
            try:
                outcomes = future.result()
            except BrokenExecutor:
                lost.append(batch)
            else:
                yield from outcomes


class _LocalProcesses(LastingExecutor):
    def __init__(self, pool: ProcessPoolExecutor, count: int) -> None:
        self._pool = pool
        self._count = count
        self._sign_of_life = pool.submit(os.getpid)

    def submit(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> "Future[Any]":
        return self._pool.submit(function, *values, **named)

    @property
    def jobs(self) -> int:
        return self._count

    def check(self) -> None:
        if self._sign_of_life.done() and self._sign_of_life.exception() is not None:
            raise KgError(
                "The processes that read documents cannot be started.",
                hint="Build with one job, or, in a script, under 'if __name__ == \"__main__\":'.",
            )


@contextmanager
def processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give an executor of some processes of its own, which end with this one however it ends."""
    # Forking this process would copy its threads' locks in whatever state they are (Oxigraph has threads); a fork
    # server is as quick after its start.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["kg.pipeline.documents"])
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin_process)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _local_processes(count: int) -> Iterator[_LocalProcesses]:
    with processes(count) as pool:
        yield _LocalProcesses(pool, count)


def look_for_cycles_seldom() -> None:
    """Have Python look for cycles of objects less often in this process, which reads documents.

    A document makes tens of thousands of records and hardly a cycle: at the usual pace, looking takes a tenth of the
    time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


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
