"""Reads what many pages need before somebody asks for it, while a process has nothing else to do."""

import select
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO

from kg.errors import KgError
from kg.web.open_graph import OpenGraph

__all__ = ["Warming"]


class Warming:
    """The rest of what a process may read ahead.

    Args:
        graph: the graph, which keeps what is read.
    """

    def __init__(self, graph: OpenGraph) -> None:
        self._steps = _steps(graph) if graph.start.role == "page" else iter(())

    def go_on(self, requests: IO[bytes]) -> None:
        """Read step by step until something comes to do, or all is read.

        Args:
            requests: where it comes from.
        """
        while not _waits(requests) and (step := next(self._steps, None)):
            with suppress(KgError, OSError):  # whoever asks for the page hears of it
                step()


def _waits(requests: IO[bytes]) -> bool:
    try:
        return bool(select.select([requests], [], [], 0)[0])
    except (OSError, ValueError):  # a system that cannot tell: nothing is read ahead
        return True


def _steps(graph: OpenGraph) -> Iterator[Callable[[], object]]:
    """What the front page and the lists show, in parts that keep nobody waiting for long."""
    from kg.web.messages import LANGUAGES
    from kg.web.views import checks, front, listings, papers, things

    yield lambda: listings.every_listing(graph)
    yield lambda: papers.every_paper(graph)
    yield lambda: papers.papers_by_importance(graph)
    yield lambda: front.graph_size(graph)
    yield lambda: front.collection_size(graph)
    for language in LANGUAGES:
        yield lambda language=language: front.front_page(graph, language)  # type: ignore[misc]
    yield lambda: checks.checks_page(graph, "checks", "en", {})
    for language in LANGUAGES:
        for key in ("topics", "benchmarks", "models", "artifacts", "people"):
            yield lambda key=key, language=language: things.things_in_list(graph, key, language)  # type: ignore[misc]
