"""What goes wrong with one extractor costs its own claims about one entry, nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_documents import digest

from kg.extractors.base import Source
from kg.extractors.registry import STRUCTURE
from kg.model import Claim, Evidence, Iri, Statement
from kg.nlp.analysis import LONGEST_TEXT
from kg.pipeline.documents import process_document
from kg.schema.terms import PAGE


class Raising:
    """An extractor that fails over the second paper."""

    name = "raising"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        if source.entry.arxiv.endswith("2"):
            raise RuntimeError("lost")
        return iter(())


class Misnaming(Raising):
    """An extractor whose claim about the second paper is about no IRI."""

    name = "misnaming"

    def extract(self, source: Source) -> Iterator[Claim]:
        if source.entry.arxiv.endswith("2"):
            statement = Statement(source.paper, PAGE, Iri("https://example.org/#two#fragments"))
            yield Claim(statement, Evidence(source.entry.span, "any", 1.0))


@pytest.mark.parametrize("extractor", [Raising(), Misnaming()], ids=lambda extractor: extractor.name)
def test_a_failing_extractor_costs_its_own_claims_alone(tmp_path: Path, extractor: Raising) -> None:
    file = tmp_path / "a.md"
    file.write_text(digest(1, 2, 3), "utf-8")
    good = process_document(file, "a.md", STRUCTURE)
    done = process_document(file, "a.md", (*STRUCTURE, extractor))
    assert (done.papers, done.claims) == (good.papers, good.claims)
    [problem] = done.problems
    assert problem.message.startswith(f"the {extractor.name} extractor failed here")
    assert problem.line == digest(1, 2, 3).split("Paper 2")[0].count("\n") + 1


def test_text_too_long_to_be_a_papers_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    body = "이 문장은 짧다. " * (LONGEST_TEXT // 8)
    file.write_text(digest(1, 2, note=body), "utf-8")
    done = process_document(file, "a.md")
    assert f"the first {LONGEST_TEXT:,} are read" in " ".join(problem.message for problem in done.problems)


@pytest.mark.slow
def test_the_memory_that_a_long_digest_takes_is_bounded(root: Path) -> None:
    """Its quads alone are 130 MB of text, and were kept as objects of ten times that."""
    script = """
import resource, sys
from small_documents import digest
from kg.pipeline.documents import process_reading
from kg.readers import read_bytes

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

process_reading(read_bytes(digest(1).encode(), "warm.md"))
before = peak()
done = process_reading(read_bytes(digest(*range(4000)).encode(), "long.md"))
print(done.papers, sum(map(len, done.parts())) // 1_000_000, peak() - before)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    papers, megabytes, grown = map(int, done.stdout.split())
    assert papers == 4000
    assert megabytes > 80
    assert grown < megabytes
