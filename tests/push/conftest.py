"""A server to push to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import Oxigraph


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oxigraph]:
    folder = tmp_path / "server"
    folder.mkdir()
    server = Oxigraph(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
