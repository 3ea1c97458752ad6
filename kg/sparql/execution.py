"""Runs what must be stoppable in a process of its own: the engine has no time limit and hears signals late."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kg.errors import QueryError, QueryTimeoutError

__all__ = ["run_within", "stoppable"]

# The path is handed over, so that the process finds the package however this one did. A watchdog ends it a little after
# its time even if this process is killed and cannot.
_MAIN = """
import faulthandler, os, sys
faulthandler.dump_traceback_later(float(sys.argv[1]) + 5, exit=True, file=open(os.devnull, "w"))
count = int(sys.argv[2])
sys.path[:], sys.argv[:] = sys.argv[3:3 + count], ["kg", *sys.argv[3 + count:]]
from kg.cli import main
main(prog_name="kg")
"""


def run_within(seconds: float, arguments: Sequence[str], text: str = "") -> int:
    """Run a command of ``kg`` in a process of its own, which is killed when its time is over.

    The process writes to this one's standard output and error. A process is started rather than forked, since not every
    system can fork.

    Args:
        seconds: the limit.
        arguments: the command's name and arguments.
        text: its standard input.

    Returns:
        The exit status of the command.

    Raises:
        QueryTimeoutError: the limit was reached; what had been printed by then has been printed.
        QueryError: the process died.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    command = [sys.executable, "-P", "-c", _MAIN, str(seconds), str(len(sys.path)), *sys.path, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603 - this very interpreter
        try:
            process.communicate(text.encode("utf-8", "surrogateescape"), timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise QueryTimeoutError(
                f"Time ran out: the query was stopped after {seconds:g} s.", hint="Ask for less, or raise --timeout."
            ) from None
        except BaseException:  # Ctrl-C as well: nothing may be left running
            process.kill()
            raise
    status = process.returncode
    if status < 0 or status > 255:  # a signal's number, or a status of Windows such as 0xC00000FD
        raise QueryError(
            f"The query ended the process that ran it ({_cause(status)}).",
            hint="It takes too much memory; ask for less.",
        )
    return status


def _cause(status: int) -> str:
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"status {status & 0xFFFFFFFF:#x}"


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
