"""Sends what a process answers to whoever asked: whole where it is small, as it comes where it is large."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from kg.web.cache import CachedAnswer
from kg.web.failure_texts import in_korean
from kg.web.jobs import Failure, Head, Job
from kg.web.log import log
from kg.web.negotiation import Media
from kg.web.pool import Answering, BusyError, FailedError, Pool, SlowError
from kg.web.reader_language import language_of
from kg.web.state import Server
from kg.web.wire import encode

__all__ = ["JobResponse", "Refusal", "plain_refusal", "problem", "server_of"]

_HELD = 1024 * 1024  # bytes of an answer read before its status and headers are sent, which then tell all of it

Refusal = Callable[[Failure], Response]
"""Makes the response for what went wrong."""


def plain_refusal(request: Request) -> Refusal:
    """Return the function that makes plain text of an error, in the reader's language."""
    language = language_of(request)

    def refuse(failure: Failure) -> Response:
        message = (in_korean(failure.message) if language == "ko" else "") or failure.message
        return PlainTextResponse(message + "\n", failure.status, {"Vary": "Accept-Language, Cookie"})

    return refuse


def problem(failure: Failure) -> Response:
    """Return an error as JSON (RFC 9457, Problem Details for HTTP APIs)."""
    body: dict[str, Any] = {"type": "about:blank", "status": failure.status, "detail": failure.message}
    if failure.nearest:
        body["nearest"] = list(failure.nearest)
    return JSONResponse(body, failure.status, media_type="application/problem+json")


class JobResponse(Response):
    """The response to a job; the job is done while it is sent, and stopped when nobody waits for it any more.

    Args:
        server: what answers.
        pool: the processes to give the job to.
        job: the job.
        medias: the formats that the answer may have, by the name that the process gives it.
        seconds: the job's limit.
        refuse: what makes the responses of errors; plain text if None.
        headers: headers of the answer.
        more: headers that depend on what the process says of it before its first byte.
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
        refuse: Refusal | None = None,
        headers: Mapping[str, str] | None = None,
        more: Callable[[Head], Mapping[str, str]] = lambda head: {},
        kept: bool = False,
    ) -> None:
        super().__init__()
        self._server = server
        self._pool = pool
        self._job = job
        self._medias = medias
        self._seconds = seconds
        self._refuse = refuse
        self._headers_always = dict(headers or {})
        self._more = more
        self._kept = kept
        self._begun = False  # whether status and headers are on their way, before the answer is whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers = "".join(f"\n{name}: {value}" for name, value in sorted(self._headers_always.items()))
        key = (self._pool.generation, f"{type(self._job).__name__} {encode(self._job).decode()}{headers}")
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
            await self._refusal(FailedError(Failure(503, "The server is stopping.")), scope)(scope, receive, send)

    async def _send(self, key: tuple[str, str], scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self._pool.answering(self._job, self._seconds) as answer:
                held: list[bytes] = []
                room = _HELD
                parts = answer.parts()
                async for part in parts:
                    held.append(part)
                    room -= len(part)
                    if room <= 0:
                        break
                headers = self._headers_of(answer)
                if answer.ended:
                    whole = CachedAnswer(b"".join(held), tuple(headers.items()))
                else:
                    self._begun = True
                    encoded = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
                    await self._pass({"type": "http.response.start", "status": 200, "headers": encoded}, answer, send)
                    await self._pass(_part(b"".join(held)), answer, send)
                    held.clear()
                    async for part in parts:
                        await self._pass(_part(part), answer, send)
            if self._begun:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            if self._kept and not answer.head.fleeting and key[0] == answer.generation:
                self._server.cache.put(key, whole)
            response = _whole(whole, scope, receive, send)
        except (BusyError, SlowError, FailedError) as error:
            if self._begun:  # too late for a status: the connection is closed before the answer's end, which tells it
                log("broken off", message=str(error))
                return
            response = self._refusal(error, scope)(scope, receive, send)
        await response

    async def _pass(self, message: Message, answer: Answering, send: Send) -> None:
        """Send a part of an answer; the time that its reader takes is part of the limit.

        Raises:
            SlowError: the limit was reached.
        """
        async with answer.within():
            await send(message)

    def _headers_of(self, answer: Answering) -> dict[str, str]:
        head = answer.head
        if answer.ended and answer.ending.rows is not None:
            head = replace(head, rows=answer.ending.rows, cut=head.cut or answer.ending.cut)
        media = self._medias[head.media]
        headers = {"Content-Type": media.content_type, **self._headers_always, **self._more(head)}
        if head.rows is not None:
            headers["KG-Rows"] = str(head.rows)
        if head.cut:
            headers["KG-Rows-Cut"] = "true"
        return headers

    def _refusal(self, error: BusyError | SlowError | FailedError, scope: Scope) -> Response:
        if isinstance(error, SlowError):
            # a browser takes 408 for a connection that idled, and asks again by itself (RFC 9110, section 15.5.9)
            status = 503 if any(name == b"sec-fetch-mode" for name, _ in scope["headers"]) else 408
            failure = Failure(status, str(error))
        else:
            failure = Failure(503, str(error)) if isinstance(error, BusyError) else error.failure
        response = (self._refuse or plain_refusal(Request(scope)))(failure)
        if failure.status == 503 and not isinstance(error, SlowError):
            response.headers["Retry-After"] = "2"
        vary = [response.headers.get("Vary", ""), self._headers_always.get("Vary", "")]
        if names := dict.fromkeys(name.strip() for each in vary for name in each.split(",") if name.strip()):
            response.headers["Vary"] = ", ".join(names)
        return response


def _part(data: bytes) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": True}


async def _whole(answer: CachedAnswer, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a whole answer, or that it has not changed (RFC 9110, section 13.1.2)."""
    tag = f'W/"{hashlib.sha256(answer.body).hexdigest()[:24]}"'
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
