"""What papers are compared by: what they name, who lists them together, the words of titles and notes, and dates."""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.pipeline.computations.dates import paper_dates
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.title_terms import TitleTerms, short_title, title_terms
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import relations_to
from kg.search.paper_words import PaperWords, paper_words, stems
from kg.search.schema import FILE
from kg.search.tokens import index_terms
from kg.weighting import SparseRows, weighted_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FeatureTable", "Weights", "paper_features"]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sort of feature counts in a comparison: the length of its part of a paper's features."""

    word: float = 1.0
    phrase: float = 0.02
    topic: float = 0.15
    benchmark: float = 0.1
    model: float = 0.1
    paper: float = 0.5


_WEIGHTS = Weights()
_SORTS = ("word", "phrase", "topic", "benchmark", "model", "paper")
_SPARE = 12  # features that are looked at beyond those shown, since some have no name or repeat another
_IN_TITLE = 6  # how many times a word of the title counts as much as one that a note says once
_FEW = 5  # papers that may always share a telling word, however few there are
_SOME = 0.01  # of the papers: a word that more of them have tells little
_NAMED, _LIST, _PHRASE, _TELLING, _OF_TITLES, _OF_NOTES = range(6)
_CLASSES = {"phrase": _PHRASE, "paper": _LIST}


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The features of papers.

    Attributes:
        papers: the papers, sorted.
        names: what each feature is called in a list of reasons; empty where it has no name that people would know.
        classes: in the order of reasons: 0 for a thing that papers name, 1 for a list that they stand in, 2 for a
            phrase of titles, 3 for a telling word, 4 for another word of titles, 5 for a word that no title has.
        rows: the features of each paper, weighted.
        months: the month of each paper, counted from the year 0; NaN where it has no date.
    """

    papers: tuple[str, ...]
    names: tuple[str, ...]
    classes: "NDArray[Any]"
    rows: SparseRows
    months: "NDArray[Any]"

    def reasons(
        self, pairs: "NDArray[Any]", features: "NDArray[Any]", gains: "NDArray[Any]", count: int, limit: int
    ) -> list[tuple[str, ...]]:
        """Return what each of some pairs of papers shares by name.

        What both name comes first, then who lists both, phrases of titles, and telling words: names, and words of
        topics' names. Other words stand only where there is nothing else. Of each the most telling come first.

        Args:
            pairs: the number of the pair, for each feature that a pair shares.
            features: the feature.
            gains: what it adds to the score of the pair.
            count: how many pairs.
            limit: at most how many names for each pair.
        """
        import numpy

        found: list[list[str]] = [[] for _ in range(count)]
        telling = [False] * count
        order = numpy.lexsort((features, -gains, self.classes[features], pairs))
        begins = numpy.searchsorted(pairs[order], numpy.arange(count))
        order = order[numpy.arange(len(order)) - begins[pairs[order]] < limit + _SPARE]
        tells = (self.classes[features[order]] <= _TELLING).tolist()
        for pair, feature, is_telling in zip(pairs[order].tolist(), features[order].tolist(), tells, strict=True):
            names, name = found[pair], self.names[feature]
            if not name or len(names) == limit or (telling[pair] and not is_telling):
                continue
            if not any(_within(name, other) for other in names):
                names[:] = [*(other for other in names if not _within(other, name)), name]
                telling[pair] = telling[pair] or is_telling
        return [tuple(names) for names in found]


def _within(name: str, other: str) -> bool:
    """Whether a name repeats words of another one."""
    return f" {name} ".casefold() in f" {other} ".casefold()


def paper_features(facts: Facts, weights: Weights = _WEIGHTS) -> FeatureTable:
    """Return the features of all papers with a title.

    The words of notes are those of the full-text index beside the graph; without one, titles alone have words.
    """
    import numpy

    titles = {
        paper: min(each.value for each in found)
        for paper, found in facts.texts(v.TITLE).items()
        if kind_of(paper).name == "paper"
    }
    papers = tuple(sorted(titles))
    path = facts.store.beside(FILE)
    said = paper_words(path, papers) if path is not None and path.is_file() else PaperWords((), (), ())
    terms = title_terms([titles[paper] for paper in papers])
    labels = _labels(facts, titles)
    names, classes, entries = _words(said, terms, _topic_words(facts))
    words = len(names)
    sorts = [0] * words
    rows, columns = [], []
    for number, sort in enumerate(_SORTS[1:], 1):
        places: dict[str, int] = {}
        held = _phrases(terms) if sort == "phrase" else _things(facts, papers, sort)
        for place, thing in held:
            if thing not in places:
                places[thing] = len(names)
                names.append(terms.written[thing] if sort == "phrase" else labels.get(thing, ""))
                classes.append(_CLASSES.get(sort, _NAMED))
                sorts.append(number)
            rows.append(place)
            columns.append(places[thing])
    matrix = _weighted(papers, entries, (rows, columns), sorts, words, weights)
    sharing = numpy.bincount(matrix.columns, minlength=matrix.width)
    ranks = numpy.array(classes, dtype=numpy.int64)[matrix.features]
    common = sharing > max(_FEW, _SOME * len(papers))
    ranks[common & ((ranks == _PHRASE) | (ranks == _TELLING))] = _OF_TITLES
    named = tuple(names[each] for each in matrix.features.tolist())
    return FeatureTable(papers, named, ranks, matrix, _months(facts, papers))


def _months(facts: Facts, papers: Sequence[str]) -> "NDArray[Any]":
    """The months of papers; a year alone stands for its middle."""
    import numpy

    dates = paper_dates(facts)
    days = [dates.get(paper, "") for paper in papers]
    return numpy.array([int(day[:4]) * 12 + int(day[5:7] or 6) if day else numpy.nan for day in days])


def _things(facts: Facts, papers: Sequence[str], kind: str) -> list[tuple[int, str]]:
    """The papers, by their places, and the things of a kind that each names; of papers, those that name it.

    A paper that lists or cites others is a feature of these: two that a third lists are related, as in co-citation
    (H. Small, "Co-citation in the scientific literature", 1973). What a paper lists itself plays no part for it.
    """
    place = {paper: number for number, paper in enumerate(papers)}
    predicates = (predicate for relation in relations_to(kind) for predicate in relation.predicates)
    found = {link for predicate in predicates for link in facts.links(predicate)}
    if kind == "paper":
        found = {(other, paper) for paper, other in found if other != paper}
        sizes = Counter(paper for _, paper in found)
        found = {(other, paper) for other, paper in found if sizes[paper] > 1}
    return sorted((place[paper], thing) for paper, thing in found if paper in place)


def _phrases(terms: TitleTerms) -> list[tuple[int, str]]:
    return [(place, phrase) for place, phrases in enumerate(terms.phrases) for phrase in phrases]


def _words(
    said: PaperWords, terms: TitleTerms, telling: Collection[str]
) -> "tuple[list[str], list[int], tuple[NDArray[Any], NDArray[Any], NDArray[Any]]]":
    """What words are called, their classes, and how much each counts in each paper: rows, columns and counts.

    A word is called as titles write it most often, since an index has stems; one of no title has a name only where it
    is not stemmed (Hangul).
    """
    import numpy

    columns = {word: place for place, word in enumerate(said.words)}
    rows, in_title = array("q"), array("q")
    for paper, words in enumerate(terms.words):
        for stem in words:
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
    heard = ~numpy.fromiter((stem in terms.silent for stem in columns), dtype=bool, count=width)[places % width]
    names = [terms.written.get(stem) or _if_whole(stem) for stem in columns]
    classes = [
        _TELLING if stem in telling or stem in terms.names else _OF_TITLES if stem in terms.written else _OF_NOTES
        for stem in columns
    ]
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


def _labels(facts: Facts, titles: Mapping[str, str]) -> Mapping[str, str]:
    """The English labels of topics, benchmarks and models, and how papers are called that list or cite others."""
    found: dict[str, str] = {}
    for predicate in (v.LABEL, v.SKOS + "prefLabel"):
        for thing, labels in facts.texts(predicate).items():
            english = [label.value for label in labels if label.language in {None, "en"}]
            if english:
                found[thing] = min(english)
    arxiv = {paper: min(each.value for each in found) for paper, found in facts.texts(v.HAS_ARXIV_ID).items()}
    for relation in relations_to("paper"):
        for paper in {paper for predicate in relation.predicates for paper, _ in facts.links(predicate)}:
            if paper in titles:
                found[paper] = f"{relation.reverse[0]} {short_title(titles[paper], arxiv.get(paper, ''))}"
    return found


def _topic_words(facts: Facts) -> frozenset[str]:
    """The stems of the words of topics' names."""
    labels = (
        label.value
        for topic, labels in facts.texts(v.SKOS + "prefLabel").items()
        if kind_of(topic).name == "topic"
        for label in labels
    )
    words = {word for label in labels for word in index_terms(label)[0].split()}
    return frozenset(stems(words).values())
