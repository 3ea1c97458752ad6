"""What passes between the server and the processes that work for it: a letter, a length, and that many bytes."""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

__all__ = ["DATA", "END", "ERROR", "HEAD", "JOB", "PREFIX", "READY", "pack", "pack_json", "read_frame", "write_frame"]

PREFIX = struct.Struct(">cI")
"""The letter and the length before each frame's bytes."""

JOB = b"J"  # to the process: a job, as JSON
READY = b"R"  # from it: it can be given jobs; JSON tells the generation it reads
HEAD = b"H"  # the answer's kind and what else is known before its first byte, as JSON
DATA = b"D"  # a part of the answer
END = b"E"  # the answer is whole; JSON tells how many rows it had and whether more were there
ERROR = b"X"  # there is no answer (or no more of it); JSON tells why


def pack(kind: bytes, data: bytes) -> bytes:
    """Return a frame."""
    return PREFIX.pack(kind, len(data)) + data


def pack_json(kind: bytes, data: Mapping[str, Any]) -> bytes:
    """Return a frame that holds JSON."""
    return pack(kind, json.dumps(data, ensure_ascii=False).encode())


def write_frame(stream: BinaryIO, kind: bytes, data: bytes) -> None:
    """Write a frame to a stream, and see it off."""
    stream.write(PREFIX.pack(kind, len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read a frame from a stream; None where the stream ends."""
    prefix = stream.read(PREFIX.size)
    if len(prefix) < PREFIX.size:
        return None
    kind, length = PREFIX.unpack(prefix)
    return kind, stream.read(length)
