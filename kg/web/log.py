"""The server's log: one JSON object a line, on standard error."""

import json
import sys
from datetime import UTC, datetime
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["AccessLog", "log"]

_LONGEST = 500  # characters of what a stranger sent


def log(event: str, **told: object) -> None:
    """Write one line."""
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **told}
    print(json.dumps(line, ensure_ascii=True), file=sys.stderr, flush=True)  # noqa: T201 - this is the log


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
