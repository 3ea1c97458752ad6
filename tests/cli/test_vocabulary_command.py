"""``kg vocabulary``: a name that is missed today is known tomorrow, without a change of code."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS

from kg.cli import main
from kg.cli.vocabulary import KINDS
from kg.vocabularies import rows

DIGEST = """## Daily Papers (2024-06-20)

### [Small Steps in Long Chains](https://arxiv.org/abs/2406.12345)

Vote: 3

Authors: Ada Lovelace, Alan Turing

- 실험에서 이 방법은 Quorvex로 오류를 줄였다.
- 그 밖의 실험은 GSM8K에서 수행되었다.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_VOCABULARY", raising=False)


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def done(*arguments: str) -> str:
    result = kg(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def benchmarks() -> set[tuple[str, str]]:
    rows = csv.DictReader(done("query", "paper-benchmarks", "--format", "csv").splitlines())
    return {(row["benchmark"], row["surface"]) for row in rows}


def read(report: str) -> str:
    found = re.search(r"^read +(\d+)$", report, re.MULTILINE)
    assert found
    return found[1]


def test_the_kinds_are_those_of_tables() -> None:
    assert KINDS == rows.KINDS


def test_a_name_missed_today_is_found_tomorrow() -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text(DIGEST, "utf-8")
    done("build", "docs")
    assert {label for label, _ in benchmarks()} == {"GSM8K"}
    done("vocabulary", "add", "benchmark", "Quorum Vexation Set", "--name", "Quorvex", "--korean", "쿼벡스")
    assert read(done("build", "docs")) == "1"
    assert ("Quorum Vexation Set", "Quorvex") in benchmarks()
    assert read(done("build", "docs")) == "0"
    found = done("query", "benchmark-papers", "benchmark=쿼벡스", "--format", "csv")
    assert "2406.12345" in found
    assert done("validate") == ""
    Path("kg-vocabulary/names.csv").unlink()
    assert read(done("build", "docs")) == "1"
    assert {label for label, _ in benchmarks()} == {"GSM8K"}


def test_processes_know_what_the_build_knows() -> None:
    Path("docs").mkdir()
    for number in range(3):
        Path(f"docs/{number}.md").write_text(DIGEST.replace("2406.12345", f"2406.1234{number}"), "utf-8")
    done("vocabulary", "add", "benchmark", "Quorvex", "--vocabulary", "mine/names.csv")
    done("build", "docs", "--jobs", "2", "--vocabulary", "mine")
    done("build", "docs", "--jobs", "1", "--vocabulary", "mine", "--store", "one")
    assert ("Quorvex", "Quorvex") in benchmarks()
    assert done("export", "--format", "nquads") == done("export", "--format", "nquads", "--store", "one")


def test_a_known_concept_gets_further_names() -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text(DIGEST.replace("GSM8K", "ARC-Easy"), "utf-8")
    done("vocabulary", "add", "benchmark", "Quorvex", "--id", "hellaswag")
    done("build", "docs")
    assert ("HellaSwag", "Quorvex") in benchmarks()
    assert done("validate") == ""


def test_turtle_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text(DIGEST, "utf-8")
    Path("mine.ttl").write_text(
        "@prefix kg: <https://w3id.org/paper-kg/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<https://w3id.org/paper-kg/id/benchmark/quorvex> a skos:Concept, kg:Benchmark ;\n"
        "  skos:inScheme <https://w3id.org/paper-kg/id/scheme/benchmarks> ;\n"
        '  skos:notation "quorvex" ; skos:prefLabel "Quorvex"@en, "쿼벡스"@ko .\n',
        "utf-8",
    )
    monkeypatch.setenv("KG_VOCABULARY", "mine.ttl")
    assert done("vocabulary", "check") == ""
    done("build", "docs")
    assert ("Quorvex", "Quorvex") in benchmarks()


def test_a_topic_of_ones_own_is_filed_under() -> None:
    Path("docs").mkdir()
    text = DIGEST.replace("Small Steps in Long Chains", "Quorvexology of Long Chains").replace("Quorvex로", "쿼벡스로")
    Path("docs/a.md").write_text(text.replace("이 방법은", "Quorvexology 방법은"), "utf-8")
    done("vocabulary", "add", "topic", "Quorvexology", "--parent", "reasoning")
    done("build", "docs")
    assert "quorvexology" in done("query", "paper-topics", "--format", "csv")


def test_a_damaged_table_stops_a_build_before_anything_is_read() -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text(DIGEST, "utf-8")
    Path("kg-vocabulary").mkdir()
    Path("kg-vocabulary/mine.csv").write_text("kind,label\nbenchmrk,Quorvex\n", "utf-8")
    result = kg("build", "docs")
    assert result.exit_code == 1
    assert re.fullmatch(r"Error: .*mine\.csv:2: 'benchmrk' is not a kind of concept.*\n", result.stderr)
    checked = kg("vocabulary", "check")
    assert checked.exit_code == 1
    assert re.fullmatch(r"kg-vocabulary/mine\.csv:2: 'benchmrk' is not a kind.*\n", checked.stdout)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("benchmark", "Grade School Math"), "already a name of the benchmark 'gsm8k'.*--id"),
        (("benchmark", "GSM8K"), "has this name already"),
        (("metric", "Quorvex rate"), "needs a direction"),
        (("benchmark", "쿼벡스"), "is not an id.*--id"),
        (("benchmark", "--", "..."), "needs a label"),
        (("benchmark", "Quorvex", "--parent", "nowhere"), "the parent 'nowhere' of 'quorvex' is not a benchmark"),
        (("benchmark", "Quorvex", "--vocabulary", "mine.ttl"), "is not a table"),
        (("benchmark", "Quorvex 2024", "--name", "Quorvex 2023"), "'Quorvex 2023' has other numerals"),
        (("benchmark", "Quorvex 2", "--id", "hellaswag"), "'Quorvex 2' has other numerals than 'HellaSwag'"),
        (("bench", "Quorvex"), "is not one of"),
    ],
)
def test_what_would_spoil_the_vocabulary_is_refused_in_one_line(arguments: tuple[str, ...], answer: str) -> None:
    result = kg("vocabulary", "add", *arguments)
    assert result.exit_code == 1
    assert re.fullmatch(rf"Error: .*{answer}.*\n", result.stderr), result.stderr
    assert not Path("kg-vocabulary").exists()


