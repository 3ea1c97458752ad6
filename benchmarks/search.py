"""Measures full-text search: how often the right paper is among the first three, the size of the index, the times.

    python benchmarks/search.py --store STORE [--part tuning|unseen] [--misses]

STORE is built from the documents that the questions of search_questions.csv are about. The questions were written
before the ranking; it was tuned on one half of them, and the other half was looked at once.
"""

import argparse
import csv
import math
import resource
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from measuring import ROOT, environment, tell

sys.path.insert(0, str(ROOT))

from kg.search.asking import search
from kg.search.schema import FILE
from kg.store import GraphStore, open_store

QUESTIONS = Path(__file__).with_name("search_questions.csv")
FIRST = 3
STARTS = 15


class Question(NamedTuple):
    """What somebody types, and the papers that answer it."""

    language: str
    part: str
    words: str
    papers: tuple[str, ...]


def main() -> None:
    """Ask all questions and print the measurements beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--part", choices=["tuning", "unseen"])
    parser.add_argument("--misses", action="store_true", help="list the questions that were not answered")
    options = parser.parse_args()
    asked = [question for question in questions() if options.part in {None, question.part}]
    with open_store(options.store) as graph:
        measure_answers(graph, asked, misses=options.misses)
        measure_size(graph)
        measure_requests(graph, asked)
    measure_commands(options.store, asked)


def questions() -> Iterator[Question]:
    """Read the questions."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Question(row["language"], row["part"], row["words"], tuple(row["papers"].split()))


def place_of(graph: GraphStore, question: Question) -> int:
    """Return at which place, from 1, the first right paper stands; 0 if not among the first hundred."""
    found = search(graph, question.words, kind="papers", limit=100, facts=False)
    places = (place for place, hit in enumerate(found.hits, 1) if hit.arxiv in question.papers)
    return next(places, 0)


def measure_answers(graph: GraphStore, asked: list[Question], *, misses: bool) -> None:
    """Count the questions with the right paper among the first."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for question in asked:
        place = place_of(graph, question)
        total[question.language, question.part] += 1
        right[question.language, question.part] += 0 < place <= FIRST
        if misses and not 0 < place <= FIRST:
            print(f"  {question.language} {question.part}: {question.words!r} has {question.papers} at {place}")
    for language, part in sorted(total):
        of = total[language, part]
        tell(f"right among the first {FIRST}: {language}, {part}", right[language, part], f"{of}", "")


def measure_size(graph: GraphStore) -> None:
    """Compare the index with the text of the documents."""
    import sqlite3

    path = graph.beside(FILE)
    assert path is not None
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    text = sum(len(zlib.decompress(row[0])) for row in database.execute("SELECT text FROM documents"))
    documents = database.execute("SELECT count(*) FROM documents").fetchone()[0]
    size = path.stat().st_size
    tell("index / text", size / text, "at most 1.5", f"{size / 1e6:.1f} of {text / 1e6:.1f} MB, {documents} documents")


def measure_requests(graph: GraphStore, asked: list[Question]) -> None:
    """Time searches in an open store, with the facts of ten hits: CPU time, which other work disturbs least."""
    times = []
    for question in asked:
        started = time.process_time()
        search(graph, question.words)
        times.append(1000 * (time.process_time() - started))
    times.sort()
    middle, last = times[len(times) // 2], times[math.ceil(len(times) * 0.95) - 1]
    tell("a search in an open store, ms of CPU", middle, "under 50", f"95 % under {last:.0f} ms")


def measure_commands(store: Path, asked: list[Question]) -> None:
    """Time the command, its start included, beside a bare click program."""
    program = ["-c", "import click"]
    bare = min(_spent(program) for _ in range(STARTS))
    spent = sorted(_spent(["-m", "kg", "search", each.words, "--store", str(store)]) for each in asked[:STARTS])
    middle = spent[len(spent) // 2]
    tell("kg search, s of CPU", middle, "under 0.15", f"{middle / bare:.1f} times a bare click program ({bare:.3f} s)")


def _spent(program: list[str]) -> float:
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    subprocess.run([sys.executable, *program], env=environment(), check=True, capture_output=True)
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before


if __name__ == "__main__":
    main()
