"""The sentence that a paper's card begins with: what its notes say the paper is about, in their own words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.render.explorer.evidence_columns import OPENING, Anchor, Piece, Quotes
from kg.render.explorer.network_columns import Numbered
from kg.schema.relations import RELATIONS
from kg.search.paper_passages import PaperPassage, passages_by_paper

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["openings"]

_INTRODUCING = ("introduces", "introducesBenchmark")
# The relations whose sentences say what a paper is about, the best first; the rest where a store has no search index.
_TELLING = (
    *_INTRODUCING,
    "score",
    *(
        row.name
        for row in sorted(RELATIONS, key=lambda row: row.telling)
        if row.telling and row.name not in _INTRODUCING
    ),
)
_OTHERS = 2  # the ranks before are of what is introduced
_LEAST, _MOST = 40, 300  # characters of a sentence; a shorter one is a heading or a name
_PROSE = frozenset({"paragraph", "item"})
_END = re.compile(r"[.!?。][\"')\]”’]*\s")
_ADDRESS = re.compile(r"https?://|\]\(")


def openings(store: "GraphStore", network: Numbered, quotes: Quotes) -> dict[Anchor, list[Piece]]:
    """Return the sentence that each paper's card begins with, as a piece of evidence.

    It is the first sentence of the notes that says what the paper introduces, before all what its title names: from the
    evidence, which the page has already, else from the passages about the paper. Else it is the first sentence of all.

    Args:
        store: the graph, with the search index beside it; without that, the evidence alone is used.
        network: what is drawn.
        quotes: its evidence.
    """
    titles = {str(node.iri): " ".join(node.label.split()) for node in network.nodes if node.kind == "paper"}
    stating, introduced = _stating(network, titles, quotes), _introduced(network)
    found: dict[str, Piece] = {}
    for iri, passages in passages_by_paper(store):
        if iri not in titles or iri in found:
            continue
        text = " ".join(" ".join(passage.text.split()) for passage in passages if passage.kind in _PROSE)
        placed = ((rank, text.find(piece.quote[:_LEAST]), piece) for rank, piece in stating.get(iri, ()))
        rank, _, evidence = min((each for each in placed if each[1] >= 0), default=(_OTHERS, 0, None))
        names = introduced.get(iri, ())
        opening = evidence if rank == 0 else _sentence(passages, [name for name in names if name in titles[iri]])
        opening = opening or (evidence if rank < _OTHERS else None)
        opening = opening or _sentence(passages, names) or _sentence(passages, [""])
        if opening:
            found[iri] = opening
    for iri, pieces in stating.items():
        found.setdefault(iri, min(pieces)[1])
    return {Anchor(iri, OPENING): [piece] for iri, piece in found.items()}


def _stating(network: Numbered, titles: Mapping[str, str], quotes: Quotes) -> Mapping[str, Sequence[tuple[int, Piece]]]:
    """The sentences that state something of a paper, ranked.

    What a title names comes first (0), then what else is introduced (1), then the rest.
    """
    labels = {str(node.iri): node.label for node in network.nodes}
    found: dict[str, list[tuple[int, Piece]]] = defaultdict(list)
    for place, pieces in quotes.items():
        title = titles.get(place.source)
        if title is None or place.name not in _TELLING:
            continue
        rank = _OTHERS + _TELLING.index(place.name)
        if place.name in _INTRODUCING:
            rank = 0 if labels.get(place.target, "\n") in title else 1
        for piece in pieces:
            line = " ".join(piece.quote.split())
            if _LEAST <= len(line) <= _MOST and title not in line[: len(title) + 4] and not line.startswith(("|", "[")):
                found[place.source].append((rank, piece._replace(quote=line)))
    return found


def _introduced(network: Numbered) -> Mapping[str, Sequence[str]]:
    """The names of what each paper introduces."""
    labels = {node.iri: node.label for node in network.nodes}
    found: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        if edge.relation in _INTRODUCING:
            found[edge.source].append(labels[edge.target])
    return found


def _sentence(passages: Sequence[PaperPassage], names: Sequence[str]) -> Piece | None:
    """The first sentence that has one of some names."""
    for passage in passages:
        if passage.kind not in _PROSE:
            continue
        for sentence in _sentences(" ".join(passage.text.split())):
            if len(sentence) < _LEAST or sentence.endswith(":") or _ADDRESS.search(sentence):
                continue
            if any(name in sentence for name in names):
                return Piece(1.0, passage.document, _shortened(sentence))
    return None


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        yield line[start : end.end()].rstrip()
        start = end.end()
    yield line[start:]


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _MOST else f"{sentence[:_MOST].rpartition(' ')[0]} …"
