"""A process that works for the server: it holds one published graph open and does one job at a time.

The server can kill it at any moment. It also ends by itself: when the server does, and when a job takes much longer
than its limit (by a watchdog that needs no signals, since the engine hears no Python signal handler in time).
"""

import faulthandler
import json
import os
import signal
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import KgError
from kg.sparql.memory_limits import limit_memory
from kg.web.frames import ACCEPTED, ERROR, JOB, PIPE_BYTES, READY, pack, read_frame
from kg.web.jobs import Failure, Ready, Start
from kg.web.log import log
from kg.web.replies import Reply, answered_failures
from kg.web.wire import decode, encode

if TYPE_CHECKING:
    from kg.web.warming import Warming

__all__ = ["run_worker"]

_SPARE = 10.0  # seconds beyond a job's limit, after which the process ends even if nobody killed it


def run_worker() -> None:
    """Serve jobs from standard input until it ends; the first line is a :class:`kg.web.jobs.Start` in JSON."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", PIPE_BYTES)
    _widen(answers.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # whatever else prints must not stand between frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server decides
    start = decode(Start, requests.readline())
    limit_memory(start.memory)
    try:
        _serve(start, requests, answers)
    except KgError as error:
        answers.write(pack(ERROR, encode(Failure(500, str(error)))))
        answers.flush()
    except BrokenPipeError:
        os._exit(0)  # the server is gone


def _serve(start: Start, requests: BinaryIO, answers: BinaryIO) -> None:
    from kg.store import open_store
    from kg.store.opening import publications
    from kg.web.open_graph import OpenGraph
    from kg.web.roles import handlers
    from kg.web.warming import Warming

    known = {handler.job.__name__: handler for handler in handlers(start.role)}
    before = publications(start.store).current()
    with open(os.devnull, "wb") as nowhere, open_store(start.store) as store:  # noqa: PTH123 - a device
        graph = OpenGraph(store, start)
        if start.role == "search":
            graph.index  # noqa: B018 - built before the first who searches waits for it
        answers.write(pack(READY, encode(Ready(before))))
        answers.flush()
        warming = Warming(graph)
        while (frame := _next_frame(requests, warming)) is not None and frame[0] == JOB:
            answers.write(pack(ACCEPTED))
            answers.flush()
            envelope = json.loads(frame[1])
            handler = known[envelope["job"]]
            reply = Reply(answers, start.answer_bytes)
            faulthandler.dump_traceback_later(float(envelope["timeout"]) + _SPARE, exit=True, file=nowhere)
            with answered_failures(reply, _log):
                handler.run(graph, decode(handler.job, envelope["data"].encode()), reply)
            faulthandler.cancel_dump_traceback_later()


def _next_frame(requests: BinaryIO, warming: "Warming") -> tuple[bytes, bytes] | None:
    """Wait for what comes next; read ahead meanwhile."""
    warming.go_on(requests)
    return read_frame(requests)


def _widen(pipe: int) -> None:
    """Let a pipe hold several frames, where the system can: one that holds less stops its writer at each frame."""
    with suppress(ImportError, AttributeError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl

        fcntl(pipe, F_SETPIPE_SZ, PIPE_BYTES)


def _log(message: str) -> None:
    log("failed", message=message, trace=traceback.format_exc())
