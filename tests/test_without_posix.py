"""Without fcntl, fork, SIGKILL, symbolic links and with open files that cannot be removed, the same suites pass.

This is what can be tried of Windows on Linux; see tests/without_posix.py for what it plays and what it cannot.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

POSIX_ONLY = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog"}
SUITES = (
    "tests/store",
    "tests/pipeline/test_build.py",
    "tests/pipeline/test_sources.py",
    "tests/pipeline/test_failed_reads.py",
    "tests/cli/test_settings.py",
    "tests/export/test_export_files.py",
    "tests/sparql/test_queries.py",
)


@pytest.mark.slow
@pytest.mark.parametrize("suite", SUITES)
def test_suites_pass_without_posix(suite: str, root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "without_posix", "-m", "not slow", "-x", suite]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert int(re.findall(r"(\d+) passed", done.stdout)[-1]) > 0


def test_no_module_imports_posix_modules_at_its_top(root: Path) -> None:
    """Within a function, where another way is taken elsewhere, they may be imported."""
    found = []
    for file in sorted((root / "kg").rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{file.relative_to(root)}: {name}" for name in names if name in POSIX_ONLY]
    assert not found
