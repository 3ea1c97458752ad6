"""Measures what building costs, as ratios that survive a change of machine.

    python benchmarks/build.py [--documents FOLDER] [--times 1 10 50] [--jobs 2]

Needs a folder of documents; ../shared/corpus by default. Times are wall times unless called CPU; the best of
several interleaved runs. "Structure" is what layouts alone give: papers, authors, similar papers, references.
"""

import argparse
import functools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from measuring import ROOT, copy, environment, run, seconds, tell

sys.path.insert(0, str(ROOT))

HELP_RUNS = 15

BARE_CLICK = """
import click
@click.group()
def main(): "Nothing."
@main.command()
def build(): "Nothing."
main(["--help"])
"""

BUILD = r"""
import json, re, sys
sys.path.insert(0, {root!r})
from kg.pipeline import build
from kg.extractors.registry import STRUCTURE
if __name__ == "__main__":
    report = build([{documents!r}], {store!r}, jobs={jobs}, extractors=STRUCTURE, computations=())
    # not getrusage, which counts the program that began this one in
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())[1])
    print(json.dumps([len(report.read), peak / 1024]))
"""


def main() -> None:
    """Run all measurements and print them beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 50], help="multiples for peak memory")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=["help", "build", "store", "memory"], default=[])
    options = parser.parse_args()
    documents = options.documents.resolve()
    if not documents.is_dir():
        sys.exit(f"{options.documents} is not a folder; name one with --documents.")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        measures: dict[str, Callable[[], None]] = {
            "help": measure_help,
            "build": lambda: measure_build(documents, work, options.jobs),
            "store": lambda: measure_store(documents, work),
            "memory": lambda: measure_memory(documents, work, options.jobs, options.times),
        }
        for name, measure in measures.items():
            if not options.only or name in options.only:
                measure()


def measure_help() -> None:
    """Compare kg --help with a bare click program."""
    programs = {"kg": ["-c", "from kg.cli import main; main(['--help'])"], "click": ["-c", BARE_CLICK]}
    best = {name: float("inf") for name in programs}
    for _ in range(HELP_RUNS):
        for name, program in programs.items():
            best[name] = min(best[name], seconds(functools.partial(run, program)))
    tell("kg --help / bare click", best["kg"] / best["click"], "at most 1.5", f"{best['kg'] * 1000:.0f} ms")


def measure_build(documents: Path, work: Path, jobs: int) -> None:
    """Time a first build of the structure, and a second of everything, against plain reading and tokenizing."""
    build_seconds, count, _ = run_build(documents, work / "structure", jobs)
    plain = seconds(lambda: tokenize(documents))
    tell("documents per second, structure", count / build_seconds, "", f"{count} documents, {jobs} jobs")
    tell("structure build / reading and tokenizing", build_seconds / plain, "at most 2", f"{build_seconds:.1f} s")
    command = ["-m", "kg", "build", str(documents), "--store", str(work / "whole"), "--jobs", str(jobs)]
    first = seconds(lambda: run(command))
    second = min(seconds(lambda: run(command)) for _ in range(5))
    tell(
        "second unchanged build / first, %", 100 * second / first, "at most 3", f"{second * 1000:.0f} ms, {first:.1f} s"
    )
    tell("whole build / reading and tokenizing", first / plain, "", f"{first:.1f} s")


def measure_store(documents: Path, work: Path) -> None:
    """Compare the CPU seconds of a build whose documents were processed before with a bare bulk load."""
    import pyoxigraph

    from kg.pipeline import build
    from kg.pipeline.discovery import scan_documents
    from kg.pipeline.documents import ProcessedDocument
    from kg.pipeline.executors import process_documents
    from kg.pipeline.sources import plan

    places = plan([documents], {}, work / "store").places
    outcomes = {outcome.path: outcome for outcome in process_documents(scan_documents(places).documents)}
    processed = (outcome for outcome in outcomes.values() if isinstance(outcome, ProcessedDocument))
    nquads = b"".join(part for outcome in processed for part in outcome.parts())
    source = work / "all.nq"
    source.write_bytes(nquads)

    def bare() -> None:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            graph = pyoxigraph.Store(folder)
            graph.bulk_load(path=str(source), format=pyoxigraph.RdfFormat.N_QUADS)
            graph.flush()

    def ours() -> None:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            build([documents], folder, executor=Replay(outcomes))

    best = {bare: float("inf"), ours: float("inf")}
    for _ in range(3):
        for each in best:
            best[each] = min(best[each], cpu_seconds(each))
    quads = nquads.count(b"\n")
    detail = f"{best[ours]:.1f} s, {quads} quads"
    tell("store's share / bare bulk_load, CPU", best[ours] / best[bare], "at most 2", detail)


def measure_memory(documents: Path, work: Path, jobs: int, times: list[int]) -> None:
    """Print the builder's peak memory over copies of the documents under other names and ids."""
    for multiple in times:
        folder = work / f"copies-{multiple}"
        copy(documents, folder, multiple)
        build_seconds, count, peak = run_build(folder, work / f"store-{multiple}", jobs)
        tell(f"peak memory at {multiple}x, MiB", peak, "", f"{count} documents, {build_seconds:.0f} s")


class Replay(Executor):
    """An executor that answers from outcomes that are there already."""

    def __init__(self, outcomes: dict[str, Any]) -> None:
        self._outcomes = outcomes

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        """Return the outcomes of a batch."""
        future: Future[Any] = Future()
        batch, *_ = arguments
        future.set_result([self._outcomes[each.name] for each in batch])
        return future


def tokenize(*folders: Path) -> None:
    """Read all documents and run a blank tokenizer over them, in this process."""
    import spacy

    tokenizer = spacy.blank("xx").tokenizer
    for file in (file for folder in folders for file in folder.rglob("*")):
        if file.suffix in {".md", ".txt"}:
            tokenizer(file.read_text("utf-8", "replace"))


def run_build(documents: Path, store: Path, jobs: int) -> tuple[float, int, float]:
    """Build the structure in its own process; return seconds, documents read and peak memory in MiB."""
    program = BUILD.format(root=str(ROOT), documents=str(documents), store=str(store), jobs=jobs)
    script = store.with_suffix(".py")
    script.write_text(program)
    started = time.perf_counter()
    out = subprocess.run([sys.executable, str(script)], env=environment(), check=True, stdout=subprocess.PIPE).stdout
    read, peak = json.loads(out)
    return time.perf_counter() - started, read, peak


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of some work, all threads of this process together."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
