"""The words behind what the explorer's cards show: read from the store, chosen within a size, written in columns.

Evidence stands behind edges, reported figures, a paper's title, date and votes, and its links. The page numbers all
of these in one order (:func:`anchors_of`; frontend/src/data/evidence.ts has the other side).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import QuerySolutions

from kg.model import Iri
from kg.render.explorer.network_columns import Numbered
from kg.schema import terms as v
from kg.schema.relations import RELATIONS
from kg.sparql.batches import linked_pairs, literals, values_clauses

if TYPE_CHECKING:
    from kg.network import NodeView
    from kg.store import GraphStore

__all__ = ["FACTS", "OPENING", "Anchor", "Links", "Piece", "QuoteColumns", "Quotes", "anchors_of", "quotes_of"]

OPENING = "opening"
"""The sentence that a paper's card begins with (:mod:`kg.render.explorer.openings`)."""

FACTS = ("title", "date", "votes", OPENING)
"""What of a paper itself has evidence, in the order of the page's numbers."""

_PIECES = 3  # of one place, the surest first
_LONGEST = 320  # characters of a quote
_COMMON = 8  # times that a text occurs before it gets its own number
_SHORTEST_TITLE = 8  # characters; a shorter one may stand in a sentence without being meant
_SOURCE, _TARGET, _IDENTIFIER = "\x01", "\x02", "\x03"  # stand in quotes for what the page has already
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
# The most informative comes first; what one could guess from the link itself comes last.
_TELLING = (
    OPENING,
    "score",
    *(each.name for each in sorted(RELATIONS, key=lambda relation: relation.telling) if each.telling),
    "link",
)


class Anchor(NamedTuple):
    """What evidence stands behind: an edge, or a figure ("score"), a fact or a link of a paper.

    Attributes:
        source: the node that says it.
        name: the relation, "score", "link" or one of :data:`FACTS`.
        target: the node, the result, or the address; empty for a fact.
    """

    source: str
    name: str
    target: str = ""


class Piece(NamedTuple):
    """One piece of evidence: how sure, the path of its document, the words."""

    confidence: float
    document: str
    quote: str


Quotes = Mapping[Anchor, Sequence[Piece]]
Links = Mapping[str, Sequence[tuple[str, str]]]


def anchors_of(network: Numbered, links: Links) -> Iterator[Anchor]:
    """Yield what evidence may stand behind, in the order of the page's numbers: source by source."""
    outgoing = defaultdict(list)
    for edge in network.edges:
        outgoing[edge.source].append(edge)
    for node in network.nodes:
        for edge in outgoing[node.iri]:
            yield Anchor(node.iri, edge.relation, edge.target)
            for score in edge.scores:
                yield Anchor(node.iri, "score", score.result)
        if node.kind == "paper":
            for fact in FACTS:
                yield Anchor(node.iri, fact)
        for _, address in links.get(node.iri, ()):
            yield Anchor(node.iri, "link", address)


def quotes_of(store: "GraphStore", network: Numbered) -> Quotes:
    """Return the evidence for what a network shows; the surest pieces first."""
    names: dict[str, str] = {
        predicate: relation.name
        for relation in RELATIONS
        if relation.name in network.relations and not relation.through
        for predicate in relation.predicates
    }
    names |= {v.REPORTS: "score", v.TITLE: "title", v.PAGE: "link", v.CODE_REPOSITORY: "link"}
    names |= {v.LISTED_ON: "date", v.VOTES: "votes"}
    papers = {node.iri: node.attributes for node in network.nodes if node.kind == "paper"}
    wanted = {(edge.source, edge.relation, edge.target) for edge in network.edges}
    sources = {edge.source for edge in network.edges} | papers.keys()
    listed = dict(linked_pairs(store, f"?a <{v.LISTS}> ?b", "b", sorted(papers)))  # papers by their listings
    found: dict[Anchor, set[Piece]] = defaultdict(set)
    for subject, predicate, value, piece in _testimonies(store, sorted(sources | listed.keys())):
        name, source = names.get(predicate, ""), listed.get(subject, subject)
        place = Anchor(source, name, "" if name in FACTS else value)
        if name in {"date", "votes"}:
            shown = str(papers.get(Iri(source), {}).get(name)) == value
        else:
            shown = name in {"score", "link", "title"} or place in wanted
        if shown:
            found[place].add(piece)
    paths = _paths(store, {piece.document for pieces in found.values() for piece in pieces})
    return {
        place: sorted(
            (piece._replace(document=paths[piece.document]) for piece in pieces),
            key=_surest,
        )[:_PIECES]
        for place, pieces in found.items()
    }


def _surest(piece: Piece) -> tuple[float, str, str]:
    return -piece.confidence, piece.document, piece.quote


def _testimonies(store: "GraphStore", subjects: Sequence[str]) -> Iterator[tuple[str, str, str, Piece]]:
    """Subject, predicate, object and piece of evidence; the document of a piece is the name of its graph yet."""
    testimony = (
        f"?e <{v.STATED_SUBJECT}> ?s ; <{v.STATED_PREDICATE}> ?p ; <{v.STATED_OBJECT}> ?o ;"
        f" <{v.EXACT}> ?x ; <{v.CONFIDENCE}> ?c"
    )
    for values in values_clauses("s", subjects):
        solutions = store.query(f"SELECT ?s ?p ?o ?x ?g ?c {{ GRAPH ?g {{ {values} {testimony} }} }}")
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            piece = Piece(float(row["c"].value), row["g"].value, row["x"].value)
            yield row["s"].value, row["p"].value, row["o"].value, piece


