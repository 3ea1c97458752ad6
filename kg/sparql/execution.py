"""Runs what must be stoppable in a process of its own: the engine has no time limit and hears signals late."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from kg.errors import InputError, QueryTimeoutError

__all__ = ["run_within", "stoppable"]


def run_within(seconds: float | None, work: Callable[[], int]) -> int:
    """Run ``work``, which prints its own results, and return its exit status.

    Without a limit it runs right here. With one it runs in a forked child, which is killed when its time is over; call
    it before anything is opened that a fork does not survive.

    Args:
        seconds: the limit; None for none.
        work: what to do; returns an exit status.

    Raises:
        QueryTimeoutError: the limit was reached; what had been printed by then has been printed.
        InputError: this system cannot fork.
    """
    if seconds is None:
        with stoppable():
            return work()
    if not hasattr(os, "fork"):
        raise InputError("--timeout needs a system that can fork processes.", hint="Leave it out.")
    sys.stdout.flush()
    sys.stderr.flush()
    ended, alive = os.pipe()  # the child alone keeps the second end open: the first reads its end
    child = os.fork()
    if child == 0:
        os.close(ended)
        os._exit(_as_child(work))
    os.close(alive)
    try:
        if not select.select([ended], [], [], seconds)[0]:
            raise QueryTimeoutError(
                f"Time ran out: the query was stopped after {seconds:g} s.", hint="Ask for less, or raise --timeout."
            )
    except BaseException:  # Ctrl-C as well: nothing may be left running
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(ended)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _as_child(work: Callable[[], int]) -> int:
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        status = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except BaseException:  # the last frame of this process: nobody above could tell it
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    return status


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C end the process at once while the engine works; only fit for work that writes no files."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not the main thread, which alone hears signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