def test_lists_find_names_in_any_spelling() -> None:
    done("vocabulary", "add", "model", "Quorvex", "--name", "QX 9", "--family", "--reason", "its first name")
    own = list(csv.reader(done("vocabulary", "list", "--own", "--format", "csv").splitlines()))
    assert own == [
        ["kind", "id", "label", "names", "files"],
        ["model", "quorvex", "Quorvex", "QX 9", "names.csv"],
    ]
    found = csv.DictReader(done("vocabulary", "list", "--search", "gsm-8K", "--format", "csv").splitlines())
    assert "gsm8k" in {row["id"] for row in found}
    assert "quorvex" in done("vocabulary", "list", "model", "--search", "qx9")
    assert "quorvex" not in done("vocabulary", "list", "benchmark", "--search", "qx9")
    assert "only the first 3" in kg("vocabulary", "list", "--limit", "3").stderr.casefold()


def test_a_place_that_is_not_there_is_told() -> None:
    result = kg("vocabulary", "check", "--vocabulary", "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"Error: The vocabulary nowhere does not exist.*\n", result.stderr)


def test_the_vocabularies_are_written_as_skos() -> None:
    done("vocabulary", "add", "benchmark", "Quorvex", "--korean", "쿼벡스", "--parent", "glue")
    written = done("vocabulary", "export", "benchmark")
    assert done("vocabulary", "export", "benchmark") == written
    graph = Graph().parse(data=written, format="turtle")
    quorvex = URIRef("https://w3id.org/paper-kg/id/benchmark/quorvex")
    assert (quorvex, SKOS.prefLabel, Literal("쿼벡스", lang="ko")) in graph
    assert (quorvex, SKOS.broader, URIRef("https://w3id.org/paper-kg/id/benchmark/glue")) in graph
    assert not list(graph.subjects(SKOS.inScheme, URIRef("https://w3id.org/paper-kg/id/scheme/models")))
    Path("kg-vocabulary/names.csv").unlink()
    Path("mine.ttl").write_text(written, "utf-8")
    assert ("quorvex", "Quorvex") in {
        (row["id"], row["label"])
        for row in csv.DictReader(
            done("vocabulary", "list", "--own", "--format", "csv", "--vocabulary", "mine.ttl").splitlines()
        )
    }
