"""Bounds the memory of a command that asks a query: where the system can fork, in a process that this one waits for.

A fork is quicker than another interpreter. Where there is none, a query without --timeout has no such bound.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryFile
from typing import TextIO

from kg.sparql.execution import be_watched, ended_process, is_watched, pass_on

__all__ = ["go_on_watched"]


def go_on_watched() -> TextIO:
    """Go on in a forked process of bounded memory, while this one waits for it and then exits with its status.

    Nothing happens where the system cannot do this, or where this process does not run a command alone.

    Returns:
        The standard error of the command: what the process writes to its own is only passed on when it has ended.

    Raises:
        QueryError: the other process died.
    """
    alone = sys.stdout is sys.__stdout__ and threading.active_count() == 1
    if is_watched() or not alone or sys.platform != "linux" or not hasattr(os, "fork"):
        return sys.stderr
    sys.stdout.flush()
    sys.stderr.flush()
    with TemporaryFile() as talk:
        parent, child = os.getpid(), os.fork()
        if child == 0:
            at_once = os.fdopen(os.dup(2), "w", encoding=sys.stderr.encoding, errors="replace")
            os.dup2(talk.fileno(), 2)
            _end_with(parent)
            be_watched()
            return at_once
        before = {number: signal.signal(number, _forward(child)) for number in (signal.SIGINT, signal.SIGTERM)}
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for number, handler in before.items():
            signal.signal(number, handler)
        if -status in before:  # as it was asked to
            signal.signal(-status, signal.SIG_DFL)
            os.kill(parent, -status)
        if status < 0:
            raise ended_process(status)
        pass_on(talk)
    raise SystemExit(status)


def _forward(child: int) -> Callable[[int, object], None]:
    def forward(number: int, frame: object) -> None:
        with suppress(ProcessLookupError):
            os.kill(child, number)

    return forward


def _end_with(parent: int) -> None:
    """Have this process end when its parent does."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
