"""Draws the whole graph in the background: the map on the front page, and the page that explores all of it.

Both take too long for somebody to wait for. A process of low priority makes them once for each published graph.
"""

import asyncio
import gzip
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from kg.sparql.memory_limits import limit_memory
from kg.web.log import log

__all__ = ["GRAPH", "Drawings", "draw_apart", "poster_name", "regions_name"]

GRAPH = "graph.html.gz"
"""The page of the whole graph, compressed."""

_MAIN = "import sys; sys.path[:] = sys.argv[1:]; from kg.web.background import draw_apart; draw_apart()"
_WAIT = 2.0  # seconds before it begins: whoever starts a server asks for pages first
_LOOK_SECONDS = 1.0
_SECONDS = 900.0  # that a drawing may take
_LANGUAGES: tuple[Literal["en", "ko"], ...] = ("en", "ko")


def poster_name(language: str, *, dark: bool) -> str:
    """Return the name of the file of a map."""
    return f"poster-{language}{'-dark' if dark else ''}.svg"


def regions_name(language: str) -> str:
    """Return the name of the file that says where the names of regions stand on a map."""
    return f"regions-{language}.json"


class Drawings:
    """What is drawn of a store, in files that stay as long as the server runs.

    Args:
        store: where the store is.
        memory: how many bytes of memory the process that draws may take.
        root: the path below which the site is reached.
    """

    def __init__(self, store: str, memory: int, root: str = "") -> None:
        self._store = store
        self._memory = memory
        self._root = root
        self._folder: Path | None = None

    def file(self, name: str) -> Path | None:
        """Return a file, if it is drawn."""
        found = self._folder / name if self._folder else None
        return found if found is not None and found.is_file() else None

    def regions(self, language: str) -> tuple[tuple[str, ...], ...]:
        """Return the regions on the map of a language, as :func:`kg.web.map_regions.named_regions` writes them."""
        file = self.file(regions_name(language))
        try:
            return tuple(tuple(map(str, each)) for each in json.loads(file.read_bytes())) if file else ()
        except (OSError, ValueError):
            return ()

    async def keep(self, served: Callable[[], str]) -> None:
        """Draw each generation that is served, until this is cancelled.

        Args:
            served: says which generation that is.
        """
        drawn = ""
        with TemporaryDirectory(prefix="paper-kg-") as folder:
            self._folder = Path(folder)
            await asyncio.sleep(_WAIT)
            while True:
                current = served()
                if current and current != drawn:
                    drawn = current
                    with suppress(OSError):  # no process for it: keep what is drawn
                        await self._draw(current)
                await asyncio.sleep(_LOOK_SECONDS)

    async def _draw(self, generation: str) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-c", _MAIN, *sys.path,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        job = {"store": self._store, "folder": str(self._folder), "memory": self._memory, "site": f"{self._root}/"}
        try:
            _, said = await asyncio.wait_for(process.communicate(json.dumps(job).encode()), _SECONDS)
        except TimeoutError:
            log("not drawn", generation=generation, message=f"it took more than {_SECONDS:g} s")
        else:
            if process.returncode:
                log("not drawn", generation=generation, message=said.decode("utf-8", "replace").strip()[-500:])
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


def draw_apart() -> None:
    """Draw a store, as standard input says."""
    job = json.loads(sys.stdin.buffer.read())
    if hasattr(os, "nice"):
        os.nice(19)
    limit_memory(job["memory"])
    _draw(job["store"], Path(job["folder"]), job["site"])


def _draw(location: str, folder: Path, site: str) -> None:
    from kg import network
    from kg.render import draw_poster, explorer_page, poster_file
    from kg.store import open_store
    from kg.web.map_regions import named_regions
    from kg.web.messages import speaker

    with open_store(location) as store:
        view = network.everything(store)
        if not any(node.kind == "paper" for node in view.nodes):
            return
        papers = network.map_papers(view)
        for language in _LANGUAGES:
            for dark in (False, True):
                title = speaker(language)("map_title")
                poster = draw_poster(view, title, size="16:9", dark=dark, language=language, papers=papers)
                _put(folder / poster_name(language, dark=dark), poster_file(poster.drawing, "svg"))
            _put(folder / regions_name(language), json.dumps(named_regions(poster, papers)).encode())
        names = (speaker("en")("whole_graph"), speaker("ko")("whole_graph"))
        _put(folder / GRAPH, gzip.compress(explorer_page(view, names, store, site=site), 6))


def _put(file: Path, content: bytes) -> None:
    """Write a file that is there either whole or not at all."""
    beside = file.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(file)
