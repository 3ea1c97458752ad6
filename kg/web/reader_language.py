"""Which language a reader wants: the one that was chosen, else the one that the browser asks for."""

from starlette.requests import Request

from kg.web.messages import LANGUAGES
from kg.web.negotiation import preferred

__all__ = ["LANGUAGE_COOKIE", "language_of"]

LANGUAGE_COOKIE = "lang"


def language_of(request: Request) -> str:
    """Return the language of a request's reader."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""), LANGUAGES)
