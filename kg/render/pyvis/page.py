"""One HTML page that opens from the disk, offline: pyvis's network in a page of our own.

pyvis gives the nodes, edges and options, and ships vis-network; its own page would fetch two files from a CDN, has no
title or doctype, and turns a node's title into HTML when it holds "href". Here the data stand in a JSON block and reach
the page as text alone, and a Content-Security-Policy lets the page's own two scripts run and forbids every request.
"""

import base64
import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.network import NetworkView, importance
from kg.network.layout import lay_out
from kg.render.pyvis.labels import clean, label_sizes, units_a_pixel
from kg.schema.kinds import DRAWN, kind_named
from kg.schema.relations import RELATIONS
from kg.show.figures import system_in

if TYPE_CHECKING:
    from kg.network import EdgeView, NodeView

__all__ = ["SHAPES", "pyvis_page"]

SHAPES = {
    "circle": "dot",
    "triangle": "triangle",
    "diamond": "diamond",
    "square": "square",
    "hexagon": "hexagon",
    "cross": "star",
    "ring": "triangleDown",
}
"""For each shape of :mod:`kg.schema.kinds`, the shape of vis-network that stands for it."""

_FOLDER = Path(__file__).parent
_LONGEST_TITLE = 300  # characters of a label that the page keeps at all
_WIDEST = 2.5  # how far apart a small network may be drawn
_MOST_SCORES = 40  # figures of an edge that the page lists


def pyvis_page(view: NetworkView, title: str, *, hidden: int = 0, seed: int = 0) -> bytes:
    """Return an HTML page that shows a network.

    Args:
        view: the network; about 1,500 nodes are drawn smoothly.
        title: what is drawn.
        hidden: how many nodes are left out of it, which the page says.
        seed: of the layout.
    """
    import jinja2

    nodes, edges, options = _vis_data(view, seed)
    script = _vis_script()
    own = (_FOLDER / "page.js").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    data = {"nodes": nodes, "edges": edges, "options": options, "cards": [_card(node) for node in view.nodes]}
    data["kinds"] = {kind.name: kind.names.english for kind in DRAWN}
    data["relations"] = {relation.name: (relation.label[0], relation.reverse[0]) for relation in RELATIONS}
    legend = [
        {"name": kind.names.englishes, "shape": SHAPES[look.shape], "colour": look.light, "count": count}
        for kind, count in ((kind_named(name), count) for name, count in view.counts().items())
        if (look := kind.look)
    ]
    return (
        environment.get_template("page.html.jinja")
        .render(
            title=clean(title, _LONGEST_TITLE),
            policy=_policy(script, own),
            style=_safe((_FOLDER / "page.css").read_text(encoding="utf-8")),
            vis=_safe(script),
            own=_safe(own),
            data=_safe(_json(data)),
            legend=legend,
            drawn=len(view.nodes),
            links=len(view.edges),
            hidden=hidden,
        )
        .encode()
    )


def _vis_data(view: NetworkView, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """The nodes, edges and options as pyvis hands them to vis-network; nodes are numbered in the view's order."""
    from pyvis.network import Network

    ranks = list(importance(view).values())
    layout = lay_out(view, seed)
    places = [layout.places[node.iri] for node in view.nodes]
    wider = min(max(1 / units_a_pixel(places), 1.0), _WIDEST)  # a small network has room for its labels
    places = [(x * wider, y * wider) for x, y in places]
    pixel = max(units_a_pixel(places), 1.0)
    radii = [round(min(9 + 2 * math.sqrt(rank), 30) * max(1.0, pixel / 3), 1) for rank in ranks]
    labels = [clean(node.label) for node in view.nodes]
    sizes = label_sizes(labels, places, radii, ranks)
    network = Network(directed=True)
    for number, (node, radius, label, size) in enumerate(zip(view.nodes, radii, labels, sizes, strict=True)):
        x, y = places[number]
        font = {"size": size, "strokeWidth": round(size * 0.12, 1)}
        network.add_node(
            number,
            label if size else " ",
            x=x,
            y=y,
            size=radius,
            group=node.kind,
            title=clean(node.label, 120),
            font=font,
        )
    numbers = {node.iri: number for number, node in enumerate(view.nodes)}
    home = {iri: number for number, community in enumerate(layout.communities) for iri in community}
    thin = round(0.35 * pixel, 2)  # links that leave a community would else cover everything
    for edge in view.edges:
        width = {} if home[edge.source] == home[edge.target] else {"width": thin}
        network.add_edge(numbers[edge.source], numbers[edge.target], **_edge(edge), **width)
    network.set_options(json.dumps(_options(len(view.nodes), round(0.9 * pixel, 2))))
    nodes, edges, _, _, _, options = network.get_network_data()
    for each in nodes:
        del each["shape"]  # the group has it
    for place, each in enumerate(edges):
        each["id"] = place
        del each["arrows"]
    return nodes, edges, json.loads(options)


def _edge(edge: "EdgeView") -> dict[str, Any]:
    """What the page has to know of an edge besides its ends."""
    shown: dict[str, Any] = {"relation": edge.relation}
    if edge.position:
        shown["position"] = edge.position
    if edge.scores:
        shown["scores"] = [
            [
                clean(each)
                for each in (system_in(score.system, "en"), score.metric, score.as_written, score.setting, score.kind)
            ]
            for score in edge.scores[:_MOST_SCORES]
        ]
    return shown


def _options(count: int, width: float) -> dict[str, Any]:
    groups = {
        kind.name: {
            "shape": SHAPES[look.shape],
            "color": {"background": look.light, "border": look.light, "highlight": {"background": look.light}},
        }
        for kind in DRAWN
        if (look := kind.look)
    }
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "groups": {**groups, "useDefaultGroups": False},
        "nodes": {"scaling": {"label": {"drawThreshold": 10, "maxVisible": 22}}, "borderWidthSelected": 4},
        "edges": {"smooth": False, "width": width, "selectionWidth": width},
        "interaction": {
            "hideEdgesOnDrag": count > 500,
            "hideEdgesOnZoom": count > 500,
            "keyboard": {"enabled": True, "bindToWindow": False},
            "tooltipDelay": 150,
        },
    }


def _card(node: "NodeView") -> dict[str, Any]:
    """What the page shows of a node that was chosen."""
    card: dict[str, Any] = {"label": clean(node.label, _LONGEST_TITLE)}
    for name in ("labelKo", "date", "votes", "arxiv", "type"):
        if name in node.attributes:
            value = node.attributes[name]
            card[name] = value if isinstance(value, int) else clean(str(value), _LONGEST_TITLE)
    names = node.attributes.get("names")
    if isinstance(names, tuple):
        card["names"] = [clean(name, _LONGEST_TITLE) for name in names[:8]]
    url = str(node.attributes.get("url", ""))
    if url.startswith(("https://", "http://")):
        card["url"] = url
    return card


def _vis_script() -> str:
    """vis-network, as pyvis ships it."""
    import pyvis

    folders: Sequence[Path] = sorted((Path(pyvis.__file__).parent / "templates" / "lib").glob("vis-*"))
    text = (folders[-1] / "vis-network.min.js").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(*scripts: str) -> str:
    """A policy under which these scripts run and nothing is fetched (Content Security Policy Level 3, W3C)."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(data: object) -> str:
    """JSON that can stand in a script element: no "<", and none of the line ends that JavaScript once forbade."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _safe(text: str) -> Any:
    """Text that the template takes as it is: scripts and styles of our own, and JSON from above."""
    import markupsafe

    return markupsafe.Markup(text)  # noqa: S704 - nothing of it comes from documents but the JSON, which is escaped