def _paths(store: "GraphStore", graphs: set[str]) -> dict[str, str]:
    """The paths of documents, by the names of their graphs."""
    paths = {graph: graph.removeprefix(v.DATA + "document/") for graph in graphs}
    paths |= {graph: literal.value for graph, literal in literals(store, v.PATH, sorted(graphs))}
    return paths


class _PlacedPiece(NamedTuple):
    place: int
    source: int
    piece: Piece
    text: str  # the quote, with marks for what the page has already


class QuoteColumns:
    """The evidence of a network, ready to be written in columns with as many quotes as there is room for."""

    def __init__(self, network: Numbered, links: Links, quotes: Quotes) -> None:
        self._nodes = network.nodes
        pieces = list(_placed_pieces(network, links, quotes))
        counts = Counter(each.text for each in pieces)
        often = sorted((text for text, count in counts.items() if count >= _COMMON), key=lambda t: (-counts[t], t))
        self._common = {text: number for number, text in enumerate(often)}
        self._ordered = self._in_order(pieces, list(anchors_of(network, links)))
        self.size = sum(len(text.encode("utf-8", "replace")) for text in counts if text not in self._common)
        """The bytes of all its texts."""

    def columns(self, most: int | None) -> dict[str, Any]:
        """Return the columns, with ``most`` bytes of quotes; None for all.

        A quote that only repeats a name on the page takes no room. The rest comes in this order: one piece behind
        each place before a second, the informative before what one could guess, important nodes before others.
        """
        kept: list[_PlacedPiece] = []
        seen = set(self._common)
        length = 0
        for each in self._ordered:
            if each.text not in seen:
                cost = len(each.text.encode("utf-8", "replace"))
                if most is not None and length + cost > most:
                    continue
                length += cost
                seen.add(each.text)
            kept.append(each)
        return self._written(kept)

    def none(self) -> dict[str, Any]:
        """Return the columns without any evidence."""
        return self._written([])

    def _in_order(self, pieces: Sequence[_PlacedPiece], places: Sequence[Anchor]) -> list[_PlacedPiece]:
        """The pieces by how much they are wanted."""
        number = {node.iri: place for place, node in enumerate(self._nodes)}
        telling = {name: place for place, name in enumerate(_TELLING)}
        turn: Counter[int] = Counter()
        graded = []
        for each in sorted(pieces, key=lambda each: each.text not in self._common):  # what takes no room comes first
            place = places[each.place]
            weight = each.source + number.get(place.target, 0)  # type: ignore[call-overload]
            graded.append((turn[each.place], telling.get(place.name, len(telling)), weight, each.place, each))
            turn[each.place] += 1
        return [each for *_, each in sorted(graded, key=lambda graded: graded[:4])]

    def _written(self, kept: Sequence[_PlacedPiece]) -> dict[str, Any]:
        documents: dict[str, int] = {}
        homes: dict[int, list[int]] = {}
        texts: dict[str, int] = {}
        columns: dict[str, list[int]] = {name: [] for name in ("place", "text", "document", "confidence")}
        before = 0
        for each in sorted(kept, key=lambda each: (each.place, *_surest(each.piece))):
            home = homes.setdefault(each.source, [])
            document = documents.setdefault(each.piece.document, len(documents))
            if document not in home:
                home.append(document)
            columns["place"].append(each.place - before)
            columns["document"].append(home.index(document))
            columns["confidence"].append(round(each.piece.confidence * 100))
            if each.text in self._common:
                columns["text"].append(1 + self._common[each.text])
            elif each.text in texts:
                columns["text"].append(len(self._common) + len(texts) - texts[each.text])
            else:
                texts[each.text] = len(texts)
                columns["text"].append(0)
            before = each.place
        return {
            "documents": list(documents),
            "homes": _homes(homes),
            "common": list(self._common) if kept else [],
            "texts": list(texts),
            **columns,
            "omitted": len(self._ordered) - len(kept),
        }


def _homes(homes: Mapping[int, Sequence[int]]) -> tuple[list[int], list[list[int]]]:
    """The documents of sources, each given by how many documents ago it came first, 0 for a new one."""
    known = before = 0
    sources, written = [], []
    for source, documents in homes.items():
        sources.append(source - before)
        before = source
        codes = []
        for document in documents:
            codes.append(known - document)
            known = max(known, document + 1)
        written.append(codes)
    return sources, written


def _placed_pieces(network: Numbered, links: Links, quotes: Quotes) -> Iterator[_PlacedPiece]:
    nodes = {node.iri: node for node in network.nodes}
    for number, place in enumerate(anchors_of(network, links)):
        for piece in quotes.get(place, ()):
            source = nodes[place.source]  # type: ignore[index]
            text = _marked(piece.quote, source, nodes.get(place.target), _value(source, place))  # type: ignore[call-overload]
            yield _PlacedPiece(number, network.number[source.iri], piece, text)


def _value(source: "NodeView", place: Anchor) -> str:
    if place.name == "title":
        return source.label
    return place.target if place.name == "link" else str(source.attributes.get(place.name, ""))


def _marked(quote: str, source: "NodeView", target: "NodeView | None", value: str) -> str:
    """A quote as one line, cut where it is long, with marks for titles, labels and values that the page has."""
    text = " ".join(quote.translate(_CONTROLS).split())
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    if text == (target.label if target else value):
        return _TARGET
    if source.kind == "paper" and len(source.label) >= _SHORTEST_TITLE:
        text = text.replace(source.label, _SOURCE)
    if target and target.kind == "paper" and len(target.label) >= _SHORTEST_TITLE:
        text = text.replace(target.label, _TARGET)
        if arxiv := target.attributes.get("arxiv"):
            text = text.replace(str(arxiv), _IDENTIFIER)
    return text
