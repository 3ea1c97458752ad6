"""What is wrong with a vocabulary is told by file and line, and the later of two that clash is blamed."""

from pathlib import Path

import pytest

from kg.vocabularies.checking import check_entries, vocabulary_entries
from kg.vocabularies.entries import VocabularyProblem
from kg.vocabularies.own_files import SHIPPED_ONLY, find_own_vocabulary

PREFIXES = """@prefix kg: <https://w3id.org/paper-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix scheme: <https://w3id.org/paper-kg/id/scheme/> .
@prefix benchmark: <https://w3id.org/paper-kg/id/benchmark/> .
"""
GOOD = """benchmark:probe a skos:Concept, kg:Benchmark ;
    skos:inScheme scheme:benchmarks ;
    skos:notation "probe" ;
    skos:prefLabel "Probe Task Set"@en, "탐침"@ko .
"""


def problems(file: Path) -> list[tuple[int, str]]:
    found: list[VocabularyProblem] = []
    entries = vocabulary_entries(find_own_vocabulary([file]), found)
    return [(each.line, each.message) for each in sorted([*found, *check_entries(entries)])]


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_vocabularies_are_in_order() -> None:
    found: list[VocabularyProblem] = []
    assert check_entries(vocabulary_entries(SHIPPED_ONLY, found)) == []
    assert found == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("benchmark,Probe Bench,,Grade School Math,,,,,,,", "'Grade School Math' is already a name of the benchmark"),
        ("benchmark,Probe Bench,,,,nowhere,,,,,", "the broader 'nowhere' of 'probe-bench' is no benchmark"),
        ("benchmark,Probe Bench,,,,,,,,gsm8k,", "the task 'gsm8k' of 'probe-bench' is no topic"),
        ("metric,Probe Rate,,,,,,,,,", "the metric 'probe-rate' needs a direction"),
        ("benchmark,GSM8K,,Probe School,gsm8k,,,,,reasoning,", "only names are added to it, not task"),
        ("bench,Probe Bench,,,,,,,,,", "'bench' is no kind of concept"),
    ],
)
def test_a_row_that_cannot_stand_is_told_by_its_line(tmp_path: Path, row: str, told: str) -> None:
    head = "kind,label,korean,alternatives,notation,broader,case_sensitive,ambiguous,family,task,direction"
    found = problems(written(tmp_path, "mine.csv", f"{head}\nmodel,Probe Model,,,,,,,,,\n{row}\n"))
    assert [line for line, _ in found] == [3]
    assert told in found[0][1]


def test_names_that_differ_by_a_case_that_matters_do_not_clash(tmp_path: Path) -> None:
    file = "kind,label,notation,case_sensitive\nbenchmark,PROBELET,probelet,true\nbenchmark,Probelet,probelet-2,true\n"
    assert problems(written(tmp_path, "mine.csv", file)) == []
    assert problems(written(tmp_path, "mine.csv", file.replace(",true", ",")))


def test_good_turtle_passes(tmp_path: Path) -> None:
    assert problems(written(tmp_path, "mine.ttl", PREFIXES + GOOD)) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ('"probe" ;', '"Probe" ;', 5, "needs one skos:notation"),
        ('"probe" ;', '"probes" ;', 7, "the IRI of 'probes' should be"),
        (', "탐침"@ko', "", 5, "one in Korean"),
        ("scheme:benchmarks", "scheme:models", 5, "skos:inScheme"),
        ("kg:Benchmark", "kg:Bench", 5, "is no kg:Benchmark"),
        ('"탐침"@ko', '"탐침"@ko ; skos:altLabel "GSM8K"@en', 8, "already a name of the benchmark 'gsm8k'"),
        ('"탐침"@ko', '"탐침"@ko ; skos:broader benchmark:probe', 5, "in a circle"),
        ('"탐침"@ko', '"탐침"@ko ; kg:ambiguousLabel "Other"', 8, "'Other' is flagged"),
        ('"탐침"@ko', '"탐침 "@ko', 8, "has spaces around it"),
        ('"탐침"@ko .', '"탐침"@ko ]', 8, "no Turtle"),
    ],
)
def test_turtle_that_cannot_stand_is_told_by_its_line(
    tmp_path: Path, before: str, after: str, line: int, told: str
) -> None:
    found = problems(written(tmp_path, "mine.ttl", PREFIXES + GOOD.replace(before, after)))
    assert (line, True) in [(each, told in message) for each, message in found], found
