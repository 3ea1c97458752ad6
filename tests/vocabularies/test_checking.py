"""What 'kg vocabulary check' finds, in the shipped tables (nothing) and in a user's own."""

from pathlib import Path

import pytest

from kg.vocabularies.checking import check_rows
from kg.vocabularies.files import row_sources
from kg.vocabularies.own_files import SHIPPED_ONLY, find_own_vocabulary
from kg.vocabularies.rows import Row, RowSource, VocabularyProblem


def problems(file: Path) -> list[tuple[int, str]]:
    found: list[VocabularyProblem] = []
    sources = row_sources(find_own_vocabulary([file]), found)
    return [(each.line, each.message) for each in sorted([*found, *check_rows(sources)]) if each.file == file.resolve()]


def messages(*rows: Row) -> list[str]:
    sources = [RowSource(row, Path("benchmarks.csv"), line, own=False) for line, row in enumerate(rows, 2)]
    return [problem.message for problem in check_rows(sources)]


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.csv"
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_vocabularies_have_no_problems() -> None:
    found: list[VocabularyProblem] = []
    assert check_rows(row_sources(SHIPPED_ONLY, found)) == []
    assert found == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("benchmark,Probe Bench,,Grade School Math,,", "'Grade School Math' is already a name of the benchmark"),
        ("benchmark,Probe Bench,,,nowhere,", "the parent 'nowhere' of 'probe-bench' is not a benchmark"),
        ("benchmark,Probe Bench,,,,gsm8k", "the task 'gsm8k' of 'probe-bench' is not a topic"),
        ("metric,Probe Rate,,,,", "the metric 'probe-rate' needs a direction"),
        ("benchmark,Probe School,hellaswag,,,reasoning", "adds names only, not task"),
        ("benchmark,Probe School 2,hellaswag,,,", "'Probe School 2' has other numerals than 'HellaSwag'"),
        ("bench,Probe Bench,,,,", "'bench' is not a kind of concept"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, row: str, message: str) -> None:
    found = problems(written(tmp_path, f"kind,label,id,names,parent,task\nmodel,Probe Model,,,,\n{row}\n"))
    assert [line for line, _ in found] == [3]
    assert message in found[0][1]


def test_names_that_differ_by_a_case_that_matters_do_not_clash(tmp_path: Path) -> None:
    file = "kind,label,id,case_sensitive\nbenchmark,PROBELET,probelet,true\nbenchmark,Probelet,probelets,true\n"
    assert problems(written(tmp_path, file)) == []
    (clash,) = problems(written(tmp_path, file.replace(",true", ",")))
    assert clash == (3, "'Probelet' is already a name of the benchmark 'probelet' (mine.csv:2)")


@pytest.mark.parametrize(
    ("label", "name"),
    [("ICDAR 2019", "ICDAR 2015"), ("HaluEval 2.0", "HaluEval"), ("ACE05", "ACE04"), ("MOVi", "MOVi-2")],
)
def test_a_name_with_other_numerals_needs_a_reason(label: str, name: str) -> None:
    row = Row("benchmark", "probe", label, names=(name,))
    assert "has other numerals" in messages(row)[0]
    assert messages(Row("benchmark", "probe", label, names=(name,), reason="renamed")) == []


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("7-Scenes", "Seven Scenes"),
        ("GSM8K", "GSM-8K"),
        ("AZR", "Absolute Zero Reasoner"),
        ("WMT14", "WMT 2014"),
        ("SQuAD 2.0", "SQuAD v2"),
        ("PEMS04", "PeMSD4"),
        ("τ²-bench", "tau2-bench"),
    ],
)
def test_a_numeral_may_be_written_otherwise(label: str, name: str) -> None:
    found = messages(Row("benchmark", "probe", label, names=(name,)))
    assert not [message for message in found if "numerals" in message]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Row("benchmark", "probe", "Probe Set", names=("probe-set",)), "repeats 'Probe Set'"),
        (Row("benchmark", "probe", "Probe Set", "Probe Set"), "repeats 'Probe Set'"),
        (Row("benchmark", "probe", "Probe", ambiguous_names=("Other",)), "'Other' is in column 'ambiguous'"),
        (Row("benchmark", "probe", "Probe", link="probe.org"), "is not a web address"),
        (Row("benchmark", "probe", "Probe", parent=("probe",)), "the parents go in a circle"),
    ],
)
def test_what_is_wrong_with_a_row_by_itself(row: Row, message: str) -> None:
    assert [message in each for each in messages(row)] == [True]


def test_a_note_tells_of_one_concept_and_not_of_a_group() -> None:
    rows = [Row("benchmark", f"probe-{letter}", f"Probe {letter}", note="text tasks") for letter in "abc"]
    assert messages(*rows[:2]) == []
    assert messages(*rows) == ["the note 'text tasks' of 'probe-c' stands beside 3 concepts"]
