"""Computes how important each paper is by what others' notes say of it, and what else draws from its papers.

Source: L. Page et al., "The PageRank Citation Ranking" (1999); T. Haveliwala, "Topic-sensitive PageRank" (2002) for a
start that is not the same for all.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri
from kg.pipeline.computations.facts import Facts
from kg.pipeline.computations.links import LINKS, sorted_nquads
from kg.schema import terms as v
from kg.schema.iris import slug
from kg.schema.kinds import kind_of

__all__ = ["Importance"]

_DAMPING = 0.85
_STEPS = 100
_EXACT = 1e-10  # change of all ranks together at which they are settled
_NAMING = (v.CITES, v.MENTIONS_CITATION, v.CITES_SIMILAR)
_USING = (v.EVALUATES_ON, v.TRAINS_ON, v.MENTIONS_BENCHMARK, v.MENTIONS_MODEL)


class Importance:
    """kg:importance: 1 is the average paper; a person, topic, benchmark or model has the shares of its papers.

    A paper gains from others alone: from papers that cite it, list it as similar, or compare with or evaluate on what
    it introduces, from documents that list it, and from votes. What it says itself, and how many wrote it, adds
    nothing.
    """

    @property
    def graph(self) -> Iri:
        """The named graph of its quads."""
        return v.COMPUTED_GRAPH

    def compute(self, facts: Facts) -> bytes:
        """Return N-Quads, all in ``graph``; the same for the same documents, whatever the order they came in."""
        graph, importance = NamedNode(self.graph), NamedNode(v.IMPORTANCE)
        ranks = _paper_ranks(facts)
        ranks |= _shares(facts, ranks)
        return sorted_nquads(
            Quad(NamedNode(iri), importance, Literal(f"{rank:.4f}", datatype=NamedNode(v.DECIMAL)), graph)
            for iri, rank in ranks.items()
        )


def _paper_ranks(facts: Facts) -> dict[str, float]:
    ends = {end for predicate in LINKS for link in facts.links(predicate) for end in link}
    papers = set(filter(_is_paper, ends))
    papers |= {paper for _, paper in facts.links(v.LISTS)}
    nodes = sorted(papers)
    number = {iri: place for place, iri in enumerate(nodes)}
    links = {(number[a], number[b]) for a, b in _mentions(facts) if a != b and a in number and b in number}
    start = _attention(facts)
    ranks = _ranks(sorted(links), [start.get(iri, 1.0) for iri in nodes])
    return dict(zip(nodes, ranks, strict=True))


def _mentions(facts: Facts) -> Iterator[tuple[str, str]]:
    """Which paper names which: in references and lists of similar papers, and by using what the other introduces."""
    for predicate in _NAMING:
        yield from facts.links(predicate)
    introducing = _introducing(facts)
    systems = dict(facts.links(v.SYSTEM))
    compared = ((paper, systems[result]) for result, paper in facts.links(v.REPORTED_BY) if result in systems)
    used = (pair for predicate in _USING for pair in facts.links(predicate))
    for pairs in (compared, used):
        for paper, thing in pairs:
            introduced_by = introducing.get(_name(thing), set())
            if paper not in introduced_by:  # what it introduces itself is not somebody else's
                yield from ((paper, other) for other in introduced_by)


def _introducing(facts: Facts) -> dict[str, set[str]]:
    """The papers that introduce things, by the things' names: those called after them, for benchmarks all.

    A paper on somebody else's model may seem to introduce it; one whose title begins with the name does.
    """
    called: dict[str, set[str]] = defaultdict(set)
    for paper, titles in facts.texts(v.TITLE).items():
        called[paper].update(slug(title.value.partition(":")[0]) for title in titles)
    found: dict[str, set[str]] = defaultdict(set)
    for paper, thing in facts.links(v.INTRODUCES):
        if _name(thing) in called[paper]:
            found[_name(thing)].add(paper)
    for paper, thing in facts.links(v.INTRODUCES_BENCHMARK):
        found[_name(thing)].add(paper)
    return found


def _attention(facts: Facts) -> dict[str, float]:
    """How much documents and voters attend to each paper: 1 for its first entry, more for further ones and votes."""
    papers = dict(facts.links(v.LISTS))
    entries = Counter(papers.values())
    votes: dict[str, int] = {}
    for entry, counts in facts.texts(v.VOTES).items():
        if paper := papers.get(entry):
            votes[paper] = max([votes.get(paper, 0), *(int(each.value) for each in counts if each.value.isdecimal())])
    return {paper: count + math.log1p(votes.get(paper, 0)) for paper, count in entries.items()}


def _ranks(links: Sequence[tuple[int, int]], start: Sequence[float]) -> list[float]:
    """The PageRank of each node times their number, by links in their direction and a start in proportion."""
    import numpy

    count = len(start)
    if not count:
        return []
    ends = numpy.array(links, dtype=int).reshape(-1, 2)
    source, target = ends[:, 0], ends[:, 1]
    leaving = numpy.bincount(source, minlength=count)
    bare = leaving == 0
    begin = numpy.array(start) * count / sum(start)
    ranks = begin
    for _ in range(_STEPS):
        given = numpy.bincount(target, weights=(ranks / numpy.maximum(leaving, 1))[source], minlength=count)
        renewed = (1 - _DAMPING) * begin + _DAMPING * (given + begin * ranks[bare].sum() / count)
        moved = float(numpy.abs(renewed - ranks).sum())
        ranks = renewed
        if moved < _EXACT * count:
            break
    return [float(rank) for rank in ranks]


def _shares(facts: Facts, ranks: Mapping[str, float]) -> dict[str, float]:
    """What is not a paper has the shares of its papers: each paper gives its rank in equal parts, by kind of thing."""
    links = {link for predicate in LINKS for link in facts.links(predicate) if link[0] in ranks}
    kinds = {thing: kind_of(thing).name for thing in {thing for _, thing in links}}
    linked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for paper, thing in links:
        if kinds[thing] != "paper":
            linked[paper, kinds[thing]].add(thing)
    found: dict[str, list[float]] = defaultdict(list)
    for (paper, _), things in linked.items():
        for thing in things:
            found[thing].append(ranks[paper] / len(things))
    return {thing: math.fsum(shares) for thing, shares in found.items()}


def _is_paper(iri: str) -> bool:
    return kind_of(iri).name == "paper"


def _name(iri: str) -> str:
    """The readable end of an IRI, by which a paper's title is compared with what it introduces."""
    return iri.rpartition("/")[2]
