"""The wheel carries all that it needs: installed into a fresh environment, it works in an empty folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from needed import missing

PYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "KG_"))}
    return subprocess.run([*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not PYTHON.exists():
        missing("this interpreter has no base installation with pip")
    folder = tmp_path_factory.mktemp("wheel")
    run(PYTHON, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, root, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_data_and_leaves_the_workshop_out(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries"):
        shipped = {f"kg/_data/{folder}/{file.name}" for file in (root / folder).iterdir() if file.is_file()}
        assert shipped <= names
    assert "kg/py.typed" in names
    for built in ("web/static/editor", "web/static", "web/templates", "render/explorer/static"):
        shipped = {f"kg/{built}/{file.name}" for file in (root / "kg" / built).iterdir() if file.is_file()}
        assert shipped
        assert shipped <= names
    assert not [name for name in names if name.endswith((".ts", ".mjs", "package.json")) or "/frontend/" in name]
    assert not [name for name in names if "node_modules" in name or name.startswith(("tests/", "benchmarks/"))]


@pytest.mark.slow
def test_an_installed_wheel_builds_asks_draws_and_exports_in_an_empty_folder(
    wheel: Path, root: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    run(PYTHON, "-m", "venv", "--without-pip", environment, folder=tmp_path)
    run(PYTHON, "-m", "pip", "--python", environment, "install", "--quiet", wheel, folder=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.copytree(root / "seeds", tmp_path / "notes")
    kg = environment / "bin" / "kg"
    report = run(kg, "build", "../notes", folder=empty).stdout
    assert "55" in report
    asked = run(kg, "query", "benchmark-papers", "benchmark=GSM8K", "--format", "csv", folder=empty).stdout
    assert "2402.14830" in asked
    run(kg, "render", "-o", "graph.html", folder=empty)
    run(kg, "export", "-o", "graph.ttl", folder=empty)
    assert (empty / "graph.html").stat().st_size > 50_000
    assert "kg:Paper" in (empty / "graph.ttl").read_text("utf-8")
