"""Draws what is around a thing, as ``kg render --around`` does."""

import re
from html import unescape
from typing import TYPE_CHECKING

from kg import network
from kg.sparql.lookup import find_thing, label_of
from kg.web.jobs import Job, Reply, Work

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WORKS", "draw"]

_MOST = 400  # nodes: what a reader can take in, and a server can lay out while one waits
# The page is one file with scripts in it; it names them by their digests, and no others run.
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')


def draw(store: "GraphStore", job: Job, reply: Reply) -> None:
    """Make the page of what is "hops" links around the thing that "around" names.

    Raises:
        UnknownThingError: nothing is called so.
    """
    from kg.network.measures import most_important
    from kg.render import explorer_page

    iri = find_thing(store, job["around"]).iri
    part = most_important(network.around(store, iri, job["hops"]), _MOST)
    page = explorer_page(part, label_of(store, iri), store, centre=iri)
    policy = _POLICY.search(page[:10_000])
    reply.begin("html", policy=unescape(policy.group(1).decode()) if policy else "default-src 'none'")
    reply.write(page)
    reply.end()


WORKS = (Work("graph", draw),)
"""What this module does for the server."""
