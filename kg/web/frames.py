"""What passes between the server and the processes that work for it: a letter, a length, and that many bytes."""

import struct
from typing import BinaryIO

__all__ = [
    "ACCEPTED",
    "DATA",
    "END",
    "ERROR",
    "FRAME_BYTES",
    "HEAD",
    "JOB",
    "PIPE_BYTES",
    "PREFIX",
    "READY",
    "pack",
    "read_frame",
]

PREFIX = struct.Struct(">cI")
"""The letter and the length before each frame's bytes."""

FRAME_BYTES = 64 * 1024
"""How many bytes of an answer are in one frame at most."""

PIPE_BYTES = 4 * FRAME_BYTES
"""How many bytes of an answer are held between a process and the server."""

JOB = b"J"  # to the process: a job, see pack_job
READY = b"R"  # from it: it can be given jobs
ACCEPTED = b"A"  # it has read a job; from now on its end is the job's doing
HEAD = b"H"  # what is known of the answer before its first byte
DATA = b"D"  # a part of the answer
END = b"E"  # the answer is whole
ERROR = b"X"  # there is no answer, or no more of it


def pack(kind: bytes, data: bytes = b"") -> bytes:
    """Return a frame."""
    return PREFIX.pack(kind, len(data)) + data


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read a frame from a stream; None where the stream ends."""
    prefix = stream.read(PREFIX.size)
    if len(prefix) < PREFIX.size:
        return None
    kind, length = PREFIX.unpack(prefix)
    return kind, stream.read(length)
