"""The web application: what is served under which address, and what stands before all of it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from traceback import format_exception
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg import __version__
from kg.web import api, browsing, login, resources
from kg.web.access import HostCheck, OriginCheck, TokenCheck
from kg.web.error_pages import refusal
from kg.web.jobs import Failure
from kg.web.log import AccessLog, RateLimit, log
from kg.web.protocol import METHODS, sparql
from kg.web.request_parsing import RefusedError
from kg.web.responses import Refusal, plain_refusal, problem, server_of
from kg.web.root_path import RootPath
from kg.web.security_headers import HEADERS, SecurityHeaders
from kg.web.services import Posted, Service
from kg.web.settings import ServeSettings
from kg.web.state import Server

__all__ = ["make_application"]

_STATIC = Path(__file__).parent / "static"
_ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_EXPOSED = ["Link", "X-Total-Count", "KG-Rows", "KG-Rows-Cut", "KG-Row-Limit", "Retry-After"]
_failures = RateLimit()


def make_application(settings: ServeSettings, services: Sequence[Service] = ()) -> Starlette:
    """Return the application that serves a store; its processes run while the application does.

    Args:
        settings: how to serve.
        services: what to serve beside the site.

    Raises:
        InputError: the settings do not fit the machine, or a service lacks what it needs.
    """
    server = Server(settings, services)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        async with server.running():
            yield

    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(settings.cors),
        allow_methods=list(METHODS),
        allow_headers=["Accept", "Authorization", "Content-Type"],
        expose_headers=_EXPOSED,
    )
    middleware = [
        Middleware(AccessLog),
        Middleware(SecurityHeaders),
        Middleware(HostCheck, settings=settings),
        Middleware(OriginCheck, settings=settings),
        Middleware(RootPath, root=settings.root),
        *([cors] if settings.cors else []),
        Middleware(TokenCheck, settings=settings),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]
    routes = [
        Route("/sparql", sparql, methods=_ANY),
        Route("/sparql/", sparql, methods=_ANY),
        Route("/api/queries", api.list_queries),
        Route("/api/queries/{name}", api.run_query),
        Route("/api/search", api.search_notes),
        Route("/openapi.json", api.openapi),
        Route("/health", _health),
        *(Route(address, Posted(each), methods=["POST"]) for address, each in server.endpoints.items()),
        *login.ROUTES,
        *resources.ROUTES,
        *browsing.ROUTES,
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    handlers: dict[Any, Any] = {
        RefusedError: _refused,
        ClientDisconnect: _left,
        HTTPException: _missing,
        Exception: _failed,
    }
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=running)
    app.state.server = server
    return app


async def _health(request: Request) -> Response:
    return JSONResponse({"status": "ok", "version": __version__, "generation": server_of(request).generation})


async def _refused(request: Request, error: RefusedError) -> Response:
    response = _refusal(request)(Failure(error.status, error.message))
    response.headers.update(error.headers)
    return response


async def _left(request: Request, error: ClientDisconnect) -> Response:
    return Response(status_code=400)  # nobody reads it


async def _missing(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405 and request.method == "OPTIONS":
        allowed = (error.headers or {}).get("Allow", "GET, HEAD")
        return Response(status_code=204, headers={"Allow": f"{allowed}, OPTIONS"})
    response = _refusal(request)(Failure(error.status_code, error.detail))
    response.headers.update(error.headers or {})
    return response


async def _failed(request: Request, error: Exception) -> Response:
    passes, left_out = _failures.passes(type(error).__name__)
    if passes:
        message = f"{type(error).__name__}: {error}"
        log("failed", message=message, trace="".join(format_exception(error)), left_out=left_out)
    response = _refusal(request)(Failure(500, "This could not be answered."))
    response.headers.update(HEADERS)  # this answer passes by the middleware that adds them
    return response


def _refusal(request: Request) -> Refusal:
    path = request.url.path
    if path.startswith("/api/"):
        return problem
    if path.startswith(("/sparql", "/health", "/.well-known", "/data", "/static", "/openapi.json", "/search/suggest")):
        return plain_refusal(request)
    return refusal(request)
