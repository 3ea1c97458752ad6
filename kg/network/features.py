"""What papers are about, as weighted features: topics, benchmarks, models, similar papers and the words of titles.

Source: G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval" (1988): TF-IDF.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.network.views import NetworkView
from kg.schema.relations import RELATIONS

if TYPE_CHECKING:
    import numpy

__all__ = ["ABOUT", "FeatureMatrix", "paper_features", "title_words"]

ABOUT: Mapping[str, float] = {relation.name: relation.about for relation in RELATIONS if relation.about}
"""How much each relation says about what a paper is about. Authors are left out on purpose."""

_SIMILAR = frozenset({"citesSimilar", "cites"})
_SIMILAR_WEIGHT = 1.2
_WORD_WEIGHT = 1.0
_RAREST = 2  # papers that share a feature: what one paper alone has relates it with none
_COMMONEST = 0.2  # of the papers; what more of them share tells little, unless it is a topic
_WORD = re.compile(r"[a-z][a-z0-9]+(?:-[a-z0-9]+)*|[가-힣]{2,}")
_PARTICLES = re.compile(r"(?<=[가-힣]{2})(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|로|도)$")
_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be beyond by can do does for from how in into is it its learning language large model models
        more not of on or over paper studies study the their through to toward towards under up using via we what when
        with without your 대한 위한 통한 이용한 활용한 기반 모델 언어 대규모 연구
        """,
    )
)


class FeatureMatrix(NamedTuple):
    """A sparse matrix of papers and features, row by row; each row has length 1 or is empty.

    Attributes:
        starts: where each row begins in the next two, and where the last ends.
        columns: the feature of each entry.
        weights: its weight.
        width: how many features there are.
    """

    starts: "numpy.ndarray[Any, numpy.dtype[numpy.int64]]"
    columns: "numpy.ndarray[Any, numpy.dtype[numpy.int64]]"
    weights: "numpy.ndarray[Any, numpy.dtype[numpy.float64]]"
    width: int


def paper_features(view: NetworkView, papers: Sequence[str]) -> FeatureMatrix:
    """Return the features of some papers of a network, weighted by TF-IDF.

    Args:
        view: the network.
        papers: the IRIs of the rows, in order.
    """
    import numpy

    rows = _counted(view, papers)
    shared = Counter(feature for row in rows for feature in row)
    most = max(_COMMONEST * len(papers), _RAREST)
    kept = sorted(
        feature for feature, count in shared.items() if count >= _RAREST and (feature[0] != "word" or count <= most)
    )
    column = {feature: place for place, feature in enumerate(kept)}
    rarity = {feature: math.log(1 + len(papers) / shared[feature]) for feature in kept}
    starts, columns, weights = [0], list[int](), list[float]()
    for row in rows:
        entries = sorted(
            (column[feature], weight * rarity[feature]) for feature, weight in row.items() if feature in column
        )
        length = math.sqrt(sum(weight * weight for _, weight in entries)) or 1.0
        columns.extend(place for place, _ in entries)
        weights.extend(weight / length for _, weight in entries)
        starts.append(len(columns))
    return FeatureMatrix(
        numpy.array(starts, dtype=numpy.int64),
        numpy.array(columns, dtype=numpy.int64),
        numpy.array(weights, dtype=numpy.float64),
        len(kept),
    )


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
        if bare not in _STOP_WORDS:
            yield bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare
