"""Serves assistants over HTTP, as a part of ``kg serve``: streamable HTTP, without sessions.

Every call is a request that stands for itself, answered by a process that can be ended. What is in front of the site
(known hosts, the token, the size of requests, connections, time) is in front of this too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.assistants.asked import Asked
from kg.assistants.calls import Answered, answer_call, error_answer
from kg.assistants.evidence import Checked
from kg.assistants.serving import make_server
from kg.errors import KgError, QueryTimeoutError
from kg.web.handler import handle
from kg.web.jobs import Job
from kg.web.open_graph import OpenGraph
from kg.web.pool import Pool, SlowError
from kg.web.replies import Reply
from kg.web.root_path import public_address
from kg.web.services import Service, ServiceEndpoint, whole_answer
from kg.web.settings import ServeSettings

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["HANDLERS", "HTTP_SERVICE", "CallJob", "answer_job"]

_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class CallJob(Job):
    """Answer a call of a tool.

    Attributes:
        tool: its name.
        arguments: what it was given, as JSON.
        site: the address of the site, for what can be checked there.
    """

    tool: str
    arguments: str
    site: str


def answer_job(graph: OpenGraph, job: CallJob, reply: Reply) -> None:
    """Answer a call of a tool, in a process that can be ended."""
    asked = Asked(graph, graph.start.store, Checked(graph, job.site), json.loads(job.arguments), is_killable=True)
    reply.send("json", json.dumps(answer_call(job.tool, asked)).encode())


def _endpoint(settings: ServeSettings, pool: Pool) -> ServiceEndpoint:
    """What answers requests.

    Raises:
        InputError: the SDK is not installed.
    """

    async def answer(name: str, arguments: Mapping[str, Any], request: "Request | None") -> Answered:
        site = public_address(request, "") if request is not None else ""
        try:
            said = await whole_answer(pool, CallJob(name, json.dumps(arguments), site), settings.timeout)
        except SlowError:
            late = f"{name} was stopped after {settings.timeout:g} s."
            return error_answer(QueryTimeoutError(late, hint="Ask for less.")), True
        except KgError as error:
            return error_answer(error), True
        answered, failed = json.loads(said)
        return answered, failed

    server = make_server(answer)
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from mcp.server.transport_security import TransportSecuritySettings

    return StreamableHTTPSessionManager(
        server,
        json_response=True,
        stateless=True,
        # the Host and Origin headers of every request are checked before it gets here
        security_settings=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        max_request_body_size=settings.request_bytes,
    )


HTTP_SERVICE = Service("/mcp", __name__, _PROCESSES, _endpoint)
"""What ``kg serve --mcp`` serves beside the site."""

HANDLERS = (handle(CallJob, answer_job),)
"""What this module does for the server."""
