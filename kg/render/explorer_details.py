"""What the explorer's cards tell beyond the drawing: figures, links, and the words behind each edge, within limits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.network import RELATIONS
from kg.render.explorer_data import Numbered

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Piece", "Quotes", "detail_columns", "links_of", "quotes_of"]

_PIECES = 3  # pieces of evidence of one edge, the surest first
_LONGEST = 320  # characters of a quote
_CHUNK = 400  # papers that one query asks about
_MANY = 4_000  # papers from which reading everything is faster than asking about each

EdgeKey = tuple[str, str, str]


class Piece(NamedTuple):
    """One piece of evidence: the words, the path of their document, how sure, and what names the object."""

    confidence: float
    document: str
    quote: str
    surface: str


Quotes = Mapping[EdgeKey, Sequence[Piece]]


def quotes_of(store: "GraphStore", network: Numbered) -> Quotes:
    """Return the evidence for the edges of a network, by source, relation and target; the surest pieces first."""
    names = {
        predicate: relation.name
        for relation in RELATIONS
        if relation.name in network.relations
        for predicate in relation.predicates
    }
    papers = sorted({edge.source for edge in network.edges})
    wanted = {(edge.source, edge.relation, edge.target) for edge in network.edges}
    behind = dict(_pairs(store, f"?p <{v.REPORTS}> ?a . ?a <{v.ON_BENCHMARK}> ?b", "p", papers))
    paths = dict(_pairs(store, f"?a <{v.PATH}> ?b", "", papers))
    found: dict[EdgeKey, set[Piece]] = defaultdict(set)
    for values in _chunks("s", papers):
        solutions = store.query(
            f"SELECT ?s ?p ?o ?x ?g ?c ?f {{ GRAPH ?g {{ {values} ?e <{v.STATED_SUBJECT}> ?s ;"
            f" <{v.STATED_PREDICATE}> ?p ; <{v.STATED_OBJECT}> ?o ; <{v.EXACT}> ?x ; <{v.CONFIDENCE}> ?c ."
            f" OPTIONAL {{ ?e <{v.SURFACE}> ?f }} }} }}"
        )
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            relation = names.get(row["p"].value)
            target = behind.get(row["o"].value, row["o"].value)
            key = (row["s"].value, relation or "", target)
            if key in wanted:
                path = paths.get(row["g"].value, row["g"].value.removeprefix(v.DATA + "document/"))
                surface = row["f"].value if row["f"] else ""
                found[key].add(Piece(float(row["c"].value), path, row["x"].value, surface))
    return {
        key: sorted(pieces, key=lambda piece: (-piece.confidence, piece.document, piece.quote, piece.surface))[:_PIECES]
        for key, pieces in found.items()
    }


def detail_columns(
    network: Numbered, quotes: Quotes, links: Mapping[str, Sequence[tuple[str, str]]], most: int
) -> dict[str, Any]:
    """Return the columns of details.

    Args:
        network: what is drawn.
        quotes: its evidence.
        links: addresses by paper, each with the name of its property.
        most: how many characters of quotes at most; those of the most important nodes stay.
    """
    scores, positions = [], []
    for place, edge in enumerate(network.edges):
        if edge.scores:
            scores.append((place, [tuple(score_parts) for score_parts in map(_score, edge.scores)]))
        if edge.position:
            positions.append((place, edge.position))
    told = [(network.number[iri], pairs) for iri, pairs in links.items() if iri in network.number and pairs]  # type: ignore[index]
    return {
        "scores": _columns(scores),
        "positions": _columns(positions),
        "links": _columns(sorted(told)),
        "evidence": _evidence(network, quotes, most),
    }


def links_of(store: "GraphStore", network: Numbered) -> dict[str, list[tuple[str, str]]]:
    """Return the pages and code repositories of the papers of a network."""
    papers = sorted(node.iri for node in network.nodes if node.kind == "paper")
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, predicate in (("code", v.CODE_REPOSITORY), ("page", v.PAGE)):
        for paper, address in _pairs(store, f"?a <{predicate}> ?b", "a", papers):
            found[paper].add((name, address))
    return {paper: sorted(pairs) for paper, pairs in found.items()}


def _score(score: Any) -> tuple[str, ...]:
    return (score.system, score.metric, score.value, score.unit, score.kind, score.setting, score.as_written)


def _evidence(network: Numbered, quotes: Quotes, most: int) -> dict[str, Any]:
    """The evidence in columns, each text once; the quotes of less important nodes go where the room ends."""
    places = sorted(
        range(len(network.edges)),
        key=lambda place: (
            network.number[network.edges[place].source] + network.number[network.edges[place].target],
            place,
        ),
    )
    kept: list[tuple[int, Piece]] = []
    seen: set[str] = set()
    length = omitted = 0
    for place in places:
        edge = network.edges[place]
        for piece in quotes.get((edge.source, edge.relation, edge.target), ()):
            label = network.nodes[network.number[edge.target]].label
            cost = 0 if piece.quote in seen or piece.quote == label else len(piece.quote)
            if length + cost > most:
                omitted += 1
                continue
            length += cost
            seen.add(piece.quote)
            kept.append((place, piece))
    kept.sort(key=lambda each: (each[0], -each[1].confidence, each[1].document, each[1].quote))
    documents, texts, surfaces = _Table(), _Table(), _Table()
    columns: dict[str, list[int]] = {name: [] for name in ("edge", "quote", "document", "confidence", "surface")}
    before = 0
    for place, piece in sorted(kept, key=lambda each: (each[1].document, each[1].quote)):
        documents.number(piece.document)  # neighbours in a document stand together: they share words
        if piece.quote != network.nodes[network.number[network.edges[place].target]].label:
            texts.number(_cut(piece.quote))
    for place, piece in kept:
        own = piece.quote == network.nodes[network.number[network.edges[place].target]].label
        columns["edge"].append(place - before)
        columns["quote"].append(-1 if own else texts.number(_cut(piece.quote)))
        columns["document"].append(documents.number(piece.document))
        columns["confidence"].append(round(piece.confidence * 100))
        columns["surface"].append(surfaces.number(piece.surface))
        before = place
    return {
        "documents": documents.texts,
        "quotes": texts.texts,
        "surfaces": surfaces.texts,
        **columns,
        "omitted": omitted,
    }


class _Table:
    """Texts, each once, by number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def _cut(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _columns(rows: Sequence[tuple[int, Any]]) -> tuple[list[int], list[Any]]:
    return [place for place, _ in rows], [value for _, value in rows]


def _pairs(store: "GraphStore", pattern: str, variable: str, bound: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The values of ?a and ?b in a pattern; of all, or of one whose variable is bound to some IRIs in turn."""
    for values in _chunks(variable, bound) if variable else ("",):
        solutions = store.query(f"SELECT DISTINCT ?a ?b {{ {values} {pattern} }}")
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            yield row["a"].value, row["b"].value


def _chunks(variable: str, bound: Sequence[str]) -> Iterator[str]:
    if len(bound) > _MANY:
        yield ""
        return
    for start in range(0, len(bound), _CHUNK):
        listed = " ".join(str(NamedNode(iri)) for iri in bound[start : start + _CHUNK])
        yield f"VALUES ?{variable} {{ {listed} }}"
