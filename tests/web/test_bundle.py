"""The editor's built files are what its sources give."""

import shutil
import subprocess
from pathlib import Path

from needed import missing
from serving import ROOT

FRONTEND = ROOT / "kg" / "web" / "frontend"


def test_the_bundle_is_that_of_its_sources(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (FRONTEND / "node_modules" / "esbuild").is_dir():
        missing("the front-end's packages are not installed (npm ci)")
    subprocess.run([node, "build.mjs", str(tmp_path / "editor")], cwd=FRONTEND, check=True, capture_output=True)
    built = {file.name: file.read_bytes() for file in (tmp_path / "editor").iterdir()}
    shipped = {file.name: file.read_bytes() for file in (ROOT / "kg" / "web" / "static" / "editor").iterdir()}
    assert built == shipped


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text("utf-8")
