"""The graph of a store as a push sees it: named graphs, each with a key that changes when its content may have.

Every triple of the default graph stands in a graph that testifies to it: that of a document, of the vocabulary or of
the saved queries. What is computed testifies to nothing.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

from kg.errors import StoreError
from kg.pipeline.computations.kept import kept_file, kept_triples
from kg.pipeline.manifest import Manifest
from kg.schema import iris
from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.store.protocol import Endpoint

__all__ = ["LocalGraph", "is_evidence", "keys_of", "testifies"]

_EVIDENCE = f"<{v.DATA}evidence/".encode()
_KEPT = 8  # files of computed graphs, for some servers
_DOCUMENTS = f"{v.DATA}document/"
_COMPUTED = frozenset({v.COMPUTED_GRAPH, v.SIMILAR_GRAPH})
_DEFAULT = DefaultGraph()
_PIECE = 20_000  # triples of a graph that is read a piece at a time


@dataclass(frozen=True)
class LocalGraph:
    """A store that is open for a push.

    Attributes:
        store: the store.
        generation: the number of its published generation.
        keys: a key for each of its named graphs.
    """

    store: LocalStore
    generation: str
    keys: Mapping[str, str]

    @classmethod
    def of(cls, store: LocalStore) -> "LocalGraph":
        """Find the keys of an open store from its manifest, so that no graph has to be read.

        Raises:
            StoreError: the manifest cannot be read.
        """
        file = store.beside("manifest.json")
        try:
            manifest = Manifest.from_bytes(file.read_bytes() if file else b"")
        except OSError as error:
            raise StoreError(f"{file} cannot be read: {error.strerror or error}.") from error
        keys = keys_of(manifest, {name.value for name in store.named_graphs()})
        return cls(store, file.parent.name if file else "", keys)

    def lines(self, graph: str) -> set[bytes]:
        """Return a graph's triples as lines of N-Triples without their ends."""
        file = self.store.beside(kept_file(graph)) if graph in _COMPUTED else None
        kept = kept_triples(file, graph) if file else None
        return set(self.store.ntriples(NamedNode(graph)).split(b"\n")) - {b""} if kept is None else kept

    def pushed(self, graph: str, key: str) -> set[bytes] | None:
        """Return the triples of a computed graph that had a key when it was pushed; None if they were not kept."""
        return kept_triples(self._pushed() / f"{key}.nq.gz", graph) if graph in _COMPUTED and key else None

    def keep_pushed(self) -> None:
        """Keep the computed graphs that a server has now, so that the next push need not read them there."""
        wanted = {}
        for graph in _COMPUTED & self.keys.keys():
            if (file := self.store.beside(kept_file(graph))) is not None and file.is_file():
                wanted[f"{self.keys[graph]}.nq.gz"] = file
        folder = self._pushed()
        with suppress(OSError):  # a store that cannot be written; the next push reads them there
            folder.mkdir(exist_ok=True)
            for name, file in wanted.items():
                if not (folder / name).exists():
                    shutil.copyfile(file, folder / f"{name}.new")
                    (folder / f"{name}.new").replace(folder / name)
            for entry in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)[:-_KEPT]:
                entry.unlink()

    def _pushed(self) -> Path:
        return Path(self.store.location) / "pushed"

    def pieces(self, graph: str) -> Iterator[list[bytes]]:
        """Return a graph's triples as lines of N-Triples, some at a time; the default graph's for an empty name."""
        if graph.startswith(_DOCUMENTS):  # these are short, and read faster as a whole
            yield list(self.lines(graph))
            return
        piece: list[bytes] = []
        for quad in self.store.quads(graph=NamedNode(graph) if graph else _DEFAULT):
            piece.append(f"{quad.triple} .".encode())
            if len(piece) >= _PIECE:
                yield piece
                piece = []
        if piece:
            yield piece

    def expect(self, endpoint: Endpoint, graphs: Iterable[str]) -> None:
        """Note which graphs of a server a push changes; a store knows without what its graph lacks."""

    def unknown(self, lines: set[bytes]) -> set[bytes]:
        """Return those of some triples that the default graph lacks."""
        return {
            f"{quad.triple} .".encode()
            for quad in parse(b"\n".join(lines), format=RdfFormat.N_TRIPLES)
            if not any(True for _ in self.store.quads(quad.subject, quad.predicate, quad.object, _DEFAULT))
        }


def keys_of(manifest: Manifest, graphs: Set[str]) -> dict[str, str]:
    """Return a key for each named graph, by what a build noted of the documents.

    Args:
        manifest: what the build noted.
        graphs: the named graphs that there are.
    """
    keys: dict[str, str] = {}
    for name, record in manifest.documents.items():
        graph = iris.document(name)
        if graph in graphs:
            aliases = "\n".join(f"{own} {other}" for own, other in sorted(record.aliases.items()))
            keys[graph] = _digest(name, record.sha256, record.version, aliases)
    everything = _digest(manifest.version, manifest.queries, *(f"{name} {keys[name]}" for name in sorted(keys)))
    digests: dict[str, str] = {**manifest.digests, v.QUERIES_GRAPH: manifest.queries}
    for name in graphs - keys.keys():  # these follow from all documents
        keys[name] = _digest(manifest.version, digests[name]) if digests.get(name) else everything
    return keys


def testifies(graph: str) -> bool:
    """Return whether the triples of a named graph, but for evidence, stand in the default graph too."""
    return graph not in _COMPUTED


def is_evidence(line: bytes) -> bool:
    """Return whether a triple describes a piece of evidence; such triples are never in the default graph."""
    return line.startswith(_EVIDENCE)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
