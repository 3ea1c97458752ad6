"""Files that keep what was computed beside the graph, so that whoever compares it need not read it from the graph."""

import gzip
from pathlib import Path

__all__ = ["add_kept", "kept_file", "kept_triples"]


def kept_file(graph: str) -> str:
    """Return the name of the file that keeps a computed graph."""
    return f"{graph.rpartition('/')[2]}.nq.gz"


def add_kept(file: Path, nquads: bytes) -> None:
    """Add N-Quads to a file of a generation in the making."""
    with gzip.open(file, "ab", compresslevel=1) as kept:
        kept.write(nquads)


def kept_triples(file: Path, graph: str) -> set[bytes] | None:
    """Return a kept graph's triples as lines of N-Triples without their ends; None if there is no whole file."""
    try:
        with gzip.open(file, "rb") as kept:
            lines = kept.read()
    except (OSError, EOFError):
        return None
    return set(lines.replace(f" <{graph}> .\n".encode(), b" .\n").split(b"\n")) - {b""}
