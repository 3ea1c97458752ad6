"""The explorer's built front-end is what its sources build, and nothing in it names a host."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from needed import missing

SKIPPED = ("node_modules",)


@pytest.fixture(scope="module")
def sources(root: Path) -> Path:
    return root / "kg" / "render" / "explorer" / "frontend"


def shipped(frontend: Path) -> Path:
    """The folder that the front-end is built into."""
    return frontend.parent / "static"


@pytest.fixture(scope="module")
def built(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, installed and built anew."""
    npm = shutil.which("npm")
    if npm is None:
        missing("there is no npm")
    folder = tmp_path_factory.mktemp("explorer") / "frontend"
    (folder.parent / "static").mkdir()
    shutil.copytree(sources, folder, ignore=shutil.ignore_patterns(*SKIPPED))
    installed = subprocess.run([npm, "ci", "--silent"], cwd=folder, capture_output=True, text=True, timeout=300)
    if installed.returncode:
        missing(f"npm ci failed: {installed.stderr[-300:]}")
    subprocess.run([npm, "run", "--silent", "build"], cwd=folder, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.slow
def test_the_bundle_is_what_the_sources_build(sources: Path, built: Path) -> None:
    files = sorted(path.name for path in shipped(sources).iterdir())
    assert files == sorted(path.name for path in shipped(built).iterdir())
    for name in files:
        same = (shipped(sources) / name).read_bytes() == (shipped(built) / name).read_bytes()
        assert same, f"static/{name} is not what 'npm run build' gives"


@pytest.mark.slow
def test_the_front_end_passes_its_own_tests(built: Path) -> None:
    done = subprocess.run(["npm", "test", "--silent"], cwd=built, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_lock_file_names_no_host(sources: Path) -> None:
    lock = json.loads((sources / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_the_bundle_neither_fetches_nor_evaluates(sources: Path) -> None:
    script = (shipped(sources) / "explorer.js").read_text(encoding="utf-8")
    assert not re.search(r"\bfetch\(|XMLHttpRequest|\beval\(|new Function\b|innerHTML|document\.write", script)


def test_modules_stay_small(sources: Path) -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in (sources / "src").rglob("*.ts")}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_no_module_imports_itself_through_others(sources: Path) -> None:
    """Imports of types count: a reader has to follow them as well."""
    imports = {path: _imported(path) for path in (sources / "src").rglob("*.ts")}
    assert sum(map(len, imports.values())) > len(imports)
    for path in imports:
        reached: set[Path] = set()
        waiting = [*imports[path]]
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached.add(other)
                waiting += imports[other]
        assert path not in reached, f"{path.relative_to(sources)} imports itself through other modules"


def _imported(path: Path) -> set[Path]:
    """The modules of the front-end that a module imports or exports from."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"""^(?:import|export)\b[^;'"]*["'](\.[^"']*)["']""", text, re.MULTILINE)
    return {(path.parent / f"{name}.ts").resolve() for name in found if not name.endswith(".css")}
