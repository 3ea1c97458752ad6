"""Reads what a request carries: parameters of its address, a form, a body of limited size."""

import asyncio
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.web.settings import SHORTEST

__all__ = [
    "Parameters",
    "RefusedError",
    "content_type",
    "form_parameters",
    "one",
    "read_body",
    "seconds_of",
    "split_parameters",
]

_FIELDS = 1000
_SHORT = 16 * 1024
_DROPPED = 8 * 1024 * 1024  # bytes that are read of what is refused


class RefusedError(Exception):
    """A request that cannot be served.

    Args:
        status: the HTTP status.
        message: why.
        headers: headers of the response.
    """

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


Parameters = Sequence[tuple[str, str]]
"""Names and values, in the order given."""


def split_parameters(text: bytes | str) -> Parameters:
    """Return the names and values of an urlencoded text.

    Raises:
        RefusedError: it is not UTF-8, or holds too many.
    """
    try:
        # strictly UTF-8: what is not text must not become another query than the one that was sent
        return parse_qsl(
            text if isinstance(text, str) else text.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_FIELDS,
        )
    except UnicodeDecodeError:
        raise RefusedError(400, "The parameters are not UTF-8.") from None
    except ValueError:
        raise RefusedError(400, f"More than {_FIELDS} parameters.") from None


async def form_parameters(body: bytes) -> Parameters:
    """Return the names and values of an urlencoded form.

    Raises:
        RefusedError: it is not one.
    """
    if not body.isascii():
        raise RefusedError(400, "The form is not urlencoded: it holds bytes beyond ASCII.")
    if len(body) < _SHORT:
        return split_parameters(body.strip())
    return await asyncio.to_thread(split_parameters, body.strip())  # others are served meanwhile


def one(parameters: Parameters, name: str) -> str | None:
    """Return the value of a parameter that may be given once; None where it is not given.

    Raises:
        RefusedError: it is given several times.
    """
    values = [value for key, value in parameters if key == name]
    if len(values) > 1:
        raise RefusedError(400, f"The parameter {name!r} is given {len(values)} times.")
    return values[0] if values else None


def seconds_of(value: str | None) -> float | None:
    """Return the time limit that a request asks for.

    Raises:
        RefusedError: it is not a number of seconds, or too short a time to be worth ending a process.
    """
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not SHORTEST <= seconds < 1e6:
        raise RefusedError(400, f"timeout={value[:100]!r} is not a number of seconds from {SHORTEST:g} to 999999.")
    return seconds


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body of a request.

    What is too large is read on for a while, and dropped: a client that is still sending does not read a refusal.

    Raises:
        RefusedError: it is larger than the limit.
    """
    try:
        announced = int(request.headers.get("content-length", "0"))
    except ValueError:
        raise RefusedError(400, "Content-Length is not a number.") from None
    body, size = bytearray(), 0
    if announced <= limit + _DROPPED:
        async for part in request.stream():
            size += len(part)
            if size <= limit:
                body += part
            elif size > limit + _DROPPED:
                break
    if max(size, announced) > limit:
        raise RefusedError(413, f"The request is larger than {limit} bytes.", {"Connection": "close"})
    return bytes(body)


def content_type(request: Request) -> str:
    """Return the media type of a request's body.

    Raises:
        RefusedError: its text is in another encoding than UTF-8.
    """
    name, *parameters = request.headers.get("content-type", "").split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        encoding = value.strip().strip('"').lower()
        if key.strip().lower() == "charset" and encoding not in {"utf-8", "utf8", "us-ascii"}:
            raise RefusedError(415, f"A body in {encoding!r} is not read.", {"Accept-Encoding": "identity"})
    return name.strip().lower()
