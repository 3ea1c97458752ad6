"""What goes wrong with one extractor costs its own claims about one entry, nothing else."""

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
