"""What papers are about, as weighted features: topics, benchmarks, models, similar papers and the words of titles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.network.views import NetworkView
from kg.schema.relations import RELATIONS
from kg.search.stop_words import STOP_WORDS
from kg.weighting import SparseRows, weighted_rows

__all__ = ["ABOUT", "network_features", "title_words"]

ABOUT: Mapping[str, float] = {relation.name: relation.about for relation in RELATIONS if relation.about}
"""How much each relation says about what a paper is about. Authors are left out on purpose."""

_SIMILAR = frozenset({"citesSimilar", "cites"})
_SIMILAR_WEIGHT = 1.2
_WORD_WEIGHT = 1.0
_WORD = re.compile(r"[a-z][a-z0-9]+(?:-[a-z0-9]+)*|[가-힣]{2,}")
_PARTICLES = re.compile(r"(?<=[가-힣]{2})(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|로|도)$")
_USUAL = frozenset(
    {"language", "large", "learning", "model", "models", "기반", "대규모", "모델", "언어", "이용한", "활용한"}
)
# What most titles of the field have: nothing that sets a paper or a region apart.


def network_features(view: NetworkView, papers: Sequence[str]) -> SparseRows:
    """Return the features of some papers of a network, weighted by TF-IDF.

    Args:
        view: the network.
        papers: the IRIs of the rows, in order.
    """
    import numpy

    rows = _counted(view, papers)
    features = sorted({feature for row in rows for feature in row})
    column = {feature: place for place, feature in enumerate(features)}
    entries = [(place, column[feature], count) for place, row in enumerate(rows) for feature, count in row.items()]
    places = numpy.array([entry[:2] for entry in entries], dtype=numpy.int64).reshape(-1, 2)
    counts = numpy.array([entry[2] for entry in entries], dtype=float)
    is_word = numpy.array([sort == "word" for sort, _ in features], dtype=bool)
    return weighted_rows((places[:, 0], places[:, 1], counts), len(papers), is_word)


def _counted(view: NetworkView, papers: Sequence[str]) -> list[dict[tuple[str, str], float]]:
    """The features of each paper, with what each counts before rarity does."""
    row = {iri: place for place, iri in enumerate(papers)}
    found: list[dict[tuple[str, str], float]] = [defaultdict(float) for _ in papers]
    for place in row.values():
        found[place]["similar", papers[place]] = _SIMILAR_WEIGHT  # shared with the papers that are similar to it
    for edge in view.edges:
        place = row.get(edge.source, -1)
        if place < 0:
            continue
        if edge.relation in _SIMILAR and edge.target in row:
            found[place]["similar", edge.target] = _SIMILAR_WEIGHT
            found[row[edge.target]]["similar", edge.source] = _SIMILAR_WEIGHT
        elif weight := ABOUT.get(edge.relation):
            found[place]["thing", edge.target] = max(found[place]["thing", edge.target], weight)
    for node in view.nodes:
        if (place := row.get(node.iri, -1)) >= 0:
            for word in set(title_words(node.label)):
                found[place]["word", word] = _WORD_WEIGHT
    return found


def title_words(title: str) -> Iterator[str]:
    """Yield the words of a title that say something, without endings."""
    for word in _WORD.findall(unicodedata.normalize("NFKC", title).lower()):
        bare = _PARTICLES.sub("", word)
        if bare not in STOP_WORDS and bare not in _USUAL:
            yield bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare
