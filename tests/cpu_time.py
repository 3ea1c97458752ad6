"""How much processor time a piece of work takes, for tests that time grows with the length of a text alone."""

import gc
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """Return the least processor time that work took in several runs.

    The collector of cycles rests meanwhile: a pass over all that earlier tests left takes as long as a slow pattern
    would, in one run or another.

    Args:
        work: what to run.
        times: how often to run it at most; what takes no measurable time runs once.

    Returns:
        Seconds of this process's CPU time.
    """
    least = float("inf")
    gc.disable()
    try:
        for _ in range(times):
            started = time.process_time()
            work()
            least = min(least, time.process_time() - started)
            if least < _UNMEASURED:
                break
    finally:
        gc.enable()
    return least


_UNMEASURED = 0.001  # seconds
