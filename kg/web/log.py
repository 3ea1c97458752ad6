"""The server's log: one JSON object a line, on standard error, and no more lines than somebody can read."""

import json
import logging
import sys
from datetime import UTC, datetime
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["AccessLog", "LogHandler", "RateLimit", "log"]

_LONGEST = 500  # characters of what a stranger sent
_LINES, _SECONDS = 10, 60.0  # how many lines of one kind are written in how long


def log(event: str, **facts: object) -> None:
    """Write one line."""
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
    print(json.dumps(line, ensure_ascii=True, default=str), file=sys.stderr, flush=True)  # noqa: T201 - this is the log


class RateLimit:
    """Lets so many events of a kind through in so many seconds, and counts the others.

    Args:
        most: how many.
        seconds: in how long.
    """

    def __init__(self, most: int = _LINES, seconds: float = _SECONDS) -> None:
        self._most = most
        self._seconds = seconds
        self._kinds: dict[str, tuple[float, int]] = {}

    def passes(self, kind: str) -> tuple[bool, int]:
        """Return whether one more passes, and how many did not since the last time that one did."""
        now = monotonic()
        since, count = self._kinds.get(kind, (now, 0))
        left_out = 0
        if now - since >= self._seconds:
            since, count, left_out = now, 0, max(0, count - self._most)
        if len(self._kinds) > 1000:
            self._kinds.clear()
        self._kinds[kind] = since, count + 1
        return count < self._most, left_out


class LogHandler(logging.Handler):
    """Writes what libraries log as lines of this log, at a limited rate."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._limit = RateLimit()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, unless there were many of its kind."""
        passes, left_out = self._limit.passes(f"{record.name} {record.msg}")
        if passes:
            facts = {"left_out": left_out} if left_out else {}
            error = record.exc_info[1] if record.exc_info else None
            cause = {"cause": f"{type(error).__name__}: {error}"[:_LONGEST]} if error else {}
            message = record.getMessage()[:_LONGEST]
            log("server", level=record.levelname, message=message, **cause, **facts)


class AccessLog:
    """Logs every request when it is answered: method, path, query, status, bytes, milliseconds, who asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = monotonic()
        status, size = 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            client = scope.get("client")
            log(
                "request",
                method=scope["method"],
                path=scope["path"][:_LONGEST],
                query=scope["query_string"].decode("latin-1")[:_LONGEST],
                status=status,
                bytes=size,
                ms=round((monotonic() - begun) * 1000, 1),
                client=client[0] if client else "",
                agent=headers.get(b"user-agent", "")[:_LONGEST],
            )
