"""Ranks passages and papers: BM25 of each word, summed; for papers, each word counts where the notes match it best.

Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from math import isclose, log

from kg.search.grammar import All, Any, Expression, Not, Unit, units
from kg.search.matching import match_expression
from kg.search.scoring import PassageScore, named_papers, of_names, passages_having, scored_passages, sought_words
from kg.search.stop_words import STOP_WORDS
from kg.search.topics import named_topics

__all__ = ["Ranked", "rank", "telling"]

_OF_OTHERS = 0.25  # what further passages with a word count for their paper beside the best of them
_OF_NAMES = 0.6  # what the names of a paper count beside the words of its notes
_OF_TOPIC = 0.6  # what it counts that a paper is on a topic that the words name, beside their rarity
_TOGETHER = 0.7  # what a passage counts that has many of the words, beside the words of all passages of its paper
_OF_PAPER = 0.3  # what the paper counts in the rank of a passage
_LEAST_COVERED = 0.2  # what is left of the score of a paper that has hardly any of the words
_FAR_BEHIND = 0.25  # of the best score: less is left out, unless all the words are there
_OF_MENTION = 0.4  # what is left of the score of a paper that has the only word in one passage, and not in its names


@dataclass(slots=True)
class Ranked:
    """What was found.

    Attributes:
        passages: the passages, by score.
        papers: the papers, by score.
        paper_of: the paper of each passage.
        missing: the Latin words, figures and phrases that neither passages nor names of papers have.
    """

    passages: dict[int, float] = field(default_factory=dict)
    papers: dict[int, float] = field(default_factory=dict)
    paper_of: dict[int, int] = field(default_factory=dict)
    missing: list[Unit] = field(default_factory=list)


def rank(database: sqlite3.Connection, expression: Expression) -> Ranked:
    """Return the passages and papers that a search finds, with their scores.

    Args:
        database: the index.
        expression: what is searched for.
    """
    found = Ranked()
    best_of_words: dict[int, float] = defaultdict(float)
    sums: dict[int, float] = defaultdict(float)
    covered_by_passage: dict[int, float] = defaultdict(float)
    papers_in_all = database.execute("SELECT count(*) FROM papers").fetchone()[0]
    words = sought_words(database, telling(expression))
    mentions: set[int] = set()
    weights = [word.rarity for word in words]
    having: dict[int, int] = defaultdict(int)  # a bit for each of the words
    rarer = [word for word in words if not word.usual]
    for number, word in sorted(enumerate(words), key=lambda each: each[1].usual):  # usual words last
        best: dict[int, float] = {}
        all_of: dict[int, float] = defaultdict(float)
        if word.usual:
            having_too = (each for each in passages_having(database, word, rarer) if each in sums)
            scores: list[PassageScore] = [(each, found.paper_of[each], word.rarity) for each in having_too]
        else:
            scores = scored_passages(database, word)
        for passage, paper, score in scores:
            sums[passage] += score
            covered_by_passage[passage] += word.rarity
            found.paper_of[passage] = paper
            all_of[paper] += score
            if score > best.get(paper, 0.0):
                best[paper] = score
        for paper, score in best.items():
            best[paper] = score + min(score, _OF_OTHERS * (all_of[paper] - score))
        named = dict(named_papers(database, word))
        if len(words) == 1 and not (word.unit.rare or word.unit.exact):  # these say enough even once
            passages_of = Counter(paper for _, paper, _ in scores)
            mentions = {paper for paper in best.keys() - named.keys() if passages_of[paper] == 1}
        for paper, score in named.items():
            if not word.usual or paper in best_of_words:
                best[paper] = best.get(paper, 0.0) + _OF_NAMES * score
        if not word.frequency and not named and (word.unit.exact or not word.unit.words[0].whole):
            found.missing.append(word.unit)
        for paper, score in best.items():
            best_of_words[paper] += score
            having[paper] |= 1 << number
    every_word = (1 << len(words)) - 1
    complete_papers = {paper for paper, bits in having.items() if bits == every_word}  # by words, not by topics
    for places, on_topic in named_topics(database, [word.unit for word in words]):
        score = _OF_TOPIC * log((papers_in_all + 1) / (len(on_topic) + 0.5))
        bits = sum(1 << number for number in places)
        for paper in on_topic:
            best_of_words[paper] += score
            having[paper] |= bits
    whole = sum(weights)
    shares = {
        bits: _share(sum(weight for number, weight in enumerate(weights) if bits >> number & 1), whole)
        for bits in {*having.values()}
    }
    together: dict[int, float] = {}
    passages: dict[int, float] = {}
    for passage, score in sums.items():
        paper = found.paper_of[passage]
        passages[passage] = score * _share(covered_by_passage[passage], whole)
        together[paper] = max(together.get(paper, 0.0), passages[passage])
    papers = {
        paper: score * shares[having[paper]] + _TOGETHER * together.get(paper, 0.0)
        for paper, score in best_of_words.items()
    }
    passages = {passage: score + _OF_PAPER * papers[found.paper_of[passage]] for passage, score in passages.items()}
    if _is_strict(expression):
        inside = _passages_where(database, expression)
        passages = {passage: score for passage, score in passages.items() if passage in inside}
        holding = _papers_where(database, expression)
        papers = {paper: score for paper, score in papers.items() if paper in holding}
    complete = {passage for passage, covered in covered_by_passage.items() if isclose(covered, whole)}
    found.passages = _leading(passages, complete)
    found.papers = _mentions_last(_leading(papers, complete_papers), mentions)
    return found


def telling(expression: Expression) -> list[Unit]:
    """Return the words and phrases that are searched for, without words that say nothing unless there are no others."""
    wanted = list(dict.fromkeys(units(expression)))
    kept = [unit for unit in wanted if unit.exact or any(word.term not in STOP_WORDS for word in unit.words)]
    return kept or wanted


def _share(covered: float, whole: float) -> float:
    """What is left of a score where only some of the words are found, each by its weight."""
    return _LEAST_COVERED + (1 - _LEAST_COVERED) * (covered / whole) ** 2 if whole > 0 else 1.0


def _leading(scores: Mapping[int, float], complete: Set[int]) -> dict[int, float]:
    """Scores in order, without those that lack some of the words and are far behind the best."""
    least = max(scores.values(), default=0.0) * _FAR_BEHIND
    kept = sorted((-score, number) for number, score in scores.items() if score >= least or number in complete)
    return {number: -score for score, number in kept}


def _mentions_last(papers: Mapping[int, float], mentions: Set[int]) -> dict[int, float]:
    """Papers in order, those behind that only mention the word; they stay, as topics or dates may leave no others."""
    lowered = {number: score * (_OF_MENTION if number in mentions else 1.0) for number, score in papers.items()}
    return dict(sorted(lowered.items(), key=lambda each: (-each[1], each[0])))


def _is_strict(expression: Expression) -> bool:
    """Return whether not all that holds a word is found."""
    if isinstance(expression, Any):
        return any(_is_strict(part) for part in expression.parts)
    return isinstance(expression, All | Not)


def _passages_where(database: sqlite3.Connection, expression: Expression) -> set[int]:
    def matching(unit: Unit) -> set[int]:
        query = "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ?"
        return {row[0] for row in database.execute(query, (match_expression(unit),))}

    def everything() -> set[int]:
        return {row[0] for row in database.execute("SELECT id FROM passages")}

    return _where(expression, matching, everything)


def _papers_where(database: sqlite3.Connection, expression: Expression) -> set[int]:
    def matching(unit: Unit) -> set[int]:
        query = """
        SELECT DISTINCT p.paper FROM passage_terms JOIN passages p ON p.id = passage_terms.rowid
        WHERE passage_terms MATCH ?
        """
        found = {row[0] for row in database.execute(query, (match_expression(unit),))}
        query = "SELECT rowid FROM paper_terms WHERE paper_terms MATCH ?"
        return found | {row[0] for row in database.execute(query, (of_names(unit),))}

    def everything() -> set[int]:
        return {row[0] for row in database.execute("SELECT id FROM papers")}

    return _where(expression, matching, everything)


def _where(
    expression: Expression, matching: Callable[[Unit], set[int]], everything: Callable[[], set[int]]
) -> set[int]:
    """Return what an expression holds for, by sets."""
    if isinstance(expression, Unit):
        return matching(expression)
    if isinstance(expression, Not):
        return everything() - _where(expression.part, matching, everything)
    sets = [_where(part, matching, everything) for part in expression.parts]
    return set.intersection(*sets) if isinstance(expression, All) else set.union(*sets)
