"""Real Dask schedulers and workers, in processes of their own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from servers import free_port, wait_for

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def process(*words: str, path: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Dask's programs with the paper-kg of a folder."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(path), str(ROOT / "tests")])}
    command = [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:]]
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=path, env=environment, stdout=silent, stderr=silent, start_new_session=True
    ) as started:
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGKILL)


@contextmanager
def scheduler() -> Iterator[str]:
    """Run a scheduler, and give its address."""
    port = free_port()
    with process("dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"):
        wait_for(port)
        yield f"tcp://127.0.0.1:{port}"


def worker(
    address: str, folder: Path, *options: str, path: Path = ROOT
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """Run a worker."""
    words = ["dask_worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), *options]
    return process(*words, path=path)


def wait_for_workers(address: str, count: int) -> None:
    """Wait until a scheduler has some workers."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(count, timeout=120)
