"""The pages that explain errors: in the reader's language, with a search for what an address names."""

from starlette.requests import Request
from starlette.responses import Response

from kg.schema.kinds import KINDS, kind_of
from kg.schema.terms import DATA
from kg.web.failure_texts import in_korean
from kg.web.jobs import Failure
from kg.web.negotiation import PAGE
from kg.web.reader_language import language_of
from kg.web.rendering import render
from kg.web.request_parsing import split_parameters
from kg.web.responses import Refusal, server_of

__all__ = ["refusal", "words_of"]

_LONGEST = 100  # characters
_IN_ADDRESSES = frozenset({"page", "id", "data", "arxiv", "doi", "search"})
_DOCUMENTS = "/page/document/"
_LISTS = frozenset(name for kind in KINDS for name in (kind.name, kind.page))


def refusal(request: Request) -> Refusal:
    """Return the function that makes a page of an error, in the reader's language."""
    language, root = language_of(request), server_of(request).settings.root

    def refuse(failure: Failure) -> Response:
        is_typed = bool(failure.thing) and not failure.thing.startswith(DATA)
        words = failure.thing[:_LONGEST] if is_typed else words_of(request.url.path)
        message = failure.message
        if failure.thing.startswith(DATA):  # people know it by its name
            message = f"No {kind_of(failure.thing).names.english} in the graph is called {words!r}."
        said = in_korean(message) if language == "ko" else message
        page = render(
            "error.html",
            language,
            root=root,
            here="/",
            status=failure.status,
            message=said or message,
            is_translated=bool(said),
            nearest=[(name, _instead(request, failure.thing, name)) for name in failure.nearest],
            words=words if failure.status == 404 else "",
        )
        headers = {"Vary": "Accept-Language, Cookie"}
        return Response(page, failure.status, media_type=PAGE.content_type, headers=headers)

    return refuse


def words_of(path: str) -> str:
    """Return what somebody looks for at an address: its words without those that are the same for many things."""
    parts = [part for part in path.split("/") if part and part not in _IN_ADDRESSES and part not in _LISTS]
    if path.startswith(_DOCUMENTS):  # they are known by their paths
        return "/".join(parts)[:_LONGEST]
    return " ".join(" ".join(parts).replace("_", " ").split())[:_LONGEST]


def _instead(request: Request, thing: str, name: str) -> str:
    """The address that was asked for with another name for what is unknown; that of a search where it had none."""
    from urllib.parse import urlencode

    asked = split_parameters(request.url.query)
    if all(value != thing for _, value in asked):
        return f"/search?{urlencode({'q': name})}"
    return f"?{urlencode([(key, name if value == thing else value) for key, value in asked])}"
