"""What papers are compared by: their topics, benchmarks and models, and the words of their titles and notes."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions

from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.store import GraphStore

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FeatureTable", "Weights", "paper_features", "words_of"]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sort of feature counts in a comparison."""

    topic: float = 0.25
    benchmark: float = 0.15
    model: float = 0.1
    word: float = 1.0


_WEIGHTS = Weights()
_THINGS = {
    "topic": (v.SUBJECT,),
    "benchmark": (v.EVALUATES_ON, v.INTRODUCES_BENCHMARK, v.TRAINS_ON, v.MENTIONS_BENCHMARK),
    "model": (v.MENTIONS_MODEL,),
}
_SAID = f"""SELECT ?paper ?words ?_relation {{
  GRAPH ?source {{
    ?evidence <{v.STATED_PREDICATE}> ?_relation ; <{v.STATED_SUBJECT}> ?paper ; <{v.EXACT}> ?words
  }}
}}"""
_IN_TITLE = 4.0  # how many times a word of the title counts as much as one that a note says once
_WORD = re.compile(r"[a-z][a-z0-9]+|[가-힣]+")
_HANGUL = re.compile("[가-힣]")
_COMMON = 0.2  # share of papers above which a word says nothing
_STOP = frozenset({
    "also", "and", "are", "based", "both", "but", "can", "for", "from", "has", "have", "into", "its", "method",
    "methods", "model", "models", "more", "new", "not", "our", "paper", "propose", "proposed", "results", "show",
    "such", "than", "that", "the", "their", "these", "this", "use", "used", "using", "via", "was", "were", "when",
    "which", "while", "with",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The features of papers as sparse rows, each of length 1.

    Attributes:
        papers: the papers, sorted.
        names: what each feature is called in a list of reasons.
        sorts: the sort of each feature, a field of :class:`Weights`.
        starts: where each paper's features begin, and where the last ends.
        features, weights: the features of all papers, one paper after the other, and their weights.
    """

    papers: tuple[str, ...]
    names: tuple[str, ...]
    sorts: tuple[str, ...]
    starts: "NDArray[Any]"
    features: "NDArray[Any]"
    weights: "NDArray[Any]"

    def row(self, place: int) -> Iterator[tuple[int, float]]:
        """Return the features of a paper and their weights."""
        mine = slice(self.starts[place], self.starts[place + 1])
        return zip(self.features[mine].tolist(), self.weights[mine].tolist(), strict=True)

    def reasons(self, shared: Iterable[tuple[float, int]], limit: int) -> tuple[str, ...]:
        """Return what two papers share by name, things before words, each the most telling first.

        Pairs of Korean syllables count and are left out here, since they are not words.

        Args:
            shared: the shared features, each with what it adds to the score.
            limit: at most how many.
        """
        told = (each for each in shared if not _HANGUL.match(self.names[each[1]]) or self.sorts[each[1]] != "word")
        ordered = sorted(told, key=lambda each: (self.sorts[each[1]] == "word", -each[0], each[1]))
        return tuple(dict.fromkeys(self.names[feature] for _, feature in ordered))[:limit]


def paper_features(store: GraphStore, weights: Weights = _WEIGHTS) -> FeatureTable:
    """Return the features of all papers with a title."""
    titles = _texts(store, v.TITLE)
    papers = tuple(sorted(titles))
    numbers = {paper: place for place, paper in enumerate(papers)}
    labels = _labels(store)
    bags: list[dict[tuple[str, str], float]] = [{} for _ in papers]
    for sort, predicates in _THINGS.items():
        for predicate in predicates:
            for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
                place = numbers.get(str(getattr(quad.subject, "value", "")))
                if place is not None and isinstance(quad.object, NamedNode):
                    bags[place][sort, quad.object.value] = 1.0
    sentences = _sentences(store, numbers)
    for paper, place in numbers.items():
        counts = Counter(word for text in sentences.get(paper, ()) for word in words_of(text))
        told = {word: 1.0 + math.log(count) for word, count in counts.items()}
        for word in set(words_of(titles[paper][0])):
            told[word] = told.get(word, 0.0) + _IN_TITLE
        bags[place].update((("word", word), count) for word, count in told.items())
    return _table(papers, bags, labels, weights)


def words_of(text: str) -> Iterator[str]:
    """Return the words of a text: English ones without their plural, of Korean ones their pairs of syllables.

    Pairs of syllables find a word behind which a particle stands, and one within a compound.
    """
    for word in _WORD.findall(text.casefold()):
        if word[0] > "z":
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        elif word not in _STOP and len(word) > 2:
            yield word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _table(
    papers: tuple[str, ...],
    bags: Sequence[Mapping[tuple[str, str], float]],
    labels: Mapping[str, str],
    weights: Weights,
) -> FeatureTable:
    """Weight features by their rarity, and bring each sort of a paper's features to the length of its weight."""
    import numpy

    papers_with = Counter(feature for bag in bags for feature in bag)
    most = max(20, _COMMON * len(papers))
    kept = sorted(
        feature for feature, count in papers_with.items() if count > 1 and (count <= most or feature[0] in _THINGS)
    )
    numbers = {feature: place for place, feature in enumerate(kept)}
    rarity = {feature: math.log(len(papers) / count) + 0.1 for feature, count in papers_with.items()}
    starts, features, values = [0], [], []
    for bag in bags:
        row = {feature: count * rarity[feature] for feature, count in bag.items()}
        squares: dict[str, float] = defaultdict(float)
        for (sort, _), value in sorted(row.items()):
            squares[sort] += value * value
        total = math.sqrt(sum(getattr(weights, sort) ** 2 for sort in sorted(squares)))
        for feature in sorted(row.keys() & numbers.keys()):
            sort = feature[0]
            features.append(numbers[feature])
            values.append(row[feature] / math.sqrt(squares[sort]) * getattr(weights, sort) / total)
        starts.append(len(features))
    return FeatureTable(
        papers,
        tuple(labels.get(name, name) for _, name in kept),
        tuple(sort for sort, _ in kept),
        numpy.array(starts),
        numpy.array(features, dtype=int),
        numpy.array(values, dtype=float),
    )


def _texts(store: GraphStore, predicate: str) -> dict[str, list[str]]:
    """The literals of papers for a property, sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and kind_of(quad.subject.value).name == "paper":
            found[quad.subject.value].append(str(getattr(quad.object, "value", "")))
    return {paper: sorted(texts) for paper, texts in found.items()}


def _sentences(store: GraphStore, papers: Mapping[str, int]) -> dict[str, list[str]]:
    """The sentences that state facts about papers, each once, sorted."""
    told = (*(name for names in _THINGS.values() for name in names), v.REPORTS, v.INTRODUCES)
    found: dict[str, set[str]] = defaultdict(set)
    for name in told:
        solutions = store.query(_SAID, substitutions={"_relation": NamedNode(name)})
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - the text is a SELECT
        for row in solutions:
            if row["paper"].value in papers:
                found[row["paper"].value].add(row["words"].value)
    return {paper: sorted(texts) for paper, texts in found.items()}


def _labels(store: GraphStore) -> dict[str, str]:
    """The English labels of topics, benchmarks and models."""
    found: dict[str, str] = {}
    for predicate in (v.LABEL, v.SKOS + "prefLabel"):
        for quad in store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
            label = quad.object
            if isinstance(quad.subject, NamedNode) and isinstance(label, Literal) and label.language in {None, "en"}:
                found[quad.subject.value] = label.value
    return found
