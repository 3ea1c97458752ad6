"""Servers that many tests ask; importable helpers stand in serving.py beside it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from serving import Running, running


@pytest.fixture(scope="session")
def server(seeds_location: Path) -> Iterator[Running]:
    """A server of the documents in seeds/, with a short time limit."""
    with running(seeds_location, "--timeout", "4", "--row-limit", "5000", "--queries", "3") as started:
        yield started
