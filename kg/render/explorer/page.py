"""The explorer: one HTML file with the front-end of kg/render/explorer and the network in compressed data blocks."""

import base64
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from kg.network import NetworkView
from kg.network.layout import lay_out
from kg.render.explorer.community_names import community_names
from kg.render.explorer.detail_columns import detail_columns, links_of
from kg.render.explorer.evidence_columns import QuoteColumns, quotes_of
from kg.render.explorer.html_file import asset, block, compressed, html_file, stored
from kg.render.explorer.map_columns import map_columns, with_room
from kg.render.explorer.network_columns import network_columns, numbered
from kg.render.explorer.openings import openings
from kg.render.explorer.plain_lists import plain_lists, size_in_words
from kg.schema import terms as v

if TYPE_CHECKING:
    from kg.render.explorer.embedded_graph import Triples
    from kg.store import GraphStore

__all__ = ["FIRST", "SIZE", "SIZE_A_NODE", "explorer_page"]

FIRST = 1_500
"""How many nodes the first view shows at most."""

SIZE, SIZE_A_NODE = 800_000, 38
"""The bytes that a page with some quotes may have, and for each node of large networks; SPARQL comes on top."""

_ENOUGH = 0.98  # of the room may be used: weighing on costs more than it gives
_WEIGHINGS = 5


def explorer_page(
    view: NetworkView,
    title: str | tuple[str, str],
    store: "GraphStore | None" = None,
    *,
    subject: tuple[str, str] = ("", ""),
    centre: str = "",
    first: int = FIRST,
    evidence: Literal["some", "all", "none"] = "all",
    size: int | None = None,
    triples: "Triples | None" = None,
    seed: int = 0,
    site: str = "",
) -> bytes:
    """Return an HTML page in which a reader explores a network.

    Args:
        view: the network.
        title: what is drawn; in English and Korean if these differ.
        store: the graph that the network is from, for quotes and links; None leaves them out.
        subject: a line on what the network holds, in English and Korean; empty for counts.
        centre: the IRI of the node that the drawing is about; empty for none.
        first: how many nodes the first view shows at most; a map shows all of its papers.
        evidence: the quotes; "some" leaves out those that ``size`` has no room for, and the page says how many.
        size: the bytes that a page with some quotes has at most; None for :data:`SIZE`, or :data:`SIZE_A_NODE` for each
            node if that is more.
        triples: what SPARQL in the page is asked of; None leaves it out.
        seed: of the layout.
        site: the path of the site that serves the page, such as "/": it and the pages of things are linked; empty for
            a page that stands alone.

    Raises:
        InputError: the installation lacks the front-end.
    """
    network = numbered(view)
    laid_out = lay_out(view, seed)
    layout, standing = with_room(view, laid_out)
    names = layout.names or community_names(view, layout.communities)
    titles = (title, title) if isinstance(title, str) else title
    payload = {
        "version": 5,
        "title": titles,
        "subject": subject if any(subject) else size_in_words(view),
        "base": v.DATA,
        **({"site": site} if site else {}),
        "first": min(max(first, len(layout.papers.places) if layout.papers else 0), max(len(view.nodes), 1)),
        "centre": network.number.get(centre, -1),  # type: ignore[call-overload]
        "prefixes": v.PREFIXES,
        "sparql": triples is not None,
        "map": map_columns(layout, standing, laid_out.papers, [n.iri for n in network.nodes if n.kind == "paper"]),
        **network_columns(network, layout, names),
    }
    links = links_of(store, network) if store else {}
    quotes = quotes_of(store, network) if store and evidence != "none" else {}
    if store and quotes:
        quotes = {**quotes, **openings(store, network, quotes)}
    found = QuoteColumns(network, links, quotes)
    scripts = [asset("static/loader.js"), asset("static/explorer.js")]
    blocks = {"network": block(payload), "code": compressed(scripts[1].encode()), "details": ""}
    words: dict[str, Any] = {
        "titles": titles,
        "subject": payload["subject"],
        "lists": plain_lists(network),
        "omitted": found.size,  # the longest that it can be, until it is known
    }

    def weighed(columns: dict[str, Any]) -> _Weighed:
        return _Weighed(block(detail_columns(network, links, columns)), columns["omitted"])

    most = max(SIZE, SIZE_A_NODE * len(view.nodes)) if size is None else size
    room = most - len(html_file(titles[0], blocks, scripts, words))
    details = weighed(found.columns(None)) if evidence == "all" else _fitting(found, weighed, room)
    blocks["details"], words["omitted"] = details
    if triples is not None:
        blocks["triples"] = compressed(triples.nquads)
        blocks["questions"] = block([asdict(each) for each in triples.questions])
        blocks["engine"] = compressed(stored("static/sparql.js"))
        blocks["oxigraph"] = base64.b64encode(stored("static/oxigraph.wasm.gz")).decode()
    return html_file(titles[0], blocks, scripts, words)


class _Weighed(NamedTuple):
    """A block of details, and how many pieces of evidence it leaves out."""

    text: str
    omitted: int


def _fitting(evidence: QuoteColumns, weighed: Callable[[dict[str, Any]], _Weighed], room: int) -> _Weighed:
    """The details with as many quotes as fit into some bytes, found by weighing a few times."""
    everything = weighed(evidence.columns(None))
    if len(everything.text) <= room:
        return everything
    best, least = weighed(evidence.columns(0)), 0
    if len(best.text) > room:
        return weighed(evidence.none())
    most, heaviest = evidence.size, len(everything.text)
    for _ in range(_WEIGHINGS):
        part = (room - len(best.text)) / (heaviest - len(best.text))
        middle = least + int((most - least) * part * _ENOUGH)
        tried = weighed(evidence.columns(middle))
        if len(tried.text) > room:
            most, heaviest = middle, len(tried.text)
            continue
        best, least = tried, middle
        if len(best.text) >= room * _ENOUGH:
            break
    return best
