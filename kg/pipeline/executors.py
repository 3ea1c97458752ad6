"""Has documents processed, here or in other processes; what goes wrong with one is reported for that one."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from kg.pipeline.addresses import Held, Remote
from kg.pipeline.discovery import FoundDocument
from kg.pipeline.processes import LastingExecutor, LocalProcesses
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from kg.extractors.base import Extractor
    from kg.model import Iri
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.renaming import RenamedDocument

    Extractors = tuple[Extractor, ...] | None
    Aliases = Mapping[Iri, Iri]
    Outcome: TypeAlias = "ProcessedDocument | RenamedDocument | FailedDocument"
    Deliver = Callable[[Sequence[Any]], Sequence[Any]]  # of outcomes, none of them renamed

__all__ = ["FailedDocument", "Target", "process_documents"]

# A batch is what one message to a process carries: few enough that progress moves and a window of batches stays small
# in memory, many enough that messages cost little.
_BATCH_DOCUMENTS = 16
_BATCH_BYTES = 256 * 1024
_DELIVERED = 4  # times as many where a batch is delivered as a whole
_LOOK_SECONDS = 1.0  # between two looks at who is at work
_NO_ALIASES: "Mapping[str, Aliases]" = {}
_NOTHING: "Mapping[str, ProcessedDocument]" = {}


class Target(NamedTuple):
    """A document to process.

    Attributes:
        file: where it is.
        name: what the graph calls it.
        size: its size in bytes.
        aliases: what its papers and their things go by.
        before: what it gave when things went by other names; None to read it as a whole.
    """

    file: Path | Remote | Held
    name: str
    size: int
    aliases: "Aliases"
    before: "ProcessedDocument | None" = None


@dataclass(frozen=True, slots=True)
class _How:
    """How to process documents: what every process needs to know, since it inherits nothing."""

    extractors: "Extractors"
    vocabulary: OwnVocabulary
    deliver: "Deliver | None" = None


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A document that could not be processed, and why; another attempt may go better."""

    path: str
    reason: str


def process_documents(
    documents: Iterable[FoundDocument],
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    extractors: "Extractors" = None,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    aliases: "Mapping[str, Aliases]" = _NO_ALIASES,
    before: "Mapping[str, ProcessedDocument]" = _NOTHING,
    is_stopped: Callable[[], bool] = bool,
    deliver: "Deliver | None" = None,
) -> "Iterator[Outcome]":
    """Process documents and return the outcomes as they come, in no particular order.

    Args:
        documents: what to process.
        jobs: how many processes; with one, documents are processed here.
        executor: who processes instead; it stays open.
        extractors: which extractors to run, None for all.
        vocabulary: the user's own names.
        aliases: what the papers of documents, by name, go by instead of the IRIs that the documents give them.
        before: what documents, by name, gave when things of their papers went by other names; they are named anew.
        is_stopped: asked now and then; once it says so, documents in hand are finished and no more are begun.
        deliver: what each process does with the outcomes of a batch, to return others in their place.
    """
    how = _How(extractors, vocabulary, deliver)

    def target(document: FoundDocument) -> Target:
        name = document.name
        return Target(document.file, name, document.size, aliases.get(name, {}), before.get(name))

    targets = map(target, documents)
    batches = _batches(targets, _DELIVERED if deliver is not None else 1)
    if isinstance(executor, LastingExecutor):
        yield from _through_lasting(executor, deque(batches), how, is_stopped)
    elif executor is not None:
        yield from _through_given(executor, deque(batches), jobs, how, is_stopped)
    elif jobs > 1:
        with LocalProcesses(jobs) as processes:
            yield from _through_lasting(processes, deque(batches), how, is_stopped)
    elif deliver is not None:
        for batch in batches:
            if is_stopped():
                return
            yield from _process_batch(batch, how)
    else:
        for each in targets:
            if is_stopped():
                return
            yield _process(each, how)


def _process(target: Target, how: _How) -> "Outcome":
    # here: a build with nothing to do needs none of it
    from kg.extractors.registry import EXTRACTORS
    from kg.pipeline.documents import process_document
    from kg.pipeline.renaming import rename_document

    extractors = EXTRACTORS if how.extractors is None else how.extractors
    try:
        if target.before is not None:
            return rename_document(target.file, target.before, extractors, how.vocabulary, target.aliases)
        return process_document(target.file, target.name, extractors, how.vocabulary, target.aliases)
    except OSError as error:
        return FailedDocument(target.name, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # whatever it is, it must not cost the other documents
        return FailedDocument(target.name, f"failed: {' '.join(repr(error).split())}")


def _process_batch(batch: list[Target], how: _How) -> "Sequence[Outcome]":
    outcomes = [_process(target, how) for target in batch]
    return outcomes if how.deliver is None else how.deliver(outcomes)


def _batches(targets: Iterable[Target], times: int) -> Iterator[list[Target]]:
    batch: list[Target] = []
    size = 0
    for target in targets:
        if batch and (len(batch) >= times * _BATCH_DOCUMENTS or size + target.size > times * _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(target)
        size += target.size
    if batch:
        yield batch


def _through_lasting(
    executor: LastingExecutor, waiting: deque[list[Target]], how: _How, is_stopped: Callable[[], bool]
) -> "Iterator[Outcome]":
    """Send batches through processes of this machine or of others, which are there again after one died."""
    while waiting and not is_stopped():
        lost = yield from _through(executor, waiting, 2 * executor.jobs, how, is_stopped)
        if lost:
            executor.check()
        # Some document brought its process down, and the others with it: take those in hand one at a time to find out
        # which, and go on with the rest.
        suspects = deque([target] for batch in lost for target in batch)
        while suspects and not is_stopped():
            culprits = yield from _through(executor, suspects, 1, how, is_stopped)
            for [target] in culprits:
                yield FailedDocument(target.name, f"failed: {executor.died}")


def _through_given(
    executor: Executor,
    waiting: deque[list[Target]],
    jobs: int,
    how: _How,
    is_stopped: Callable[[], bool],
) -> "Iterator[Outcome]":
    lost = yield from _through(executor, waiting, 2 * max(jobs, os.cpu_count() or 1), how, is_stopped)
    if lost:
        for batch in [*lost, *waiting]:
            for target in batch:
                yield FailedDocument(target.name, "failed: the executor broke")


def _through(
    executor: Executor,
    waiting: deque[list[Target]],
    window: int,
    how: _How,
    is_stopped: Callable[[], bool],
) -> "Generator[Outcome, None, list[list[Target]]]":
    """Send batches through an executor, at most ``window`` at once; return those lost when it broke."""
    running: dict[Future[Sequence[Outcome]], list[Target]] = {}
    lost: list[list[Target]] = []
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
