"""Measures what a build by Dask workers costs beside one by as many processes of this machine, in turns.

    python benchmarks/cluster.py [--documents FOLDER] [--every 10] [--workers 1 2] [--rounds 2]

CPU seconds are those of the build, its processes, the scheduler and the workers together; workers are new for each
build, as processes are. Needs the extra paper-kg[dask].
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from measuring import ROOT, environment, tell

sys.path.insert(0, str(ROOT / "tests"))

from dask_cluster import scheduler, wait_for_workers, worker


def main() -> None:
    """Build in turns, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--every", type=int, default=10, help="take one document of so many")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        files = sorted(path for path in options.documents.rglob("*") if path.suffix in {".md", ".txt"})
        for file in files[:: options.every]:
            place = work / "notes" / file.relative_to(options.documents)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
        count = len(files[:: options.every])
        for workers in options.workers:
            local: list[tuple[float, float]] = []
            cluster: list[tuple[float, float]] = []
            for number in range(options.rounds):
                local.append(build(work, f"local-{workers}-{number}", "--jobs", str(workers)))
                with dask(work, workers) as (address, processes):
                    cluster.append(build(work, f"dask-{workers}-{number}", "--scheduler", address, others=processes))
            for name, part in (("CPU", 0), ("wall", 1)):
                one, other = (min(times[part] for times in each) for each in (local, cluster))
                detail = f"{other:.1f} s, {one:.1f} s; {count} documents"
                tell(f"Dask, {workers} workers / --jobs {workers}, {name}", other / one, "at most 1.15", detail)


@contextmanager
def dask(work: Path, count: int) -> Iterator[tuple[str, list[Any]]]:
    """Run a scheduler and some workers, and give its address and the processes."""
    import psutil

    with scheduler() as address, worker(address, work, "--nworkers", str(count)):
        wait_for_workers(address, count)
        ours = psutil.Process()
        yield address, ours.children(recursive=True)


def build(work: Path, store: str, *options: str, others: list[Any] | None = None) -> tuple[float, float]:
    """Build, and return the CPU and wall seconds that it took."""
    import psutil

    command = ["-m", "kg", "build", str(work / "notes"), "--store", str(work / store), *options]
    before = sum(sum(each.cpu_times()[:2]) for each in others or [])
    started = time.perf_counter()
    spent: dict[int, float] = {}
    with subprocess.Popen([sys.executable, *command], env=environment(), stdout=subprocess.DEVNULL) as running:
        build = psutil.Process(running.pid)
        while running.poll() is None:  # a fork server's processes are nobody's children when they have ended
            with suppress(psutil.Error):
                for each in (build, *build.children(recursive=True)):
                    spent[each.pid] = sum(each.cpu_times()[:2])
            time.sleep(0.1)
    wall = time.perf_counter() - started
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with {running.returncode}")
    after = sum(sum(each.cpu_times()[:2]) for each in others or [])
    return sum(spent.values()) + after - before, wall


if __name__ == "__main__":
    main()
