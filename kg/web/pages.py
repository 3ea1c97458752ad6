"""Makes the pages: which view a request means, and which template shows it."""

from collections.abc import Mapping
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from kg.schema import terms as v
from kg.schema.kinds import DRAWN, OTHER, Kind, kind_of
from kg.sparql.lookup import settled
from kg.web.handler import handle
from kg.web.jobs import FeedJob, FrontPageJob, SitePageJob, ThingPageJob
from kg.web.open_graph import OpenGraph
from kg.web.originals import line_of
from kg.web.rendering import link_address, render
from kg.web.replies import Reply
from kg.web.site_pages import site_page

if TYPE_CHECKING:
    from kg.web.page_model import Page

__all__ = ["HANDLERS", "make_feed", "make_front", "make_site_page", "make_thing"]


def make_front(store: OpenGraph, job: FrontPageJob, reply: Reply) -> None:
    """Make the front page."""
    from kg.web.views.front import collection_size, front_page, graph_size, questions

    triples, documents = graph_size(store)
    shown = {
        "sizes": collection_size(store),
        "triples": triples,
        "documents": documents,
        "job": job,
        "examples": questions(store, job.language),
    }
    page = front_page(store, job.language)
    reply.send("html", _render(store, "front.html", job.language, here="/", page=page, **shown))


def make_thing(store: OpenGraph, job: ThingPageJob, reply: Reply) -> None:
    """Make a thing's page."""
    iri = settled(store, job.iri)
    kind = kind_of(iri)
    page = _page_of(store, kind, iri, job.language, job.asked)
    drawn = kind in DRAWN and kind is not OTHER
    reply.send("html", _render(store, "thing.html", job.language, page=page, here=job.here, drawn=drawn))


def _page_of(store: OpenGraph, kind: Kind, iri: str, language: str, asked: Mapping[str, str]) -> "Page":
    """The page of a thing, by its kind; each view is imported when it is first asked for."""
    from kg.web.views import benchmarks, documents, models, named, nodes, papers, people, topics

    match kind.name:
        case "paper":
            return papers.paper_page(store, iri, language)
        case "person":
            return people.person_page(store, iri, language)
        case "benchmark":
            return benchmarks.benchmark_page(store, iri, language, asked)
        case "model":
            return models.model_page(store, iri, language)
        case "topic":
            return topics.topic_page(store, iri, language, asked)
        case "document":
            return documents.document_page(store, iri, language, asked)
        case "other":
            if iri.startswith(v.DATA + "evidence/") and (page := documents.evidence_page(store, iri, language)):
                return page
            return nodes.node_page(store, iri, language)
        case _:
            return named.named_page(store, iri, language)


def make_site_page(store: OpenGraph, job: SitePageJob, reply: Reply) -> None:
    """Make a page of the site."""
    row = site_page(job.key)
    page: Page = resolve_name(row.view)(store, job.key, job.language, job.asked)
    reply.send("html", _render(store, row.template, job.language, page=page, here=job.here, asked=job.asked))


def make_feed(store: OpenGraph, job: FeedJob, reply: Reply) -> None:
    """Make the feed of what is new."""
    from kg.changes import atom_feed

    def page_of(iri: str) -> str:
        address = link_address(iri)
        return job.site + address if address.startswith("/") else address

    reply.send("atom", atom_feed(store.location, job.address, address_of=page_of))


def _render(graph: OpenGraph, template: str, language: str, **context: Any) -> bytes:
    return render(template, language, root=graph.start.root, line_of=partial(line_of, graph), **context)


HANDLERS = (
    handle(FrontPageJob, make_front),
    handle(ThingPageJob, make_thing),
    handle(SitePageJob, make_site_page),
    handle(FeedJob, make_feed),
)
"""What this module does for the server."""
