"""Measures what extraction finds and what it costs.

    python benchmarks/extraction.py [score] [GOLD.jsonl ...] [--documents FOLDER ...] [--jobs 2]
    python benchmarks/extraction.py speed [--documents FOLDER ...] [--jobs 2]

score: builds the documents of annotated papers and compares what the saved queries paper-* say of them with the
annotations: precision, recall and F1, over all papers and by layout, and how often claims of a confidence are right.
The gold file is the development set beside the project, where it is there, unless named. What tests/data holds is
learned from; `learn.py --whole` measures it on papers left out.

speed: times the whole extraction against reading the files and running a blank spaCy tokenizer over them, names the
slowest documents, and times documents of one line of five megabytes. Documents are those of ../shared unless named.
"""

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROOT, environment, seconds, tell
from scoring import MEASURES, Counts, Judged, Paper, interval, judge, read_gold

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from kg.pipeline.addresses import Remote

SHARED = ROOT.parent / "shared"
GOLD = (SHARED / "gold/dev.jsonl",)
DOCUMENTS = (SHARED / "seeds", SHARED / "corpus")
RELIABLE = ("benchmarks with relation", "results, full tuple", "topics", "introduced things", "models mentioned")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
LONG_LINE = 5_000_000  # bytes
LONG_LINES = {
    "Korean prose": "이 방법은 GSM8K에서 정확도 84.5%를 달성했으며 LLaMA-2 7B보다 3.2% 높다. ",
    "names": "Llama-3-8B-Instruct, MMLU-Pro, GPT-4o (Android in the Wild), ",
    "digits": "12,345.67% ",
    "brackets": "[(([",
    "quotes": "'\"“‘",
    "one word": "가",
    "one Latin word": "aB3-",
}
LAYOUTS = {
    "digest": "## Daily Papers (2024-06-20)\n\n### [One Line](https://arxiv.org/abs/2406.12345)\n\n- {}\n",
    "summary": "# One Line\n\n## TL;DR\n\n## Summary\n\n- [https://arxiv.org/abs/2406.12345](https://arxiv.org/abs/2406.12345)\n\n{}\n",
    "sections": "--- ABSTRACT ---\n{}\n--- CONCLUSION ---\nEnd.\n",
}


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="score|speed|GOLD.jsonl", default=[])
    parser.add_argument("--documents", type=Path, nargs="+", default=[each for each in DOCUMENTS if each.is_dir()])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    absent = [str(each) for each in options.documents if not each.is_dir()]
    if absent or not options.documents:
        sys.exit(f"{', '.join(absent) or '../shared'} is not a folder; name documents with --documents.")
    if "speed" in options.what:
        measure_speed(options.documents, options.jobs)
    else:
        named = [Path(each) for each in options.what if each != "score"]
        for gold in named or [each for each in GOLD if each.is_file()]:
            measure_quality(gold, options.documents, options.jobs)


# -- what it finds -----------------------------------------------------------------------------------------------------


def measure_quality(gold: Path, folders: Sequence[Path], jobs: int) -> None:
    """Print the score table and the reliability table of one gold file."""
    papers = read_gold(gold)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        missing = gather({paper.document for paper in papers}, folders, work / "documents")
        kg(work, "build", "documents", "--jobs", str(jobs))
        tables = {query: rows(work, query) for query in dict.fromkeys(each.query for each in MEASURES)}
    print(f"\n{gold.name}: {len(papers)} papers" + (f", {len(missing)} documents not found" if missing else ""))
    judged = {each.name: judge(each, papers, tables[each.query]) for each in MEASURES if annotated(papers, each.field)}
    print_scores(judged)
    print_reliability(judged)


def annotated(papers: Sequence[Paper], field: str) -> bool:
    """Return whether a field was annotated at all: none is empty throughout by chance."""
    return any(paper.gold[field] for paper in papers)


def gather(names: set[str], folders: Sequence[Path], target: Path) -> list[str]:
    """Copy the documents of these names, and return the names of those that are not there."""
    target.mkdir()
    missing = []
    for name in sorted(names):
        found = next((file for folder in folders for file in sorted(folder.rglob(name))), None)
        if found:
            shutil.copy(found, target / name)
        else:
            missing.append(name)
    return missing


def kg(work: Path, *arguments: str) -> bytes:
    """Run a command in a folder and return what it prints."""
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=work, env=environment(), check=True, stdout=subprocess.PIPE).stdout


def rows(work: Path, query: str) -> list[dict[str, str]]:
    """Return the rows of a saved query."""
    return list(csv.DictReader(kg(work, "query", query, "--format", "csv").decode().splitlines()))


