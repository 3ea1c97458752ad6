"""A store of small notes to search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from searchable_notes import documents
from small_documents import write_documents

from kg.pipeline import build
from kg.store import GraphStore, open_store


@pytest.fixture(scope="session")
def notes_location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of small notes in Korean and English."""
    folder = tmp_path_factory.mktemp("searchable")
    write_documents(folder / "notes", documents())
    build([folder / "notes"], folder / "store", jobs=1)
    return folder / "store"


@pytest.fixture(scope="session")
def notes_store(notes_location: Path) -> Iterator[GraphStore]:
    """The store, open."""
    with open_store(notes_location) as store:
        yield store
