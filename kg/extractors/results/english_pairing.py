"""Which number of an English sentence belongs to which benchmark.

English names the benchmark behind the number ("86.8% on GSM8K"), in front of it ("On GSM8K, ... 86.8%"), or glosses one
with the other in brackets. Lists of as many numbers as benchmarks pair in their order.
"""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.results.benchmark_lists import BenchmarkList
from kg.extractors.results.measures import MeasureList
from kg.extractors.results.pairing import Pair, is_average
from kg.nlp.annotations import NumberRole
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import WordClass

__all__ = ["english_pairs"]

_PREPOSITIONS = frozenset(
    ("on", "in", "for", "across", "at", "against", "of", "over", "under", "with", "within", "from", "onto")
)
_PLACES = frozenset(("on", "in", "for", "across", "at", "under", "within"))
_ELSEWHERE = re.compile(
    r"(?:benchmarks?|datasets?|tasks?|suites?|domains?|settings?|environments?|test sets?|"
    r"corpora|languages|collections?)$"
)
_CLAUSES = frozenset(
    ("while", "whereas", "but", "although", "though", "where", "which", "yet", "outperforming", "surpassing")
)
_LINKS = frozenset(("and", "or", "both", "the", "respectively"))
_FARTHEST_BEHIND = 12
"""Words between a number and the benchmark behind it."""


def english_pairs(
    chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], measures: list[MeasureList]
) -> Iterator[Pair]:
    """Yield the pairs that an English sentence states; what could be read in two ways is left out.

    Args:
        chunks: the sentence.
        benchmarks: its benchmarks, in lists as they are joined.
        measures: its numbers, in lists as they are joined.
    """
    benchmarks = [chunk for list_ in benchmarks for chunk in _apart(chunks, list_)]
    respectively = any(chunk.text.casefold() == "respectively" for chunk in chunks)
    for at, list_ in enumerate(measures):
        earlier = measures[at - 1].measures[-1].place if at else -1
        later = measures[at + 1].place if at + 1 < len(measures) else len(chunks)
        chosen, rule = _chosen(chunks, benchmarks, list_, earlier, later)
        if at + 1 < len(measures) and rule != "gloss" and _is_coordinated(chunks, benchmarks, list_, measures[at + 1]):
            beyond = measures[at + 2].place if at + 2 < len(measures) else len(chunks)
            shared, behind = _chosen(chunks, benchmarks, measures[at + 1], list_.place, beyond)
            chosen, rule = (shared, behind) if behind == "behind" else (chosen, rule)
        if chosen is not None:
            yield from _paired(chunks, chosen, list_, rule, respectively)


def _apart(chunks: Sequence[Chunk], list_: BenchmarkList) -> Iterator[BenchmarkList]:
    """Yield the benchmarks of a list, of which a place at the front is not one ("On GSM8K, FooBench improves")."""
    front = chunks[list_.place - 1].text.casefold() if list_.place else ""
    joined = any(chunk.word_class in {WordClass.AND, WordClass.SLASH} for chunk in chunks[list_.place : list_.end])
    if front not in {"on", "in", "across"} or joined or len(list_.items) != 2 or list_.items[0] is None:
        yield list_
        return
    end = next(at for at in range(list_.place, list_.end) if chunks[at].word_class is WordClass.COMMA)
    yield BenchmarkList(list_.place, end, list_.items[:1])
    yield BenchmarkList(list_.end - 1, list_.end, list_.items[1:])


def _chosen(
    chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], list_: MeasureList, earlier: int, later: int
) -> tuple[BenchmarkList | None, str]:
    """Return the benchmarks that a list of numbers is of, and how they were found."""
    first, last = list_.place, list_.measures[-1].place
    for candidate in benchmarks:
        if _glosses(chunks, candidate, first, last):
            return candidate, "gloss"
    for candidate in benchmarks:
        if candidate.place > last and _stands_behind(chunks, candidate, last, later):
            return candidate, "behind"
    before = [each for each in benchmarks if each.end <= first and not _is_source(chunks, each)]
    if not before:
        return None, ""
    chosen = before[-1]
    if _is_elsewhere(chunks, chosen.end, first) or _goes_on_elsewhere(chunks, last, later):
        return None, ""
    return chosen, "before"


def _is_coordinated(
    chunks: Sequence[Chunk], benchmarks: list[BenchmarkList], list_: MeasureList, following: MeasureList
) -> bool:
    """Return whether another number is joined before the place of both is named ("90.7% BLEU and 57.6% EM on X")."""
    between = chunks[list_.measures[-1].place + 1 : following.place]
    if len(between) > 8 or not any(chunk.word_class is WordClass.AND for chunk in between):
        return False
    named = any(list_.place < each.place < following.place for each in benchmarks)
    return not named and not any(
        chunk.text.casefold() in _PLACES - {"in"} or chunk.word_class is WordClass.STOP for chunk in between
    )


