"""A process that works for the server: it holds one published graph open and does one job at a time.

The server can kill it at any moment. It also ends by itself: when the server does, and when a job takes more of the
processor than its limit allows (a timer of the system, since the engine hears no Python signal handler in time).
"""

import json
import os
import resource
import signal
import traceback
from typing import BinaryIO

from kg.web.frames import JOB, READY, pack_json, read_frame
from kg.web.jobs import Reply, parse_job, told_failures
from kg.web.log import log

__all__ = ["run_worker"]

_SPARE = 5.0  # seconds of processor time beyond a job's limit, after which the system ends the process


def run_worker() -> None:
    """Serve jobs from standard input until it ends; the first line tells where the store is and what to do."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # whatever else prints must not stand between frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server decides
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    told = json.loads(requests.readline())
    resource.setrlimit(resource.RLIMIT_DATA, (told["memory"], told["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _serve(told["store"], told["role"], requests, answers)
    except BrokenPipeError:
        os._exit(0)  # the server is gone


def _serve(location: str, role: str, requests: BinaryIO, answers: BinaryIO) -> None:
    from kg.store.folder import StoreFolder
    from kg.web.roles import works

    does = {work.name: work.run for work in works(role)}
    from kg.store import open_store

    before = StoreFolder(location).current()
    with open_store(location) as store:
        if "prepare" in does:
            does["prepare"](store, {}, Reply(answers))
        answers.write(pack_json(READY, {"generation": before}))
        answers.flush()
        while (frame := read_frame(requests)) is not None and frame[0] == JOB:
            job = parse_job(frame[1])
            reply = Reply(answers)
            signal.setitimer(signal.ITIMER_PROF, float(job.get("timeout", 10.0)) + _SPARE)
            with told_failures(reply, _log):
                does[job["work"]](store, job, reply)
            signal.setitimer(signal.ITIMER_PROF, 0)


def _log(message: str) -> None:
    trace = traceback.format_exc()
    log("failed", message=message, trace=trace)