def print_scores(judged: dict[str, list[Judged]]) -> None:
    """Print precision, recall and F1, over all papers and by layout."""
    print(f"\n{'':28}{'precision':>10}{'recall':>8}{'F1':>7}  {'90% within':<14}{'gold':>5}{'found':>7}")
    for name, all_papers in judged.items():
        total = summed(all_papers)
        low, high = interval(all_papers)
        within = f"{low:.2f} to {high:.2f}"
        print(f"{name:28}{figures(total)}  {within:<14}{total.gold:>5}{total.found:>7}")
        layouts = sorted({each.paper.layout for each in all_papers})
        for layout in layouts if len(layouts) > 1 else ():
            counts = summed([each for each in all_papers if each.paper.layout == layout])
            if counts != Counts():
                print(f"  {layout:26}{figures(counts)}  {'':14}{counts.gold:>5}{counts.found:>7}")


def summed(judged: Sequence[Judged]) -> Counts:
    """Return the counts of some papers together."""
    return sum((each.counts for each in judged), Counts())


def figures(counts: Counts) -> str:
    """Return precision, recall and F1 in columns."""
    return f"{counts.precision:>10.3f}{counts.recall:>8.3f}{counts.f1:>7.3f}"


def print_reliability(judged: dict[str, list[Judged]]) -> None:
    """Print how many claims of a confidence there are and how many of them are right, by what they are about."""
    columns = [name for name in RELIABLE if name in judged]
    verdicts = {name: [verdict for each in judged[name] for verdict in each.verdicts] for name in columns}
    verdicts["all"] = [verdict for name in columns for verdict in verdicts[name]]
    print("\nclaims right / claims, by confidence")
    print(f"{'':12}" + "".join(f"{name.split(',')[0].split(' ')[0]:>20}" for name in verdicts) + f"{'mean':>8}")
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = {name: [right for sure, right in each if low <= sure < high] for name, each in verdicts.items()}
        if inside["all"]:
            mean = [sure for sure, _ in verdicts["all"] if low <= sure < high]
            cells = "".join(f"{share(each):>20}" for each in inside.values())
            print(f"{low:.2f}-{min(high, 1):.2f}   {cells}{sum(mean) / len(mean):>8.2f}")
    away = {name: sum(sure - right for sure, right in each) / len(each) for name, each in verdicts.items() if each}
    print(f"{'too sure by':12}" + "".join(f"{away.get(name, 0):>20.3f}" for name in verdicts))


def share(right: Sequence[bool]) -> str:
    """Return how many are right, as a fraction and a figure."""
    return f"{sum(right)}/{len(right)} {sum(right) / len(right):.2f}" if right else ""


# -- what it costs -----------------------------------------------------------------------------------------------------


def measure_speed(folders: Sequence[Path], jobs: int) -> None:
    """Time extraction over all documents, the slowest documents, and documents of one long line."""
    from build import cpu_seconds, tokenize

    from kg.pipeline.discovery import scan_documents
    from kg.pipeline.executors import process_documents
    from kg.pipeline.sources import plan

    documents = scan_documents(plan(folders, {}, "kg-store").places).documents
    spent: list[float] = []
    plain = seconds(lambda: spent.append(cpu_seconds(lambda: tokenize(*folders))))
    whole = seconds(lambda: list(process_documents(documents, jobs=jobs)))
    detail = f"{whole:.1f} s, {plain:.1f} s; {len(documents)} documents, {jobs} jobs"
    tell("extraction / reading and tokenizing", whole / plain, "at most 6", detail)
    times = sorted(((process_seconds(each.file), each.name) for each in documents), reverse=True)
    processed = sum(taken for taken, _ in times)
    detail = f"{processed:.1f} s, {spent[0]:.1f} s; one process, whatever else the machine does"
    tell("the same in CPU time", processed / spent[0], "", detail)
    for taken, name in times[:5]:
        tell("slowest document, CPU s", taken, "at most 2", name)
    with tempfile.TemporaryDirectory() as folder:
        for name, file in long_lines(Path(folder)):
            tell(f"5 MB line, {name}, CPU s", process_seconds(file), "at most 2", "")


def process_seconds(file: "Path | Remote") -> float:
    """Return the CPU time that one document takes, from its file to its quads."""
    from build import cpu_seconds

    from kg.pipeline.documents import process_document

    return cpu_seconds(lambda: process_document(file, file.name))


def long_lines(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write documents in which one line is very long, of each layout and of several contents."""
    for layout, frame in LAYOUTS.items():
        for name, piece in LONG_LINES.items():
            file = folder / f"{layout}.md"
            line = piece * (LONG_LINE // len(piece.encode()))
            file.write_text(frame.replace("{}", line), encoding="utf-8")
            yield f"{layout}, {name}", file


if __name__ == "__main__":
    main()
