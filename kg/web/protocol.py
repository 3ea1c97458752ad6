"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import QueryError
from kg.sparql import guard
from kg.sparql.tokens import tokens
from kg.web.answers import Answer, server_of
from kg.web.forms import Parameters, RefusedError, content_type, one, read_body, seconds_of, split_parameters
from kg.web.negotiation import GRAPHS, PAGE, RESULTS, Media, best, media_named

__all__ = ["METHODS", "sparql"]

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
# What gives another answer each time, whatever the graph.
_FLEETING = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE"})


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where none is asked.

    Raises:
        RefusedError: the request is none that is served.
    """
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": f"{_QUERY}, {_FORM}"})
    if request.method not in METHODS:
        raise RefusedError(405, f"{request.method} is not allowed here.", {"Allow": ", ".join(METHODS)})
    text, parameters = await _operation(request)
    if text is None:
        return _described(request, parameters)
    try:
        form = guard.check_form(text)
    except QueryError as error:
        raise RefusedError(400, str(error)) from None
    offered = RESULTS if form in {"SELECT", "ASK"} else GRAPHS
    media = _format(request, parameters, offered)
    server = server_of(request)
    job = {
        "work": "sparql",
        "text": text,
        "default": [value for name, value in parameters if name == "default-graph-uri"],
        "named": [value for name, value in parameters if name == "named-graph-uri"],
        "formats": {"solutions": media.name, "triples": media.name},
        "limit": server.settings.row_limit,
    }
    return Answer(
        server,
        server.queries,
        job,
        {media.name: media},
        seconds=server.settings.seconds(seconds_of(one(parameters, "timeout"))),
        headers={"Vary": "Accept", "KG-Row-Limit": str(server.settings.row_limit)},
        kept=not _is_fleeting(text),
    )


async def _operation(request: Request) -> tuple[str | None, Parameters]:
    """The query that a request asks, and its other parameters; see the protocol's section 2.1."""
    parameters = split_parameters(request.url.query)
    if request.method in {"GET", "HEAD"}:
        _refuse_update(parameters)
        return one(parameters, "query"), parameters
    kind = content_type(request)
    body = await read_body(request, server_of(request).settings.request_bytes)
    if kind == _QUERY:
        if one(parameters, "query") is not None:
            raise RefusedError(400, "The query stands both in the address and in the body.")
        try:
            return body.decode("utf-8"), parameters
        except UnicodeDecodeError:
            raise RefusedError(400, "The query is not UTF-8.") from None
    if kind == _FORM:
        given = [*parameters, *split_parameters(body.strip() if body.isascii() else b"")]
        if not body.isascii():
            raise RefusedError(400, "The form is not urlencoded: it holds bytes beyond ASCII.")
        _refuse_update(given)
        text = one(given, "query")
        if text is None:
            raise RefusedError(400, "The form has no 'query'.")
        return text, given
    if kind == "application/sparql-update":
        raise RefusedError(415, "Updates are refused: this endpoint answers queries and changes nothing.")
    raise RefusedError(415, f"A body of {kind or 'no type'!r} is not read; send {_QUERY} or {_FORM}.")


def _refuse_update(parameters: Parameters) -> None:
    if one(parameters, "update") is not None:
        raise RefusedError(400, "Updates are refused: this endpoint answers queries and changes nothing.")


def _format(request: Request, parameters: Parameters, offered: tuple[Media, ...]) -> Media:
    asked = one(parameters, "format") or one(parameters, "output")
    accept = request.headers.get("accept", "")
    media = media_named(asked, offered) if asked else best(accept, offered)
    if media is None:
        known = ", ".join(media.type for media in offered)
        raise RefusedError(406, f"No format for {asked or accept!r}; there are {known}.", {"Vary": "Accept"})
    return media


def _described(request: Request, parameters: Parameters) -> Response:
    """The Service Description (https://www.w3.org/TR/sparql11-service-description/), or the editor for people."""
    media = _format(request, parameters, (*GRAPHS, PAGE))
    if media is PAGE:
        return RedirectResponse("/editor", 303, {"Vary": "Accept"})
    server = server_of(request)
    endpoint = str(request.url.replace(query="", fragment=""))
    return Answer(
        server,
        server.pages,
        {"work": "service", "endpoint": endpoint, "format": media.name},
        {media.name: media},
        seconds=server.settings.timeout,
        headers={"Vary": "Accept"},
        kept=True,
    )


def _is_fleeting(text: str) -> bool:
    words = {token.text.upper() for token in tokens(text) if token.kind == "word"}
    return bool(words & _FLEETING)
