"""kg render, as it is typed."""

import base64
import gzip
import json
import os
import re
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from small_graph import HOSTILE, published_graph

from kg.cli import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(published_graph(tmp_path_factory.mktemp("render")))


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["render", "--store", store, *arguments])


def run_pyvis(store: str, *arguments: str) -> Result:
    return run(store, "--engine", "pyvis", *arguments)


def drawn(result: Result) -> dict[str, Any]:
    """The network that an explorer's page holds."""
    block = re.search(r'id="network">([^<]*)<', result.stdout)
    assert block, result.stderr
    return dict(json.loads(gzip.decompress(base64.b64decode(block.group(1)))))


def labels(result: Result) -> set[str]:
    return {label for kind in drawn(result)["nodes"]["label"] for label in kind}


def test_it_writes_a_page_and_says_so(store: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    result = run(store, "-o", str(file))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Wrote {file}: 9 nodes, 11 links.\n"
    assert file.read_bytes().startswith(b"<!doctype html>")


def test_standard_output_is_the_page_alone(store: str) -> None:
    result = run(store, "-o", "-", "--around", "수학 추론")
    assert result.stdout_bytes.startswith(b"<!doctype html>")
    assert "<title>mathematical reasoning and its links</title>" in result.stdout
    assert result.stderr == ""


def test_hops_widen_the_neighbourhood(store: str) -> None:
    counts = [len(labels(run(store, "-o", "-", "--around", "2401.00003", "--hops", str(hops)))) for hops in range(4)]
    assert counts == [1, 2, 5, 9]


def test_an_answer_is_drawn_as_its_header_says(store: str, tmp_path: Path) -> None:
    query = tmp_path / "months.rq"
    rows = 'VALUES (?month ?papers) { ("2024-01" 3) ("2024-02" 5) }'
    query.write_text(f"#+ summary: By month\n#+ draw: trend\nSELECT ?month ?papers {{ {rows} }}\n")
    page = run(store, "-o", "-", "--query", str(query)).stdout
    assert page.count("<svg") == 4
    assert re.search(r"<td[^>]*>2024-02</td><td[^>]*>5</td>", page)
    assert "<title>By month</title>" in page
    korean = run(store, "-o", "-", "--query", str(query), "--language", "ko").stdout
    assert '<html lang="ko">' in korean
    assert "논문 수" in korean
    chart = tmp_path / "months.svg"
    result = run(store, "--query", str(query), "--poster", str(chart), "--title", "Months")
    assert result.stderr == f"Wrote {chart}.\n"
    assert '<title id="title">Months</title>' in chart.read_text()
    query.write_text(query.read_text().replace("trend", "pie"))
    assert "not drawn as 'pie'" in run(store, "--query", str(query)).stderr


def test_a_poster_is_one_file(store: str, tmp_path: Path) -> None:
    file = tmp_path / "poster.svg"
    result = run(store, "--poster", str(file), "--size", "square", "--dark", "--language", "ko")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith(f"Wrote {file}: ")
    assert '<title id="title">AI 논문</title>' in file.read_text("utf-8")
    assert "not the name of a poster" in run(store, "--poster", str(tmp_path / "poster.html")).stderr


def test_a_query_can_be_drawn(store: str, tmp_path: Path) -> None:
    query = tmp_path / "authors.rq"
    query.write_text("CONSTRUCT { ?p dcterms:creator ?a } WHERE { ?p dcterms:creator ?a }", encoding="utf-8")
    for result in (run(store, "-o", "-", "--query", str(query)), run_pyvis(store, "-o", "-", "--query", str(query))):
        assert result.exit_code == 0
    assert len(labels(run(store, "-o", "-", "--query", str(query)))) == 4


def test_the_limit_keeps_the_most_important_and_tells_it(store: str) -> None:
    result = run_pyvis(store, "-o", "-", "--limit", "3")
    assert result.stdout.count('"group":') == 3
    assert "The 3 most important of 9 nodes" in result.stdout
    assert result.stderr == (
        "Drawn are the 3 most important of 9 nodes; --limit N draws more, --around THING a part.\n"
    )
    assert len(labels(run(store, "-o", "-", "--limit", "3"))) == 3


def test_it_opens_the_page_on_demand(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def opens(url: str, *_: object) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", opens)
    file = tmp_path / "그래프.html"
    assert run(store, "-o", str(file), "--open").exit_code == 0
    assert opened == [file.as_uri()]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--around", "nobody at all"), "is called 'nobody at all'"),
        (("--open", "-o", "-"), "cannot be opened in a browser"),
        (("--hops", "2"), "Give it with --around THING"),
        (("--query", "no-such-query"), "no-such-query"),
        (("-o", "/dev/null/x.html"), "cannot be written"),
        (("--kinds", "planet"), "is not a kind"),
        (("--from", "yesterday"), "is not a month or day"),
        (("--engine", "pyvis", "--with-sparql"), "cannot run queries"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(store: str, arguments: tuple[str, ...], answer: str) -> None:
    result = run(store, *arguments)
    assert result.exit_code == 1
    assert answer in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_rows_of_a_query_can_be_drawn(store: str, tmp_path: Path) -> None:
    query = tmp_path / "authors.rq"
    rows = "SELECT ?arxiv ?author WHERE { ?p dcterms:creator/foaf:name ?author ; fabio:hasArXivId ?arxiv }"
    query.write_text(rows, encoding="utf-8")
    shown = labels(run(store, "-o", "-", "--query", str(query)))
    assert "Counting Sheep: 양 세기" in shown
    assert "김하늘" in shown
    assert "GSM8K" not in shown


def test_an_answer_without_rows_cannot(store: str, tmp_path: Path) -> None:
    query = tmp_path / "ask.rq"
    query.write_text("ASK { ?p dcterms:creator ?a }", encoding="utf-8")
    assert "neither triples nor rows" in run(store, "--query", str(query)).stderr


def test_filters_choose_papers_and_what_is_linked_with_them(store: str) -> None:
    everything = labels(run(store, "-o", "-"))
    assert len(everything) == 9
    some = labels(run(store, "-o", "-", "--kinds", "paper,topic"))
    assert len(some) == 4
    assert some < everything
    assert set(drawn(run(store, "-o", "-", "--kinds", "paper"))["nodes"]["kind"]) == {"0"}
    dated = labels(run(store, "-o", "-", "--from", "2024-01", "--to", "2024-12", "--min-votes", "1"))
    assert dated == everything - {"Lonely Counting", HOSTILE.replace("\u2028 ", "")}
    assert labels(run(store, "-o", "-", "--topic", "mathematical reasoning")) == everything - {"Lonely Counting"}
    assert "nothing to draw" in run(store, "-o", "-", "--from", "2999-01").stderr


def test_only_pages_that_can_be_asked_carry_an_engine(store: str) -> None:
    plain = run(store, "-o", "-").stdout
    asked = run(store, "-o", "-", "--with-sparql").stdout
    assert "wasm-unsafe-eval" not in plain
    assert "worker-src" not in plain
    assert "wasm-unsafe-eval" in asked
    assert "worker-src blob:" in asked
    assert "default-src &#39;none&#39;" in asked
    assert len(asked) > len(plain) + 1_000_000


@pytest.mark.parametrize("locale", [{"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "cp949"}])
def test_no_locale_changes_a_byte(store: str, tmp_path: Path, locale: dict[str, str]) -> None:
    file = tmp_path / "page.html"
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **locale}
    command = [sys.executable, "-m", "kg", "render", "--store", store, "-o", str(file)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert file.read_bytes() == run(store, "-o", "-").stdout_bytes


def test_a_query_draws_as_many_rows_as_it_wants(store: str, tmp_path: Path) -> None:
    query = tmp_path / "some.rq"
    head = "#+ summary: Papers\n#+ params:\n#+   - {name: limit, type: integer, description: rows, default: 2}\n"
    query.write_text(head + "SELECT ?arxiv WHERE { ?p fabio:hasArXivId ?arxiv } ORDER BY ?arxiv", "utf-8")
    assert len(labels(run(store, "-o", "-", "--query", str(query)))) == 2
    assert len(labels(run(store, "-o", "-", "--query", str(query), "limit=1"))) == 1


def test_the_title_is_korean_too(store: str) -> None:
    assert drawn(run(store, "-o", "-", "--around", "수학 추론"))["title"] == [
        "mathematical reasoning and its links",
        "수학 추론에서 1단계 안에 있는 것",
    ]
