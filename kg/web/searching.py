"""Searches what things are called: as a page, and as JSON for results while typing."""

import json
from typing import TYPE_CHECKING

from kg.schema.kinds import KINDS
from kg.web.index import Index, build_index
from kg.web.jobs import Job, Reply, Work
from kg.web.messages import LANGUAGES, speaker
from kg.web.rendering import address_of, render

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WORKS", "prepare", "search_page", "suggest"]

_indexes: dict[int, Index] = {}


def prepare(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Build the index, once in the life of a process; nothing is answered."""
    _indexes[id(store)] = build_index(store, LANGUAGES)


def search_page(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make the page of what "q" finds, of a "kind" if one is chosen."""
    kinds = [kind.name for kind in KINDS]
    kind = job["kind"] if job["kind"] in kinds else ""
    hits = _index(store).find(job["q"], job["lang"], kind, limit=100)
    reply.begin("html")
    reply.write(render("search.html", job["lang"], here=job["here"], q=job["q"], hits=hits, kind=kind, kinds=kinds))
    reply.end()


def suggest(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Answer what "q" finds as JSON."""
    hits = _index(store).find(job["q"], job["lang"], "", limit=10)
    t = speaker(job["lang"])
    told = [
        {
            "iri": hit.iri,
            "kind": hit.kind,
            "kindLabel": t(hit.kind),
            "label": hit.label,
            "name": hit.name,
            "address": address_of(hit.iri),
        }
        for hit in hits
    ]
    reply.begin("json")
    reply.write(json.dumps({"q": job["q"], "hits": told}, ensure_ascii=False).encode())
    reply.end()


def _index(store: "GraphStore") -> Index:
    return _indexes[id(store)]


WORKS = (Work("prepare", prepare), Work("search", search_page), Work("suggest", suggest))
"""What this module does for the server."""
