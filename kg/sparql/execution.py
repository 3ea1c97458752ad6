"""Runs what must be stoppable in its own process: the engine has no time limit and hears signals late.

Where memory runs out, and in some of its own faults, the engine ends the process it is in and writes a trace. The
process that waits for it tells this in one line.
"""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from typing import IO

from kg.errors import QueryError, QueryTimeoutError
from kg.sparql.memory_limits import limit_memory, memory_of_one_query

__all__ = ["be_watched", "ended_process", "is_watched", "pass_on", "run_within", "stoppable"]

# The path is handed over, so that the process finds the package however this one did. A watchdog ends it a little after
# its time even if this process is killed and cannot.
_MAIN = """
import faulthandler, os, sys
faulthandler.dump_traceback_later(float(sys.argv[1]) + 5, exit=True, file=open(os.devnull, "w"))
count = int(sys.argv[2])
sys.path[:], sys.argv[:] = sys.argv[3:3 + count], ["kg", *sys.argv[3 + count:]]
from kg.sparql.execution import be_watched
be_watched()
from kg.cli import main
main(prog_name="kg")
"""


def run_within(seconds: float, arguments: Sequence[str], text: str = "") -> int:
    """Run a command of ``kg`` in its own process, which is killed when its time is over.

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
    with (
        TemporaryFile() as talk,
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=talk) as process,  # noqa: S603 - this very interpreter
    ):
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
        if process.returncode < 0 or process.returncode > 255:  # a signal, or a status of Windows such as 0xC00000FD
            raise ended_process(process.returncode)
        pass_on(talk)
        return process.returncode


def be_watched() -> None:
    """Bound the memory of this process, in which another one has a query run."""
    global _is_watched
    _is_watched = True
    limit_memory(memory_of_one_query())


def is_watched() -> bool:
    """Return whether another process waits for this one, whose memory is bounded."""
    return _is_watched


_is_watched = False


def pass_on(talk: IO[bytes]) -> None:
    """Write what another process wrote to a file to standard error."""
    talk.seek(0)
    sys.stderr.flush()
    with suppress(AttributeError):  # a stream of text alone
        shutil.copyfileobj(talk, sys.stderr.buffer)
        sys.stderr.buffer.flush()
        return
    sys.stderr.write(talk.read().decode("utf-8", "replace"))


def ended_process(status: int) -> QueryError:
    """Return the error for a process that died.

    Args:
        status: a signal's number, negated, or a status of Windows such as 0xC00000FD.
    """
    return QueryError(
        f"The query ended the process that ran it ({_cause(status)}).",
        hint="It takes too much memory, or the engine fails on it; ask for less, and run 'kg doctor' in doubt.",
    )


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
