"""Draws what is around a thing, as ``kg render --around`` does."""

from kg import network
from kg.sparql.lookup import find_thing, label_of
from kg.web.handler import handle
from kg.web.jobs import GraphPageJob
from kg.web.open_graph import OpenGraph
from kg.web.replies import Reply
from kg.web.security_headers import policy_of

__all__ = ["HANDLERS", "draw"]

_MOST = 400  # nodes: what a reader can take in, and a server can lay out while one waits


def draw(store: OpenGraph, job: GraphPageJob, reply: Reply) -> None:
    """Make the page of what is some links around a thing.

    Raises:
        UnknownThingError: nothing is called so.
    """
    from kg.network.measures import most_important
    from kg.render import explorer_page

    iri = find_thing(store, job.around).iri
    part = most_important(network.around(store, iri, job.hops), _MOST)
    page = explorer_page(part, label_of(store, iri), store, centre=iri, site=f"{store.start.root}/")
    reply.send("html", page, policy_of(page))


HANDLERS = (handle(GraphPageJob, draw),)
"""What this module does for the server."""
