"""A disk that is full or fails, or a kill, at any change of a store: the old graph or the new one stays, never neither.

Of each build a few changes are tried, other ones each day. ``KG_FAULTS=all`` tries every change, which takes an hour of
one core; ``KG_FAULTS=50`` every fiftieth.
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from needed import missing

HERE = Path(__file__).parent
SCENARIOS = ("fresh", "incremental", "retraction", "computations", "forget", "repair")
SAMPLE = 3  # changes of each build


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        missing("there is no C compiler for Linux, which builds the library that injects faults")
    built = tmp_path_factory.mktemp("faults") / "faults.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(HERE / "faults.c"), "-ldl"]
    subprocess.run(command, check=True)
    return built


def run(library: Path, root: Path, work: Path, *arguments: str) -> list[str]:
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")]),
    }
    command = [sys.executable, str(HERE / "fault_runner.py"), str(work), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def numbers(changes: int) -> list[int]:
    """The changes to try, of so many."""
    asked = os.environ.get("KG_FAULTS", "")
    today = datetime.date.today().toordinal()
    step = 1 if asked == "all" else int(asked) if asked else -(-changes // SAMPLE)
    last = changes - (0, 1, 2, 3, 4, 5)[today % 6]  # publishing is among the last ones
    return sorted({*range(1 + today % step, changes + 1, step), last})


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_failure_at_any_change_leaves_the_old_graph_or_the_new_one(
    library: Path, root: Path, tmp_path: Path, scenario: str
) -> None:
    (counted,) = run(library, root, tmp_path, scenario, "count")
    changes = json.loads(counted)
    assert changes > 100, "the library does not see what Oxigraph writes"
    wrong = run(library, root, tmp_path, scenario, *map(str, numbers(changes)))
    assert wrong == []
