"""What pages need is read before somebody asks, and only while nobody waits."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.store import GraphStore, open_store
from kg.web.jobs import Start
from kg.web.open_graph import OpenGraph
from kg.web.views import checks, front
from kg.web.warming import Warming


@pytest.fixture
def requests() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The two ends of a pipe by which a process gets its jobs."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as reads, os.fdopen(write, "wb", 0) as writes:
        yield reads, writes


@pytest.fixture
def store(seeds_location: Path) -> Iterator[GraphStore]:
    with open_store(seeds_location) as opened:
        yield opened


def opened(store: GraphStore, role: str = "page") -> OpenGraph:
    return OpenGraph(store, Start(store.location, role, 0, 1000, 10**6, 10**5, ""))


def has_read(graph: OpenGraph) -> bool:
    """Whether asking for the pages again reads nothing from the store."""

    class Closed:
        location = graph.location

        def __getattr__(self, name: str) -> object:
            raise AssertionError(f"{name} is read from the store")

    graph._store = Closed()  # type: ignore[assignment]
    try:
        front.front_page(graph, "ko")
        front.collection_size(graph)
        checks.checks_page(graph, "checks", "en", {})
    except AssertionError:
        return False
    return True


def test_the_front_page_and_the_checks_are_read_ahead(store: GraphStore, requests: tuple[BinaryIO, BinaryIO]) -> None:
    """The first who came after a start waited for seconds."""
    graph = opened(store)
    Warming(graph).go_on(requests[0])
    assert has_read(graph)


def test_whoever_waits_comes_first(store: GraphStore, requests: tuple[BinaryIO, BinaryIO]) -> None:
    graph = opened(store)
    warming = Warming(graph)
    requests[1].write(b"a job")
    warming.go_on(requests[0])
    assert not graph._kept
    assert os.read(requests[0].fileno(), 5) == b"a job"
    warming.go_on(requests[0])  # and then it goes on
    assert has_read(graph)


def test_only_pages_are_read_ahead(store: GraphStore, requests: tuple[BinaryIO, BinaryIO]) -> None:
    graph = opened(store, "query")
    Warming(graph).go_on(requests[0])
    assert not graph._kept
