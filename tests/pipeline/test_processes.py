"""The processes that a build begins."""

import multiprocessing
import sys

import pytest

from kg.pipeline.processes import LocalProcesses


def _has_spacy() -> bool:
    return "spacy" in sys.modules


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="nothing is inherited")
def test_processes_share_what_was_imported_once() -> None:
    with LocalProcesses(1) as processes:
        assert processes.submit(_has_spacy).result()
