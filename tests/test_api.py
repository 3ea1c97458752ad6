"""The graph in Python."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.api import open_graph
from kg.errors import ParameterError, StoreError, UnknownThingError


def test_saved_queries_give_rows(seeds_location: Path) -> None:
    with kg.open(seeds_location) as graph:
        rows = graph.query("leaderboard", benchmark="gsm8k", metric="accuracy")
        best = next(iter(rows))
        assert rows.columns[:4] == ("metric", "value", "unit", "system")
        assert best["value"] == 86.81
        assert best["system"] == "Orca-Math"
        assert len(list(graph.query("top-voted", limit=2))) == 2
        assert {"subject", "predicate", "object"} == set(next(iter(graph.query("paper-graph", paper="2402.14830"))))
        assert list(graph.sparql("ASK {}")) == [{"answer": True}]


def test_what_is_wrong_is_told(seeds_location: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        kg.open(tmp_path)
    with kg.open(seeds_location) as graph:
        with pytest.raises(ParameterError):
            graph.query("author-papers")
        with pytest.raises(UnknownThingError):
            graph.query("author-papers", author="nobody at all")


def test_frames(seeds_location: Path) -> None:
    import pandas

    with kg.open(seeds_location) as graph:
        frame = graph.query("papers").frame()
        assert isinstance(frame, pandas.DataFrame)
        assert list(frame.columns)[:2] == ["document", "arxiv"]
        assert len(frame) == 55


def test_importing_kg_is_cheap() -> None:
    code = "import kg, sys; print(any(name in sys.modules for name in ('pyoxigraph', 'rdflib', 'spacy', 'click')))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_the_package_has_the_names_that_it_promises() -> None:
    assert kg.__all__ == ["open"]
    assert kg.open is open_graph
    assert set(dir(kg)) == {*kg.__all__, "__version__"}
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018
