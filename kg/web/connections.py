"""Connections: how many there are, and how long each may take over a request or an answer."""

import asyncio
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.web.failure_texts import in_korean
from kg.web.settings import ServeSettings

__all__ = ["BoundedProtocol", "bounded_protocol", "descriptor_limit"]

_SPARE_DESCRIPTORS = 128  # for the store, the pipes to the processes, and what Python opens


def _refusal(status: str, message: str, headers: str = "") -> bytes:
    """An answer to a request that is not read, so that its reader's language is not known."""
    body = f"{message}\n{in_korean(message)}\n".encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n{headers}"
    return f"{head}Connection: close\r\n\r\n".encode() + body


_FULL = _refusal("503 Service Unavailable", "Too many connections are open.", "Retry-After: 5\r\n")
_LATE = _refusal("408 Request Timeout", "The request came too slowly.")


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 with limits; uvicorn has only that of an idle connection."""

    settings: ClassVar[ServeSettings]

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._phase = ""  # "head" or "body" while a request is on its way
        self._reading: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or refuse it where there are too many."""
        if len(self.connections) >= self.settings.connections:
            self._refused = True
            transport.write(_FULL)
            transport.close()
            return
        super().connection_made(transport)
        self._watch("head")

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection."""
        for timer in (self._reading, self._writing):
            if timer is not None:
                timer.cancel()
        if not self._refused:
            super().connection_lost(exc)
            self._unset_keepalive_if_required()

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        if self._refused:
            return
        super().data_received(data)
        state = self.conn.their_state
        if state is h11.IDLE:
            self._watch("head" if self.conn.trailing_data[0] else "")
        else:
            self._watch("body" if state is h11.SEND_BODY else "")

    def eof_received(self) -> None:
        """Take the end of what a client sends."""
        if not self._refused:
            super().eof_received()

    def pause_writing(self) -> None:
        """Wait for a client that does not read, but not for ever."""
        super().pause_writing()
        if self._writing is None:
            self._writing = self.loop.call_later(self.settings.send_timeout, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on with a client that reads."""
        super().resume_writing()
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None

    def _watch(self, phase: str) -> None:
        if phase == self._phase:
            return  # the time runs from the phase's beginning, whatever trickles in
        self._phase = phase
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if phase:
            seconds = self.settings.header_timeout if phase == "head" else self.settings.body_timeout
            self._reading = self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        if self.transport.is_closing():
            return
        if self.cycle is None or not self.cycle.response_started or self.cycle.response_complete:
            self.transport.write(_LATE)
        self.transport.close()


def bounded_protocol(settings: ServeSettings) -> type[BoundedProtocol]:
    """Return the protocol with a server's limits."""
    return type("Protocol", (BoundedProtocol,), {"settings": settings})


def descriptor_limit(connections: int) -> int:
    """Return how many connections there can be, given how many files this process may open."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return connections
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _SPARE_DESCRIPTORS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        except (OSError, ValueError):
            soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return connections if soft == resource.RLIM_INFINITY else max(8, min(connections, soft - _SPARE_DESCRIPTORS))
