"""Writes a whole graph as several files of N-Quads, for the bulk loaders of servers; the same bytes for the same graph.

Lines are first spread over the parts by their hash, then each part is sorted: memory holds one part at a time.
"""

import gzip
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode

from kg.export.files import make_output_folder, write_file
from kg.schema.terms import KNOWLEDGE_GRAPH
from kg.store import GraphStore

__all__ = ["write_parts"]

_PART = re.compile(r"part-\d{4}\.nq(?:\.gz)?")
_CHUNK = 1024 * 1024


def write_parts(
    store: GraphStore,
    folder: Path,
    count: int,
    *,
    compress: bool = False,
    named: bool = False,
    extra: Iterable[bytes] = (),
) -> dict[str, int]:
    """Write everything that a store holds, evidence included, into part-0001.nq and so on.

    Parts that are there from before are replaced or removed.

    Args:
        store: the graph.
        folder: where to write; it is made, but not those above it.
        count: how many parts.
        compress: write them with gzip.
        named: write the knowledge into its named graph, for servers without an unnamed default graph.
        extra: more lines of N-Quads without their ends.

    Returns:
        The names of the files and their sizes in bytes.

    Raises:
        InputError: the folder is a file or cannot be made, or a file cannot be written.
    """
    make_output_folder(folder, "Parts need a folder.")
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix=".parts-", dir=folder) as spread:
        files = [Path(spread, f"{number:04}") for number in range(1, count + 1)]
        _spread(_lines(store, named=named, extra=extra), files)
        for number, file in enumerate(files, 1):
            data = b"\n".join([*sorted(set(file.read_bytes().splitlines())), b""]).lstrip(b"\n")
            name = f"part-{number:04}.nq" + (".gz" if compress else "")
            written = gzip.compress(data, 6, mtime=0) if compress else data
            write_file(folder / name, written)
            sizes[name] = len(written)
            file.unlink()
    for entry in folder.iterdir():
        if _PART.fullmatch(entry.name) and entry.name not in sizes:
            entry.unlink()
    return sizes


def _lines(store: GraphStore, *, named: bool, extra: Iterable[bytes]) -> Iterator[bytes]:
    knowledge = f" {NamedNode(KNOWLEDGE_GRAPH)} ." if named else " ."
    for quad in store.quads(graph=DefaultGraph()):
        yield f"{quad.triple}{knowledge}".encode()
    for graph in store.named_graphs():
        for quad in store.quads(graph=graph):
            yield f"{quad.triple} {graph} .".encode()
    yield from extra


def _spread(lines: Iterable[bytes], files: list[Path]) -> None:
    """Append each line to one of some files, chosen by its hash."""
    with ExitStack() as opened:
        outputs = [opened.enter_context(file.open("wb", buffering=_CHUNK // 8)) for file in files]
        for line in lines:
            outputs[zlib.crc32(line) % len(outputs)].write(line + b"\n")
