"""Has documents read by the workers of a Dask cluster (https://distributed.dask.org), which see the same documents.

Dask itself starts the work of a worker that dies again on another one, and gives up work that brought down several.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError
from kg.pipeline.addresses import Held, Remote
from kg.pipeline.processes import LastingExecutor, look_for_cycles_seldom

__all__ = ["cluster_workers"]

_CONNECT_SECONDS = 15
_PATIENCE = 60.0  # seconds without a single worker


@contextmanager
def cluster_workers(address: str) -> "Iterator[LastingExecutor]":
    """Give the workers of a Dask cluster within the context, as what reads documents.

    Args:
        address: the scheduler's address, such as tcp://127.0.0.1:8786.

    Raises:
        InputError: there is no scheduler, or Dask is not installed.
        KgError: the cluster has no worker, or its workers have another version of paper-kg.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("--scheduler needs Dask.", hint="Install it with: pip install 'paper-kg[dask]'") from error
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            address, timeout=_CONNECT_SECONDS, name="kg-build", set_as_default=False
        )
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise InputError(f"No Dask scheduler answers at {address}.", hint="Start one with 'dask scheduler'.") from error
    try:
        yield _Cluster(client, address)
    finally:
        with suppress(Exception):  # a scheduler that is gone
            client.close(timeout=5)


class _Cluster(LastingExecutor):
    died = "the workers that read it died"

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._version = _version()
        self._executor = client.get_executor(pure=False)
        self._last_seen = time.monotonic()
        self._checked = False
        if not client.nthreads():
            raise KgError(f"The Dask cluster at {address} has no workers.", hint=f"Start one: dask worker {address}")
        self._check()

    @property
    def jobs(self) -> int:
        """How many batches are read at once."""
        threads: list[int] = list(self._client.nthreads().values())
        return max(1, sum(threads))

    def submit(self, function: Callable[..., Any], /, *values: Any, **_: Any) -> "Future[Any]":
        """Have a batch read by a worker; a future fails with BrokenExecutor if the batch brings workers down."""
        if not self._checked:
            self._check(values[0][0].file)
            self._checked = True
        try:
            inner = self._executor.submit(_run, self._version, function, *values)
        except Exception as error:
            raise self._gone() from error
        outer: Future[Any] = Future()
        inner.add_done_callback(lambda done: self._settle(done, outer))
        outer.add_done_callback(lambda done: done.cancelled() and inner.cancel())
        return outer

    def check(self) -> None:
        """Make sure that somebody is there to do the work.

        Raises:
            KgError: the scheduler is gone, or no worker has been there for a minute.
        """
        if self._client.status != "running":
            raise self._gone()
        with suppress(Exception):  # asked again in a second
            if self._client.nthreads():
                self._last_seen = time.monotonic()
        if time.monotonic() - self._last_seen > _PATIENCE:
            raise KgError(
                f"The Dask cluster at {self._address} has no workers any more.", hint="Start some, and build again."
            )

    def _settle(self, done: "Future[Any]", outer: "Future[Any]") -> None:
        from distributed.scheduler import KilledWorker

        if outer.cancelled():
            return
        failure = self._gone() if done.cancelled() else done.exception()
        if isinstance(failure, KilledWorker):
            failure = BrokenExecutor(str(failure))
        elif failure is not None and not isinstance(failure, KgError):
            failure = KgError(f"The Dask cluster at {self._address} failed: {failure!r}.", hint="Build again.")
        with suppress(Exception):  # cancelled in the meantime
            if failure is None:
                outer.set_result(done.result())
            else:
                outer.set_exception(failure)

    def _check(self, file: Path | Remote | None = None) -> None:
        try:
            answers = self._client.run(_seen, file, on_error="return")
        except Exception as error:
            raise self._gone() from error
        for worker, answer in sorted(answers.items()):
            if isinstance(answer, BaseException):
                raise KgError(
                    f"The worker at {worker} cannot run paper-kg: {answer!r}.", hint="Install the same paper-kg there."
                )
            version, trouble = answer
            if version != self._version:
                raise _mismatch(worker)
            if trouble:
                raise KgError(
                    f"The worker at {worker} does not see {file}: {trouble}.",
                    hint="All workers need the folder, or the library and credentials of the address.",
                )

    def _gone(self) -> KgError:
        return KgError(f"The Dask scheduler at {self._address} went away.", hint="Build again; nothing was published.")


def _run(version: str, function: Callable[..., Any], *values: Any) -> Any:
    """Do some work on a worker, one that came later included, if it has the same version."""
    if _prepared() != version:
        raise _mismatch("one address")
    return function(*values)


def _seen(file: Path | Remote | Held | None) -> tuple[str, str]:
    """Return the version of paper-kg on a worker, and why it does not see a file; empty if it does."""
    if isinstance(file, Remote | Held):
        return _version(), file.trouble()
    return _version(), "" if file is None or file.exists() else "there is nothing"


@cache
def _prepared() -> str:
    look_for_cycles_seldom()
    return _version()


@cache
def _version() -> str:
    from kg.pipeline.fingerprint import reading_fingerprint

    return reading_fingerprint()


def _mismatch(worker: str) -> KgError:
    return KgError(
        f"The worker at {worker} has another version of paper-kg or of its libraries.",
        hint="Install the same versions there as here.",
    )
