"""The page of the whole graph, which is drawn in the background."""

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.web.background import GRAPH
from kg.web.negotiation import PAGE
from kg.web.reader_language import language_of
from kg.web.rendering import render
from kg.web.responses import server_of
from kg.web.security_headers import policy_of

__all__ = ["whole_graph"]

_AGAIN = 5  # seconds after which a browser asks again


async def whole_graph(request: Request) -> Response:
    """Return the page of the whole graph, or one that says that it is being drawn."""
    server = server_of(request)
    file = server.drawings.file(GRAPH)
    if file is None:
        key = "being_drawn" if server.settings.draws else "not_drawn"
        page = render("drawing.html", language_of(request), root=server.settings.root, here="/graph", key=key)
        headers = {"Vary": "Accept-Language, Cookie", "Cache-Control": "no-store"}
        if server.settings.draws:
            headers["Refresh"] = str(_AGAIN)
        return Response(page, 202 if server.settings.draws else 404, media_type=PAGE.content_type, headers=headers)
    packed = await run_in_threadpool(file.read_bytes)
    plain = await run_in_threadpool(gzip.decompress, packed)
    headers = {"Content-Security-Policy": f"{policy_of(plain)}; frame-ancestors 'none'", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type=PAGE.content_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain, media_type=PAGE.content_type, headers=headers)
