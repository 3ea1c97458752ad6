"""The addresses of pages for people."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.resources import ontology_folder
from kg.web.background import poster_name
from kg.web.error_pages import refusal
from kg.web.jobs import (
    BibliographyJob,
    CompletionsJob,
    FeedJob,
    FrontPageJob,
    GraphPageJob,
    Job,
    SavedQueryPageJob,
    SearchPageJob,
    SitePageJob,
    SuggestionsJob,
    ThingPageJob,
)
from kg.web.messages import LANGUAGES
from kg.web.negotiation import BIBTEX, GRAPHS, PAGE, Media, best
from kg.web.pool import Pool
from kg.web.reader_language import LANGUAGE_COOKIE, language_of
from kg.web.rendering import render
from kg.web.request_parsing import RefusedError, one, split_parameters
from kg.web.resources import iri_below
from kg.web.responses import JobResponse, server_of
from kg.web.root_path import public_address
from kg.web.site_pages import POSTER, SITE_PAGES, site_page
from kg.web.whole_graph import whole_graph

__all__ = ["ROUTES"]

_VARY = "Accept-Language, Cookie"
_JSON = Media("json", "application/json")
_ATOM = Media("atom", "application/atom+xml")
_ASKED = (
    "sort", "page", "q", "year", "metric", "role", "reading", "at", "topic", "since", "of", "until", "votes",
    "first", "second", "third", "fourth", "fifth", "sixth",
)  # fmt: skip
_SEARCHED = ("what", "kind", "topic", "since", "until", "page", "literally")
_LONGEST = 300  # characters of what is asked for


async def _front(request: Request) -> Response:
    server = server_of(request)
    if Path(server.settings.store, POSTER).is_file():
        drawn = "one"
    else:
        drawn = "both" if server.drawings.file(poster_name(LANGUAGES[-1], dark=True)) else ""
    soon = server.settings.draws and not drawn
    language = language_of(request)
    regions = server.drawings.regions(language) if drawn == "both" else ()
    return _page(request, FrontPageJob(language, _here(request), drawn, soon, regions))


async def _thing(request: Request) -> Response:
    iri = iri_below(request, "/page/")
    return _page(request, ThingPageJob(iri, language_of(request), _here(request), _asked(request)))


async def _site_page(request: Request, vary: str = _VARY) -> Response:
    key = request.url.path.strip("/")
    state = _state(request, site_page(key).file)
    return _page(request, SitePageJob(key, language_of(request), _here(request), _asked(request), state), vary=vary)


def _state(request: Request, name: str) -> str:
    """What changes whenever a file in the store's folder does."""
    try:
        found = Path(server_of(request).settings.store, name).stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}" if name else ""


async def _feed(request: Request) -> Response:
    server = server_of(request)
    state = _state(request, site_page("new").file)
    job = FeedJob(public_address(request, "/new.atom"), public_address(request, ""), state)
    return JobResponse(server, server.pages, job, {"atom": _ATOM}, seconds=server.settings.timeout, kept=True)


async def _papers_as_bibtex(request: Request) -> Response:
    server = server_of(request)
    job = BibliographyJob("", _asked(request))
    return JobResponse(server, server.pages, job, {"bib": BIBTEX}, seconds=server.settings.timeout, kept=True)


async def _ontology(request: Request) -> Response:
    media = best(request.headers.get("accept", ""), (PAGE, GRAPHS[0]))
    if media is None:
        raise RefusedError(406, "The ontology is available as text/html and text/turtle.")
    if media is not PAGE:
        return RedirectResponse("/ontology.ttl", 303, {"Vary": "Accept"})
    return await _site_page(request, vary=f"Accept, {_VARY}")


async def _ontology_file(request: Request) -> Response:
    return FileResponse(ontology_folder() / "paperkg.ttl", media_type=GRAPHS[0].content_type)


async def _search(request: Request) -> Response:
    parameters = split_parameters(request.url.query)
    words = (one(parameters, "q") or "").strip()[:_LONGEST]
    asked = {key: value[:_LONGEST] for key in _SEARCHED if (value := (one(parameters, key) or "").strip())}
    return _page(request, SearchPageJob(words, language_of(request), _here(request), asked), server_of(request).search)


async def _suggest(request: Request) -> Response:
    server = server_of(request)
    words = (one(split_parameters(request.url.query), "q") or "").strip()[:_LONGEST]
    job = SuggestionsJob(words, language_of(request))
    return JobResponse(
        server, server.search, job, {"json": _JSON}, seconds=server.settings.timeout, headers={"Vary": _VARY}, kept=True
    )


