"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.web.jobs import ServiceDescriptionJob, SparqlJob
from kg.web.negotiation import GRAPHS, GRAPHS_AS_RESULTS, PAGE, RESULTS, Media, best, media_named
from kg.web.request_parsing import (
    Parameters,
    RefusedError,
    content_type,
    form_parameters,
    one,
    read_body,
    seconds_of,
    split_parameters,
)
from kg.web.responses import JobResponse, server_of
from kg.web.root_path import public_address

__all__ = ["METHODS", "sparql"]

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where none is asked.

    Raises:
        RefusedError: the request cannot be served.
    """
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": f"{_QUERY}, {_FORM}"})
    if request.method not in METHODS:
        raise RefusedError(405, f"{request.method} is not allowed here.", {"Allow": ", ".join(METHODS)})
    text, parameters = await _operation(request)
    if text is None:
        return _described(request, parameters)
    server = server_of(request)
    solutions = _format(request, parameters, RESULTS)
    triples = _format(request, parameters, GRAPHS) or _format(request, parameters, GRAPHS_AS_RESULTS)
    if solutions is None and triples is None:
        raise _unacceptable(request, parameters, (*RESULTS, *GRAPHS))
    # the query itself is read by a process that can be stopped
    job = SparqlJob(
        text=text,
        default_graphs=tuple(value for name, value in parameters if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in parameters if name == "named-graph-uri"),
        solutions=solutions.name if solutions else "",
        triples=triples.name if triples else "",
    )
    return JobResponse(
        server,
        server.queries,
        job,
        {media.name: media for media in (solutions, triples) if media},
        seconds=server.settings.seconds(seconds_of(one(parameters, "timeout"))),
        headers={"Vary": "Accept", "KG-Row-Limit": str(server.settings.row_limit)},
        kept=True,
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
            return body.decode("utf-8-sig"), parameters
        except UnicodeDecodeError:
            raise RefusedError(400, "The query is not UTF-8.") from None
    if kind == _FORM:
        given = [*parameters, *await form_parameters(body)]
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


def _format(request: Request, parameters: Parameters, offered: tuple[Media, ...]) -> Media | None:
    """The format of one kind of answer: by its short name, or where that names none of this kind by Accept."""
    asked = one(parameters, "format") or one(parameters, "output")
    named = media_named(asked, offered) if asked else None
    if asked and named is None and media_named(asked, RESULTS) in GRAPHS_AS_RESULTS and offered is GRAPHS:
        return None  # rows are asked for, and are to be had
    return named or best(request.headers.get("accept", ""), offered)


def _unacceptable(request: Request, parameters: Parameters, offered: tuple[Media, ...]) -> RefusedError:
    asked = one(parameters, "format") or one(parameters, "output") or request.headers.get("accept", "")
    known = ", ".join(media.type for media in offered)
    return RefusedError(406, f"No format for {asked[:200]!r}; there are {known}.", {"Vary": "Accept"})


def _described(request: Request, parameters: Parameters) -> Response:
    """The Service Description (https://www.w3.org/TR/sparql11-service-description/), or the editor for people."""
    offered = (*GRAPHS, PAGE)
    media = _format(request, parameters, offered)
    if media is None:
        raise _unacceptable(request, parameters, offered)
    if media is PAGE:
        return RedirectResponse("/editor", 303, {"Vary": "Accept"})
    server = server_of(request)
    return JobResponse(
        server,
        server.pages,
        ServiceDescriptionJob(public_address(request, "/sparql"), media.name),
        {media.name: media},
        seconds=server.settings.timeout,
        headers={"Vary": "Accept"},
        kept=True,
    )
