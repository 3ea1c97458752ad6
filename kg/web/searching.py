"""Searches what things are called: as a page, and as JSON for results while typing."""

import json

from kg.schema.kinds import KINDS
from kg.web.handler import handle
from kg.web.jobs import SearchPageJob, SuggestionsJob
from kg.web.messages import speaker
from kg.web.open_graph import OpenGraph
from kg.web.rendering import address_of, render
from kg.web.replies import Reply

__all__ = ["HANDLERS", "make_search_page", "suggest"]


def make_search_page(graph: OpenGraph, job: SearchPageJob, reply: Reply) -> None:
    """Make the page of what words find."""
    kinds = [kind.name for kind in KINDS]
    kind = job.kind if job.kind in kinds else ""
    page = render(
        "search.html",
        job.language,
        root=graph.start.root,
        here=job.here,
        q=job.words,
        hits=graph.index.find(job.words, job.language, kind, limit=100),
        kind=kind,
        kinds=kinds,
    )
    reply.send("html", page)


def suggest(graph: OpenGraph, job: SuggestionsJob, reply: Reply) -> None:
    """Answer what words find as JSON."""
    t = speaker(job.language)
    hits = [
        {
            "iri": hit.iri,
            "kind": hit.kind,
            "kindLabel": t(hit.kind),
            "label": hit.label,
            "name": hit.name,
            "address": graph.start.root + address_of(hit.iri),
        }
        for hit in graph.index.find(job.words, job.language, "", limit=10)
    ]
    reply.send("json", json.dumps({"q": job.words, "hits": hits}, ensure_ascii=False).encode())


HANDLERS = (handle(SearchPageJob, make_search_page), handle(SuggestionsJob, suggest))
"""What this module does for the server."""
