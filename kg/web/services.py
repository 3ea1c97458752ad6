"""What can be served beside the site, by processes of its own and with the same limits."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import NamedTuple, Protocol

from starlette.types import Receive, Scope, Send

from kg.web.jobs import Job
from kg.web.pool import Pool
from kg.web.settings import ServeSettings

__all__ = ["Posted", "Service", "ServiceEndpoint", "whole_answer"]


class ServiceEndpoint(Protocol):
    """Answers requests while its context runs."""

    def run(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which requests are answered."""

    async def handle_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""


class Service(NamedTuple):
    """Something that is served beside the site.

    Attributes:
        address: where; requests are sent to it by POST.
        role: the module whose HANDLERS its processes use.
        processes: how many of them there are.
        make: makes what answers its requests, from the settings and its processes.
    """

    address: str
    role: str
    processes: int
    make: Callable[[ServeSettings, Pool], ServiceEndpoint]


class Posted:
    """The application that passes requests on to an endpoint."""

    def __init__(self, endpoint: ServiceEndpoint) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await self._endpoint.handle_request(scope, receive, send)


async def whole_answer(pool: Pool, job: Job, seconds: float) -> bytes:
    """Return a process's whole answer to a job.

    Raises:
        BusyError, SlowError, FailedError: there is no answer.
    """
    async with pool.answering(job, seconds) as answer:
        return b"".join([part async for part in answer.parts()])
