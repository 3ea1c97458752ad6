"""What the benchmarks share: copies of documents, programs of their own, one way to tell a figure."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARXIV = re.compile(r"\b(\d{4})\.(\d{4,5})\b")


def environment() -> dict[str, str]:
    """Return the environment of a program that runs this checkout, its modules compiled once as an installed one's."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # or each start would compile all modules anew
    return settings


def copy(documents: Path, folder: Path, multiple: int) -> None:
    """Copy documents several times, each copy with arXiv ids of its own in names and texts."""
    for file in sorted(path for path in documents.rglob("*") if path.suffix in {".md", ".txt"}):
        text = file.read_bytes().decode("utf-8", "surrogateescape")
        for number in range(multiple):
            place = folder / str(number) / file.relative_to(documents)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.with_name(renumber(place.name, number)).write_bytes(
                renumber(text, number).encode("utf-8", "surrogateescape")
            )


def renumber(text: str, number: int) -> str:
    """Change each arXiv id in a text."""
    return ARXIV.sub(lambda found: f"{found[1]}.{(int(found[2]) + number * 1371) % 100000:05}", text)


def run(program: list[str]) -> None:
    """Run a Python program and throw away what it prints."""
    subprocess.run([sys.executable, *program], env=environment(), check=True, stdout=subprocess.DEVNULL)


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of some work."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def tell(what: str, value: float, goal: str, detail: str) -> None:
    """Print one measurement."""
    print(f"{what:<44}{value:>9.2f}   {goal:<12}{detail}", flush=True)
