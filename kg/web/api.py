"""The REST resources: /api/queries, /api/queries/NAME with parameters, formats and pages, and /api/search."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.sparql import SavedQuery
from kg.web.jobs import Failure, Head, NotesSearchJob, SavedQueryJob
from kg.web.negotiation import GRAPHS, RESULTS, Media, best, media_named
from kg.web.openapi import openapi_document
from kg.web.request_parsing import RefusedError, one, seconds_of, split_parameters
from kg.web.responses import JobResponse, problem, server_of

__all__ = ["PLAIN", "SOLUTIONS", "TRIPLES", "list_queries", "openapi", "run_query", "search_notes"]

PLAIN = Media("json", "application/json")
SOLUTIONS: tuple[Media, ...] = (PLAIN, Media("srj", "application/sparql-results+json"), *RESULTS[1:])
"""Formats of tables: plain JSON (an object a row), and the SPARQL formats."""
TRIPLES = GRAPHS

_PAGE, _SIZE = "page", "size"
_USUAL_SIZE, _LARGEST_SIZE = 1000, 10_000
_USUAL_HITS, _MOST_HITS = 10, 100
_CONTROLS = (_PAGE, _SIZE, "format", "timeout", "excel")


async def list_queries(request: Request) -> Response:
    """Tell what saved queries there are."""
    queries = [_described(query) for query in server_of(request).saved.values()]
    return JSONResponse({"queries": queries})


async def openapi(request: Request) -> Response:
    """Describe the saved queries as OpenAPI 3.1."""
    return JSONResponse(openapi_document(server_of(request).saved.values()))


async def run_query(request: Request) -> Response:
    """Answer a saved query.

    Raises:
        RefusedError: the request cannot be served.
    """
    server = server_of(request)
    name, ending = _split(request.path_params["name"], server.saved)
    query = server.saved.get(name)
    parameters = split_parameters(request.url.query)
    if query is None:
        from difflib import get_close_matches

        nearest = get_close_matches(name, list(server.saved), n=3, cutoff=0.5)
        return problem(Failure(404, f"There is no saved query {name[:200]!r}.", tuple(nearest)))
    if ending is None and (one(parameters, "format") is None) and _is_browser(request):
        return RedirectResponse(f"/queries/{name}?{request.url.query}".rstrip("?"), 303, {"Vary": "Accept"})
    offered = SOLUTIONS if query.form in {"SELECT", "ASK"} else TRIPLES
    asked = ending or one(parameters, "format")
    accept = request.headers.get("accept", "")
    media = media_named(asked, offered) if asked else best(accept, offered)
    if media is None:
        known = ", ".join(each.name for each in offered)
        message = f"No format for {(asked or accept)[:200]!r}; there are {known}."
        raise RefusedError(404 if ending else 406, message, {"Vary": "Accept"})
    page = _number(parameters, _PAGE, 1, 10**9)
    size = _number(parameters, _SIZE, _USUAL_SIZE, _LARGEST_SIZE)
    internal = {"json": "plain", "srj": "json"}.get(media.name, media.name) if offered is SOLUTIONS else media.name
    values = {key: one(parameters, key) or "" for key, _ in parameters if key not in _CONTROLS}
    job = SavedQueryJob(name, values, internal, page, size, _is_for_excel(parameters, media))
    return JobResponse(
        server,
        server.queries,
        job,
        {internal: media, "json": media},
        seconds=server.settings.seconds(seconds_of(one(parameters, "timeout"))),
        refuse=problem,
        headers={"Vary": "Accept", "KG-Row-Limit": str(server.settings.row_limit)},
        more=_Pages(server.settings.root + request.url.path, parameters, page, size),
        kept=True,
    )


async def search_notes(request: Request) -> Response:
    """Answer what words find in the notes.

    Raises:
        RefusedError: the request cannot be served.
    """
    server, parameters = server_of(request), split_parameters(request.url.query)
    words, kind, topic, since, until = (one(parameters, name) or "" for name in ("q", "kind", "topic", "from", "to"))
    limit = _number(parameters, "limit", _USUAL_HITS, _MOST_HITS)
    job = NotesSearchJob(words, kind or "passages", topic, since, until, limit)
    return JobResponse(
        server, server.search, job, {"json": PLAIN}, seconds=server.settings.timeout, refuse=problem, kept=True
    )


class _Pages:
    """The headers that lead from one page to the others (RFC 8288), with the total."""

    def __init__(self, path: str, parameters: Any, page: int, size: int) -> None:
        self._path = path
        self._parameters = [(key, value) for key, value in parameters if key != _PAGE]
        self._page = page
        self._size = size

    def __call__(self, head: Head) -> Mapping[str, str]:
        if head.total is None:
            return {}
        total = head.total
        last = max(1, -(-total // self._size))
        pages = {"first": 1, "prev": min(self._page - 1, last), "next": self._page + 1, "last": last}
        links = [
            f'<{self._path}?{urlencode([*self._parameters, (_PAGE, page)])}>; rel="{name}"'
            for name, page in pages.items()
            if 1 <= page <= last
        ]
        return {"Link": ", ".join(links), "X-Total-Count": str(total)}


def _split(name: str, known: Mapping[str, SavedQuery]) -> tuple[str, str | None]:
    """The name of a query, and the ending that chooses a format."""
    stem, dot, ending = name.rpartition(".")
    return (name, None) if not dot or name in known else (stem, ending)


def _is_browser(request: Request) -> bool:
    return best(request.headers.get("accept", ""), (PLAIN, *SOLUTIONS[1:], *TRIPLES, _PAGE_MEDIA)) is _PAGE_MEDIA


_PAGE_MEDIA = Media("html", "text/html")


def _number(parameters: Any, name: str, usual: int, largest: int) -> int:
    value = one(parameters, name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdigit() and len(value) < 12 and 1 <= int(value) <= largest):
        raise RefusedError(400, f"{name}={value[:100]!r} is not a number from 1 to {largest}.")
    return int(value)


def _is_for_excel(parameters: Any, media: Media) -> bool:
    value = (one(parameters, "excel") or "false").lower()
    if value not in {"true", "false", "1", "0"}:
        raise RefusedError(400, f"excel={value[:100]!r} is neither true nor false.")
    if value in {"false", "0"}:
        return False
    if media.name != "csv":
        raise RefusedError(400, f"{media.name} has no form for Excel; ask for csv.")
    return True


def _described(query: SavedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description,
        "tags": list(query.tags),
        "form": query.form,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "description": parameter.description,
                "required": parameter.required,
                "default": parameter.default,
                "example": parameter.example,
                "choices": list(parameter.choices),
            }
            for parameter in query.params
        ],
        "columns": [{"name": column.name, "description": column.description} for column in query.columns],
        "address": f"/api/queries/{query.name}",
    }
