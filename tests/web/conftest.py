"""Servers that many tests ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Running, running


@pytest.fixture(scope="session")
def server(seeds_location: Path) -> Iterator[Running]:
    """A server of the documents in seeds/, with a short time limit."""
    with running(seeds_location, "--timeout", "4", "--row-limit", "5000", "--queries", "3") as started:
        yield started
