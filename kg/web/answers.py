"""Brings what a process answers to whoever asked: whole where it is small, as it comes where it is large."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from kg.web.jobs import Job
from kg.web.log import log
from kg.web.negotiation import Media
from kg.web.pool import Answering, BusyError, FailedError, Pool, SlowError
from kg.web.state import Cached, Server

__all__ = ["Answer", "Refusal", "plain_refusal", "problem", "server_of"]

_HELD = 1024 * 1024  # bytes of an answer read before its status and headers are sent, which then tell all of it

Refusal = Callable[[int, str, Mapping[str, Any]], Response]
"""Makes the response for a status, a message and what else is known."""


def plain_refusal(status: int, message: str, told: Mapping[str, Any]) -> Response:
    """Return an error as plain text."""
    return PlainTextResponse(message + "\n", status)


def problem(status: int, message: str, told: Mapping[str, Any]) -> Response:
    """Return an error as JSON (RFC 9457, Problem Details for HTTP APIs)."""
    body: dict[str, Any] = {"type": "about:blank", "status": status, "detail": message}
    if told.get("nearest"):
        body["nearest"] = list(told["nearest"])
    return JSONResponse(body, status, media_type="application/problem+json")


class Answer(Response):
    """The response to a job; the job is done while it is sent, and stopped when nobody waits for it any more.

    Args:
        server: what answers.
        pool: the processes to give the job to.
        job: the job.
        medias: the formats that the answer may have, by the name that the process gives it.
        seconds: the job's limit.
        refuse: how errors are told.
        headers: headers of the answer.
        more: headers that depend on what the process told of it before and after.
        kept: whether the same job always has the same answer, as long as the graph stays.
    """

    def __init__(
        self,
        server: Server,
        pool: Pool,
        job: Job,
        medias: Mapping[str, Media],
        *,
        seconds: float,
        refuse: Refusal = plain_refusal,
        headers: Mapping[str, str] | None = None,
        more: Callable[[Mapping[str, Any]], Mapping[str, str]] = lambda told: {},
        kept: bool = False,
    ) -> None:
        super().__init__()
        self._server = server
        self._pool = pool
        self._job = job
        self._medias = medias
        self._seconds = seconds
        self._refuse = refuse
        self._told_always = dict(headers or {})
        self._more = more
        self._kept = kept
        self._begun = False  # whether status and headers are on their way, before the answer is whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        key = (self._pool.generation, json.dumps([self._job, self._told_always], sort_keys=True))
        found = self._server.cache.get(key) if self._kept else None
        if found is not None:
            await _whole(found, scope, receive, send)
            return
        sending = asyncio.ensure_future(self._send(key, scope, receive, send))
        leaving = asyncio.ensure_future(_left(receive))
        stopping = False
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:  # the server ends, and waited long enough
            stopping = True
        finally:
            for task in (sending, leaving):
                if not task.done():
                    task.cancel()
            with suppress(asyncio.CancelledError):
                await leaving
            with suppress(asyncio.CancelledError):
                await sending
        if stopping and not self._begun:
            await self._refusal(FailedError(503, "The server is stopping."), scope)(scope, receive, send)

    async def _send(self, key: tuple[str, str], scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._pool.answering(self._job, self._seconds) as answer:
                held = bytearray()
                parts = answer.parts()
                async for part in parts:
                    held += part
                    if len(held) >= _HELD:
                        break
                headers = self._told(answer)
                if answer.ended:
                    whole = Cached(bytes(held), tuple(headers.items()))
                else:
                    self._begun = True
                    encoded = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
                    await send({"type": "http.response.start", "status": 200, "headers": encoded})
                    await send({"type": "http.response.body", "body": bytes(held), "more_body": True})
                    held.clear()
                    async for part in parts:
                        await send({"type": "http.response.body", "body": part, "more_body": True})
            if self._begun:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            if self._kept and key[0] == answer.generation:
                self._server.cache.put(key, whole)
            response = _whole(whole, scope, receive, send)
        except (BusyError, SlowError, FailedError) as error:
            if self._begun:  # too late for a status: an answer that breaks off is seen as such
                log("broken", message=str(error))
                raise _BrokenOffError(str(error)) from error
            response = self._refusal(error, scope)(scope, receive, send)
        await response

    def _told(self, answer: Answering) -> dict[str, str]:
        media = self._medias[answer.head["media"]]
        told = {**answer.head, **answer.ending}
        headers = {"Content-Type": media.content_type, **self._told_always, **self._more(told)}
        if "rows" in told:
            headers["KG-Rows"] = str(told["rows"])
        if told.get("cut"):
            headers["KG-Rows-Cut"] = "true"
        return headers

    def _refusal(self, error: BusyError | SlowError | FailedError, scope: Scope) -> Response:
        if isinstance(error, BusyError):
            response = self._refuse(503, str(error), {})
            response.headers["Retry-After"] = "2"
        elif isinstance(error, SlowError):
            # a browser takes 408 for a connection that idled, and asks again by itself (RFC 9110, section 15.5.9)
            status = 503 if any(name == b"sec-fetch-mode" for name, _ in scope["headers"]) else 408
            response = self._refuse(status, str(error), {})
        else:
            response = self._refuse(error.status, str(error), error.told)
            if error.status == 503:
                response.headers["Retry-After"] = "2"
        if "Vary" in self._told_always:
            response.headers["Vary"] = self._told_always["Vary"]
        return response


class _BrokenOffError(Exception):
    """An answer could not be sent to its end: the connection is closed, so that its reader sees it."""


async def _whole(answer: Cached, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a whole answer, or that it has not changed (RFC 9110, section 13.1.2)."""
    tag = f'W/"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}"'
    headers = {**dict(answer.headers), "ETag": tag, "Cache-Control": "no-cache"}
    asked = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"), "")
    if scope["method"] in {"GET", "HEAD"} and tag in {each.strip() for each in asked.split(",")}:
        headers.pop("Content-Type", None)
        response = Response(status_code=304, headers=headers)
    else:
        response = Response(answer.body, headers=headers)
    await response(scope, receive, send)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def server_of(request: Request) -> Server:
    """Return the server that a request came to."""
    server = request.app.state.server
    assert isinstance(server, Server)  # noqa: S101 - the application puts it there
    return server
