"""Says on a terminal what a command is doing, once that takes longer than a second."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["working"]

_PATIENCE = 1.0  # seconds before anything is shown
_CLEAR = "\r\x1b[K"


@contextmanager
def working(label: str) -> Iterator[None]:
    """Show a moving bar, the label and the seconds that have passed on standard error within the context.

    Nothing is shown where standard error is not a terminal, or for what takes less than a second.
    """
    if not sys.stderr.isatty():
        yield
        return
    ended = threading.Event()
    started = time.monotonic()

    def draw() -> None:
        wait = _PATIENCE
        while not ended.wait(wait):
            wait = 0.2
            seconds = time.monotonic() - started
            sys.stderr.write(f"{_CLEAR}{label} {_bar(seconds)} {seconds:.0f} s")
            sys.stderr.flush()

    thread = threading.Thread(target=draw, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        if time.monotonic() - started > _PATIENCE:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def _bar(seconds: float, width: int = 20) -> str:
    place = int(seconds * 5) % (2 * width - 6)
    place = min(place, 2 * width - 6 - place)
    return f"[{' ' * place}###{' ' * (width - 3 - place)}]"