async def _queries(request: Request) -> Response:
    queries = list(server_of(request).saved.values())
    page = render("queries.html", language_of(request), root=_root(request), queries=queries, here=_here(request))
    return Response(page, media_type=PAGE.content_type, headers={"Vary": _VARY})


async def _saved(request: Request) -> Response:
    server, name = server_of(request), request.path_params["name"]
    query = server.saved.get(name)
    if query is None:
        raise RefusedError(404, f"There is no saved query {name[:_LONGEST]!r}.")
    parameters = split_parameters(request.url.query)
    values = {key: (one(parameters, key) or "").strip() for key, _ in parameters if key not in {"lang", "run"}}
    needed = [parameter.name for parameter in query.params if parameter.required]
    run = "run" in dict(parameters) or all(values.get(each) for each in needed)
    return _page(request, SavedQueryPageJob(name, values, run, language_of(request), _here(request)))


async def _editor(request: Request) -> Response:
    page = render("editor.html", language_of(request), root=_root(request), here=_here(request))
    return Response(page, media_type=PAGE.content_type, headers={"Vary": _VARY})


async def _graph(request: Request) -> Response:
    parameters = split_parameters(request.url.query)
    around, hops = (one(parameters, "around") or "").strip(), one(parameters, "hops") or "1"
    if not around:
        return await whole_graph(request)
    if hops not in {"0", "1", "2"}:
        raise RefusedError(400, "hops is 0, 1 or 2.")
    server = server_of(request)
    return JobResponse(
        server,
        server.pages,
        GraphPageJob(around[:_LONGEST], int(hops)),
        {"html": PAGE},
        seconds=server.settings.timeout,
        refuse=refusal(request),
        more=lambda head: {"Content-Security-Policy": f"{head.policy}; frame-ancestors 'none'"},
        kept=True,
    )


async def _knowledge(request: Request) -> Response:
    server = server_of(request)
    job = CompletionsJob(language_of(request))
    return JobResponse(
        server, server.pages, job, {"json": _JSON}, seconds=server.settings.timeout, headers={"Vary": _VARY}, kept=True
    )


async def _poster(request: Request) -> Response:
    server, asked = server_of(request), request.query_params
    language = asked.get("of", LANGUAGES[0])
    file: Path | None = Path(server.settings.store, POSTER)
    if file is None or not file.is_file():
        file = server.drawings.file(poster_name(language, dark="dark" in asked)) if language in LANGUAGES else None
    if file is None:
        raise RefusedError(404, "The map of the papers is not drawn.")
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a picture, even if somebody opens it alone
    return FileResponse(file, media_type="image/svg+xml", headers={"Content-Security-Policy": policy})


async def _icon(request: Request) -> Response:
    return RedirectResponse("/static/icon.svg", 301)


def _page(request: Request, job: Job, pool: Pool | None = None, vary: str = _VARY, *, kept: bool = True) -> Response:
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        response = RedirectResponse(_here(request), 303)
        age = 365 * 24 * 3600
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=age, httponly=True, samesite="lax")
        return response
    server = server_of(request)
    return JobResponse(
        server,
        pool or server.pages,
        job,
        {"html": PAGE},
        seconds=server.settings.timeout,
        refuse=refusal(request),
        headers={"Vary": vary},
        kept=True,
    )


def _root(request: Request) -> str:
    return server_of(request).settings.root


def _here(request: Request) -> str:
    """The address of what is shown, without the choice of a language."""
    from urllib.parse import urlencode

    kept = [(key, value) for key, value in split_parameters(request.url.query) if key != "lang"]
    raw = request.scope.get("raw_path", b"/").decode("ascii", "replace")
    path = "/" + raw.lstrip("/")  # "//elsewhere" would lead away
    return f"{path}?{urlencode(kept)}" if kept else path


def _asked(request: Request) -> dict[str, str]:
    parameters = split_parameters(request.url.query)
    return {key: (one(parameters, key) or "")[:_LONGEST] for key in _ASKED if one(parameters, key)}


ROUTES = (
    Route("/", _front),
    Route("/page/{rest:path}", _thing),
    Route("/ontology", _ontology),
    *(Route(f"/{page.key}", _site_page) for page in SITE_PAGES),
    Route("/papers.bib", _papers_as_bibtex),
    Route("/ontology.ttl", _ontology_file),
    Route("/new.atom", _feed),
    Route("/search", _search),
    Route("/search/suggest", _suggest),
    Route("/queries", _queries),
    Route("/queries/{name}", _saved),
    Route("/editor", _editor),
    Route("/editor/knowledge.json", _knowledge),
    Route("/graph", _graph),
    Route("/poster.svg", _poster),
    Route("/favicon.ico", _icon),
)
