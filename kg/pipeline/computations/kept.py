"""Files that keep what was computed beside the graph, so that whoever compares it need not read it from the graph."""

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["add_kept", "keep_blocks", "kept_blocks", "kept_file", "kept_triples"]

_BLOCK = 64 * 1024 * 1024  # bytes of N-Quads: each load makes the store merge its files


def kept_file(graph: str) -> str:
    """Return the name of the file that keeps a computed graph."""
    return f"{graph.rpartition('/')[2]}.nq.gz"


def add_kept(file: Path, nquads: bytes) -> None:
    """Add N-Quads to a file of a generation in the making."""
    with gzip.open(file, "ab", compresslevel=1) as kept:
        kept.write(nquads)


def keep_blocks(file: Path, blocks: Iterable[bytes]) -> str:
    """Write N-Quads to a file of a generation in the making, in place of what it has, and return their digest."""
    digest = hashlib.sha256()
    with gzip.open(file, "wb", compresslevel=1) as kept:
        for block in blocks:
            kept.write(block)
            digest.update(block)
    return digest.hexdigest()


def kept_blocks(file: Path) -> Iterator[bytes]:
    """Yield the N-Quads of a file in blocks of whole lines."""
    with gzip.open(file, "rb") as kept:
        while block := kept.read(_BLOCK):
            yield block + kept.readline()


def kept_triples(file: Path, graph: str) -> set[bytes] | None:
    """Return a kept graph's triples as lines of N-Triples without their ends; None if there is no whole file."""
    try:
        with gzip.open(file, "rb") as kept:
            lines = kept.read()
    except (OSError, EOFError):
        return None
    return set(lines.replace(f" <{graph}> .\n".encode(), b" .\n").split(b"\n")) - {b""}
