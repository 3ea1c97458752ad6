"""What papers are compared by: their topics, benchmarks and models, and the words of their titles and notes."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.pipeline.computations.facts import Facts
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import relations_to
from kg.search.paper_words import PaperWords, paper_words, stems
from kg.search.schema import FILE
from kg.search.stop_words import STOP_WORDS
from kg.search.tokens import index_terms
from kg.weighting import SparseRows, weighted_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FeatureTable", "Weights", "paper_features"]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sort of feature counts in a comparison: the length of its part of a paper's features."""

    word: float = 1.0
    topic: float = 0.15
    benchmark: float = 0.1
    model: float = 0.1


_WEIGHTS = Weights()
_SORTS = ("word", "topic", "benchmark", "model")
_SPARE = 4  # features that are looked at beyond those shown, since some have no name
_IN_TITLE = 6  # how many times a word of the title counts as much as one that a note says once


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The features of papers.

    Attributes:
        papers: the papers, sorted.
        names: what each feature is called in a list of reasons; empty where it has no name that people would know.
        classes: 0 for a topic, benchmark or model, 1 for a word of titles, 2 for a word that no title has.
        rows: the features of each paper, weighted.
    """

    papers: tuple[str, ...]
    names: tuple[str, ...]
    classes: "NDArray[Any]"
    rows: SparseRows

    def reasons(
        self, pairs: "NDArray[Any]", features: "NDArray[Any]", gains: "NDArray[Any]", count: int, limit: int
    ) -> list[tuple[str, ...]]:
        """Return what each of some pairs of papers shares by name.

        Topics, benchmarks and models come before words of titles, and these before words that no title has, the most
        telling first.

        Args:
            pairs: the number of the pair, for each feature that a pair shares.
            features: the feature.
            gains: what it adds to the score of the pair.
            count: how many pairs.
            limit: at most how many names for each pair.
        """
        import numpy

        found: list[dict[str, str]] = [{} for _ in range(count)]
        order = numpy.lexsort((features, -gains, self.classes[features], pairs))
        begins = numpy.searchsorted(pairs[order], numpy.arange(count))
        order = order[numpy.arange(len(order)) - begins[pairs[order]] < limit + _SPARE]
        for pair, feature in zip(pairs[order].tolist(), features[order].tolist(), strict=True):
            names, name = found[pair], self.names[feature]
            if name and len(names) < limit:
                names.setdefault(name.casefold(), name)
        return [tuple(names.values()) for names in found]


def paper_features(facts: Facts, weights: Weights = _WEIGHTS) -> FeatureTable:
    """Return the features of all papers with a title.

    The words of notes are those of the full-text index beside the graph; without one, titles alone have words.
    """
    import numpy

    titles = {paper: found for paper, found in facts.texts(v.TITLE).items() if kind_of(paper).name == "paper"}
    papers = tuple(sorted(titles))
    path = facts.store.beside(FILE)
    said = paper_words(path, papers) if path is not None and path.is_file() else PaperWords((), (), ())
    written = [index_terms(min(each.value for each in titles[paper]))[0].split() for paper in papers]
    names, classes, entries = _words(said, written)
    words = len(names)
    sorts = [0] * words
    labels = _labels(facts)
    rows, columns = [], []
    for number, sort in enumerate(_SORTS[1:], 1):
        places: dict[str, int] = {}
        for place, thing in _things(facts, papers, sort):
            if thing not in places:
                places[thing] = len(names)
                names.append(labels.get(thing, ""))
                classes.append(0)
                sorts.append(number)
            rows.append(place)
            columns.append(places[thing])
    matrix = _weighted(papers, entries, (rows, columns), sorts, words, weights)
    named = tuple(names[each] for each in matrix.features.tolist())
    return FeatureTable(papers, named, numpy.array(classes, dtype=numpy.int64)[matrix.features], matrix)


def _things(facts: Facts, papers: Sequence[str], kind: str) -> list[tuple[int, str]]:
    """The papers, by their places, and the things of a kind that each names."""
    place = {paper: number for number, paper in enumerate(papers)}
    predicates = (predicate for relation in relations_to(kind) for predicate in relation.predicates)
    found = {link for predicate in predicates for link in facts.links(predicate)}
    return sorted((place[paper], thing) for paper, thing in found if paper in place)


def _words(
    said: PaperWords, titles: Sequence[Sequence[str]]
) -> "tuple[list[str], list[int], tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]":
    """What words are called, their classes, and how much each counts in each paper: rows, columns and counts.

    A word is called as titles write it most often, since an index has stems; one of no title has a name only where it
    is not stemmed (Hangul).
    """
    import numpy

    stem_of = stems({*STOP_WORDS, *(word for words in titles for word in words)})
    silent = {stem_of.get(word, word) for word in STOP_WORDS}
    written: dict[str, Counter[str]] = defaultdict(Counter)
    columns = {word: place for place, word in enumerate(said.words)}
    rows, in_title = array("q"), array("q")
    for paper, words in enumerate(titles):
        for word in dict.fromkeys(words):
            stem = stem_of.get(word, word)
            if len(stem) > 1 and not stem[0].isdigit():
                written[stem][word] += 1
                rows.append(paper)
                in_title.append(columns.setdefault(stem, len(columns)))
    width = len(columns)
    ends = numpy.array([0, *said.ends], dtype=numpy.int64)
    said_in = numpy.array(said.papers, dtype=numpy.int64)
    spoken = numpy.repeat(numpy.arange(len(ends) - 1), ends[1:] - ends[:-1])[said_in >= 0]
    titled = numpy.array(rows, dtype=numpy.int64) * width + numpy.array(in_title, dtype=numpy.int64)
    places = numpy.concatenate((said_in[said_in >= 0] * width + spoken, titled))
    order = numpy.argsort(places, kind="stable")
    begins = numpy.flatnonzero(numpy.diff(places[order], prepend=-1))
    counts = numpy.add.reduceat(numpy.repeat([1.0, _IN_TITLE], [len(spoken), len(rows)])[order], begins)
    places = places[order[begins]]
    heard = ~numpy.fromiter((stem in silent for stem in columns), dtype=bool, count=width)[places % width]
    names = [
        min(written[stem].items(), key=lambda each: (-each[1], each[0]))[0] if stem in written else _if_whole(stem)
        for stem in columns
    ]
    classes = [1 if stem in written else 2 for stem in columns]
    return names, classes, (places[heard] // width, places[heard] % width, 1.0 + numpy.log(counts[heard]))


def _if_whole(stem: str) -> str:
    """A Hangul word that is neither a verb nor an adjective with an ending."""
    return "" if stem.isascii() or stem.endswith("다") else stem


def _weighted(
    papers: Sequence[str],
    words: "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]",
    things: tuple[Sequence[int], Sequence[int]],
    sorts: Sequence[int],
    count: int,
    weights: Weights,
) -> SparseRows:
    import numpy

    rows = numpy.concatenate((words[0], numpy.array(things[0], dtype=numpy.int64)))
    columns = numpy.concatenate((words[1], numpy.array(things[1], dtype=numpy.int64)))
    counts = numpy.concatenate((words[2], numpy.ones(len(things[0]))))
    parts = numpy.array(sorts, dtype=numpy.int64), [getattr(weights, sort) for sort in _SORTS]
    return weighted_rows((rows, columns, counts), len(papers), numpy.arange(len(sorts)) < count, parts)


def _labels(facts: Facts) -> Mapping[str, str]:
    """The English labels of topics, benchmarks and models."""
    found: dict[str, str] = {}
    for predicate in (v.LABEL, v.SKOS + "prefLabel"):
        for thing, labels in facts.texts(predicate).items():
            english = [label.value for label in labels if label.language in {None, "en"}]
            if english:
                found[thing] = min(english)
    return found
