"""Others' clients get from the endpoint what ``kg query`` gives."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from needed import missing
from serving import ROOT, Running
from small_terms import cell, rows
from SPARQLWrapper import GET, JSON, POST, SPARQLWrapper

from kg.resources import queries_folder
from kg.sparql import SavedQuery, ask_saved, find_query
from kg.store import GraphStore

NAMES = (
    "papers",
    "paper-authors",
    "paper-benchmarks",
    "paper-results",
    "paper-artifacts",
    "classes",
    "documents",
    "most-prolific-authors",
    "papers-per-month",
    "relations",
)
QUERIES = [find_query(name, (queries_folder(),)) for name in NAMES]
COMUNICA = ROOT / "kg" / "web" / "frontend" / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"

Rows = list[tuple[str, ...]]


def wanted(store: GraphStore, query: SavedQuery) -> Rows:
    """What ``kg query`` gives, without its limit, which is no part of the SPARQL text."""
    answer = ask_saved(store, query, {p.name: "1000000" for p in query.params if p.name == "limit"})
    return sorted(tuple(cell(row[name]) for name in answer.columns) for row in rows(answer.results))


@pytest.mark.parametrize("query", QUERIES, ids=NAMES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_sparqlwrapper(server: Running, seeds_store: GraphStore, query: SavedQuery) -> None:
    for method in (GET, POST):
        client = SPARQLWrapper(server.address + "/sparql", returnFormat=JSON)
        client.setMethod(method)
        client.setQuery(query.text)
        result = client.queryAndConvert()
        assert isinstance(result, dict)
        found = result["results"]["bindings"]
        columns = [column.name for column in query.columns]
        rows = sorted(tuple(row[name]["value"] if name in row else "" for name in columns) for row in found)
        assert rows == wanted(seeds_store, query)


@pytest.mark.parametrize("query", QUERIES, ids=NAMES)
def test_rdflib(server: Running, seeds_store: GraphStore, query: SavedQuery) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(server.address + "/sparql", method="POST_FORM"))
    columns = [column.name for column in query.columns]
    bindings = [{str(name): str(term) for name, term in row.items()} for row in graph.query(query.text).bindings]
    found = sorted(tuple(row.get(name, "") for name in columns) for row in bindings)
    assert _numbers(found) == _numbers(wanted(seeds_store, query))


def test_comunica(server: Running, seeds_store: GraphStore, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not COMUNICA.is_file():
        missing("Comunica is not installed (npm ci)")
    script = tmp_path / "ask.mjs"
    script.write_text(
        f"""import {{ createRequire }} from "node:module";
const {{ QueryEngine }} = createRequire({json.dumps(str(COMUNICA))})("@comunica/query-sparql");
const engine = new QueryEngine();
const sources = [{{ type: "sparql", value: process.argv[2] }}];
const answers = [];
for (const text of JSON.parse(process.argv[3])) {{
  const rows = await (await engine.queryBindings(text, {{ sources }})).toArray();
  answers.push(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
}}
console.log(JSON.stringify(answers));
""",
        "utf-8",
    )
    texts = json.dumps([query.text for query in QUERIES])
    command = [node, str(script), server.address + "/sparql", texts]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    for query, found in zip(QUERIES, json.loads(result.stdout), strict=True):
        columns = [column.name for column in query.columns]
        rows = sorted(tuple(row.get(name, "") for name in columns) for row in found)
        assert _numbers(rows) == _numbers(wanted(seeds_store, query)), query.name


def test_the_command_line_gives_the_same(server: Running, seeds_location: Path) -> None:
    from click.testing import CliRunner

    from kg.cli import main

    result = CliRunner().invoke(main, ["query", "papers", "--format", "csv", "--store", str(seeds_location)])
    by_http = server.get("/api/queries/papers.csv").text
    assert len(result.stdout.splitlines()) > 50
    assert list(csv.reader(io.StringIO(result.stdout))) == list(csv.reader(io.StringIO(by_http)))


def _numbers(rows: Rows) -> Rows:
    """Rows with numbers by their value: clients spell them in their own ways."""

    def spelled(cell: str) -> str:
        try:
            return repr(float(cell))
        except ValueError:
            return cell

    return sorted(tuple(spelled(cell) for cell in row) for row in rows)
