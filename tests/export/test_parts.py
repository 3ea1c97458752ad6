"""Parts of N-Quads for bulk loaders: together they are the graph, and a push goes on from them."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import DefaultGraph
from servers import Oxigraph, virtuoso, virtuoso_sql

from kg.cli import main
from kg.push import push
from kg.schema.terms import KNOWLEDGE_GRAPH, PUSH_GRAPH
from kg.store import GraphStore, open_store


def export(store: Path, folder: Path, *options: str) -> Result:
    words = ["export", "--format", "nquads", "--parts", "3", "-o", str(folder), "--store", str(store), *options]
    return CliRunner().invoke(main, words)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_parts_are_the_graph(seeds_location: Path, seeds_store: GraphStore, tmp_path: Path) -> None:
    result = export(seeds_location, tmp_path / "parts")
    assert result.exit_code == 0, result.stderr
    assert names(tmp_path / "parts") == ["part-0001.nq", "part-0002.nq", "part-0003.nq"]
    lines: list[bytes] = []
    for file in (tmp_path / "parts").iterdir():
        own = file.read_bytes().splitlines(keepends=True)
        assert own == sorted(own)
        lines += own
    graph = [line for line in lines if not line.endswith(f"<{PUSH_GRAPH}> .\n".encode())]
    assert b"".join(sorted(graph)) == seeds_store.canonical_nquads()
    assert len(graph) < len(lines)


def test_compressed_parts_hold_the_same_and_replace_what_was_there(seeds_location: Path, tmp_path: Path) -> None:
    export(seeds_location, tmp_path / "plain")
    export(seeds_location, tmp_path / "parts", "--parts", "5")
    (tmp_path / "parts" / "mine.txt").write_text("stays")
    assert export(seeds_location, tmp_path / "parts", "--compress").exit_code == 0
    assert names(tmp_path / "parts") == ["mine.txt", "part-0001.nq.gz", "part-0002.nq.gz", "part-0003.nq.gz"]
    for name in names(tmp_path / "plain"):
        plain = (tmp_path / "plain" / name).read_bytes()
        assert gzip.decompress((tmp_path / "parts" / f"{name}.gz").read_bytes()) == plain


def test_the_knowledge_may_be_named(seeds_location: Path, seeds_store: GraphStore, tmp_path: Path) -> None:
    export(seeds_location, tmp_path / "parts", "--name-knowledge")
    lines = b"".join(file.read_bytes() for file in (tmp_path / "parts").iterdir()).splitlines()
    count = sum(line.endswith(f" <{KNOWLEDGE_GRAPH}> .".encode()) for line in lines)
    assert count == sum(1 for _ in seeds_store.quads(graph=DefaultGraph()))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--parts", "2"], "writes a folder"),
        (["--parts", "2", "-o", "x", "--format", "turtle"], "whole graph as N-Quads"),
        (["--parts", "2", "-o", "x", "--around", "GSM8K"], "whole graph as N-Quads"),
        (["--compress", "-o", "x.nq"], "go with --parts"),
    ],
)
def test_choices_that_do_not_fit_are_refused(options: list[str], message: str, seeds_location: Path) -> None:
    result = CliRunner().invoke(main, ["export", *options, "--store", str(seeds_location)])
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_push_goes_on_from_parts_that_oxigraph_loaded(seeds_location: Path, tmp_path: Path) -> None:
    export(seeds_location, tmp_path / "parts", "--compress")
    server = Oxigraph(tmp_path)
    for file in sorted((tmp_path / "parts").iterdir()):
        server.load(file)
    server.start()
    try:
        report = push(seeds_location, server.address, verify=True)
        assert (report.sent, report.different) == ((), ())
        with open_store(server.address) as there, open_store(seeds_location) as store:
            assert there.canonical_nquads() == store.canonical_nquads()
    finally:
        server.stop()


def test_a_push_goes_on_from_parts_that_virtuoso_loaded(
    seeds_location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    with virtuoso(tmp_path) as address:
        export(seeds_location, tmp_path / "parts", "--compress", "--name-knowledge")
        loading = f"ld_dir('{tmp_path}/parts', '*.nq.gz', '{KNOWLEDGE_GRAPH}'); rdf_loader_run(); checkpoint;"
        virtuoso_sql(tmp_path, loading)
        report = push(seeds_location, address, verify=True)
        assert (report.sent, report.different) == ((), ())
