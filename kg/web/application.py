"""The web application: what is served under which address, and what stands before all of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from traceback import format_exception
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg import __version__
from kg.web import api, browsing, resources
from kg.web.answers import Refusal, plain_refusal, problem
from kg.web.forms import RefusedError
from kg.web.log import AccessLog, log
from kg.web.protocol import METHODS, sparql
from kg.web.safety import HEADERS, SafetyHeaders
from kg.web.settings import Settings
from kg.web.state import Server

__all__ = ["make_application"]

_STATIC = Path(__file__).parent / "static"
_ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def make_application(settings: Settings) -> Starlette:
    """Return the application that serves a store; its processes run while the application does.

    Args:
        settings: how to serve.
    """
    server = Server(settings)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        async with server.running():
            yield

    middleware = [
        Middleware(AccessLog),
        Middleware(SafetyHeaders),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]
    if settings.cors:
        exposed = ["Link", "X-Total-Count", "KG-Rows", "KG-Rows-Cut", "KG-Row-Limit", "Retry-After"]
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.cors),
                allow_methods=list(METHODS),
                allow_headers=["Accept", "Content-Type"],
                expose_headers=exposed,
            )
        )
    routes = [
        Route("/sparql", sparql, methods=_ANY),
        Route("/sparql/", sparql, methods=_ANY),
        Route("/api/queries", api.list_queries),
        Route("/api/queries/{name}", api.run_query),
        Route("/openapi.json", api.openapi),
        Route("/health", _health),
        *resources.ROUTES,
        *browsing.ROUTES,
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    handlers: dict[Any, Any] = {RefusedError: _refused, HTTPException: _missing, Exception: _failed}
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=running)
    app.state.server = server
    return app


async def _health(request: Request) -> Response:
    server: Server = request.app.state.server
    return JSONResponse({"status": "ok", "version": __version__, "generation": server.generation})


async def _refused(request: Request, error: RefusedError) -> Response:
    response = _refusal(request)(error.status, error.message, {})
    response.headers.update(error.headers)
    return response


async def _missing(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405 and request.method == "OPTIONS":
        return Response(
            status_code=204, headers={"Allow": f"{(error.headers or {}).get('Allow', 'GET, HEAD')}, OPTIONS"}
        )
    response = _refusal(request)(error.status_code, error.detail, {})
    response.headers.update(error.headers or {})
    return response


async def _failed(request: Request, error: Exception) -> Response:
    log("failed", message=f"{type(error).__name__}: {error}", trace="".join(format_exception(error)))
    response = _refusal(request)(500, "This could not be answered.", {})
    response.headers.update(HEADERS)  # this answer passes by the middleware that adds them
    return response


def _refusal(request: Request) -> Refusal:
    path = request.url.path
    if path.startswith("/api/"):
        return problem
    if path.startswith(("/sparql", "/health", "/.well-known", "/data", "/static")):
        return plain_refusal
    return browsing.refusal(request)