def _glosses(chunks: Sequence[Chunk], candidate: BenchmarkList, first: int, last: int) -> bool:
    """Return whether a bracket joins the two ("86.8% (GSM8K)", "GSM8K (86.8%", "GSM8K: 86.8%")."""
    if candidate.place > last:
        return (
            candidate.place == last + 2
            and chunks[last + 1].word_class is WordClass.OPEN
            and candidate.end < len(chunks)
            and chunks[candidate.end].word_class in {WordClass.CLOSE, WordClass.COMMA, WordClass.STOP}
        )
    between = chunks[candidate.end : first]
    return (
        bool(between)
        and between[0].word_class in {WordClass.OPEN, WordClass.COLON}
        and all(
            chunk.word_class in {WordClass.OPEN, WordClass.COLON, WordClass.METRIC, WordClass.PLUS, WordClass.TILDE}
            or chunk.text in {"=", "score", "accuracy", "@"}
            for chunk in between
        )
    )


def _stands_behind(chunks: Sequence[Chunk], candidate: BenchmarkList, last: int, later: int) -> bool:
    """Return whether benchmarks follow the numbers by a preposition, with no clause or number between."""
    between = chunks[last + 1 : candidate.place]
    if len(between) > _FARTHEST_BEHIND or candidate.place > later:
        return False
    words = [chunk.text.casefold() for chunk in between]
    if any(word in _CLAUSES for word in words) or any(map(_parts_clauses, between)):
        return False
    depth = 0
    for chunk in between:  # inside a bracket that closes, the words are an aside
        depth += (chunk.word_class is WordClass.OPEN) - (chunk.word_class is WordClass.CLOSE)
    if depth < 0:
        return False
    placed = [word for word in words if word in _PREPOSITIONS]
    # "than the best system on X", "over the baseline on X": the last preposition decides
    return bool(placed) and placed[-1] in _PREPOSITIONS - {"with", "from", "against"}


def _parts_clauses(chunk: Chunk) -> bool:
    spread = chunk.number is not None and chunk.number.role is NumberRole.SPREAD
    return chunk.word_class in {WordClass.COMMA, WordClass.STOP, WordClass.NUMBER} and not spread


def _is_source(chunks: Sequence[Chunk], list_: BenchmarkList) -> bool:
    """Return whether benchmarks are those that something was trained on, or is compared with."""
    before = [chunk.text.casefold() for chunk in chunks[max(0, list_.place - 4) : list_.place]]
    if list_.mentions[-1].relation is BenchmarkRelation.TRAINS:
        return True
    if before and before[-1] in {"than", "unlike", "from", "using", "via"}:
        return True
    trained = {"trained", "training", "pretrained", "pre-trained", "fine-tuned", "finetuned", "learned"}
    return any(word in trained for word in before) and any(word in {"on", "with", "using"} for word in before)


def _is_elsewhere(chunks: Sequence[Chunk], end: int, first: int) -> bool:
    """Return whether the words between benchmarks and a number behind name another place ("X, and on six tasks 3%")."""
    between = chunks[end:first]
    for at, chunk in enumerate(between):
        if chunk.word_class is WordClass.STOP:
            return True
        if at and _ELSEWHERE.search(chunk.text.casefold()) and at > 2:
            head = [each.text.casefold() for each in between[max(0, at - 5) : at]]
            if any(word in _PLACES for word in head):
                return True
    return False


def _goes_on_elsewhere(chunks: Sequence[Chunk], last: int, later: int) -> bool:
    """Return whether the words behind a number name an unnamed place ("... 3% on six other tasks")."""
    words = chunks[last + 1 : min(last + 9, later)]
    placed = False
    for chunk in words:
        word = chunk.text.casefold()
        if chunk.word_class in {WordClass.STOP, WordClass.COMMA, WordClass.OPEN} or word in _CLAUSES:
            return False
        if placed and _ELSEWHERE.search(word):
            return True
        placed = placed or word in {"on", "across", "for", "in"}
    return False


def _paired(
    chunks: Sequence[Chunk], chosen: BenchmarkList, list_: MeasureList, rule: str, respectively: bool
) -> Iterator[Pair]:
    benchmarks, measures = chosen.mentions, list_.measures
    if len(chosen.items) == len(measures) > 1:
        for item, measure in zip(chosen.items, measures, strict=True):
            if item is not None:
                yield Pair(item, measure, None, "in-order")
        return
    if len(chosen.items) == 1:
        if respectively and len(measures) > 1 and rule == "behind":
            return  # the other names of the list are unknown, and the order cannot be known
        for order, measure in enumerate(measures):
            yield Pair(benchmarks[0], measure, order if len(measures) > 1 else None, f"{rule}-benchmark")
        return
    if len(measures) == 1 and is_average(chunks, list_):
        yield Pair(benchmarks[0], measures[0], None, "average")
    elif len(measures) == 1:
        for benchmark in benchmarks:
            yield Pair(benchmark, measures[0], None, "all-benchmarks")
