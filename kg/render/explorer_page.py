"""The explorer: one HTML file with the front-end of kg/render/explorer and the network in compressed data blocks.

Nothing of the graph becomes markup or code: data stand in blocks of base64, and the lists for readers without
JavaScript go through an escaping template. The page's policy lets its own scripts run, by their hashes, and forbids
every request.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import vocabulary as v
from kg.errors import InputError
from kg.layout import lay_out
from kg.network import NODE_KINDS, NetworkView
from kg.render.community_names import community_names
from kg.render.explorer_data import Numbered, network_columns, numbered
from kg.render.explorer_details import detail_columns, links_of, quotes_of

if TYPE_CHECKING:
    from kg.render.explorer_triples import Triples
    from kg.store import GraphStore

__all__ = ["FIRST", "QUOTES", "explorer_page"]

FIRST = 1_500
"""How many nodes the first view shows at most."""

QUOTES = 600_000
"""How many characters of quotes a page carries at most, unless told otherwise."""

_FOLDER = Path(__file__).parent / "explorer"
_LISTED = {"paper": 120}  # rows of the lists for readers without JavaScript, by kind
_LISTED_ELSE = 20
_LIST_NAMES = {
    "paper": "Papers",
    "person": "People",
    "topic": "Topics",
    "benchmark": "Benchmarks",
    "model": "Models",
    "artifact": "Introduced things",
    "other": "Other",
}


def explorer_page(
    view: NetworkView,
    title: str,
    store: "GraphStore | None" = None,
    *,
    subject: tuple[str, str] = ("", ""),
    centre: str = "",
    first: int = FIRST,
    quotes: int = QUOTES,
    triples: "Triples | None" = None,
    seed: int = 0,
) -> bytes:
    """Return an HTML page in which a reader explores a network.

    Args:
        view: the network.
        title: what is drawn.
        store: the graph that the network is from, for quotes and links; None leaves them out.
        subject: a line on what the network holds, in English and Korean; empty for counts.
        centre: the IRI of the node that the drawing is about; empty for none.
        first: how many nodes the first view shows at most.
        quotes: how many characters of quotes at most; those of the most important nodes stay.
        triples: what SPARQL in the page is asked of; None leaves it out.
        seed: of the layout.

    Raises:
        InputError: the installation lacks the front-end.
    """
    import jinja2

    network = numbered(view)
    layout = lay_out(view, seed)
    names = community_names(view, layout.communities)
    payload = {
        "version": 1,
        "title": title,
        "subject": subject if any(subject) else _counted(view),
        "base": v.DATA,
        "first": min(first, max(len(view.nodes), 1)),
        "centre": network.number.get(centre, -1),  # type: ignore[call-overload]
        "prefixes": v.PREFIXES,
        "sparql": triples is not None,
        **network_columns(network, layout, names),
    }
    evidence = quotes_of(store, network) if store and quotes else {}
    links = links_of(store, network) if store else {}
    blocks = {"network": _block(payload), "details": _block(detail_columns(network, evidence, links, quotes))}
    scripts = [_asset("dist/explorer.js")]
    if triples is not None:
        blocks["triples"] = _compressed(triples.nquads)
        blocks["questions"] = _block([asdict(each) for each in triples.questions])
        blocks["oxigraph"] = base64.b64encode((_FOLDER / "dist" / "oxigraph.wasm.gz").read_bytes()).decode()
        scripts.insert(0, _asset("dist/sparql.js"))
    style = _asset("dist/explorer.css")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    return (
        environment.get_template("page.html.jinja")
        .render(
            title=title,
            subject=payload["subject"],
            policy=_policy(scripts, style, compiles=triples is not None),
            style=_own(style),
            scripts=[_own(script) for script in scripts],
            blocks=[{"name": name, "text": text} for name, text in blocks.items()],
            lists=_lists(network),
        )
        .encode("utf-8", "replace")
    )


def _counted(view: NetworkView) -> tuple[str, str]:
    korean = {
        "paper": "논문",
        "person": "사람",
        "topic": "주제",
        "benchmark": "벤치마크",
        "model": "모델",
        "artifact": "새로 내놓은 것",
    }
    english = {kind: name.lower() for kind, name in _LIST_NAMES.items()}
    counts = view.counts()
    return (
        ", ".join(f"{count:,} {english[kind]}" for kind, count in counts.items()) + f", {len(view.edges):,} links",
        ", ".join(f"{korean.get(kind, '그 밖의 것')} {count:,}" for kind, count in counts.items())
        + f", 연결 {len(view.edges):,}",
    )


def _lists(network: Numbered) -> list[dict[str, Any]]:
    """The most important nodes of each kind, for readers without JavaScript."""
    degrees = [0] * len(network.nodes)
    for edge in network.edges:
        degrees[network.number[edge.source]] += 1
        degrees[network.number[edge.target]] += 1
    lists = []
    for kind in NODE_KINDS:
        members = [node for node in network.nodes if node.kind == kind]
        if not members:
            continue
        rows = [
            {
                "label": node.label,
                "url": _http(str(node.attributes.get("url", ""))),
                "date": node.attributes.get("date", ""),
                "votes": node.attributes.get("votes", ""),
                "links": degrees[network.number[node.iri]],
            }
            for node in members[: _LISTED.get(kind, _LISTED_ELSE)]
        ]
        lists.append(
            {"name": _LIST_NAMES[kind], "rows": rows, "left": len(members) - len(rows), "dated": kind == "paper"}
        )
    return lists


def _http(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def _block(data: object) -> str:
    return _compressed(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _compressed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def _asset(name: str) -> str:
    """A file of the built front-end, as it may stand between tags."""
    try:
        text = (_FOLDER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"The installation lacks {name} of the explorer.", hint="Reinstall paper-kg.") from error
    return text.replace("</script", "<\\/script").replace("</style", "<\\/style").replace("<!--", "<\\!--")


def _policy(scripts: Sequence[str], style: str, *, compiles: bool) -> str:
    """A policy under which these scripts run and nothing is fetched (Content Security Policy Level 3, W3C)."""
    wasm = " 'wasm-unsafe-eval'" if compiles else ""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}{wasm}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _own(text: str) -> Any:
    """Text that the template takes as it is: scripts and styles of our own alone."""
    import markupsafe

    return markupsafe.Markup(text)  # noqa: S704 - nothing of it comes from documents
