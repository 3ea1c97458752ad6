"""Says on a terminal what a command is doing, once that takes longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["working"]

_PATIENCE = 1.0  # seconds before anything is shown
_CLEAR = "\r\x1b[K"


@contextmanager
def working(label: str, stream: TextIO | None = None) -> Iterator[Callable[[], None]]:
    """Show a moving bar, the label and the seconds that have passed on standard error within the context.

    Nothing is shown where that is not a terminal, or for what takes less than a second. What is yielded takes
    the bar away before the context ends, for what prints meanwhile.

    Args:
        label: what is being done.
        stream: standard error, if that is not the process's own.
    """
    screen = stream or sys.stderr
    if not screen.isatty():
        yield lambda: None
        return
    ended = threading.Event()
    started = time.monotonic()

    def draw() -> None:
        wait = _PATIENCE
        while not ended.wait(wait):
            wait = 0.2
            seconds = time.monotonic() - started
            screen.write(f"{_CLEAR}{label} {_bar(seconds)} {seconds:.0f} s")
            screen.flush()

    def stop() -> None:
        if ended.is_set():
            return
        ended.set()
        thread.join()
        if time.monotonic() - started > _PATIENCE:
            screen.write(_CLEAR)
            screen.flush()

    thread = threading.Thread(target=draw, daemon=True)
    thread.start()
    try:
        yield stop
    finally:
        stop()


def _bar(seconds: float, width: int = 20) -> str:
    place = int(seconds * 5) % (2 * width - 6)
    place = min(place, 2 * width - 6 - place)
    return f"[{' ' * place}###{' ' * (width - 3 - place)}]"
