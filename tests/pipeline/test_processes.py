"""The processes that a build begins."""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.pipeline.processes import LocalProcesses

STRUCTURE = """
from kg.extractors.registry import STRUCTURE
from kg.extractors.stages import needs_stages
from kg.pipeline.processes import LocalProcesses
if __name__ == "__main__":
    with LocalProcesses(1, analyse_text=needs_stages(STRUCTURE)) as processes:
        print(processes.submit(eval, "'spacy' in __import__('sys').modules").result())
"""


def _has_spacy() -> bool:
    return "spacy" in sys.modules


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="nothing is inherited")
def test_processes_share_what_was_imported_once() -> None:
    with LocalProcesses(1) as processes:
        assert processes.submit(_has_spacy).result()


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="nothing is inherited")
def test_processes_for_structure_alone_do_not_import_spacy(root: Path) -> None:
    """The server of processes keeps what it imported first, so this is asked in another one."""
    command = [sys.executable, "-c", STRUCTURE]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    assert subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout == "False\n"
