"""Who is answered: requests for a known host, from no foreign page, and with the token where there is one.

A web page can have its own name lead to 127.0.0.1 (DNS rebinding) and then read what is served there as its own; the
Host header gives it away. A form of another site can send a POST; the Origin header gives it away.
"""

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.web.jobs import Failure
from kg.web.responses import plain_refusal
from kg.web.settings import ServeSettings

__all__ = ["COOKIE", "HostCheck", "OriginCheck", "TokenCheck", "is_token", "session_of"]

COOKIE = "kg-session"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_OPEN = frozenset({"/health", "/login"})
_LOOKS = "/static/"  # what the login form is shown with; it says nothing of the graph
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class HostCheck:
    """Answers only requests that name a host of this server (status 421 otherwise)."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._any = settings.any_host
        self._hosts = _LOCAL.union(host.lower().strip("[]") for host in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not self._any:
            named = Headers(scope=scope).getlist("host")
            if len(named) != 1 or _host_name(named[0]) not in self._hosts:
                message = "This server does not answer for that host; 'kg serve --allow-host NAME' lets it."
                await _refused(scope, 421, message)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class OriginCheck:
    """Refuses requests that pages of other sites send, unless they only read (status 403)."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._hosts = frozenset(host.lower().strip("[]") for host in settings.hosts)
        self._origins = frozenset(settings.cors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] not in _READING:
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and not self._is_known(origin, headers.get("host", "")):
                await _refused(scope, 403, "A page of another site must not send this.")(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_known(self, origin: str, host: str) -> bool:
        if "*" in self._origins or origin in self._origins:
            return True
        try:
            parts = urlsplit(origin)
            return bool(parts.netloc) and (parts.netloc.lower() == host.lower() or parts.hostname in self._hosts)
        except ValueError:
            return False


class TokenCheck:
    """Answers only requests that carry the token: as "Authorization: Bearer", or in the cookie that a login sets."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app = app
        self._token = settings.token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not self._token or self._is_allowed(scope):
            await self._app(scope, receive, send)
        else:
            await self._refusal(scope)(scope, receive, send)

    def _is_allowed(self, scope: Scope) -> bool:
        path = scope["path"]
        headers = Headers(scope=scope)
        if path in _OPEN or path.startswith(_LOOKS):
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and is_token(given.strip(), self._token):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and _same(cookie.value, session_of(self._token))

    def _refusal(self, scope: Scope) -> Response:
        headers = Headers(scope=scope)
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
            there = quote(scope["path"] + query, safe="")
            return RedirectResponse(f"/login?next={there}", 303)
        response = _refused(scope, 401, "A token is needed.")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response


def is_token(given: str, token: str) -> bool:
    """Return whether a token is the server's, in a time that does not depend on how much of it is right."""
    return _same(given, token)


def session_of(token: str) -> str:
    """Return what the cookie holds: proof of the token, and not the token itself."""
    return hmac.new(token.encode(), b"paper-kg session", hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    digests = (hashlib.sha256(each.encode("utf-8", "surrogatepass")).digest() for each in (one, other))
    return hmac.compare_digest(*digests)


def _refused(scope: Scope, status: int, message: str) -> Response:
    return plain_refusal(Request(scope))(Failure(status, message))


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.rpartition(":")[0] if name.count(":") == 1 else name
