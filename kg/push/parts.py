"""The graph of a folder of parts as a push sees it; see :mod:`kg.push.local` for that of a store."""

import hashlib
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from gzip import decompress
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import StoreError
from kg.pipeline.parts.manifest import Member, PartsManifest, read_manifest
from kg.pipeline.parts.places import PartFolder
from kg.push.local import is_evidence, keys_of, testifies
from kg.push.state import select_rows, state_lines
from kg.schema import iris
from kg.schema.terms import COMPUTED_GRAPH, KNOWLEDGE_GRAPH, PUSH_GRAPH, SIMILAR_GRAPH
from kg.store.protocol import Endpoint

__all__ = ["PartsGraph", "opened_parts", "state_of"]

_PIECE = 20_000  # triples that are yielded at once
_ASKED = 200  # triples that a server is asked for at once
_NAMED = 200  # graphs that are named in a question; the rows of more are looked through here
_SPREAD = 64  # files that all lines are spread over to find each once
_NO_TESTIMONY = (KNOWLEDGE_GRAPH, PUSH_GRAPH, COMPUTED_GRAPH, SIMILAR_GRAPH)


@dataclass
class PartsGraph:
    """A folder of parts that is open for a push.

    Attributes:
        folder: the folder.
        content: what it holds.
        work: a folder for what memory should not hold.
        keys: a key for each of its named graphs; that of a store with the same documents is the same.
    """

    folder: PartFolder
    content: PartsManifest
    work: Path
    keys: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = _keys(self.content)
        self._places: dict[str, Member] = {iris.document(name): member for name, member in self.content.members.items()}
        self._file = lru_cache(maxsize=2)(self.folder.read)
        self._endpoint: Endpoint | None = None
        self._changing: frozenset[str] = frozenset()
        self._coming: sqlite3.Connection | None = None

    @property
    def generation(self) -> str:
        """A name that is another one when the graph is."""
        return self.content.generation

    def lines(self, graph: str) -> set[bytes]:
        """Return a graph's triples as lines of N-Triples without their ends."""
        end = f" <{graph}> .".encode()
        starts = (line.removesuffix(end) for line in self._quads(graph).split(b"\n") if line.endswith(end))
        # what has two terms left is a triple of the default graph that is about this graph's document
        return {start + b" ." for start in starts if start.count(b" ") > 1}

    def _quads(self, graph: str) -> bytes:
        member = self._places.get(graph)
        try:
            if member is not None:
                return decompress(self._piece(member))
            return decompress(self._file(self.content.others[graph]))
        except (OSError, EOFError, zlib.error) as error:
            raise StoreError(f"{self.folder} has a damaged part: {error}.", hint="Build with --fresh.") from error

    def _piece(self, member: Member) -> bytes:
        content = self._file(member.file)
        if len(content) < member.start + member.length:
            raise StoreError(f"{self.folder} lacks {member.file}, or a piece of it.", hint="Build with --fresh.")
        return content[member.start : member.start + member.length]

    def pieces(self, graph: str) -> Iterator[list[bytes]]:
        """Return a graph's triples as lines of N-Triples, some at a time; the default graph's for an empty name."""
        if graph:
            yield list(self.lines(graph))
            return
        files = [self.work / f"{number:02}" for number in range(_SPREAD)]
        with ExitStack() as opened:
            outputs = [opened.enter_context(file.open("wb")) for file in files]
            for name in self.keys:
                for line in self.lines(name) if testifies(name) else ():
                    if not is_evidence(line):
                        outputs[zlib.crc32(line) % _SPREAD].write(line + b"\n")
        for file in files:
            lines = list({*file.read_bytes().splitlines()})
            yield from (lines[start : start + _PIECE] for start in range(0, len(lines), _PIECE))
            file.unlink()

    def pushed(self, graph: str, key: str) -> set[bytes] | None:
        """Return nothing: no state of a graph before this one is kept."""

    def keep_pushed(self) -> None:
        """Keep nothing of what was pushed."""

    def expect(self, endpoint: Endpoint, graphs: Iterable[str]) -> None:
        """Note which graphs of a server a push changes, so that the others can be asked for what they state."""
        self._endpoint, self._changing = endpoint, frozenset(graphs)

    def unknown(self, lines: set[bytes]) -> set[bytes]:
        """Return those of some triples that no document will state: none of those that change, and none that stay."""
        if not lines:
            return set()
        coming = self._coming or self._index()
        asked = [line for line in sorted(lines) if not coming.execute(_IS_COMING, (_hash(line),)).fetchone()]
        known: set[bytes] = set()
        for start in range(0, len(asked), _ASKED):
            some = asked[start : start + _ASKED]
            known |= {some[number] for number in self._stated_elsewhere(some)}
        return {*asked} - known

    def _index(self) -> sqlite3.Connection:
        """Note what the graphs that change will state."""
        self._coming = coming = sqlite3.connect(self.work / "coming")
        coming.execute("PRAGMA journal_mode = OFF")
        coming.execute("PRAGMA synchronous = OFF")
        coming.execute("CREATE TABLE coming (line BLOB PRIMARY KEY) WITHOUT ROWID")
        for graph in sorted(self._changing & self.keys.keys()):
            stated = ((_hash(line),) for line in self.lines(graph) if testifies(graph) and not is_evidence(line))
            coming.executemany("INSERT OR IGNORE INTO coming VALUES (?)", stated)
        coming.commit()
        return coming

    def _stated_elsewhere(self, lines: list[bytes]) -> set[int]:
        """Return which triples, by number, a graph of the server states that stays as it is."""
        if self._endpoint is None:
            return set()
        triples = parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES)
        values = " ".join(f"({number} {each.triple})" for number, each in enumerate(triples))
        changing = sorted(self._changing) if len(self._changing) <= _NAMED else []
        others = ", ".join(f"<{graph}>" for graph in (*_NO_TESTIMONY, *changing))
        named = "DISTINCT ?n" if changing or not self._changing else "?n ?g"
        query = (
            f"SELECT {named} {{ VALUES (?n ?s ?p ?o) {{ {values} }} "
            f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({others})) }}"
        )
        return {
            int(row["n"].value)
            for row in select_rows(self._endpoint, query)
            if named != "?n ?g" or getattr(row["g"], "value", "") not in self._changing
        }

    def close(self) -> None:
        """Let go of what was noted."""
        if self._coming is not None:
            self._coming.close()


_IS_COMING = "SELECT 1 FROM coming WHERE line = ?"


@contextmanager
def opened_parts(location: str | os.PathLike[str]) -> Iterator[PartsGraph]:
    """Open a folder of parts within the context.

    Raises:
        InputError: the address is not one.
        StoreError: there are no parts, or they cannot be read.
    """
    folder = PartFolder.of(location)
    content = read_manifest(folder)
    if not content.generation:
        raise StoreError(f"There are no parts at {folder}.", hint="Make them with 'kg build --parts'.")
    with tempfile.TemporaryDirectory(prefix="kg-push-") as work, closing(PartsGraph(folder, content, Path(work))) as it:
        yield it


def state_of(content: PartsManifest) -> bytes:
    """Return what a server notes after a whole push of parts, as N-Quads to be loaded with them."""
    return b"".join(line + b"\n" for line in state_lines(_keys(content), content.generation))


def _keys(content: PartsManifest) -> dict[str, str]:
    graphs = {iris.document(name) for name in content.members} | {*content.others} - {PUSH_GRAPH}
    return keys_of(content.manifest, graphs)


def _hash(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=16).digest()
