"""The login form: it takes the token once, and the browser keeps a cookie that says so."""

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.web.access import COOKIE, is_token, session_of
from kg.web.negotiation import PAGE
from kg.web.reader_language import language_of
from kg.web.rendering import render
from kg.web.request_parsing import RefusedError, read_body
from kg.web.responses import server_of

__all__ = ["ROUTES"]

_LARGEST = 10_000


async def _login(request: Request) -> Response:
    settings = server_of(request).settings
    if not settings.token:
        raise RefusedError(404, "This server asks for no token.")
    if request.method != "POST":
        return _form(request, request.query_params.get("next", "/"), wrong=False)
    fields = parse_qs((await read_body(request, _LARGEST)).decode("utf-8", "replace"))
    there = fields.get("next", ["/"])[0]
    if not is_token(fields.get("token", [""])[0].strip(), settings.token):
        return _form(request, there, wrong=True)
    response = RedirectResponse(_own(there), 303)
    response.set_cookie(
        COOKIE,
        session_of(settings.token),
        path=f"{settings.root}/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response


def _form(request: Request, there: str, *, wrong: bool) -> Response:
    root = server_of(request).settings.root
    page = render("login.html", language_of(request), root=root, here="/login", there=there, wrong=wrong)
    headers = {"Vary": "Accept-Language, Cookie", "Cache-Control": "no-store"}
    return Response(page, 401 if wrong else 200, media_type=PAGE.content_type, headers=headers)


def _own(address: str) -> str:
    """An address of this server; its start where another site's was named."""
    leads_away = not address.startswith("/") or address.startswith(("//", "/\\")) or any(ord(c) < 33 for c in address)
    return "/" if leads_away else address


ROUTES = (Route("/login", _login, methods=["GET", "POST"]),)
