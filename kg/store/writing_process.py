"""Writes to a store in a process of its own, so that the memory this takes ends with that process.

Oxigraph loads and compacts in hundreds of megabytes, and gives them back only when its process ends. Calls are sent as
pickles through a pipe, one at a time; the next one waits for the answer to the last (all but the call to optimize).

A builder that is killed leaves the process at its last call. It locks its generation as readers do, so that the next
builder neither clears that away nor gives its number to another one.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.store.allocator import allocator_environment
from kg.store.locks import wait_for_lock
from kg.store.writing import GraphWriter

__all__ = ["WritingProcess", "serve_calls"]

_ENDED = "the process that writes it ended (out of memory?)"
_MAIN = "import sys; sys.path[:] = sys.argv[3:]; from kg.store.writing_process import serve_calls; serve_calls()"


class WritingProcess:
    """The methods of GraphWriter, carried out by another process while this one goes on.

    What goes wrong with a call is raised by the next one. The process ends with this one, however it ends.

    Args:
        path: the folder of the store; it is made if need be.
        lock: the lock of its generation.
    """

    def __init__(self, path: str, lock: Path) -> None:
        command = [sys.executable, "-P", "-c", _MAIN, path, str(lock), *sys.path]
        # in a process group of its own: Ctrl-C goes to the terminal's, and the build decides what it means
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **allocator_environment()},
            process_group=0,
        )
        self._unanswered = 1  # the word that the store is open

    def load(self, nquads: bytes) -> None:
        """Add quads; see GraphWriter."""
        self._call("load", nquads)

    def load_packed(self, parts: Iterable[bytes]) -> None:
        """Add quads given in compressed parts; see GraphWriter."""
        self._call("load_packed", list(parts))

    def retract(self, graphs: Iterable[str]) -> None:
        """Remove named graphs; see GraphWriter."""
        self._call("retract", list(graphs))

    def take_back(self, graph: str, nquads: bytes) -> None:
        """Remove some quads of a named graph; see GraphWriter."""
        self._call("take_back", graph, nquads)

    def drop(self, graph: str) -> None:
        """Remove a named graph; see GraphWriter."""
        self._call("drop", graph)

    def carry_over(self, published: Path, graphs: Sequence[str]) -> None:
        """Add named graphs of a published store; see GraphWriter."""
        self._call("carry_over", published, graphs)

    def backup(self, path: str) -> None:
        """Write a copy of the store, and wait for it; see GraphWriter."""
        self._call("backup", path)
        self._settle()

    def optimize(self) -> None:
        """Lay the files out anew once the last call is done, without waiting for that; see GraphWriter."""
        self._send("optimize")

    def flush(self) -> None:
        """Write what is in memory to the disk, and wait for it; see GraphWriter."""
        self._call("flush")
        self._settle()

    def close(self) -> None:
        """Wait for the last call, and end the process.

        Raises:
            OSError, RuntimeError: that call failed, or the process has ended.
        """
        try:
            self._settle()
        finally:
            self.end()

    def end(self) -> None:
        """End the process once it is done with the last call, whatever came of it; ending twice is allowed."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None  # noqa: S101 - both are pipes
            try:
                pipe.close()
            except OSError:  # what was to be sent to a process that has ended
                continue
        self._process.wait()

    def _call(self, name: str, *values: object) -> None:
        self._settle()
        self._send(name, *values)

    def _send(self, name: str, *values: object) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        try:
            pickle.dump((name, values), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError as error:
            raise OSError(_ENDED) from error
        self._unanswered += 1

    def _settle(self) -> None:
        """Wait for the answers to the calls so far."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        while self._unanswered:
            self._unanswered -= 1
            try:
                failure = pickle.load(self._process.stdout)  # noqa: S301 - this program wrote it
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                raise OSError(_ENDED) from error
            if failure is not None:
                raise failure


def serve_calls() -> None:
    """Carry out the calls that come through standard input on the store that the command line names, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where there are no process groups
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever is printed must not be taken for an answer

    def answer(failure: Exception | None) -> None:
        try:
            pickle.dump(failure, answers)
            answers.flush()
        except OSError:  # the builder has ended, and nobody will publish what was written
            os._exit(1)

    try:
        wait_for_lock(os.open(sys.argv[2], os.O_RDONLY))
        writer = GraphWriter(sys.argv[1])
    except (OSError, RuntimeError) as error:
        answer(error)
        return
    answer(None)
    while True:
        try:
            name, values = pickle.load(sys.stdin.buffer)  # noqa: S301 - the builder wrote it
        except (EOFError, pickle.UnpicklingError):
            return
        try:
            getattr(writer, name)(*values)
        except (OSError, RuntimeError, ValueError, SyntaxError) as error:
            answer(error)
        else:
            answer(None)
        del values
