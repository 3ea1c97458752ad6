"""The addresses of things: /id/... redirects to the page or the data of a thing, /data/... gives its triples.

Source: Cool URIs for the Semantic Web (https://www.w3.org/TR/cooluris/), section 4.2: 303 URIs forwarding to different
documents.
"""

from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.schema.terms import DATA
from kg.web.jobs import BibliographyJob, GraphDescriptionJob, ThingDescriptionJob
from kg.web.negotiation import BIBTEX, DOCUMENTS, GRAPHS, PAGE, best, media_named
from kg.web.request_parsing import RefusedError
from kg.web.responses import JobResponse, server_of
from kg.web.root_path import public_address

__all__ = ["ROUTES", "iri_below", "page_address"]

_LISTED = ", ".join(media.content_type.partition(";")[0] for media in GRAPHS)


def iri_below(request: Request, prefix: str) -> str:
    """Return the IRI of the thing that an address stands for; its percent-encoding is as :mod:`kg.schema.iris` has it.

    Raises:
        RefusedError: the address is not UTF-8.
    """
    raw = request.scope.get("raw_path", request.url.path.encode())
    path = raw.decode("ascii", "replace").removeprefix(prefix)
    try:
        return DATA + "/".join(_encoded(unquote(segment, errors="strict")) for segment in path.split("/"))
    except UnicodeDecodeError:
        raise RefusedError(404, "There is nothing at this address.") from None


def page_address(iri: str) -> str:
    """Return the address of a thing's page."""
    return "/page/" + iri.removeprefix(DATA)


def _encoded(segment: str) -> str:
    return "".join(c if c.isalnum() or c in "-._~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in segment)


async def _forward(request: Request) -> Response:
    media = best(request.headers.get("accept", ""), DOCUMENTS)
    if media is None:
        raise RefusedError(
            406,
            f"Things are available as {_LISTED}.",
        )
    iri = iri_below(request, "/id/").removeprefix(DATA)
    where = f"/page/{iri}" if media is PAGE else f"/data/{iri}.{media.name}"
    return RedirectResponse(where, 303, {"Vary": "Accept"})


async def _data(request: Request) -> Response:
    iri, _, ending = iri_below(request, "/data/").rpartition(".")
    media = media_named(ending, (*GRAPHS, BIBTEX))
    if media is None or not iri:
        raise RefusedError(404, "There is no such data; addresses of data end in .ttl, .nt, .jsonld, .rdf or .bib.")
    server = server_of(request)
    job = BibliographyJob(iri, {}) if media is BIBTEX else ThingDescriptionJob(iri, media.name)
    return JobResponse(server, server.pages, job, {media.name: media}, seconds=server.settings.timeout, kept=True)


async def _void(request: Request) -> Response:
    media = best(request.headers.get("accept", ""), GRAPHS)
    if media is None:
        raise RefusedError(
            406,
            f"The description is available as {_LISTED}.",
        )
    server = server_of(request)
    address, endpoint = public_address(request, request.url.path), public_address(request, "/sparql")
    job = GraphDescriptionJob(address, endpoint, media.name)
    return JobResponse(
        server,
        server.pages,
        job,
        {media.name: media},
        seconds=server.settings.timeout,
        headers={"Vary": "Accept"},
        kept=True,
    )


ROUTES = (
    Route("/id/{rest:path}", _forward),
    Route("/data/{rest:path}", _data),
    Route("/.well-known/void", _void),
)
