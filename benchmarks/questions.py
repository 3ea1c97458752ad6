"""Asks the questions that people come with, each by one command, and measures how long each takes.

    python benchmarks/questions.py [--store STORE] [--repeat 3] [--show N]

Prints a Markdown table: the question, the command, the CPU seconds of the whole command (start included; the least of
several, which other work on the machine disturbs least), and how many lines it answered. docs/pages/questions.md has
the table for 1,409 documents. ``--show`` prints the first lines of each answer, to be held against the documents.
"""

import argparse
import resource
import shlex
import subprocess
import sys

from measuring import environment

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("What does Orca-Math say?", "kg show Orca-Math"),
    ("Who is best on GSM8K, and since when?", "kg show GSM8K"),
    ("All scores of Llama 3", 'kg query model-results model="Llama 3"'),
    ("What is measured with GSM8K beside MATH?", "kg query benchmark-cooccurrence benchmark=GSM8K"),
    (
        "Papers of May 2024 on quantization with more than 20 votes",
        "kg query topic-papers topic=quantization from=2024-05 to=2024-05 min-votes=21",
    ),
    ("Who works on 3D generation most?", 'kg query topic-people topic="3D generation"'),
    ("Papers like FlashAttention", "kg query similar-papers paper=FlashAttention"),
    ("What contradicts what?", "kg query conflicting-results"),
    ('Where did I read "speculative decoding"?', "kg search '\"speculative decoding\"'"),
    ("한국어 관련 논문", "kg search '한국어 관련 논문' --kind papers"),
    ("어텐션 효율화", "kg search '어텐션 효율화' --kind papers"),
    ("What is new this month?", "kg new"),
    ("What rose most in 2024?", "kg query rising-topics from=2024-01 to=2024-12"),
    (
        "Compare Mamba and Transformers papers on shared benchmarks",
        "kg query compare first=Mamba second=Transformers",
    ),
    ("Which papers cite or list Gen4Gen as similar?", "kg query cited-by paper=Gen4Gen"),
    ("Benchmarks introduced in June 2024", "kg query new-benchmarks from=2024-06 to=2024-06"),
    ("What was FLACUNA trained on?", "kg query paper-benchmarks paper=FLACUNA relation=trains"),
    ("Models compared with GPT-4o", "kg query compared-models model=GPT-4o"),
    ("Papers without authors", "kg query papers-without-authors"),
    ("Papers noted twice", "kg duplicates"),
    ("Names that are not in the vocabulary", "kg query unknown-names"),
    ("Everything by Yang Li, with a warning about namesakes", 'kg show "Yang Li"'),
    ("The words behind a score", "kg explain Orca-Math results GSM8K"),
    ("Notes that mention 86.8", "kg search 86.8"),
    (
        "A reading list for retrieval-augmented generation",
        'kg query reading-list topic="retrieval-augmented generation"',
    ),
)


def ask(command: str, store: str) -> tuple[float, str, bool]:
    """Run a command; return its CPU seconds, what it printed, and whether it failed."""
    words = [sys.executable, "-m", *shlex.split(command), "--store", store]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, done.stdout + done.stderr, done.returncode != 0


def main() -> None:
    """Ask all questions and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="./kg-store")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args()
    print("| question | command | seconds | lines |\n|---|---|---:|---:|")
    for question, command in QUESTIONS:
        runs = [ask(command, options.store) for _ in range(options.repeat)]
        seconds, printed, failed = min(runs)
        count = "failed" if failed else str(len(printed.splitlines()))
        shown = command.replace("|", "\\|")
        print(f"| {question} | `{shown}` | {seconds:.2f} | {count} |", flush=True)
        for line in printed.splitlines()[: options.show]:
            print(f"    {line[:150]}", flush=True)


if __name__ == "__main__":
    main()
