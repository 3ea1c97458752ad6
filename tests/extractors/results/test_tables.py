"""Tables: each figure goes to its benchmark and system, whichever of them are the rows."""

import pytest
from small_entries import claimed
from small_results import part

from kg.extractors.base import Source
from kg.extractors.results.extractor import ResultsExtractor
from kg.model import Document, Entry, Layout, Passage, PassageKind, Quote, Span
from kg.schema.iris import paper_by_arxiv
from kg.schema.terms import HAS_VALUE, RESULT_KIND, RESULT_ROLE, SYSTEM_NAME, UNIT

TITLE = "CrateNet: Packing Experts"


def read(table: str) -> set[tuple[str, ...]]:
    """Benchmark, value, unit, system, role and kind of each result in a table."""
    text = f"### {TITLE}\n\n{table}\n"
    passages = (
        Passage(PassageKind.TITLE, Quote(TITLE, Span(4, 4 + len(TITLE)))),
        Passage(PassageKind.TABLE, Quote(table, Span(6 + len(TITLE), 6 + len(TITLE) + len(table)))),
    )
    entry = Entry(Layout.DIGEST, Span(0, len(text)), arxiv="2401.00001", title=passages[0].quote, passages=passages)
    source = Source(Document("small.md", text, "0" * 64), entry, paper_by_arxiv("2401.00001"))
    wanted = (HAS_VALUE, UNIT, SYSTEM_NAME, RESULT_ROLE, RESULT_KIND)
    return {(c.evidence.surface, *(part(c, each) for each in wanted)) for c in claimed(ResultsExtractor(), source)}


MODELS_AS_ROWS = """\
| Model | Params | MMLU (%) | GSM8K |
|-------|--------|----------|-------|
| LLaMA-7B | 7B | 35.1 | 11.2 |
| CrateNet-7B | 7B | **48.3** | **32.6** |"""

BENCHMARKS_AS_ROWS = """\
벤치마크 | LLaMA-7B | 제안 방법
---|---:|---:
MMLU | 35.1% | **48.3%** ± 0.2
GSM8K | 11.2 | <b>32.6</b>"""


def test_models_as_rows() -> None:
    assert read(MODELS_AS_ROWS) == {
        ("MMLU", "35.1", "%", "LLaMA-7B", "other", "score"),
        ("GSM8K", "11.2", "", "LLaMA-7B", "other", "score"),
        ("MMLU", "48.3", "%", "CrateNet-7B", "own", "score"),
        ("GSM8K", "32.6", "", "CrateNet-7B", "own", "score"),
    }


def test_benchmarks_as_rows() -> None:
    assert read(BENCHMARKS_AS_ROWS) == {
        ("MMLU", "35.1", "%", "LLaMA-7B", "other", "score"),
        ("GSM8K", "11.2", "", "LLaMA-7B", "other", "score"),
        ("MMLU", "48.3", "%", "CrateNet", "own", "score"),
        ("GSM8K", "32.6", "", "CrateNet", "own", "score"),
    }


def test_one_result_a_row() -> None:
    table = "| Method | Dataset | Accuracy |\n|---|---|---|\n| Ours | MMLU | 48.3% |\n| LLaMA-7B | MMLU | 35.1% |"
    assert read(table) == {
        ("MMLU", "48.3", "%", "CrateNet", "own", "score"),
        ("MMLU", "35.1", "%", "LLaMA-7B", "other", "score"),
    }


def test_a_column_of_differences_holds_deltas_of_the_papers_own() -> None:
    table = "| Benchmark | CrateNet | Δ |\n|---|---|---|\n| MMLU | 48.3 | +13.2 |"
    assert read(table) == {
        ("MMLU", "48.3", "", "CrateNet", "own", "score"),
        ("MMLU", "13.2", "", "CrateNet", "own", "delta"),
    }


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("CrateNet (ours)", "own"),
        ("+ GRPO", "own"),
        ("- KL penalty", "own"),
        ("w/o routing", "own"),
        ("우리 모델", "own"),
        ("Human", "human"),
        ("Baseline", "baseline"),
        ("Qwen2-7B", "other"),
    ],
)
def test_whose_row_it_is(label: str, role: str) -> None:
    ((*_, found, _),) = read(f"| Model | MMLU |\n|---|---|\n| {label} | 48.3 |")
    assert found == role


@pytest.mark.parametrize(
    "table",
    [
        "| Model | Params | Year |\n|---|---|---|\n| CrateNet | 7 | 2024 |",  # no benchmark
        "| Benchmark | # questions | Language |\n|---|---|---|\n| MMLU | 14042 | 57 |",  # what describes a benchmark
        "| Model | MMLU |\n|---|---|\n| CrateNet | - |",  # no figure
        "| MMLU | 48.3 |",  # no rule below the head
    ],
)
def test_what_is_not_a_table_of_results(table: str) -> None:
    assert read(table) == set()
